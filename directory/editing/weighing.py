"""The flags of a proposal, with what the directory knows of its numbers, links and area."""

from collections.abc import Collection, Iterable, Mapping

from directory.editing.live import live
from directory.models import ChangeProposal, Phone, Service
from directory.models.organizations import Level
from directory.proposals import differences
from directory.risk import Flag, area_code, flags

PLACED = (Level.LOCAL, Level.STATE)
ENOUGH = 3  # numbers of one code before it says anything of a state


def flags_of(proposal: ChangeProposal, area_codes: Mapping[str, Collection[str]] | None = None) -> tuple[Flag, ...]:
    """See `directory.risk.flags`. For many proposals read `states_of_area_codes` once and give it."""
    found = differences(proposal)
    service = proposal.service
    changed = {one.field: one.after for one in found}
    links = changed.get("urls") or live(service, ["urls"])["urls"]
    numbers = [phone["number"] for phone in changed.get("phones", ())]
    return flags(
        found,
        links=[link["url"] for link in links],
        elsewhere=numbers_elsewhere(service, numbers),
        area_codes=_known(area_codes) if numbers else {},
        states=changed.get("area_states", service.area_states),
    )


def _known(area_codes: Mapping[str, Collection[str]] | None) -> Mapping[str, Collection[str]]:
    return states_of_area_codes() if area_codes is None else area_codes


def numbers_elsewhere(service: Service, numbers: Iterable[str]) -> dict[str, set[str]]:
    """Number -> names of other organizations that have it; short numbers are everybody's."""
    wanted = [number for number in numbers if number.startswith("+")]
    rows = Phone.objects.filter(number__in=wanted).exclude(service__organization=service.organization_id)
    found: dict[str, set[str]] = {}
    for number, name in rows.values_list("number", "service__organization__name"):
        found.setdefault(number, set()).add(name)
    return found


def states_of_area_codes() -> dict[str, set[str]]:
    """Area code -> states (USPS) of the local and state organizations that have numbers of it, three or more of them.

    There is no table of area codes among the places, so the directory itself tells.
    """
    rows = Phone.objects.filter(service__organization__level__in=PLACED, number__startswith="+1")
    seen: dict[str, dict[str, set[str]]] = {}
    for number, states in rows.values_list("number", "service__area_states"):
        for state in states if area_code(number) else ():
            seen.setdefault(area_code(number), {}).setdefault(state, set()).add(number)
    known = {code: {state for state, numbers in by.items() if len(numbers) >= ENOUGH} for code, by in seen.items()}
    return {code: states for code, states in known.items() if states}
