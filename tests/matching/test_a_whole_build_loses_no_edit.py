"""A whole build reads for a while: what is edited and taken in meanwhile is taken in again after it."""

from directory.models import IndexEvent
from directory.services import withhold
from matching import index
from matching.documents import from_json
from matching.models import IndexedOffer
from tests.api import samples


def stored_publication() -> str:
    return from_json(bytes(IndexedOffer.objects.get().document)).publication


def test_a_change_taken_in_while_a_whole_build_reads_is_taken_in_again(empty_directory, monkeypatch):
    service = samples.service()
    index.build(now=samples.NOW)
    rows = index._rows

    def rows_then_an_edit(*arguments):
        yield from rows(*arguments)
        monkeypatch.setattr(index, "_rows", rows)
        withhold(service=service, by=None)
        assert index.take_in() == 1

    monkeypatch.setattr(index, "_rows", rows_then_an_edit)
    index.build(now=samples.NOW)
    assert (stored_publication(), IndexEvent.objects.count()) == ("published", 1)
    assert index.take_in() == 1
    assert (stored_publication(), IndexEvent.objects.count()) == ("withheld", 0)


def test_a_build_that_nothing_crosses_leaves_nothing_to_take_in(empty_directory):
    service = samples.service()
    index.build(now=samples.NOW)
    withhold(service=service, by=None)
    assert index.take_in() == 1
    index.build(now=samples.NOW)
    assert (stored_publication(), IndexEvent.objects.count()) == ("withheld", 0)
