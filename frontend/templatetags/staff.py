"""The menu of a staff page, for whoever looks at it."""

from typing import Any

from django import template

from frontend.staff.menu import menu_of

register = template.Library()


@register.simple_tag(takes_context=True)
def staff_menu(context: Any) -> list[tuple[str, str, bool]]:
    """(words, address, whether the page stands under it, and under no longer address) of each entry."""
    request = context["request"]
    entries = [(entry.words, entry.address) for entry in menu_of(request.user)]
    above = [address for _words, address in entries if request.path.startswith(address)]
    here = max(above, key=len, default="")
    return [(words, address, address == here) for words, address in entries]
