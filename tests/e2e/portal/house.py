"""A house with two agencies, their listings and two curators, on the empty database of DATABASE_URL, for a browser.

`python -m tests.e2e.portal.house` prints its address and the cookie of each sign-in as one line of JSON, and serves until
its standard input ends. It has a process of its own because audit entries cannot be taken out of a database again.
"""

import json
import os
import sys
from threading import Thread
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

if TYPE_CHECKING:
    from directory.models import Service, User


class Quiet(WSGIRequestHandler):
    def log_message(self, *told):
        pass


def furnished() -> dict[str, Any]:
    """The listings; the key of a session of each person: two of one agency, one of another, two curators and more; the
    secrets of links.
    """
    from django.conf import settings

    from directory.models import EmailAddress
    from matching.index import build
    from tests import people
    from tests.api import samples

    service = samples.service("tx-safe-place", always_open=None, hours_text="Mondays to Wednesdays")
    samples.opening(service)
    samples.address(service)
    EmailAddress.objects.create(service=service, position=0, email="desk@safe.example", public=True)
    other = samples.organization("river-house", name="River House")
    samples.service("tx-river-house", of=other, name="River House shelter")
    third = samples.organization("hill-house", name="Hill House")
    hills = [samples.service(one, of=third, name="Hill House") for one in ("tx-hill-house", "tx-hill-house-2")]
    build()
    accounts = {
        "pat": people.partner(service.organization, name="pat"),
        "pia": people.partner(service.organization, name="pia"),
        "paul": people.partner(other, name="paul"),
        "cora": people.curator(),
        "cyrus": people.second_curator(),
        "adele": people.administrator(),
    }
    waiting_for_curators(hills, accounts["cora"])
    links = links_by_mail(service, accounts["adele"])
    cookie = settings.SESSION_COOKIE_NAME
    sessions = {name: people.signed_in(user).cookies[cookie].value for name, user in accounts.items()}
    return {"sessions": sessions, "links": links}


def links_by_mail(service: "Service", by: "User") -> dict[str, str]:
    """The secrets of a link that needs no account, and of an invitation."""
    from directory.invitations import invite
    from directory.models.people import Role
    from directory.reminding import remind

    letter = remind(to="desk@safe.example", services=[service])
    _made, secret = invite(email="new@safe.example", role=Role.PARTNER, organization=service.organization, by=by)
    return {"reminder": letter.facts["listings"][0]["secret"], "invitation": secret}


def waiting_for_curators(hills: "list[Service]", curator: "User") -> None:
    """One of each thing that stands on their pages; the two listings of Hill House are candidates for a merge."""
    from directory import claims, merging, policies
    from directory.fast_lane import confirm_dead
    from directory.models import ProblemCount, Refusal
    from directory.models.problems import Problem

    service, twin = hills
    merging.propose(stays=service, goes=twin, fields=[], why="They are one house.", by=curator)
    claims.claim(service=service, email="desk@hill.example", office="Front desk")
    confirm_dead(service, curator)
    ProblemCount.objects.create(service=service, problem=Problem.NUMBER, week="2026-11-23", count=12)
    policies.load_shipped()
    reason = Refusal._meta.get_field("reason").choices[0][0]
    policies.record_refusal(name="Some seller", reason=reason, words="It sells things.", by=curator)


def serve() -> None:
    from django.contrib.staticfiles.handlers import StaticFilesHandler

    told = furnished()
    from config.wsgi import application

    server = make_server("127.0.0.1", 0, StaticFilesHandler(application), handler_class=Quiet)
    told |= {"site": f"http://127.0.0.1:{server.server_port}"}
    Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps(told), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    import django
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    serve()
