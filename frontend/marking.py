"""Words inside a sentence: escaped, and marked with their language where it is not the page's."""

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString


def marked(words: str, language: str, page: str) -> SafeString:
    """HTML; `language` is that of the words, `page` that of the page."""
    if language == page:
        return conditional_escape(words)
    return format_html('<bdi lang="{}" dir="auto">{}</bdi>', language, words)
