"""GraphiQL for developers: DEBUG only, from files in this package, without any outside request."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def wants_page(request: HttpRequest) -> bool:
    return request.accepts("text/html") and "text/html" in request.headers.get("Accept", "")


# CodeMirror writes style attributes, and the fonts lie inside the style sheet as data.
@csp_update({"style-src": [SELF, UNSAFE_INLINE], "font-src": [SELF, "data:"], "img-src": [SELF, "data:"]})
def page(request: HttpRequest) -> HttpResponse:
    response = render(request, "api/graphiql.html")
    response["Cache-Control"] = "no-store, private"
    return response
