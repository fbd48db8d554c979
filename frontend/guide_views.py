"""The guides as pages of their own: the list, one guide, and the choice of who holds a person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from directory.guides import guide, guides
from frontend.guide_pages import custody_rows, guide_page, shelf_rows
from frontend.privacy import private
from frontend.saying import page_language
from frontend.shelves import GUIDE_AT, NUMBER_OF


@private
@require_GET
def all_guides(request: HttpRequest) -> HttpResponse:
    return _list(request)


@private
@require_GET
def one_guide(request: HttpRequest, number: int) -> HttpResponse:
    """A guide by its number; the list of all, with status 404, where there is none."""
    if number not in GUIDE_AT:
        return _list(request, status=404)
    page = guide_page(guide(GUIDE_AT[number]), page_language())
    return render(request, "public/guide.html", {"page": "guide", "number": number, "guide_page": page})


@private
@require_GET
def guide_by_id(request: HttpRequest, guide_id: str) -> HttpResponse:
    """For links written elsewhere: on to the number, so that the id is not what the history shows."""
    if guide_id not in NUMBER_OF:
        return _list(request, status=404)
    return redirect("public:guide", number=NUMBER_OF[guide_id])


@private
@require_GET
def custody(request: HttpRequest) -> HttpResponse:
    return render(
        request, "public/custody.html", {"page": "custody", "choices": custody_rows(guides(), page_language())}
    )


def _list(request: HttpRequest, status: int = 200) -> HttpResponse:
    shelves = shelf_rows(guides(), page_language())
    return render(request, "public/guides.html", {"page": "guides", "shelves": shelves}, status=status)
