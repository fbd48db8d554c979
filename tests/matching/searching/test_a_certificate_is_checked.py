"""With https the search server's certificate is checked, against an authority of one's own where one is named."""

import ssl
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
import trustme
from elastic_transport import TlsError

from config.environment import ImproperlyConfigured, readable_file
from matching.searching.connection import client_of


class Counts(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"] or 0))
        self.send_response(200)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(b'{"count": 7}')

    def log_message(self, *_):
        """A test says nothing."""


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture(scope="module")
def address(authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with HTTPServer(("127.0.0.1", 0), Counts) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"https://127.0.0.1:{server.server_port}"
        server.shutdown()


def asked_with(settings, address, authority, folder):
    written = folder / "authority.pem"
    authority.cert_pem.write_to_path(written)
    settings.ELASTICSEARCH_CA_FILE = readable_file("ELASTICSEARCH_CA_FILE", str(written))
    return client_of(address, timeout=10.0).count(index="any", query={"match_all": {}})["count"]


def test_a_server_signed_by_the_named_authority_is_asked(settings, address, authority, tmp_path):
    assert asked_with(settings, address, authority, tmp_path) == 7


def test_a_server_signed_by_another_one_is_not(settings, address, tmp_path):
    with pytest.raises(TlsError):
        asked_with(settings, address, trustme.CA(), tmp_path)


def test_without_an_authority_of_ones_own_the_public_ones_count(settings, address):
    settings.ELASTICSEARCH_CA_FILE = ""
    with pytest.raises(TlsError):
        client_of(address, timeout=10.0).count(index="any")


def test_a_file_that_is_not_there_stops_the_start(tmp_path):
    with pytest.raises(ImproperlyConfigured, match=r"ELASTICSEARCH_CA_FILE: .*none\.pem' is no file"):
        readable_file("ELASTICSEARCH_CA_FILE", str(tmp_path / "none.pem"))
    assert readable_file("ELASTICSEARCH_CA_FILE", "") == ""
