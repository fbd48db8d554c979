"""How much work a sign-in costs tells nobody who exists: one hash for an unknown, a wrong and an ended name alike."""

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.test import Client

from directory.models import User
from tests import people

pytestmark = pytest.mark.django_db
PASSWORD = "four grey pebbles"


class Counted(MD5PasswordHasher):
    algorithm = "counted"
    hashed: list[int] = []

    def encode(self, password, salt):
        self.hashed.append(len(password))
        return super().encode(password, salt)


@pytest.fixture(autouse=True)
def hasher(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.Counted"]
    cache.clear()
    for name in ("ada", "eve"):
        user = people.operator(name)
        user.set_password(PASSWORD)
        user.is_active = name == "ada"
        user.save()
    without = people.operator("una")
    without.set_unusable_password()
    without.save()


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("ada", "wrong pebbles here"),
        ("sam", PASSWORD),
        ("eve", PASSWORD),
        ("eve", "wrong pebbles here"),
        ("una", PASSWORD),
    ],
)
def test_each_refusal_costs_one_hash(name, password):
    Counted.hashed.clear()
    answer = Client().post("/staff/account/sign-in", {"login": name, "password": password})
    assert answer.status_code == 200
    assert len(Counted.hashed) == 1
    assert User.objects.filter(last_login=None).count() == 3


def test_a_name_that_waits_costs_none_whoever_it_is():
    for name in ("ada", "sam"):
        for _ in range(5):
            Client().post("/staff/account/sign-in", {"login": name, "password": "wrong"})
        Counted.hashed.clear()
        Client().post("/staff/account/sign-in", {"login": name, "password": PASSWORD})
        assert Counted.hashed == []
        cache.clear()
