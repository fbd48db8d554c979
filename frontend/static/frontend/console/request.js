// What is given: codes as hidden fields, the rest in the boxes. A chip is accepted into it or turned down for good.
import { at, call } from "./server.js";

const MANY = new Set(["need", "victimization", "population", "language", "age"]);
const held = (name, value) => at("given").querySelector(`input[name="${name}"][value="${CSS.escape(value)}"]`);

function hold(name, value) {
  if (held(name, value)) return;
  at("given").append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
}

export function give(name, value) {
  held("turned_down", `${name}:${MANY.has(name) && name !== "age" ? value : ""}`)?.remove();
  if (MANY.has(name)) hold(name, value);
  else call().elements[name].value = value;
}

export function turnDown({ name, value, turnedDown }) {
  if (MANY.has(name)) held(name, value)?.remove();
  else call().elements[name].value = "";
  hold("turned_down", turnedDown);
}

// The next choice of a list of few, and its words.
export function next(select) {
  select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
  return select.selectedOptions[0].textContent;
}

export const triage = () => call().elements.triage.value;
export const languages = () => [...at("given").querySelectorAll('input[name="language"]')].map((one) => one.value);
