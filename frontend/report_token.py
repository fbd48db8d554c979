"""The proof that a report comes from a card we showed: signed, without state, and without a cookie."""

from datetime import datetime

from django.core.signing import BadSignature, Signer

LASTS = 6  # hours, counted in whole hours: a list is open on a table for an evening
_signer = Signer(salt="waypoint.problem-report")


def report_token(listing: str, at: datetime) -> str:
    """Signs the listing and the hour of `at`. The form names the listing beside it, so the token leaves it out."""
    return _signer.sign(f"{listing}:{_hour(at)}").removeprefix(f"{listing}:")


def is_good(token: str, listing: str, at: datetime) -> bool:
    """Whether the token was made for this listing, at most six whole hours ago.

    Nothing remembers a token, so whoever posts one again within those hours is counted again. That raises a count,
    which hides nothing and moves no listing; how often is bounded by `frontend.rates`.
    """
    try:
        signed = _signer.unsign(f"{listing}:{token}")
    except BadSignature:
        return False
    named, _, hour = signed.rpartition(":")
    return named == listing and 0 <= _hour(at) - int(hour) <= LASTS


def _hour(at: datetime) -> int:
    return int(at.timestamp() // 3600)
