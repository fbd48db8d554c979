"""How browsing narrows the published services and their organizations: django-filter sets over plain values."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from directory import taxonomy
from directory.errors import BadInput
from directory.languages import canonical, nearest_languages
from directory.models import Organization, Service, ServiceTerm
from directory.models.eligibility import TermRelation
from directory.models.services import Audience
from directory.selectors import published

MAX_VALUE = 100  # characters of any filter value
_STATE = re.compile(r"[A-Za-z]{2}")
_TERM_FILTERS = ("need", "victimization", "population")
_API_NAMES = {"operated_by": "operatedBy"}


class ServiceFilters(django_filters.FilterSet):
    """All conditions must hold. Values are checked by `_checked` before they arrive here."""

    state = django_filters.CharFilter(method="in_state")
    area = django_filters.CharFilter(field_name="service_areas__area_key", distinct=True)
    need = django_filters.CharFilter(method="with_term")
    victimization = django_filters.CharFilter(method="with_term")
    population = django_filters.CharFilter(method="with_term")
    language = django_filters.CharFilter(field_name="languages__code", distinct=True)
    level = django_filters.CharFilter(field_name="organization__level")
    operated_by = django_filters.CharFilter()
    kind = django_filters.CharFilter()
    organization = django_filters.CharFilter(field_name="organization__slug")
    name = django_filters.CharFilter(method="named")

    class Meta:
        model = Service
        fields: list[str] = []

    def in_state(self, queryset: QuerySet[Service], _name: str, value: str) -> QuerySet[Service]:
        """`area_states` is JSON: a text match on the quoted code works on SQLite and PostgreSQL alike."""
        states = Cast("area_states", TextField())
        return queryset.annotate(states_text=states).filter(states_text__contains=f'"{value.upper()}"')

    def with_term(self, queryset: QuerySet[Service], name: str, value: str) -> QuerySet[Service]:
        """Services with the term, but for those that say they cannot serve it."""
        terms = ServiceTerm.objects.filter(service=OuterRef("pk"), taxonomy=name, code=value)
        return queryset.filter(Exists(terms.exclude(relation=TermRelation.EXCLUDES)))

    def named(self, queryset: QuerySet[Service], _name: str, value: str) -> QuerySet[Service]:
        return queryset.filter(Q(name__icontains=value) | Q(organization__name__icontains=value))


class OrganizationFilters(django_filters.FilterSet):
    """Conditions on the organization itself; those on its services are in `organizations`."""

    level = django_filters.CharFilter()
    name = django_filters.CharFilter(lookup_expr="icontains")

    class Meta:
        model = Organization
        fields: list[str] = []


def public_services() -> QuerySet[Service]:
    return published().filter(audience=Audience.PUBLIC)


def services(given: Mapping[str, Any]) -> QuerySet[Service]:
    """Published services that fit. Raises BadInput with the path of the value: `filter.need`."""
    return ServiceFilters(_checked(given), queryset=public_services()).qs


def organizations(given: Mapping[str, Any]) -> QuerySet[Organization]:
    """Organizations with one published service that fits. Raises BadInput like `services`."""
    checked = _checked(given)
    of_service = {key: checked[key] for key in ("state", "operated_by", "need") if key in checked}
    fitting = ServiceFilters(of_service, queryset=public_services()).qs.filter(organization=OuterRef("pk"))
    return OrganizationFilters(checked, queryset=Organization.objects.filter(Exists(fitting))).qs


def _checked(given: Mapping[str, Any]) -> dict[str, str]:
    """Plain texts; what is null or empty does not narrow."""
    plain = {name: _plain(value) for name, value in given.items() if value not in (None, "")}
    for name, value in plain.items():
        if len(value) > MAX_VALUE:
            raise BadInput(_path(name), f"Use at most {MAX_VALUE} characters.")
    if not _STATE.fullmatch(plain.get("state", "XX")):
        raise BadInput("filter.state", "A state has two letters, such as TX.")
    for name in _TERM_FILTERS:
        _check_term(name, plain)
    _read_language(plain)
    return plain


def _plain(value: Any) -> str:
    return str(value.value if isinstance(value, Enum) else value)


def _check_term(name: str, plain: Mapping[str, str]) -> None:
    if name in plain and taxonomy.term(name, plain[name]) is None:
        near = ", ".join(taxonomy.nearest(name, plain[name]))
        raise BadInput(_path(name), f"There is no such code. Nearest: {near}.")


def _read_language(plain: dict[str, str]) -> None:
    if "language" not in plain:
        return
    code = canonical(plain["language"])
    if code is None:
        near = ", ".join(nearest_languages(plain["language"]))
        raise BadInput("filter.language", f"There is no such language. Nearest: {near}.")
    plain["language"] = code


def _path(name: str) -> str:
    return f"filter.{_API_NAMES.get(name, name)}"
