"""Keys of agencies: made by their own people, shown once, and dead for every cause in the same way."""

import json
from datetime import timedelta
from hashlib import sha256

import pytest

from directory.errors import BadInput, Conflict, Forbidden
from directory.models import ApiToken, AuditEntry, Membership, User
from directory.models.tokens import Scope
from directory.tokens import bearer, issue, note_use, revoke
from tests import people
from tests.api import samples
from tests.directory.curating import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return samples.organization("safe-house", name="Safe House")


@pytest.fixture
def pat(house):
    return people.partner(house)


def made(user, organization, **changes):
    given = {"scopes": ["read"], "days": 30, "name": "Shelter software", "at": NOW} | changes
    return issue(user=user, organization=organization, **given)


def test_the_secret_is_long_and_known_by_its_beginning(pat, house):
    token, secret = made(pat, house)
    assert secret.startswith("wp_")
    assert len(secret) == 3 + 43  # 32 bytes in base64 without its end
    assert secret != made(pat, house, name="Another")[1]
    assert token.digest == sha256(secret.encode()).hexdigest()


def test_only_the_digest_is_in_the_database(pat, house):
    _token, secret = made(pat, house)
    kept = json.dumps([list(model.objects.values()) for model in (ApiToken, AuditEntry)], default=str)
    assert secret not in kept
    assert secret.removeprefix("wp_") not in kept


def test_it_ends_after_its_days_and_carries_what_was_chosen_in_order(pat, house):
    token, _secret = made(pat, house, scopes=["capacity", "read", "read"], days=365)
    assert (token.scopes, token.expires_at) == (["read", "capacity"], NOW + timedelta(days=365))
    assert (token.user, token.organization, token.last_used_on, token.revoked_at) == (pat, house, None, None)


def test_making_one_is_in_the_audit(pat, house):
    token, _secret = made(pat, house)
    entry = AuditEntry.objects.get(action="token.issued")
    assert (entry.actor, entry.about_type, entry.about_id) == (pat, "directory.apitoken", str(token.pk))
    assert set(entry.fields) == {"name", "scopes", "organization", "expires_at"}
    assert entry.fields["organization"] == {"before": None, "after": "safe-house"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"scopes": []}, "scopes"),
        ({"scopes": ["read", "write"]}, "scopes"),
        ({"days": 0}, "days"),
        ({"days": 366}, "days"),
        ({"days": True}, "days"),
        ({"name": " "}, "name"),
        ({"name": "a" * 81}, "name"),
        ({"name": "a\0"}, "name"),
    ],
)
def test_what_is_wrong_makes_none(pat, house, changes, field):
    with pytest.raises(BadInput) as refused:
        made(pat, house, **changes)
    assert refused.value.field == field
    assert (ApiToken.objects.count(), AuditEntry.objects.count()) == (0, 0)


@pytest.mark.parametrize("who", ["stranger", "curator", "administrator", "ended"])
def test_only_the_people_of_an_agency_make_one(house, who):
    accounts = {
        "stranger": people.partner(samples.organization("other-house"), name="stranger"),
        "curator": people.curator(),
        "administrator": people.administrator(),
        "ended": people.partner(house, name="ended"),
    }
    User.objects.filter(username="ended").update(is_active=False)
    with pytest.raises(Forbidden):
        made(accounts[who], house)
    assert (ApiToken.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_a_second_click_makes_no_second_one(pat, house):
    token, _secret = made(pat, house)
    with pytest.raises(Conflict) as refused:
        made(pat, house)
    assert refused.value.field == "name"
    revoke(token=token, by=pat, at=NOW)
    assert made(pat, house)[0].pk != token.pk


def test_it_is_found_by_its_secret_alone(pat, house):
    token, secret = made(pat, house)
    assert bearer(secret, NOW) == token
    for other in ("", "wp_", secret[:-1], f"{secret}a", secret.removeprefix("wp_"), token.digest, f"wp_{token.digest}"):
        assert bearer(other, NOW) is None


def test_a_text_that_no_database_takes_is_no_secret(pat, house):
    assert bearer("wp_\ud800", NOW) is None


def test_it_works_from_its_making_to_its_end(pat, house):
    _token, secret = made(pat, house, days=1)
    end = NOW + timedelta(days=1)
    tick = timedelta(microseconds=1)
    assert [bool(bearer(secret, at)) for at in (NOW - tick, NOW, end - tick, end)] == [False, True, True, False]


@pytest.mark.parametrize("cause", ["revoked", "inactive", "left", "demoted"])
def test_it_is_dead_at_once(pat, house, cause):
    token, secret = made(pat, house)
    if cause == "revoked":
        revoke(token=token, by=pat, at=NOW)
    elif cause == "inactive":
        User.objects.filter(pk=pat.pk).update(is_active=False)
    elif cause == "left":
        Membership.objects.filter(user=pat).delete()
    else:  # a member of staff now, and of another agency
        Membership.objects.filter(user=pat).delete()
        people.account("pat", "curator", organizations=(samples.organization("other-house"),))
    assert bearer(secret, NOW) is None


def test_a_colleague_may_end_it_and_a_stranger_may_not(pat, house):
    token, secret = made(pat, house)
    stranger = people.partner(samples.organization("other-house"), name="stranger")
    entries = AuditEntry.objects.count()
    for one in (stranger, people.curator()):
        with pytest.raises(Forbidden):
            revoke(token=token, by=one, at=NOW)
    assert bearer(secret, NOW) == token
    assert AuditEntry.objects.count() == entries
    ended = revoke(token=token, by=people.partner(house, name="colleague"), at=NOW)
    assert (ended.revoked_at, bearer(secret, NOW)) == (NOW, None)


def test_ending_it_twice_is_one_act(pat, house):
    token, _secret = made(pat, house)
    revoke(token=token, by=pat, at=NOW)
    again = revoke(token=token, by=pat, at=NOW + timedelta(days=1))
    assert again.revoked_at == NOW
    assert AuditEntry.objects.filter(action="token.revoked").count() == 1


def test_of_its_use_a_day_is_kept_and_written_once(pat, house, django_assert_num_queries):
    token, _secret = made(pat, house)
    note_use(token=token, at=NOW)
    token.refresh_from_db()
    assert token.last_used_on == NOW.date()
    with django_assert_num_queries(0):
        note_use(token=token, at=NOW + timedelta(hours=3))


def test_the_scopes_are_four():
    assert Scope.values == ["read", "propose", "confirm", "capacity"]
