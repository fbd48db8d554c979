"""The one client of the search server, from the settings."""

from functools import lru_cache
from typing import Any

import orjson
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from elasticsearch import Elasticsearch
from elasticsearch.serializer import NdjsonSerializer, OrjsonSerializer

WRITING = 30.0  # seconds for one batch


class OrjsonLines(NdjsonSerializer):
    """Several questions or documents at once, a line each."""

    def json_dumps(self, data: Any) -> bytes:
        return orjson.dumps(data)


@lru_cache(maxsize=1)
def client() -> Elasticsearch:
    """Keeps its connections open; raises ImproperlyConfigured where no server is named."""
    return client_of(settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_API_KEY)


def writer() -> Elasticsearch:
    """For who writes: a batch may take long, and nobody waits for it."""
    return client_of(settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_API_KEY, timeout=WRITING)


def client_of(url: str, api_key: str = "", *, timeout: float | None = None) -> Elasticsearch:
    """`timeout` in seconds. The client never asks a second time: who waits for an answer gets one from elsewhere.

    With `https` the certificate is checked against ELASTICSEARCH_CA_FILE, where it is set.
    """
    if not url:
        raise ImproperlyConfigured("ELASTICSEARCH_URL: name the server, for example http://127.0.0.1:9200")
    authority: dict[str, Any] = {"ca_certs": settings.ELASTICSEARCH_CA_FILE} if settings.ELASTICSEARCH_CA_FILE else {}
    return Elasticsearch(
        url,
        **authority,
        api_key=api_key or None,
        request_timeout=settings.ELASTICSEARCH_TIMEOUT if timeout is None else timeout,
        max_retries=0,
        retry_on_timeout=False,
        sniff_on_start=False,
        serializers={one.mimetype: one for one in (OrjsonSerializer(), OrjsonLines())},
    )
