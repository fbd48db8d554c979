"""A house with one listing and one agency, on the empty database of DATABASE_URL, for a browser of a test.

`python -m tests.e2e.portal.house` prints its address and the cookie of a sign-in as one line of JSON, and serves until
its standard input ends. It has a process of its own because audit entries cannot be taken out of a database again.
"""

import json
import os
import sys
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server


class Quiet(WSGIRequestHandler):
    def log_message(self, *told):
        pass


def furnished() -> str:
    """The listing, and the key of a session of somebody who speaks for it."""
    from django.conf import settings

    from matching.index import build
    from tests import people
    from tests.api import samples

    service = samples.service("tx-safe-place", always_open=None, hours_text="Mondays to Wednesdays")
    samples.opening(service)
    samples.address(service)
    build()
    return people.signed_in(people.partner(service.organization)).cookies[settings.SESSION_COOKIE_NAME].value


def serve() -> None:
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application

    application = StaticFilesHandler(get_wsgi_application())
    server = make_server("127.0.0.1", 0, application, handler_class=Quiet)
    told = {"site": f"http://127.0.0.1:{server.server_port}", "session": furnished()}
    Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps(told), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    import django
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    serve()
