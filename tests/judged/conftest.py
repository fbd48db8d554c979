import pytest
from django.core.cache import cache
from django.utils import translation

from frontend import first_lines
from matching import holding
from matching.searching import connection


@pytest.fixture(autouse=True)
def nothing_of_another_test():
    """Neither the language of a request nor what was kept of another directory."""
    cache.clear()
    first_lines.first_line_ids.cache_clear()
    yield
    first_lines.first_line_ids.cache_clear()
    translation.deactivate()


@pytest.fixture(params=["embedded", "elasticsearch"])
def frozen(request, monkeypatch, settings):
    """A snapshot that nobody refreshes: the index takes in nothing. The search server cannot be reached."""

    def freeze():
        settings.MATCH_ENGINE, settings.ELASTICSEARCH_URL = request.param, "http://127.0.0.1:9"
        connection.client.cache_clear()
        holder = holding.Holder()
        holder.get()
        holder.followed = True
        monkeypatch.setattr(holding, "holder", holder)
        return holder

    yield freeze
    connection.client.cache_clear()
