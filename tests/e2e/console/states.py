"""Every state the console can be in, one after the other on one page, and what brings each about."""

from playwright.sync_api import expect

TOLD = "my husband hits me and I need a bed tonight"
ANSWERS = "**/staff/console/answers"


def _answers(hands):
    hands.press("v")
    hands.write("s", TOLD)
    hands.write("p", "Fresno, CA")


def _unread(hands):
    """As a form would be that no console sends."""
    hands.page.route(ANSWERS, lambda route: route.continue_(post_data=f"{route.request.post_data}&age=young"), times=1)
    hands.press("u")


def _away(hands):
    hands.page.route(ANSWERS, lambda route: route.abort(), times=1)
    hands.press("u")


def _signed_out(hands):
    hands.page.route(ANSWERS, lambda route: route.fulfill(status=401, body=""), times=1)
    hands.press("u")


def _palette(hands):
    hands.press("n")
    hands.type("legal")


def _closed(*keys):
    """A dialog, and the keys that lead to it after the last one is closed."""
    return lambda hands: hands.press("Escape", *keys)


# name: (how to come from the state before, a selector of what is then seen and was not before)
STATES = {
    "empty": (lambda hands: None, "body.scripted #basket-empty"),
    "answers": (_answers, "#answers:has(.card) #offices"),
    "question answered": (lambda hands: hands.press("Shift+Digit6"), "#chips .given[data-value=military]"),
    "basket": (lambda hands: hands.press("1", "2"), "#basket li + li"),
    "palette": (_palette, "#needs-list [aria-selected=true]"),
    "why not": (lambda hands: (hands.press("Escape", "Escape"), hands.write("'", "marjaree")), "#looked-up .why-not"),
    "list of scripts": (lambda hands: hands.press("/"), "#script-list"),
    "script": (lambda hands: (hands.type("relay"), hands.press("Enter")), "#script-relay-call"),
    "script of a caller": (lambda hands: hands.press("d"), "#script-detainee-question"),
    "hand-over": (lambda hands: hands.press("v", "a"), "#handed .sheet"),
    "end": (_closed("e"), "#end[open] #outcomes [data-now]"),
    "help": (_closed("?"), "#help[open]"),
    "in danger": (_closed("u"), "#answers .emergency .line"),
    "unread": (_unread, "#unread .trouble"),
    "away": (_away, "#away"),
    "signed out": (_signed_out, "#signed-out"),
    "soon signed out": (lambda hands: hands.page.clock.fast_forward("28:01"), "#soon-out"),
}


def states(hands):
    """Walks through all of them: the name of each, once it is what it says it is."""
    for name, (come, shows) in STATES.items():
        come(hands)
        expect(hands.page.locator(shows).first).to_be_visible()
        yield name
