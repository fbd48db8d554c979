"""An operator with a keyboard and no mouse: what is pressed, what is typed, and what is then on the screen."""

from urllib.parse import parse_qs

from playwright.sync_api import expect

CHORDS = {"?": "Shift+Slash", "+": "Shift+Equal", "N": "Shift+KeyN"}  # as they are made on an American keyboard
# What was stopped is answered all the same, as it can be between two lines of a program.
NEVER_STOPPED = "AbortController.prototype.abort = () => {}"
MOST_FRAMES = 600
BOX = {"p": "place", "h": "crime_place"}
COUNTED = "Counted. Ready for the next call."
FIRST_THREE = """() => [...document.querySelectorAll('#answers .card')].slice(0, 3)
  .map(({ dataset }) => [dataset.name, dataset.number])"""
CARDS = "() => [...document.querySelectorAll('#answers .card')].map(({ dataset }) => [dataset.name, dataset.numberKey])"


class Hands:
    """`strokes` counts every key but the letters of words: a chord is as many as it has keys."""

    def __init__(self, page):
        self.page = page
        self.strokes = 0

    def press(self, *keys):
        for key in keys:
            chord = CHORDS.get(key, key)
            self.page.keyboard.press(chord)
            self.strokes += len(chord.split("+"))

    def type(self, words):
        self.page.keyboard.type(words)

    def write(self, key, words):
        """Into the box of a key, and out of it again."""
        self.press(key)
        self.type(words)
        self.press("Enter")

    def pick(self, key, words, chip):
        """From the palette of a key, until the chip says that it counts."""
        self.write(key, words)
        expect(self.page.locator("#chips .given").get_by_text(chip, exact=True)).to_be_visible()

    def place(self, words, shown, key="p"):
        """Where they are; the answers are those to all that was said so far, the last letter of the place included."""
        with self.page.expect_response(lambda answer: _asked_for(answer.request, BOX[key], words)):
            self.write(key, words)
        expect(self.page.locator("#offices-title")).to_have_text(f"Offices for {shown}")

    def first_three(self):
        return [tuple(one) for one in self.page.evaluate(FIRST_THREE)]

    def keep(self, name):
        """Into the basket, by the digit of the answer."""
        self.press(dict(self.page.evaluate(CARDS))[name])
        expect(self.page.locator("#basket li").filter(has_text=name)).to_have_count(1)

    def hand_over(self):
        """What the hand-over says, once it is there."""
        self.press("a")
        expect(self.page.locator("#handed .aloud p").first).to_be_visible()
        return self.page.locator("#handed .aloud")

    def end(self, *outcomes):
        """Digits for what became of each referral, and counted."""
        self.press("Escape", "e", *outcomes, "Enter")
        self.is_counted()

    def is_counted(self):
        expect(self.page.locator("#status")).to_have_text(COUNTED)

    def status(self):
        return self.page.locator("#status")

    def value(self, box):
        return self.page.locator(f"#{box}").input_value()

    def focused(self):
        """The id of what has the keys, or its tag."""
        return self.page.evaluate("() => document.activeElement.id || document.activeElement.tagName")


def _asked_for(request, box, words):
    """Whether these answers are for a form in which this box holds just these words."""
    return request.url.endswith("/answers") and parse_qs(request.post_data).get(box) == [words]


class Held:
    """Requests to an address of the console, which wait until they are let go; later ones wait no more."""

    def __init__(self, page, address):
        self.page, self.waiting, self.open = page, [], False
        page.route(f"**/staff/console/{address}", self._hold)

    def _hold(self, route):
        if self.open:
            route.continue_()
        else:
            self.waiting.append(route)

    def come(self, count=1):
        """Until so many have been asked for; a frame of the page passes between two looks."""
        for _ in range(MOST_FRAMES):
            if len(self.waiting) >= count:
                return
            self.page.evaluate("() => new Promise(requestAnimationFrame)")
        there = self.page.evaluate("() => [document.activeElement.outerHTML.slice(0, 80), document.body.innerText]")
        raise AssertionError(f"only {len(self.waiting)} of {count} were asked for; the keys are at {there}")

    def let_go(self):
        """In the order in which they came."""
        self.open = True
        for route in self.waiting:
            route.continue_()
