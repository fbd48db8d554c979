// The answers follow what is typed and picked: a moment after the last change, the newest alone is shown.
import { at, fields, later, noLater, parsed, post, say, word } from "./server.js";
import { marked } from "./basket.js";

const PAUSE = 120; // milliseconds
let [timer, running, after, order] = [0, null, "", []];

export function ask({ cursor = "", soon = false } = {}) {
  clearTimeout(timer);
  after = cursor;
  timer = setTimeout(send, soon ? 0 : PAUSE);
}

export function stop() {
  clearTimeout(timer);
  noLater();
  running?.abort();
  [running, after, order] = [null, "", []];
}

async function send() {
  running?.abort();
  noLater();
  const own = running = new AbortController();
  say(word("working"));
  try {
    const answer = await post("answers", fields(after ? [["after", after]] : []), own.signal);
    if (own === running) (answer.ok ? show : refused)(parsed(answer.text), answer.status);
  } catch (fault) {
    if (own === running && fault.name !== "AbortError") later(send);
  }
}

// What cannot be read leaves the answers as they are; a session that is over has a banner of its own.
function refused(page, status) {
  if (status === 422) at("unread").replaceChildren(...page.childNodes);
  say(word("ready"));
}

function show(page) {
  at("unread").replaceChildren();
  const held = standing();
  at("chips").replaceChildren(...page.querySelector("[data-part=chips]").childNodes);
  page.querySelector("[data-part=chips]").remove();
  at("answers").replaceChildren(...page.childNodes);
  flag();
  marked();
  held();
  say(`${word("answers")} ${order.length}`);
}

// Where the eye and the keys are stays: the same card, the same chip, what was folded out.
function standing() {
  const here = document.activeElement;
  const chip = [...document.querySelectorAll("#chips button")].indexOf(here);
  const card = here?.closest?.("[data-key]")?.dataset.key;
  const open = [...document.querySelectorAll("#answers details[open]")].map((one) => one.closest("[data-key]")?.dataset.key);
  return () => {
    for (const key of open) keyed(key)?.querySelector("details")?.setAttribute("open", "");
    const chips = document.querySelectorAll("#chips button");
    if (chip >= 0) chips[Math.min(chip, chips.length - 1)]?.focus({ preventScroll: true });
    else if (card) keyed(card)?.focus({ preventScroll: true });
    if (document.activeElement === document.body) at("main").focus({ preventScroll: true });
  };
}

export const keyed = (key) => (key ? document.querySelector(`#answers [data-key="${CSS.escape(key)}"]`) : null);

// Nothing moves without a mark: a card that was not in this place before says so.
function flag() {
  const cards = [...document.querySelectorAll("#answers .card")];
  const known = order.length > 0;
  cards.forEach((card, place) => {
    if (known && order[place] !== card.dataset.key) card.dataset.fresh = word("new");
  });
  order = cards.map((card) => card.dataset.key);
}
