from types import SimpleNamespace

import pytest
from django.utils import translation

from directory.hours import OpenState
from frontend import first_lines, saying, views
from frontend.cards import Setting
from tests.frontend import samples


class Site:
    """The pages over a set answer; what they asked for is kept in `requests`."""

    def __init__(self):
        self.result = samples.result()
        self.blobs = dict(samples.BLOBS)
        self.requests = []
        self.error = None

    def match(self, request):
        self.requests.append(request)
        if self.error and request.places.here:
            raise self.error
        return self.result

    def offers(self, ids):
        return {offer_id: self.blobs[offer_id] for offer_id in ids if offer_id in self.blobs}


@pytest.fixture(autouse=True)
def english_again():
    """A request leaves its language with the thread; the next test starts in English."""
    yield
    translation.deactivate()


@pytest.fixture
def site(monkeypatch):
    own = Site()
    first_lines.first_line_ids.cache_clear()
    for door in (views, first_lines):
        monkeypatch.setattr(door, "match", own.match)
        monkeypatch.setattr(door, "offers", own.offers)
        monkeypatch.setattr(door, "open_state", lambda blob, at: always_open())
        monkeypatch.setattr(door, "index_state", lambda: SimpleNamespace(version="1"))
    monkeypatch.setattr(views, "guide", lambda guide_id: samples.GUIDE)
    monkeypatch.setattr(saying, "render", lambda reason, language, translate, show: show(say(reason), language))
    yield own
    first_lines.first_line_ids.cache_clear()


def always_open():
    return OpenState(kind="open")


def say(reason):
    return reason.params.get("words", reason.code)


@pytest.fixture
def setting():
    return Setting(say, "en", ("es",), "mi")
