"""A guide in the page's language, as its own page, the results and the cards of its listings show it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import get_language_info

from directory.guides import Guide, GuideContact, GuideText
from frontend.dialling import Way, grouped


@dataclass(frozen=True, slots=True)
class GuideRow:
    key: str
    language: str  # of the text shown
    text: GuideText
    ways: tuple[tuple[str, Way], ...]  # (label, how)
    sources: tuple[tuple[str, str], ...]  # (title, address)

    @property
    def direction(self) -> str:
        return direction(self.language)


def direction(language: str) -> str:
    """`rtl` or `ltr`, of a whole text: its first letter may be that of a name in another script."""
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


def guide_row(guide: Guide, language: str) -> GuideRow:
    own = language if language in guide.texts else "en"
    return GuideRow(
        key=guide.id,
        language=own,
        text=guide.texts[own],
        ways=tuple((_label(contact, own), _way(contact)) for contact in guide.contacts),
        sources=tuple((row.title, row.url) for row in guide.sources if opens(row.url)),
    )


def opens(address: str) -> bool:
    """Whether a browser can open it as a page."""
    return urlsplit(address).scheme in {"http", "https"}


def _label(contact: GuideContact, language: str) -> str:
    return contact.label.get(language) or contact.label.get("en", "")


def _way(contact: GuideContact) -> Way:
    if contact.type == "web":
        return Way("web", contact.value, contact.display or contact.value, external=True)
    return Way(contact.type, f"tel:{contact.value}", grouped(contact.display or contact.value))


def own_guides(guides: Iterable[Guide], language: str) -> Mapping[str, GuideRow]:
    """Listing id -> the guide of the same id, else the one guide that names it; a listing in several has none."""
    every = tuple(guides)
    named = Counter(listing for guide in every for listing in guide.listings)
    own = {listing: guide for guide in every for listing in guide.listings if named[listing] == 1}
    own |= {guide.id: guide for guide in every}
    return {listing: guide_row(guide, language) for listing, guide in own.items()}
