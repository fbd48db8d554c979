// The console: keys and clicks lead to the same few things to do. A call lives in this page's memory alone.
import { at, call, fields, over, parsed, post, say, stay, stayed, word } from "./server.js";
import { ask, keyed, stop } from "./asking.js";
import * as basket from "./basket.js";
import * as drawer from "./drawer.js";
import * as ending from "./ending.js";
import * as handing from "./handing.js";
import * as keys from "./keys.js";
import * as palette from "./palette.js";
import { give, next, triage, turnDown } from "./request.js";

const first = document.body.cloneNode(true);
const ABOUT_A_CASE = new Set(["victim", "witness", "family", "legal-responsibility", "acting-at-request"]);
let chosen = "";

const card = () => keyed(chosen) ?? document.querySelector("#answers .card");
const on = (what, then) => document.addEventListener(what, then);
const dialog = () => document.querySelector("dialog[open]");
const answer = (digit) => document.querySelector(`#answers [data-number-key="${digit}"]`);

function pin(one) {
  if (!one) return;
  chosen = one.dataset.key;
  basket.toggle(one);
  one.focus({ preventScroll: true });
  one.scrollIntoView({ block: "nearest" });
}

function yes(button) {
  const { name, value, box } = button.dataset;
  if (box) { at(box).focus(); return; }
  if (name) { give(name, value); ask({ soon: true }); }
}

// Nothing of a call is left: not on the screen, not in memory, not in a box that could be undone, not in the address.
function newCall(words = word("ready")) {
  stop();
  over();
  basket.empty();
  ending.renew();
  chosen = "";
  dialog()?.close();
  document.body.replaceChildren(...first.cloneNode(true).childNodes);
  window.history.replaceState(null, "", window.location.pathname);
  keys.shown();
  say(words);
  window.scrollTo(0, 0);
}

async function count() {
  const became = await ending.count();
  if (became) newCall(word(became));
}

async function wrong(one) {
  if (!one) return;
  try {
    const told = await post("wrongNumber", new URLSearchParams({ listing: one.dataset.listing }));
    say(word(!told.ok ? "not-told" : JSON.parse(told.text).told ? "told" : "told-before"));
  } catch {
    say(word("not-told"));
  }
}

async function whyNot(organization) {
  const found = await post("whyNot", fields([["organization", organization]]));
  at("looked-up").replaceChildren(...parsed(found.text).childNodes);
  at("looked-up").scrollIntoView({ block: "nearest" });
}

function attested() {
  const [told, order] = [document.querySelector("[data-attested]"), ["unasked", "yes", "no"]];
  const now = order.findIndex((one) => word(one) === told.textContent);
  told.textContent = word(order[(now + 1) % order.length]);
}

function shut() {
  if (dialog()) dialog().close();
  else drawer.close();
  leave();
}

const focus = (id) => () => at(id).focus();
const anew = (id) => () => { at(id).focus(); at(id).select(); };
const ACTIONS = {
  text: focus("text"), needs: focus("needs"), language: focus("language"), place: anew("place"),
  "crime-place": anew("crime_place"), destination: anew("destination"), stage: focus("stage"), custody: focus("custody"),
  urgency: () => { say(next(at("urgency"))); ask({ soon: true }); },
  chips: () => document.querySelector("#chips button")?.focus(),
  "safe-contact": () => at("safe").querySelector("input").focus(),
  attested,
  "next-page": () => { const more = document.querySelector("[data-after]"); if (more) ask({ cursor: more.dataset.after, soon: true }); },
  "first-page": () => ask({ soon: true }),
  why: () => { const more = card()?.querySelector("details"); if (more) more.open = !more.open; },
  "why-not": () => { at("organization-box").hidden = false; at("organization").focus(); },
  wrong: () => wrong(card()),
  offices: () => at("offices")?.focus(),
  scripts: drawer.find, "hand-over": handing.open, end: ending.open, help: () => { at("help").showModal(); at("help").focus(); },
  "new-call": () => newCall(), count, stay, close: shut, copy: handing.copy, print: () => window.print(),
  keys: () => keys.turn(!keys.isOn()), "keys-again": keys.again,
};

const caller = (code) => call().querySelector(`[name="triage"][value="${CSS.escape(code)}"]`);

function run(code) {
  const who = caller(code);
  if (who) { who.checked = true; triaged(); } else ACTIONS[code]?.();
}

function triaged() {
  const who = triage();
  at("attest").hidden = !ABOUT_A_CASE.has(who);
  const shown = drawer.openScript(); // one for the call itself, such as a relay call, stays
  if ((!shown || caller(shown) || at(`script-${who}`)) && !drawer.open(who)) drawer.close();
  ask({ soon: true });
}

const isBox = (one) => one.matches?.('input[type="text"], textarea, select');

