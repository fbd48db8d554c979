"""Who is listed here, and who is not: the policy that holds, and how many were refused for which reason."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from directory.dates import printed_date
from directory.models import InclusionPolicy
from directory.policies import in_force, refusals_by_reason
from frontend.inclusion_words import REASONS
from frontend.privacy import private
from frontend.saying import page_language


@private
@require_GET
def inclusion(request: HttpRequest) -> HttpResponse:
    refused = {} if settings.BUNDLE else refusals_by_reason()  # a bundle has no refusals
    rows = [policy_row(one) for one in in_force()]
    context = {
        "page": "inclusion",
        "whole": [row for row in rows if not row["source"]],
        "sources": [row for row in rows if row["source"]],
        "refused": [(REASONS[reason], count) for reason, count in refused.items()],
        "mailbox": settings.CONTACT_MAILBOX,
    }
    return render(request, "public/inclusion.html", context)


def policy_row(one: InclusionPolicy) -> dict[str, object]:
    """The words are those of the policy, in English; the day is in the language of the page."""
    since = printed_date(one.adopted_on.isoformat(), page_language()) if one.adopted_on else ""
    paragraphs = [part for part in one.text.replace("\r", "").split("\n\n") if part.strip()]
    return {
        "pk": one.pk, "source": one.source, "name": one.name, "version": one.version,
        "since": since, "paragraphs": paragraphs, "author": one.written_by_id,
    }  # fmt: skip
