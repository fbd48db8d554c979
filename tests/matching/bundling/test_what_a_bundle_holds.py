"""A bundle holds published listings and what is shown of them: each planted word that is not shown is looked for in its bytes."""

import orjson
import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.utils import ConnectionHandler
from django.utils import timezone

from config.connecting import read_only
from directory.models import (
    EmailAddress,
    Language,
    LoadedRecord,
    Location,
    Organization,
    Phone,
    Service,
    ServiceAtLocation,
    Succession,
    Url,
    User,
)
from directory.services import note_change, withhold
from matching import index
from matching.bundling.contents import EMPTY, LEFT_OUT, parts
from matching.models import IndexedOffer, RefusedOffer
from tests.api import samples
from tests.bundles import rows

pytestmark = pytest.mark.usefixtures("empty_directory")
SHOWN, WITHHELD = "tx-safe-place", "tx-canary-withheld"


@pytest.fixture
def shelter():
    samples.hotline()
    made = samples.service(SHOWN, curator_notes="canary-note")
    samples.address(made)
    samples.indexed()
    return made


def planted_in_the_listing(shelter):
    """Rows of a published listing that only curators see."""
    line = Phone.objects.create(
        service=shelter,
        position=5,
        type="voice",
        number="+1canary1",
        display="canary-display",
        note="canary-line",
        public=False,
    )
    Language.objects.create(service=shelter, phone=line, code="vi")
    Url.objects.create(service=shelter, position=1, kind="web", url="https://canary-link.example/", public=False)
    EmailAddress.objects.create(service=shelter, position=0, email="canary@mail.example", public=False)
    hidden = Location.objects.create(
        organization=shelter.organization,
        disclosure="phone",
        city="canary-town",
        county_fips="c4n4r",
        state_province="TX",
    )
    ServiceAtLocation.objects.create(service=shelter, location=hidden)
    LoadedRecord.objects.create(service=shelter, digest="canary-digest", values={"name": "canary-value"})
    shelter.organization.parent_organization = samples.organization("canary-parent", name="canary-above")
    shelter.organization.save()


def planted_in_the_index(shelter):
    """An offer that the listing no longer has."""
    IndexedOffer.objects.create(
        offer_id="canary-gone", service=shelter, document=b"canary-read", blob=b"canary-blob", gone=True
    )


def planted_beside_it(shelter):
    """A listing that was taken down after it was in the index, with its own organization, address and numbers."""
    owner = samples.organization("canary-owner", name="Canary-Owner", website="https://canary-site.example/")
    taken_down = samples.service(WITHHELD, of=owner, name="Canary-Name", description="canary-words")
    samples.address(taken_down)
    Location.objects.filter(organization=owner).update(address_1="Canary-Street")
    taken_down.phones.update(number="+1canary2", display="canary-shown")
    Succession.objects.create(predecessor=shelter, successor=taken_down, on_date="2026-01-01", source="canary-source")
    return taken_down


def planted_in_the_office():
    user = User.objects.create_user("canary-user", email="user@canary.example", password="canary-password")
    Group.objects.create(name="canary-group")
    kind = ContentType.objects.get_for_model(User)
    LogEntry.objects.create(user=user, content_type=kind, object_id="1", object_repr="canary-log", action_flag=1)
    Session.objects.create(session_key="canary-session", session_data="canary-data", expire_date=timezone.now())
    RefusedOffer.objects.create(offer_id="canary-refused", reason="canary-reason", refused_at=timezone.now())


def test_no_word_of_what_is_not_shown_is_in_its_bytes(shelter, bundled):
    planted_in_the_listing(shelter)
    taken_down = planted_beside_it(shelter)
    planted_in_the_office()
    samples.indexed()
    planted_in_the_index(shelter)
    withhold(service=taken_down, by=None)
    found = bundled().read_bytes().lower()
    assert b"canary" not in found
    assert b"c4n4r" not in found
    assert [word for word in (b"safe place shelter", b"1 main st", b"1-512-555-0100") if word not in found] == []


def test_a_take_down_that_nobody_took_into_the_index_yet_is_not_in_it(shelter, bundled):
    withhold(service=shelter, by=None)
    file = bundled()
    assert rows(file, "SELECT source_id FROM directory_service") == [("national-domestic-violence-hotline",)]
    assert SHOWN.encode() not in file.read_bytes()


def test_what_is_not_published_leaves_no_row_of_its_own(shelter, bundled):
    made = samples.service("tx-no-contact", publication="no_contact", of=samples.organization("other", name="Other"))
    samples.address(made)
    note_change(service=made)
    file = bundled()
    for table in ("service", "location", "organization", "phone", "serviceterm", "verification"):
        found = rows(file, f"SELECT count(*) FROM directory_{table} WHERE id = {_newest(table)}")
        assert (table, found) == (table, [(0,)])


