"""What a service refuses, said on the page: beside its field where the form has it, else at the top."""

from dataclasses import dataclass

from django.forms import Form

from directory.editing.differing import differing
from directory.errors import DomainError, Outdated
from frontend.staff.difference import Line, all_lines

STATUS = {"BAD_INPUT": 422, "FORBIDDEN": 403, "CONFLICT": 409, "NOT_FOUND": 404}
CANNOT_BE_READ = 422


@dataclass(frozen=True, slots=True)
class Refusal:
    status: int
    message: str = ""  # for the top of the page; empty where it stands beside its field
    both: tuple[Line, ...] = ()  # what the listing says now, and what was to be written


def refusal(error: DomainError, form: Form) -> Refusal:
    status, both = STATUS[error.code], ()
    if isinstance(error, Outdated):
        both = all_lines(differing(error.live, error.proposed))
    if error.field in {field.name for field in form.visible_fields()}:
        form.add_error(error.field, error.message)
        return Refusal(status)
    return Refusal(status, error.message, both)
