"""Two doors for a supervisor: /livez says that the process answers, /readyz that it can answer a match.

A failed check is told by a word of this file, never by an exception's text: it may name a server or a path.
"""

import logging
from collections.abc import Callable, Mapping

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from directory.errors import DomainError

logger = logging.getLogger("waypoint.health")
Check = dict[str, object]


@require_safe
@never_cache
def livez(_request: HttpRequest) -> HttpResponse:
    return JsonResponse({"alive": True})


@require_safe
@never_cache
def readyz(_request: HttpRequest) -> HttpResponse:
    """200 with every check, or 503 when one of them is not ok."""
    checks = {name: _safely(name, check) for name, check in _asked().items()}
    ready = all(check["ok"] for check in checks.values())
    return JsonResponse({"ready": ready, "checks": checks}, status=200 if ready else 503)


def _safely(name: str, check: Callable[[], Check]) -> Check:
    try:
        return check()
    except Exception as error:  # noqa: BLE001  a broken part is reported as not ready, never as a 500
        logger.error("readyz: %s failed with %s", name, type(error).__name__)  # noqa: TRY400  the text may name a host
        return {"ok": False, "problem": "failed"}


def database() -> Check:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return {"ok": False, "problem": "does not answer"}
    return {"ok": True}


def migrations() -> Check:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return {"ok": not missing, "unapplied": len(missing)}


def search_index() -> Check:
    """Built and loaded in this process; `age_seconds` is the time since it was built."""
    from matching.service import index_state

    try:
        state = index_state()
    except DomainError:
        return {"ok": False, "problem": "not built"}
    return {
        "ok": bool(state.built and state.offers),
        "version": state.version,
        "offers": state.offers,
        "age_seconds": state.age_seconds,
    }


def search_server() -> Check:
    """How many changes it is behind, None where it must be filled anew. Without it the spare answers, where there is one."""
    from matching import index
    from matching.searching.connection import client
    from matching.searching.syncing import level
    from matching.searching.writing import FAILURES

    try:
        now = level(client())
    except FAILURES:
        return {"ok": index.size() <= settings.SPARE_MOST_OFFERS, "problem": "does not answer"}
    return {"ok": True, "behind": now.behind, "refused": now.refused}


def _asked() -> Mapping[str, Callable[[], Check]]:
    """A search server is asked where one is in use."""
    return {**CHECKS, "search_server": search_server} if settings.MATCH_ENGINE == "elasticsearch" else CHECKS


CHECKS: Mapping[str, Callable[[], Check]] = {
    "database": database,
    "migrations": migrations,
    "search_index": search_index,
}
