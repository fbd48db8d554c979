"""manage.py compile_words [--check]: the .mo files from the .po files, without gettext's own programs."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from frontend.translations import LANGUAGES, compiled, missing, mo_path


class Command(BaseCommand):
    help = "Compile the pages' words in every language; --check says what is missing or stale and writes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *, check: bool, **_options: object) -> None:
        for language in LANGUAGES:
            for phrase in missing(language):
                self.stderr.write(f"{language}: no words for {phrase!r}")
            self._compile(language, check)

    def _compile(self, language: str, check: bool) -> None:
        path, words = mo_path(language), compiled(language)
        if check and (not path.is_file() or path.read_bytes() != words):
            raise CommandError(f"{path} does not match its .po: run manage.py compile_words")
        if not check:
            path.write_bytes(words)
            self.stdout.write(f"{path}: {len(words)} bytes")
