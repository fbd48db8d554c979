"""Why an agency is not listed, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from directory.models.policies import Appeal, RefusalReason

REASONS: Mapping[str, str] = {
    RefusalReason.OFF_TOPIC.value: _("It does not help people hurt by a crime."),
    RefusalReason.NO_CONTACT.value: _("There is no way to reach it."),
    RefusalReason.NO_SOURCE.value: _("We found no source for it."),
    RefusalReason.TERMS.value: _("Its source does not let us use it."),
    RefusalReason.CLOSED.value: _("It has closed."),
    RefusalReason.UNSAFE.value: _("It may not be safe."),
    RefusalReason.OTHER.value: _("Another reason."),
}
APPEALS: Mapping[str, str] = {
    Appeal.NONE.value: "",
    Appeal.ASKED.value: _("They asked again"),
    Appeal.UPHELD.value: _("It stays off the list"),
    Appeal.LISTED.value: _("It will be listed"),
}
