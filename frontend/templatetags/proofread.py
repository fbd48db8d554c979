"""{% unchecked_translation as unchecked %}: whether the words of this page still wait for a native speaker."""

from django import template
from django.utils.translation import get_language

from frontend.proofreading import is_unchecked

register = template.Library()


@register.simple_tag
def unchecked_translation() -> bool:
    return is_unchecked(get_language() or "en")
