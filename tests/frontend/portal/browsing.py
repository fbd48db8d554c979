"""What a browser would send of a form on a page, as it stands there."""

from html.parser import HTMLParser

from django.urls import reverse

TYPED_IN_ONE_LINE = {"text", "tel", "search", "number", "date", "time", "email", "url"}


class _Forms(HTMLParser):
    """Successful controls (HTML standard, "constructing the entry list") of each form, without any button."""

    def __init__(self):
        super().__init__()
        self.forms, self.select, self.text = [], None, None

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        if tag == "form":
            self.forms.append((told, {}))
        elif tag == "input":
            self._input(told)
        elif tag == "select":
            self.select = [told["name"], None]
        elif tag == "option":
            if "selected" in told or self.select[1] is None:
                self.select[1] = told.get("value", "")
        elif tag == "textarea":
            self.text = [told["name"], ""]

    def handle_endtag(self, tag):
        if tag == "select":
            self._send(*self.select)
        elif tag == "textarea":
            name, words = self.text
            self.text = None
            self._send(name, words.replace("\r\n", "\n").removeprefix("\n").replace("\n", "\r\n"))

    def handle_data(self, data):
        if self.text is not None:
            self.text[1] += data

    def _input(self, told):
        kind = told.get("type", "text")
        if kind in {"checkbox", "radio"} and "checked" not in told:
            return
        value = told.get("value", "on" if kind == "checkbox" else "")
        self._send(told["name"], value.replace("\n", "").replace("\r", "") if kind in TYPED_IN_ONE_LINE else value)

    def _send(self, name, value):
        self.forms[-1][1].setdefault(name, []).append(value or "")


def forms(answer):
    """(attributes, name -> values) of each form of a page."""
    read = _Forms()
    read.feed(answer.content.decode())
    return read.forms


def form(answer, part):
    """The boxes of the form whose class or address has this in it."""
    found = [sent for told, sent in forms(answer) if part in told.get("class", "") or part in told.get("action", "")]
    assert len(found) == 1, part
    return found[0]


def edit(service, group):
    return reverse("portal:edit", args=[service.source_id, group])


def at(service, name="listing"):
    return reverse(f"portal:{name}", args=[service.source_id])
