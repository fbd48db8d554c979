"""What the groups of a listing that are confirmed are called, in letters and on pages."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from directory.editing.table import Group
from directory.models.provenance import FieldGroup
from frontend.staff.field_words import GROUPS

TOPICS: Mapping[str, str] = {
    FieldGroup.EXISTENCE: _("That you are open"),
    FieldGroup.CONTACT: GROUPS[Group.CONTACT],
    FieldGroup.HOURS: GROUPS[Group.HOURS],
    FieldGroup.ELIGIBILITY: GROUPS[Group.ELIGIBILITY],
    FieldGroup.CAPACITY: GROUPS[Group.CAPACITY],
}


def topic_words(group: str) -> str:
    return str(TOPICS.get(group, group))