// Esc and Enter leave a box; in a palette Enter takes what is offered first.
function inBox(event, box) {
  const combo = box.getAttribute("role") === "combobox";
  if (event.key === "Escape") { if (combo && palette.isOpen(box)) palette.close(box); else leave(); event.preventDefault(); return; }
  if (combo && ["ArrowDown", "ArrowUp"].includes(event.key)) { event.preventDefault(); palette.move(box, event.key === "ArrowDown" ? 1 : -1); return; }
  if (event.key !== "Enter" || (event.shiftKey && box.matches("textarea"))) return;
  event.preventDefault();
  if (combo) taken(box); else if (box.id === "find-script") { drawer.open(drawer.firstFound()); leave(); } else leave();
}

// The keys are free at once: what is typed next is not for this box any more.
async function taken(box) {
  const taking = palette.take(box);
  leave();
  const given = await taking;
  if (!given) return;
  if (given.name === "organization") { at("organization-box").hidden = true; whyNot(given.code); return; }
  give(given.name, given.code);
  ask({ soon: true });
}

const leave = () => at("main").focus({ preventScroll: true });

function inDialog(event) {
  if (!at("end").open) return;
  if (/^[1-9]$/.test(event.key)) ending.digit(Number(event.key));
  else if (event.key === "Enter" && !event.target.closest("button")) count();
  else if (keys.actionOf(event.key) === "new-call") newCall();
  else ending.letter(event.key);
}

function onChip(event) {
  const chip = event.target.closest("#chips li");
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!chip || !(step || ["Delete", "Backspace"].includes(event.key))) return false;
  if (step) {
    const all = [...document.querySelectorAll("#chips li")];
    all[(all.indexOf(chip) + step + all.length) % all.length].querySelector("button").focus();
  } else {
    turnDown(chip.dataset);
    ask({ soon: true });
  }
  return true;
}

on("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const box = event.target.closest?.("input, textarea, select");
  if (box && isBox(box)) { if (!dialog()) inBox(event, box); return; }
  if (!keys.isOn()) return;
  if (dialog()) { inDialog(event); return; }
  if (onChip(event)) { event.preventDefault(); return; }
  pressed(event);
});

const resting = ({ target }) => target === document.body || target === at("main") || target.name === "triage";

function pressed(event) {
  const code = keys.actionOf(event.key);
  const place = event.code.match(/^(?:Digit|Numpad)([1-9])$/)?.[1];
  if (code) run(code);
  else if (/^[1-9]$/.test(event.key)) pin(answer(event.key));
  else if (place) { const asked = document.querySelector(`[data-question="${place}"]`); if (asked) yes(asked); }
  else if (event.key === "Escape") shut();
  else if (event.key === "Enter" && drawer.openScript() === triage() && triage() && resting(event)) count();
  else return;
  event.preventDefault();
}

on("focusin", (event) => {
  const one = event.target.closest?.("#answers [data-key]");
  if (one) chosen = one.dataset.key;
  const box = event.target.closest?.("input, textarea, select");
  say(box && isBox(box) && keys.isOn() ? word("writing") : word("ready"));
});

on("click", (event) => {
  const button = event.target.closest?.("button, [role=option]");
  if (!button) return;
  const { action, chip, question, guide, place, pin: pinned, wrong: bad, outcome, unmet, box } = button.dataset;
  if (action) run(action);
  else if (chip) chipped(button, chip);
  else if (question) yes(button);
  else if (guide) drawer.open(guide);
  else if (place) { at(place).value = button.textContent; ask({ soon: true }); }
  else if (pinned !== undefined) pin(button.closest("[data-key]"));
  else if (bad !== undefined) wrong(button.closest("[data-key]"));
  else if (outcome) ending.outcome(button);
  else if (unmet) ending.left(button);
  else if (box) { palette.point(at(box), button); taken(at(box)); }
});

// A palette closes where the keys leave it; a click in its list does not take them.
on("focusout", ({ target }) => { if (target.isConnected && target.role === "combobox") palette.close(target); });
on("mousedown", (event) => { if (event.target.role === "option") event.preventDefault(); });

function chipped(button, what) {
  const { name, value, turnedDown } = button.closest("li").dataset;
  if (what === "accept") give(name, value);
  else turnDown({ name, value, turnedDown });
  ask({ soon: true });
}

on("input", (event) => {
  const box = event.target;
  if (box.getAttribute("role") === "combobox") palette.typed(box);
  else if (box.id === "find-script") drawer.filter();
  else if (box.form === call() && box.name && box.type !== "radio") ask();
});

on("change", (event) => {
  const box = event.target;
  if (box.name === "triage") triaged();
  else if (box.id === "keys-on") keys.turn(box.checked);
  else if (box.matches(".key-of")) keys.change(box);
  else if (box.id === "read-in") drawer.readIn(box.value).catch(() => {});
  else if (box.id === "hand-over-in") handing.fill();
  else if (["channel-safe", "paper-safe"].includes(box.id)) handing.confirmed();
});

on("submit", (event) => {
  if (event.target === call()) { event.preventDefault(); ask({ soon: true }); }
});

document.body.classList.add("scripted");
keys.shown();
stayed();