def _newest(table):
    return apps.get_model("directory", table)._default_manager.order_by("pk").last().pk


def test_a_listing_of_a_licence_that_is_not_in_use_is_not_in_it(shelter, bundled, settings):
    samples.service("tx-other-licence", license_class="memory")
    settings.LISTING_LICENSES = frozenset({"open"})
    samples.indexed()
    found = rows(bundled(), "SELECT source_id FROM directory_service ORDER BY source_id")
    assert found == [("national-domestic-violence-hotline",), (SHOWN,)]


def test_a_language_of_a_line_that_is_not_shown_stays_one_of_the_service(shelter, bundled):
    planted_in_the_listing(shelter)
    samples.indexed()
    languages = rows(
        bundled(), f"SELECT code, phone_id FROM directory_language WHERE service_id = {shelter.pk} ORDER BY code"
    )
    assert languages == [("es", None), ("vi", None)]


def test_an_organization_above_that_has_no_listing_is_not_named(shelter, bundled):
    planted_in_the_listing(shelter)
    samples.indexed()
    found = rows(bundled(), "SELECT slug, parent_organization_id FROM directory_organization ORDER BY slug")
    assert found == [("national-line", None), ("safe-place-tx", None)]


def test_an_organization_above_that_has_one_is_kept(shelter, bundled):
    above = Organization.objects.get(slug="national-line")
    Organization.objects.filter(slug="safe-place-tx").update(parent_organization=above)
    found = rows(bundled(), "SELECT parent_organization_id FROM directory_organization WHERE slug = 'safe-place-tx'")
    assert found == [(above.pk,)]


def test_a_place_of_an_organization_that_is_not_named_goes_to_the_one_that_serves_there(shelter, bundled):
    owner = samples.organization("canary-owner", name="Canary-Owner")
    Location.objects.update(organization=owner)
    file = bundled()
    assert rows(file, "SELECT organization_id FROM directory_location") == [(shelter.organization.pk,)]
    assert b"canary" not in file.read_bytes().lower()


def test_what_came_after_a_listing_is_told_where_it_is_shown_and_not_where_it_is_taken_down(shelter, bundled):
    successor = samples.service("tx-next", name="Next")
    hidden = planted_beside_it(shelter)
    Succession.objects.create(predecessor=shelter, successor=successor, on_date="2026-02-01", source="List")
    samples.indexed()
    withhold(service=hidden, by=None)
    file = bundled()
    told = orjson.loads(rows(file, f"SELECT blob FROM matching_indexedoffer WHERE offer_id = '{SHOWN}'")[0][0])
    assert told["successors"] == [{"source_id": "tx-next", "name": "Next", "on_date": "2026-02-01"}]
    assert rows(file, "SELECT successor_id FROM directory_succession") == [(successor.pk,)]


def test_a_copy_keeps_numbers_dates_and_values_as_they_are(shelter, bundled):
    index.take_in()
    file = bundled()
    for model in (Service, Location, Phone):
        names = [one.attname for one in model._meta.concrete_fields if one.attname != "curator_notes"]
        table = model._meta.db_table
        assert rows(file, f"SELECT count(*) FROM {table}") == [(model.objects.count(),)]
        copied = _as_read(file, model, names)
        assert copied == list(model.objects.order_by("pk").values_list(*names))


def _as_read(file, model, names):
    """The rows of the file, as Django reads them."""
    opened = ConnectionHandler({"default": read_only(file)})["default"]
    compiler = model.objects.order_by("pk").values_list(*names).query.get_compiler(connection=opened)
    found = [tuple(row) for row in compiler.results_iter()]
    opened.close()
    return found


def test_somebody_decided_of_every_model_whether_it_is_taken():
    """A model that is in neither list fails here: take it in `contents.parts`, or name it in `LEFT_OUT`."""
    taken = {part.meta.label for part in parts(())} | {model._meta.label for model in EMPTY}
    every = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert taken & LEFT_OUT == set()
    assert taken | LEFT_OUT == every


def test_its_tables_are_those_taken_the_empty_ones_and_what_it_says_of_itself(shelter, bundled):
    tables = {
        name
        for (name,) in rows(bundled(), "SELECT name FROM sqlite_master WHERE type = 'table'")
        if name[:7] != "sqlite_"
    }
    taken = {part.meta.db_table for part in parts(())}
    assert tables == taken | {"directory_indexevent", "directory_hold", "django_migrations", "waypoint_bundle"}
    assert rows(bundled(), "SELECT count(*) FROM directory_indexevent") == [(0,)]
