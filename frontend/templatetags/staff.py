"""The menu of a staff page, for whoever looks at it."""

from typing import Any

from django import template

from frontend.staff.menu import menu_of

register = template.Library()


@register.simple_tag(takes_context=True)
def staff_menu(context: Any) -> list[tuple[str, str, bool]]:
    """(words, address, whether the page stands under it) of each entry."""
    request = context["request"]
    return [(entry.words, entry.address, request.path.startswith(entry.address)) for entry in menu_of(request.user)]
