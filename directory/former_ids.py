"""Ids of listings that were merged into another one: they go on answering, with the one that stays."""

from directory.models import FormerId, Service

MOST_STEPS = 10  # merges one after the other, before it is taken for a circle


def current_id(source_id: str) -> str:
    """The id that answers for this one now; the same where nothing was merged."""
    for _step in range(MOST_STEPS if source_id.isprintable() else 0):
        after = FormerId.objects.filter(source_id=source_id).values_list("service__source_id", flat=True).first()
        if after is None:
            break
        source_id = after
    return source_id


def service_now(source_id: str) -> Service | None:
    """The listing of this id, or the one that it was merged into."""
    found = Service.objects.select_related("organization").filter(source_id=current_id(source_id))
    return found.first()


def is_merged(service: Service) -> bool:
    return FormerId.objects.filter(source_id=service.source_id).exists()


def former_ids_of(service: Service) -> list[str]:
    """Every id that leads to this listing, by however many steps, in order."""
    found: set[str] = set()
    step = {service.source_id}
    while step:
        rows = FormerId.objects.filter(service__source_id__in=step).exclude(source_id__in=found)
        step = set(rows.values_list("source_id", flat=True))
        found |= step
    return sorted(found)
