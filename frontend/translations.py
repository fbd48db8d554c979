"""The words of both doors: found in templates and modules, and kept whole in every language."""

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation import templatize

from matching.reasons import RINGS, SITUATIONS, WORDING

HERE = Path(__file__).parent
LOCALE = HERE / "locale"
LANGUAGES = tuple(sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir()))  # as gettext writes them
ROOMS = ("api", "directory", "frontend")  # whose modules have words for the screen
CALLS = {"_": 1, "gettext": 1, "gettext_lazy": 1, "ngettext": 2}
TEMPLATE_CALL = re.compile(r"""(?<!\w)(n?gettext|_)\(u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")


def msgids() -> frozenset[str]:
    """Every English phrase a page can show: of templates, of modules, and the wording of reasons."""
    return frozenset({*_of_templates(), *_of_modules(), *_of_reasons()})


def _of_reasons() -> Iterator[str]:
    yield from (*WORDING.values(), *RINGS.values(), *SITUATIONS.values(), "and")


def _of_modules() -> Iterator[str]:
    for path in (path for room in ROOMS for path in (HERE.parent / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                yield from _first_texts(node, CALLS[node.func.id])


def _first_texts(call: ast.Call, count: int) -> Iterator[str]:
    texts = [arg.value for arg in call.args[:count] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    yield from texts[:1]


def _of_templates() -> Iterator[str]:
    """`templatize` is Django's own reading of a template as gettext calls."""
    for path in (HERE / "templates").rglob("*.html"):
        for found in TEMPLATE_CALL.finditer(templatize(path.read_text("utf-8"))):
            yield ast.literal_eval(found.group(2))


def po_path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def mo_path(language: str) -> Path:
    return po_path(language).with_suffix(".mo")


def catalog(language: str) -> Catalog:
    with po_path(language).open("rb") as file:
        return read_po(file, locale=language)


def compiled(language: str) -> bytes:
    """The .mo of a language's words, the same bytes each time."""
    buffer = BytesIO()
    write_mo(buffer, catalog(language))
    return buffer.getvalue()


def missing(language: str) -> list[str]:
    """Phrases without a translation."""
    words = catalog(language)
    return sorted(phrase for phrase in msgids() if not _translated(words, phrase))


def _translated(words: Catalog, phrase: str) -> bool:
    message = words.get(phrase)
    strings = (
        message.string if message and isinstance(message.string, tuple) else (message.string,) if message else ("",)
    )
    return all(strings)
