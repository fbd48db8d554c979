"""Doors for one group only: they enter a list when the person says that the group is theirs."""

import re
from collections.abc import Iterable

from directory.listings.rules import rule_table


def limited_groups(
    populations: Iterable[str], name: str, organization: str, role: str = "direct-service"
) -> frozenset[str]:
    """The groups an offer is limited to; empty when it is open to all.

    Its populations decide when they name groups of the table and none that is open to all; else its own name does, by
    the patterns of `data/rules/groups.json`, and only for direct services: a state agency "for Children and Families"
    is no children's door. A name outranks "all victims", which is what a source without any word on groups says.
    Who supports providers names the people they serve, not who may ask.
    """
    if role in rule_table("groups")["unlimited_roles"]:
        return frozenset()
    stated = _stated(frozenset(populations))
    if stated:
        return stated
    if role not in rule_table("groups")["name_roles"]:
        return frozenset()
    return _named(name) or _named(organization)


def _stated(populations: frozenset[str]) -> frozenset[str]:
    """A list of many communities describes a welcome: beside them Native and LGBTQ people are not a limit.

    Young and old named together leave no age out.
    """
    table = rule_table("groups")
    if populations & _open_to_all(populations):
        return frozenset()
    groups = {table["groups"][code] for code in populations if code in table["groups"]}
    if populations & set(table["closed_beside_young"]):
        groups |= set(table["young"])
    groups -= {group for group, others in table["no_limit_beside"].items() if populations & set(others)}
    if populations & set(table["communities"]):
        groups -= set(table["beside_communities"])
    if groups & set(table["young"]) and groups & set(table["old"]):
        groups -= set(table["ages"])
    return frozenset(groups)


def _open_to_all(populations: frozenset[str]) -> set[str]:
    """Populations that open a door to everybody; beside the young, parents and the public do not."""
    table = rule_table("groups")
    young = populations & set(table["young"]) and populations != set(table["parents_door"])
    return set(table["open_to_all"]) - set(table["closed_beside_young"] if young else ())


def _named(text: str) -> frozenset[str]:
    table = rule_table("groups")
    plain = re.sub(table["not_groups"], " ", text.replace("’", "'"), flags=re.IGNORECASE)
    return frozenset(group for group, pattern in table["names"] if re.search(pattern, plain, re.IGNORECASE))
