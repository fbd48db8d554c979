"""Cards of the sample listings, as they are made for a language."""

from django.utils.translation import override

from directory.hours import OpenState
from frontend.cards import Setting, match_card
from frontend.instead import line_instead
from matching.types import Reason
from tests.frontend import samples
from tests.frontend.conftest import say

OPEN = OpenState(kind="open")
MARJAREE = "Marjaree Mason Center"


def chosen(blob=None, *, language="en", wanted=("es",), asks=(), know=(), state=OPEN, instead=None):
    """The card of one listing; `asks` and `know` are sentences."""
    told = {
        "asks": tuple(Reason("ask", {"words": words}) for words in asks),
        "warnings": tuple(Reason("know", {"words": words}) for words in know),
    }
    setting = Setting(say, language, wanted, "mi", instead=instead)
    with override(language):
        return match_card(samples.match(**told), blob or samples.blob(), state, setting)


def named(name, **changes):
    """A listing that only differs in its name."""
    organization = samples.BLOB["organization"] | {"name": changes.pop("organization", name)}
    return samples.blob(name=name, service=name, organization=organization, **changes)


TEXT_ONLY = named(
    "Crisis Text Line", phones=[samples.phone(type="text", number="741741", display="741741", keyword="HOME")]
)
NO_PHONE = named("Rise House", phones=[])
BEING_CHECKED = named("Rise House", phones=[], number_not_checked=True, number_being_checked=True)
HOTLINE = line_instead(samples.BLOBS, ["ndvh"])
