"""Writes when programmes opened, closed and followed each other; what is written already stays."""

from directory.listings.history import successions, validity_periods
from directory.models import Service, Succession, ValidityPeriod


def write_history() -> None:
    """Rows whose listings were not loaded are left out."""
    known = dict(Service.objects.values_list("source_id", "pk"))
    for era in validity_periods():
        if era.listing in known:
            ValidityPeriod.objects.get_or_create(
                service_id=known[era.listing],
                valid_from=era.valid_from,
                valid_to=era.valid_to,
                defaults={"source": era.source},
            )
    for change in successions():
        if change.predecessor in known and change.successor in known:
            Succession.objects.get_or_create(
                predecessor_id=known[change.predecessor],
                successor_id=known[change.successor],
                on_date=change.on_date,
                defaults={"source": change.source},
            )
