"""An invitation becomes one account, once, and only as long as whoever made it may still invite."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from directory import audit, invitations
from directory.accounts import end_account
from directory.errors import BadInput, Forbidden, NotFound
from directory.invitations import accept, invite, invite_by_letter, usable, waiting
from directory.models import AuditEntry, Invitation, Letter, Membership, Organization, User
from directory.models.people import Role
from tests import people

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
PASSWORD = "four grey pebbles"


@pytest.fixture(autouse=True)
def quick(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def agency():
    return Organization.objects.create(slug="safe-house", name="Safe House", level="local")


def made(role=Role.CURATOR, organization=None, by=None):
    return invite(email="ana@example.org", role=role, organization=organization, by=by, at=NOW)


def taken(secret, at=NOW, name="ana", password=PASSWORD):
    return accept(secret=secret, username=name, password=password, at=at)


def written():
    return [list(kind.objects.order_by("pk").values()) for kind in (User, Membership, Invitation, AuditEntry)]


def refused(secret, at=NOW):
    before = written()
    with pytest.raises(NotFound) as problem:
        taken(secret, at, name="ana-again")
    assert written() == before
    return (problem.value.code, problem.value.field, problem.value.message)


def test_an_invitation_becomes_an_account_with_its_role(agency):
    for role, organization in ((Role.ANALYST, None), (Role.PARTNER, agency)):
        _held, secret = made(role, organization)
        user = taken(secret, name=f"ana-{role}")
        assert user.standing == {(role, organization.pk if organization else None)}
        assert (user.email, user.is_staff, user.is_superuser) == ("ana@example.org", False, False)
        assert user.check_password(PASSWORD)


def test_the_secret_is_long_and_kept_nowhere():
    held, secret = made()
    assert len(secret) == 43
    everything = str(Invitation.objects.values().get()) + str(list(AuditEntry.objects.values()))
    assert secret not in everything
    assert len(held.digest) == 64


def test_forged_used_and_old_links_are_refused_alike():
    _held, secret = made()
    _other, late = made()
    taken(secret)
    told = {refused(secret), refused("x" * 43), refused(""), refused("\udcff"), refused(late, NOW + WEEK)}
    assert told == {("NOT_FOUND", "invitation", "This link cannot be used. Ask for a new one.")}


def test_it_can_be_used_until_its_last_second():
    _held, secret = made()
    assert taken(secret, NOW + WEEK - timedelta(seconds=1)).username == "ana"


def test_the_days_are_a_setting(settings):
    settings.INVITATION_DAYS = 2
    assert made()[0].expires_at == NOW + timedelta(days=2)


def test_it_is_void_when_whoever_made_it_has_gone_or_may_no_longer_invite():
    adele, boss = people.administrator(), people.administrator("boss")
    secrets = [made(by=one)[1] for one in (adele, boss)]
    User.objects.filter(pk=adele.pk).update(is_active=False)
    boss.memberships.all().delete()
    assert {refused(secret)[0] for secret in secrets} == {"NOT_FOUND"}


@pytest.mark.parametrize(
    ("name", "password"), [("", PASSWORD), ("a b", PASSWORD), ("ana", "short"), ("cora", PASSWORD)]
)
def test_a_name_or_password_that_cannot_be_taken_leaves_the_link_as_it_was(name, password):
    people.curator("cora")
    _held, secret = made()
    before = written()
    with pytest.raises(BadInput):
        taken(secret, name=name, password=password)
    assert written() == before
    assert usable(secret, NOW) is not None


def test_who_may_invite_whom(agency):
    callers = {
        "administrator": people.administrator(),
        "curator": people.curator(),
        "operator": people.operator(),
        "analyst": people.analyst(),
        "partner": people.partner(agency),
    }
    allowed = set()
    for name, caller in callers.items():
        for role in Role:
            before = written()
            try:
                made(role, agency if role == Role.PARTNER else None, caller)
            except Forbidden:
                assert written() == before
            else:
                allowed.add((name, role.value))
    assert allowed == {("administrator", role.value) for role in Role} | {("curator", "partner")}


@pytest.mark.parametrize(
    "changes",
    [
        {"email": "nobody"},
        {"email": ""},
        {"role": "king"},
        {"role": Role.PARTNER},
        {"role": Role.CURATOR, "organization": 1},
    ],
)
def test_what_makes_no_sense_is_refused(agency, changes):
    given = {"email": "ana@example.org", "role": Role.CURATOR, "by": None, "at": NOW} | changes
    if "organization" in changes:
        given["organization"] = agency
    with pytest.raises(BadInput):
        invite(**given)
    assert not Invitation.objects.exists()


def test_what_was_done_stands_in_the_audit():
    adele = people.administrator()
    held, secret = made(by=adele)
    user = taken(secret)
    told = [(entry.action, entry.actor, entry.about_id) for entry in AuditEntry.objects.order_by("pk")]
    assert told == [("invitation.made", adele, str(held.pk)), ("invitation.accepted", user, str(held.pk))]
    assert audit.verify_chain() is None


def test_by_letter_the_secret_is_in_the_letter_alone(agency):
    held = invite_by_letter(
        email="pat@example.org", role=Role.PARTNER, organization=agency, by=people.curator(), at=NOW
    )
    letter = Letter.objects.get()
    assert (letter.kind, letter.to) == ("invitation", "pat@example.org")
    assert usable(letter.facts["secret"], NOW) == held
    assert {name: letter.facts[name] for name in ("role", "organization", "until")} == {
        "role": "partner",
        "organization": "Safe House",
        "until": "2026-12-03",
    }


def test_waiting_ones_are_neither_used_nor_old_nor_of_an_ended_account():
    adele, boss = people.administrator(), people.administrator("boss")
    used, of_one_gone, here = made(by=boss), made(by=adele), made(by=boss)
    taken(used[1])
    end_account(user=adele, by=boss, at=NOW)
    assert list(waiting(NOW)) == [here[0]]
    assert of_one_gone[0] not in waiting(NOW)
    assert not waiting(NOW + WEEK).exists()


def test_the_command_prints_a_link_that_can_be_used(agency, capsys):
    call_command("invite", "pat@example.org", "--role", "partner", "--organization", "safe-house")
    link = capsys.readouterr().out.split()[0]
    assert link.startswith("/staff/account/invitation/")
    assert usable(link.rsplit("/", 1)[1]).organization == agency


@pytest.mark.parametrize(
    "given",
    [
        ("nobody", "--role", "curator"),
        ("a@b.org", "--role", "partner"),
        ("a@b.org", "--role", "partner", "--organization", "x"),
    ],
)
def test_the_command_says_what_is_wrong(given):
    with pytest.raises(CommandError):
        call_command("invite", *given)
    assert not Invitation.objects.exists()


def test_two_who_use_a_link_at_once_are_one(monkeypatch):
    """Both saw it unused; the second finds it taken when it writes."""
    held, secret = made()
    taken(secret)
    monkeypatch.setattr(invitations, "usable", lambda *_given: held)
    assert refused(secret)[0] == "NOT_FOUND"
