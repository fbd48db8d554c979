"""Handing a caller over to another line while they are on the phone."""

from django.utils.translation import gettext as _


def transfer_steps() -> tuple[str, ...]:
    """What the operator does, in order, in the active language."""
    return (
        _("Ask first: “Do you want me to call them with you?” Go on only after a yes."),
        _("Say who answers there. Ask what you may tell them."),
        _("Call them and stay on the line. Do not leave the caller alone on hold."),
        _("Tell them only what the caller agreed to. Say no name, unless the caller wants it."),
        _("Wait until the two are talking. Then say goodbye and leave the call."),
        _("Nobody answers, or they cannot help? Go back to the caller and choose the next place."),
    )
