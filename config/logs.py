"""What no log may hold: the secret at the end of an address that was sent to somebody."""

import logging
import re

SECRET = re.compile(r"(/(?:confirm|invitation)/)[^/\s?#'\"]+")


class WithoutSecrets(logging.Filter):
    """Django names the path where a page fails; the secret is cut from it."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        cut = SECRET.sub(r"\1…", said)
        if cut != said:
            record.msg, record.args = cut, ()
        return True
