"""The pages of the curators as a test uses them."""

from html import unescape

from django.urls import reverse

from directory.models import Hold, Letter, Service, Succession, ValidityPeriod
from directory.models.people import Role
from tests.directory.curating import everything
from tests.frontend.reading import markup
from tests.people import account, signed_in

NOTE = "Called +15125550100. The front desk says it is right."
CALLED = {"approve-called_back": "on", "approve-note": NOTE}


def address(view: str, *which) -> str:
    return reverse(f"review:{view}", args=which)


def read(user, view: str, *which, **asked):
    return signed_in(user).get(address(view, *which), asked)


def post(user, view: str, *which, **said):
    return signed_in(user).post(address(view, *which), said)


def shown(answer) -> str:
    return unescape(markup(answer))


def buttons(answer, pk: int) -> set[str]:
    """Which acts the page of a proposal offers."""
    acts = ("approve", "reject", "take-back")
    return {act for act in acts if f'action="{address(act, pk)}"' in markup(answer)}


def curator(name: str):
    """Named so that the name is no word of a page."""
    return account(name, Role.CURATOR)


def state(service: Service) -> dict:
    """All that an act of these pages could change."""
    kinds = (Hold, Letter, Succession, ValidityPeriod)
    return everything(service) | {kind.__name__: list(kind.objects.order_by("pk").values()) for kind in kinds}


def letters() -> list[tuple[str, str]]:
    return list(Letter.objects.order_by("pk").values_list("kind", "to"))
