"""A network may post so often in a minute; one with a full bucket is forgotten, and one we cannot tell is never stopped."""

from threading import Thread

import pytest
from django.test import RequestFactory

from frontend import rates
from frontend.rates import Buckets, network


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def asked(address, forwarded=None):
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded is not None else {}
    return RequestFactory().post("/find", REMOTE_ADDR=address, **headers)


def test_a_full_bucket_is_emptied_and_fills_again_evenly(clock):
    buckets = Buckets(6, clock)
    assert [buckets.wait("a") for _ in range(8)] == [0, 0, 0, 0, 0, 0, 10, 10]
    clock.now += 4
    assert buckets.wait("a") == 6
    clock.now += 6
    assert [buckets.wait("a"), buckets.wait("a")] == [0, 10]


def test_one_network_does_not_wait_for_another(clock):
    buckets = Buckets(1, clock)
    assert [buckets.wait("a"), buckets.wait("a"), buckets.wait("b")] == [0, 60, 0]


def test_asking_while_waiting_makes_nobody_wait_longer(clock):
    buckets = Buckets(1, clock)
    buckets.wait("a")
    for _ in range(59):
        clock.now += 1
        assert buckets.wait("a") == 1060 - clock.now
    clock.now += 1
    assert buckets.wait("a") == 0


def test_a_network_whose_bucket_is_full_again_is_forgotten(clock):
    buckets = Buckets(6, clock)
    buckets.wait("a")
    clock.now += 10
    buckets.wait("b")
    assert list(buckets._full_at) == ["b"]


def test_the_longest_quiet_is_forgotten_where_there_are_too_many(clock, monkeypatch):
    monkeypatch.setattr(rates, "MOST_NETWORKS", 3)
    buckets = Buckets(6, clock)
    for name in "abcd":
        buckets.wait(name)
    assert list(buckets._full_at) == ["b", "c", "d"]


def test_threads_take_no_more_than_there_is(clock):
    buckets, taken = Buckets(50, clock), []
    threads = [Thread(target=lambda: taken.extend(buckets.wait("a") for _ in range(25))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert taken.count(0) == 50
    assert len(taken) == 100


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("8.8.4.77", "8.8.4.0/24"),
        ("2600:1700:abcd:1234::1", "2600:1700:abcd::/48"),
        ("::ffff:8.8.4.77", "8.8.4.0/24"),
        ("127.0.0.1", None),
        ("10.1.2.3", None),
        ("::1", None),
        ("", None),
        ("no address", None),
    ],
)
def test_only_the_beginning_of_a_public_address_is_looked_at(address, seen):
    assert network(asked(address)) == seen


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (0, "8.8.4.77", None),
        (1, "8.8.4.77", "8.8.4.0/24"),
        (1, "1.1.1.1, 8.8.4.77", "8.8.4.0/24"),
        (2, "1.1.1.1, 8.8.4.77, 9.9.9.9", "8.8.4.0/24"),
        (2, "8.8.4.77", None),
        (1, "", None),
    ],
)
def test_only_what_our_own_proxies_say_is_believed(settings, proxies, forwarded, seen):
    settings.TRUSTED_PROXIES = proxies
    assert network(asked("127.0.0.1", forwarded)) == seen


def test_nobody_waits_where_no_network_is_known(clock):
    buckets = Buckets(1, clock)
    assert [buckets.wait(None) for _ in range(5)] == [0] * 5
    assert not buckets._full_at
