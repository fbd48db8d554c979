"""Writes when programmes opened, closed and followed each other; what is written already stays.

A period is known by its beginning: one that a person closed (`directory.programs`) is not opened again.
"""

from directory.listings.history import Validity, successions, validity_periods
from directory.models import Service, Succession, ValidityPeriod


def write_history() -> None:
    """Rows whose listings were not loaded are left out."""
    known = dict(Service.objects.values_list("source_id", "pk"))
    for era in validity_periods():
        if era.listing in known:
            _write_period(known[era.listing], era)
    for change in successions():
        if change.predecessor in known and change.successor in known:
            Succession.objects.get_or_create(
                predecessor_id=known[change.predecessor],
                successor_id=known[change.successor],
                on_date=change.on_date,
                defaults={"source": change.source},
            )


def _write_period(service: int, era: Validity) -> None:
    period, _ = ValidityPeriod.objects.get_or_create(
        service_id=service,
        valid_from=era.valid_from,
        defaults={"valid_to": era.valid_to, "source": era.source},
    )
    if period.valid_to is None and era.valid_to is not None:
        period.valid_to = era.valid_to
        period.save(update_fields=["valid_to"])
