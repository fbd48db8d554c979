"""What a style sheet, a script or a picture of the pages carries with it."""

from wsgiref.headers import Headers


def not_stored(headers: Headers, _path: str, _url: str) -> None:
    """For WHITENOISE_ADD_HEADERS_FUNCTION: nothing of a visit stays in a browser's cache."""
    headers["Cache-Control"] = "no-store"
