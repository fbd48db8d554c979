"""No column of what a call leaves could hold a name, a number, a note or a status of a caller."""

import pytest
from django.db import models

from directory.models import CallCount, CountedCall, NeedCount, NumberReport, ReferralCount
from directory.models.calls import NUMBER_PROBLEMS, Outcome, Triage, UnmetReason

# Name, kind, most characters: a text is a code, an area key, a BCP-47 tag or a random token, and each is checked.
COLUMNS = {
    CallCount: [
        ("id", "BigAutoField", None),
        ("month", "DateField", None),
        ("hour_of_week", "PositiveSmallIntegerField", None),
        ("triage", "CharField", 20),
        ("count", "PositiveIntegerField", None),
    ],
    NeedCount: [
        ("id", "BigAutoField", None),
        ("month", "DateField", None),
        ("area", "CharField", 12),
        ("need", "CharField", 60),
        ("language", "CharField", 16),
        ("unmet", "CharField", 12),
        ("count", "PositiveIntegerField", None),
    ],
    ReferralCount: [
        ("id", "BigAutoField", None),
        ("month", "DateField", None),
        ("service", "ForeignKey", None),
        ("outcome", "CharField", 12),
        ("count", "PositiveIntegerField", None),
    ],
    NumberReport: [
        ("id", "BigAutoField", None),
        ("service", "ForeignKey", None),
        ("problem", "CharField", 24),
        ("operator", "ForeignKey", None),
        ("on", "DateField", None),
        ("shift", "PositiveSmallIntegerField", None),
    ],
    CountedCall: [("id", "BigAutoField", None), ("token", "CharField", 64), ("on", "DateField", None)],
}
CODES = {
    (CallCount, "triage"): Triage.values,
    (NeedCount, "unmet"): UnmetReason.values,
    (ReferralCount, "outcome"): Outcome.values,
    (NumberReport, "problem"): list(NUMBER_PROBLEMS),
}


@pytest.mark.parametrize("kind", COLUMNS, ids=lambda kind: kind.__name__)
def test_the_columns_are_these_and_no_other(kind):
    found = [(field.name, field.get_internal_type(), field.max_length) for field in kind._meta.get_fields()]
    assert found == COLUMNS[kind]


@pytest.mark.parametrize("kind", COLUMNS, ids=lambda kind: kind.__name__)
def test_no_column_is_a_text_without_an_end_and_no_time_is_finer_than_a_day(kind):
    for field in kind._meta.get_fields():
        assert not isinstance(field, models.TextField | models.JSONField | models.BinaryField | models.FileField)
        assert not isinstance(field, models.DateTimeField | models.TimeField | models.DurationField)


@pytest.mark.parametrize(("kind", "name"), CODES, ids=str)
def test_the_codes_of_a_column_are_ours(kind, name):
    assert [code for code, _label in kind._meta.get_field(name).choices] == CODES[kind, name]


def test_no_table_leads_to_another_of_them_and_only_a_report_names_an_operator():
    leads = {
        (kind.__name__, field.related_model.__name__)
        for kind in COLUMNS
        for field in kind._meta.get_fields()
        if field.is_relation
    }
    assert leads == {("ReferralCount", "Service"), ("NumberReport", "Service"), ("NumberReport", "User")}


def test_the_counts_share_the_month_and_the_count_alone():
    names = [{name for name, _, _ in COLUMNS[kind]} for kind in (CallCount, NeedCount, ReferralCount)]
    shared = {"id", "month", "count"}
    assert [names[0] & names[1], names[0] & names[2], names[1] & names[2]] == [shared] * 3
