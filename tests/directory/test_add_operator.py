"""manage.py add_operator: an account for the console and for nothing else."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from directory.management.commands import add_operator
from directory.models import Membership, User
from directory.models.people import Role

pytestmark = pytest.mark.django_db
GOOD, OTHER = "a lamp by the window", "four grey pebbles"


@pytest.fixture
def typed(monkeypatch):
    """Sets what is typed at the prompts, one after the other."""

    def will_be(*answers):
        waiting = iter(answers)
        monkeypatch.setattr(add_operator, "getpass", lambda prompt: next(waiting))

    return will_be


def rights(user):
    found = User.objects.get(pk=user.pk)
    held = (sorted(found.standing), sorted(found.get_all_permissions()))
    return (*held, found.is_staff, found.is_superuser, found.is_active)


CONSOLE_ALONE = ([("operator", None)], [], False, False, True)


def test_an_account_is_made_that_may_use_the_console_alone(typed, capsys):
    typed(GOOD, GOOD)
    call_command("add_operator", "ada")
    user = User.objects.get()
    assert (user.username, user.check_password(GOOD)) == ("ada", True)
    assert rights(user) == CONSOLE_ALONE
    assert capsys.readouterr().out == (
        "ada may use the operator console. The first sign-in asks to set up a second factor.\n"
    )


def test_the_password_can_be_read_from_a_file(tmp_path):
    path = tmp_path / "password"
    path.write_text(f"{GOOD}\n", encoding="utf-8")
    call_command("add_operator", "ada", "--password-file", str(path))
    assert User.objects.get().check_password(GOOD)


def test_an_account_that_exists_gets_the_password_and_the_right(typed):
    user = User.objects.create_user("ada", password=OTHER, is_active=False)
    typed(GOOD, GOOD)
    call_command("add_operator", "ada")
    user.refresh_from_db()
    assert (User.objects.count(), user.check_password(GOOD)) == (1, True)
    assert rights(user) == CONSOLE_ALONE


@pytest.mark.parametrize("right", ["is_staff", "is_superuser"])
def test_an_account_of_staff_is_refused_and_keeps_its_password(typed, right):
    user = User.objects.create_user("ada", password=OTHER, **{right: True})
    before = User.objects.values().get()
    typed(GOOD, GOOD)
    with pytest.raises(CommandError, match="ada is an account of staff"):
        call_command("add_operator", "ada")
    assert User.objects.values().get() == before
    assert not user.memberships.exists()


def test_an_account_with_another_role_is_refused_and_keeps_its_password(typed):
    user = User.objects.create_user("ada", password=OTHER)
    Membership.objects.create(user=user, role=Role.CURATOR)
    before = User.objects.values().get()
    typed(GOOD, GOOD)
    with pytest.raises(CommandError, match="ada is an account of staff"):
        call_command("add_operator", "ada")
    assert User.objects.values().get() == before
    assert [held.role for held in user.memberships.all()] == [Role.CURATOR]


@pytest.mark.parametrize(
    ("password", "words"), [("short", "at least 12 characters"), ("password1234", "too common"), ("", "12 characters")]
)
def test_a_weak_password_makes_no_account(typed, password, words):
    typed(password, password)
    with pytest.raises(CommandError, match=words):
        call_command("add_operator", "ada")
    assert not User.objects.exists()


def test_a_weak_password_changes_no_account(typed):
    User.objects.create_user("ada", password=OTHER, is_active=False)
    before = User.objects.values().get()
    typed("short", "short")
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("add_operator", "ada")
    assert User.objects.values().get() == before


def test_two_passwords_that_differ_make_no_account(typed):
    typed(GOOD, OTHER)
    with pytest.raises(CommandError, match="not the same"):
        call_command("add_operator", "ada")
    assert not User.objects.exists()


def test_where_nobody_can_type_the_file_is_named(monkeypatch):
    def nobody(prompt):
        raise EOFError

    monkeypatch.setattr(add_operator, "getpass", nobody)
    with pytest.raises(CommandError, match="--password-file"):
        call_command("add_operator", "ada")
    assert not User.objects.exists()


@pytest.mark.parametrize("name", ["", "ada lovelace", "a" * 151])
def test_a_name_that_is_none_makes_no_account(typed, name):
    typed(GOOD, GOOD)
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("add_operator", name)
    assert not User.objects.exists()


def test_a_file_that_cannot_be_read_makes_no_account(tmp_path):
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\xfa")
    for path in (tmp_path / "missing", tmp_path, binary):
        with pytest.raises(CommandError, match="cannot be read as a password"):
            call_command("add_operator", "ada", "--password-file", str(path))
    assert not User.objects.exists()


def test_a_database_that_is_not_ready_is_said(typed, monkeypatch):
    def no_table(**given):
        raise DatabaseError("no such table: directory_user")

    monkeypatch.setattr(add_operator, "make_operator", no_table)
    typed(GOOD, GOOD)
    with pytest.raises(CommandError, match=r"no such table: directory_user.*manage\.py migrate"):
        call_command("add_operator", "ada")
    assert not User.objects.exists()
