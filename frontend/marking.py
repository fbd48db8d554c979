"""Words inside a sentence: escaped, and marked with their language where it is not the page's."""

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe


def marked(words: str, language: str, page: str) -> SafeString:
    """HTML; `language` is that of the words, `page` that of the page."""
    if language == page:
        return conditional_escape(words)
    return format_html('<bdi lang="{}" dir="auto">{}</bdi>', language, words)


def with_english(wording: str, page: str, **words: str) -> SafeString:
    """HTML: a translated wording with its %(name)s filled by a listing's own English words."""
    shown = {name: marked(word, "en", page) for name, word in words.items()}
    return mark_safe(wording % shown)  # noqa: S308  our own wording; every word put into it is escaped by `marked`
