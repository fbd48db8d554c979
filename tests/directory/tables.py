"""The page of a listing in the tables, filled in and sent as a browser does."""

import re
from html import unescape

from django.urls import reverse

INPUT = re.compile(r"<input([^>]*)>")
AREA = re.compile(r'<textarea name="([^"]+)"[^>]*>\n?(.*?)</textarea>', re.DOTALL)
SELECT = re.compile(r'<select name="([^"]+)"[^>]*>(.*?)</select>', re.DOTALL)
OPTION = re.compile(r'<option value="([^"]*)"([^>]*)>')


def page_of(service):
    return reverse("admin:directory_service_change", args=[service.pk])


def filled(text):
    """Every box of the page as it stands there: name -> value."""
    inputs = [dict(re.findall(r'([\w-]+)="([^"]*)"', one)) for one in INPUT.findall(text)]
    found = {
        one["name"]: one.get("value", "")
        for one in inputs
        if one.get("type") not in {"submit", "checkbox"} and "name" in one
    }
    found |= {name: unescape(value) for name, value in AREA.findall(text)}
    for name, options in SELECT.findall(text):
        chosen = [value for value, rest in OPTION.findall(options) if "selected" in rest]
        found[name] = chosen[0] if chosen else ""
    return {name: unescape(value) for name, value in found.items()}


def sent(client, service, **changes):
    """Opens the page and sends its form with these changes."""
    text = client.get(page_of(service)).content.decode()
    return client.post(page_of(service), {**filled(text), **changes})


def acted(client, action, *found, why="They told us on the phone."):
    given = {"action": action, "_selected_action": [one.pk for one in found], "why": why, "index": "0"}
    return client.post(reverse("admin:directory_service_changelist"), given, follow=True)


def said(answer):
    return [str(one) for one in answer.context["messages"]]
