// One key for each thing to do, as long as nothing is being written. Which key is kept in this browser, and nothing else.
import { at, word } from "./server.js";

const STORE = "waypoint.keys"; // {"on": whether, "keys": {action: key}}: of the operator, never of a call
const rows = () => [...document.querySelectorAll("#help [data-code]")];
let state = read();

function read() {
  try {
    const kept = JSON.parse(window.localStorage.getItem(STORE) ?? "{}");
    return { on: kept.on !== false, keys: kept.keys ?? {} };
  } catch {
    return { on: true, keys: {} };
  }
}

function write() {
  try {
    window.localStorage.setItem(STORE, JSON.stringify(state));
  } catch {
    // A browser that stores nothing has the first keys again next time.
  }
}

export const isOn = () => state.on;
export const keyOf = (row) => state.keys[row.dataset.code] ?? row.dataset.key;
export const actionOf = (key) => rows().find((row) => keyOf(row) === key)?.dataset.code;

export function turn(on) {
  state.on = on;
  write();
  shown();
}

export function again() {
  state.keys = {};
  write();
  shown();
}

// Refused where another action has the key, or it is a digit, which stands for an answer.
export function change({ value: key, id }) {
  const code = id.slice("key-".length);
  const taken = !key.trim() || /\d/.test(key) || rows().some((row) => row.dataset.code !== code && keyOf(row) === key);
  if (!taken) {
    state.keys[code] = key;
    write();
  }
  at("key-told").textContent = taken ? word("taken") : "";
  shown();
}

// Every place that names a key names the one that works.
export function shown() {
  const keys = new Map(rows().map((row) => [row.dataset.code, keyOf(row)]));
  for (const one of document.querySelectorAll("[data-kbd]")) one.textContent = keys.get(one.dataset.kbd);
  for (const row of rows()) row.querySelector(".key-of").value = keyOf(row);
  at("keys-on").checked = state.on;
  document.body.classList.toggle("keys-off", !state.on);
  document.querySelector('[data-action="keys"]').setAttribute("aria-pressed", String(state.on));
}
