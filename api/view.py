"""`/graphql` over HTTP: POST and JSON only, no cookie, nothing kept by any cache, never a 500.

Nobody needs an account. The software of an agency may send a token, in a header that no browser adds by itself.
"""

from typing import Any

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from graphql import GraphQLSchema

from api import body, errors
from api.execution import Door, answer
from api.graphiql import page, wants_page
from api.partners.bearer import token_of
from api.reasons import interface_language
from api.schema import schema

MAX_ANSWER_BYTES = 262_144


def graphql_view(request: HttpRequest) -> HttpResponse:
    """Answers {data} and {errors}; 400, 401, 403, 405, 413, 415 and 429 where nothing was executed, else 200."""
    if request.method == "GET" and settings.DEBUG and wants_page(request):
        return page(request)
    if request.method != "POST":
        refusal = errors.Refusal("BAD_INPUT", "method", "Send a POST request with a JSON body.", 405)
        return _respond({"errors": [errors.refused(refusal)]}, 405, Allow="POST")
    return _answer(schema.graphql_schema, request)


def _answer(compiled: GraphQLSchema, request: HttpRequest) -> HttpResponse:
    try:
        door = Door(interface_language(request), token_of(request))
        return _respond(*answer(compiled, body.read(request), door))
    except errors.Refusal as refusal:
        return _respond({"errors": [errors.refused(refusal)]}, refusal.status, **refusal.headers)
    except Exception as error:  # noqa: BLE001  the promise: an answer, whatever went wrong
        errors.log(error)
        return _respond({"errors": [errors.unavailable()]}, 200)


def _respond(content: dict[str, Any], status: int, **headers: str) -> HttpResponse:
    encoded = orjson.dumps(content)
    if len(encoded) > MAX_ANSWER_BYTES:
        refusal = errors.too_complex("The answer is too long. Ask for fewer fields or a smaller page.")
        encoded, status = orjson.dumps({"errors": [errors.refused(refusal)]}), refusal.status
    return HttpResponse(
        encoded,
        status=status,
        content_type="application/json; charset=utf-8",
        headers={"Cache-Control": "no-store, private", **headers},
    )
