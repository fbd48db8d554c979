"""No table can write a listing past the services: every form and every action of every table is tried."""

import pytest
from django.contrib.admin import site
from django.db import connection
from django.urls import reverse

from directory import admin  # noqa: F401  registers the tables
from directory.models import AuditEntry, ChangeProposal, Service, User
from tests import people
from tests.api import samples
from tests.directory.curating import a_listing, submitted
from tests.directory.tables import filled

pytestmark = pytest.mark.django_db
TABLES = sorted(site._registry, key=lambda table: table._meta.label)
BY_SERVICES = {"directory_auditentry", "directory_changeproposal", "django_admin_log", "django_session"}
MEANT = {"curator_notes", "last_modified"}  # columns of a listing that a service writes at once


@pytest.fixture(autouse=True)
def rows():
    """A row in every table that can be opened."""
    listing = a_listing()
    samples.address(listing)
    samples.opening(listing)
    submitted(listing, people.partner(listing.organization))
    return listing


def everything():
    """Every row of the directory and of the accounts, but for what services add."""
    with connection.cursor() as cursor:
        names = [one for one in connection.introspection.table_names(cursor) if one.startswith(("directory_", "auth_"))]
    found = {}
    for name in sorted(set(names) - BY_SERVICES):
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{name}" ORDER BY 1')
            columns = [column[0] for column in cursor.description]
            found[name] = [
                {
                    key: value
                    for key, value in zip(columns, row, strict=True)
                    if name != "directory_service" or key not in MEANT
                }
                for row in cursor.fetchall()
            ]
    return found


def url(table, kind, *args):
    return reverse(f"admin:{table._meta.app_label}_{table._meta.model_name}_{kind}", args=args)


@pytest.fixture(params=["curator", "superuser"])
def client(request):
    root = User.objects.create(username="root", is_superuser=True, is_staff=True)
    user = people.curator() if request.param == "curator" else root
    people.signed_in(user).get(reverse("admin:index"))  # the last sign-in is a column of the account
    return people.signed_in(user)


def other(value):
    """Something else than what a box holds."""
    return {"true": "false", "false": "true", "unknown": "true"}.get(value, "1" if value == "" else f"{value}1")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table._meta.label)
def test_no_row_is_added_or_deleted(client, table):
    before = everything()
    row = table.objects.first()
    for address in (url(table, "add"), *([url(table, "delete", row.pk)] if row else [])):
        assert client.post(address, {"post": "yes"}).status_code == 403
    assert everything() == before


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table._meta.label)
def test_no_form_writes_a_row(client, table):
    before = everything()
    row = table.objects.order_by("-pk").first()
    if row is None:
        return
    address = url(table, "change", row.pk)
    page = client.get(address)
    boxes = filled(page.content.decode()) if page.status_code == 200 else {}
    columns = {field.name: other("") for field in table._meta.fields}
    for sent in (
        {**columns, **{name: other(value) for name, value in boxes.items()}},
        {**columns, **boxes, "why": "x"},
        *({**boxes, name: other(value), "why": "x"} for name, value in boxes.items() if "_FORMS" not in name),
        *({**boxes, **rows_of_their_own(name, value)} for name, value in boxes.items() if name.endswith("TOTAL_FORMS")),
    ):
        assert client.post(address, sent).status_code in {200, 302, 403}
    assert everything() == before


def rows_of_their_own(name, value):
    """One more row below the listing, and every row there marked to be deleted."""
    prefix = name.removesuffix("-TOTAL_FORMS")
    marks = {f"{prefix}-{number}-DELETE": "on" for number in range(int(value))}
    return {
        name: str(int(value) + 1),
        f"{prefix}-{value}-number": "+15125550199",
        f"{prefix}-{value}-public": "on",
        **marks,
    }


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table._meta.label)
def test_no_action_without_a_reason_writes_a_row_and_there_are_no_others_than_these(client, table):
    before = everything()
    page = client.get(url(table, "changelist"))
    keys = list(table.objects.values_list("pk", flat=True)[:3])
    names = set(site._registry[table].get_actions(page.wsgi_request)) if page.status_code == 200 else set()
    assert names <= ({"take_down", "publish", "confirm_by_call"} if table is Service else set())
    for name in ("delete_selected", "take_down", "publish", "confirm_by_call"):
        sent = {"action": name, "_selected_action": keys, "select_across": "1", "index": "0", "post": "yes"}
        assert client.post(url(table, "changelist"), sent).status_code in {200, 302, 403}
    assert client.post(url(table, "changelist"), {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1"}).status_code in {
        200,
        302,
        403,
    }
    assert everything() == before


def test_no_table_can_be_edited_in_its_list_or_by_a_form_of_its_own():
    assert {table for table, pages in site._registry.items() if pages.list_editable} == set()
    changed = {table for table, pages in site._registry.items() if type(pages).save_model is not base().save_model}
    assert changed == {Service}


def base():
    from django.contrib.admin import ModelAdmin

    return ModelAdmin


def test_accounts_are_read_by_administrators_alone_and_the_read_is_kept():
    ana = people.analyst()
    address = reverse("admin:directory_user_change", args=[ana.pk])
    assert people.signed_in(people.curator()).get(address).status_code == 403
    assert not AuditEntry.objects.filter(about_type="directory.user").exists()
    assert people.signed_in(people.administrator()).get(address).status_code == 200
    entry = AuditEntry.objects.get(about_type="directory.user")
    assert (entry.actor_name, entry.about_id) == ("adele", str(ana.pk))
    assert entry.fields == {"shown": {"before": None, "after": ["email"]}}


def test_the_proposal_of_somebody_else_is_read_and_the_read_is_kept():
    made = ChangeProposal.objects.get()
    client = people.signed_in(people.curator())
    text = client.get(reverse("admin:directory_changeproposal_change", args=[made.pk])).content.decode()
    assert "+15125550177" in text
    entry = AuditEntry.objects.get(action="restricted.read")
    assert (entry.about_type, entry.about_id) == ("directory.changeproposal", str(made.pk))


@pytest.mark.parametrize("role", ["operator", "partner", "analyst", "none"])
def test_a_role_without_the_tables_gets_none_of_them(rows, role):
    users = {"operator": people.operator, "analyst": people.analyst, "none": lambda: people.account("none")}
    client = people.signed_in(users.get(role, lambda: people.partner(rows.organization))())
    assert client.get(reverse("admin:index")).status_code == 403
    assert {client.get(url(table, "changelist")).status_code for table in TABLES} == {403}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table._meta.label)
def test_nobody_is_sent_to_the_sign_in(table):
    assert people.Client().get(url(table, "changelist")).status_code == 302


def test_a_curator_needs_no_mark_of_django(rows):
    cora = people.curator()
    assert (cora.is_staff, cora.is_superuser) == (False, False)
    text = people.signed_in(cora).get(reverse("admin:index")).content.decode()
    assert "Services" in text
    assert "Users" not in text
