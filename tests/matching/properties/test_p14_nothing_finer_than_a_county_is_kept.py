"""What a person says of place, need or self is in no log; where they are is in no cache, unless as a county."""

import gc
import importlib
import logging
import pkgutil
import sys
from contextlib import contextmanager
from dataclasses import replace
from inspect import signature
from types import FunctionType, ModuleType

import pytest
from hypothesis import given

from matching.service import match_with
from matching.types import PlaceGiven, PlacesGiven
from tests.matching.properties.asking import examples, on_each_engine, scenes
from tests.matching.properties.regions import REGIONS
from tests.matching.samples import line, loaded, offer, request

SECRET = "zzyzx qwertz"
SAID = (SECRET, *SECRET.split())
NAMES = [str(place) for region in REGIONS for place in region.places if isinstance(place, str)]
TRAVIS = ("78702", "78704", "78722", (30.30, -97.80), (30.25, -97.70), "West Lake Hills, TX", "Rollingwood, TX")


class Records(logging.Handler):
    def __init__(self):
        super().__init__(logging.DEBUG)
        self.texts = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"{record.name} {record.getMessage()} {record.__dict__}")


@contextmanager
def everything_logged():
    """Every record of every logger, whatever its level."""
    root, records = logging.getLogger(), Records()
    loggers = [root, *(one for one in logging.Logger.manager.loggerDict.values() if isinstance(one, logging.Logger))]
    before = [(one, one.level, one.propagate, one.disabled) for one in loggers]
    for one in loggers:
        one.setLevel(logging.DEBUG)
        one.propagate, one.disabled = True, False
    root.addHandler(records)
    try:
        yield records
    finally:
        root.removeHandler(records)
        for one, level, propagate, disabled in before:
            one.setLevel(level)
            one.propagate, one.disabled = propagate, disabled


def test_the_log_reader_of_these_tests_hears_what_is_logged():
    with everything_logged() as records:
        logging.getLogger("matching.anything").debug("at %s", "78701")
    assert any("78701" in text for text in records.texts)


@on_each_engine
@examples
@given(scene=scenes(most=6))
def test_no_log_names_a_place_a_need_or_a_word(engine, scene):
    rows, asked, region = scene
    asked = replace(asked, text=f"{asked.text} {SECRET}")
    with everything_logged() as records:
        match_with(loaded(*rows, line(), engine=engine), asked)
    coordinates = [str(number) for place in region.places if not isinstance(place, str) for number in place]
    codes = [*(need.code for need in asked.needs), *asked.victimizations, *asked.populations]
    for text in records.texts:
        assert not [word for word in (*SAID, *NAMES, *coordinates, *codes) if word in text]


def caches(package: str) -> dict:
    """Every remembered function of a package, by its name."""
    found = {}
    for one in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        if ".management" not in one.name and ".migrations" not in one.name:
            importlib.import_module(one.name)
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] == package:
            found |= {f"{name}.{key}": value for key, value in vars(module).items() if hasattr(value, "cache_info")}
    return found


def sizes(package: str) -> dict[str, int]:
    return {name: kept.cache_info().currsize for name, kept in caches(package).items()}


def forget(package: str) -> None:
    """Empties what is remembered by a key; tables that are read whole stay."""
    for kept in caches(package).values():
        if signature(kept).parameters:
            kept.cache_clear()


def reachable(root: object) -> int:
    """How many objects hang on this one, classes, modules and functions left out."""
    seen, queue = set(), [root]
    while queue:
        one = queue.pop()
        if id(one) not in seen and not isinstance(one, type | ModuleType | FunctionType):
            seen.add(id(one))
            queue += gc.get_referents(one)
    return len(seen)


def in_travis_county(place) -> object:
    given = PlaceGiven(place) if isinstance(place, str) else PlaceGiven(latitude=place[0], longitude=place[1])
    return replace(request("emergency-shelter"), places=PlacesGiven(given, given, given))


def warm(held) -> None:
    """Everything that is read late is read: a ZIP, a town, a point, words, in the same county and in another."""
    for place in ("78701", "10453", "Lakeway, TX", (30.27, -97.74), "Travis County, TX"):
        match_with(held, replace(in_travis_county(place), text="I need help near Lakeway, TX"))
        match_with(held, in_travis_county(place))


@on_each_engine
@pytest.mark.parametrize("package", ["matching", "directory", "geodata"])
def test_no_cache_grows_when_only_what_is_finer_than_the_county_changes(engine, package):
    """ZIP codes, points and towns of one county: what is remembered by a key knows them by the county at most."""
    held = loaded(offer(), line(), engine=engine)
    forget(package)
    warm(held)
    before = sizes(package)
    for place in TRAVIS:
        match_with(held, in_travis_county(place))
    assert {name: size for name, size in sizes(package).items() if size != before[name]} == {}


@on_each_engine
def test_no_engine_remembers_a_place(engine):
    held = loaded(offer(), line(), engine=engine)
    warm(held)
    before = reachable(held)
    for place in TRAVIS:
        match_with(held, in_travis_county(place))
    assert reachable(held) == before
