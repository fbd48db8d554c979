// A box that offers what the letters may mean, in any language: arrows choose, Enter takes.
import { at, post } from "./server.js";

const PAUSE = 80; // milliseconds
let [timer, turn] = [0, 0];

const listOf = (box) => at(box.getAttribute("aria-controls"));
const options = (box) => [...listOf(box).querySelectorAll('[role="option"]')];
const chosen = (box) => options(box).find((one) => one.id === box.getAttribute("aria-activedescendant"));
export const isOpen = (box) => box.getAttribute("aria-expanded") === "true";

export function close(box) {
  turn += 1;
  clearTimeout(timer);
  listOf(box).replaceChildren();
  listOf(box).hidden = true;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

export function typed(box) {
  clearTimeout(timer);
  const own = ++turn;
  timer = setTimeout(async () => {
    const found = await meant(box).catch(() => []);
    if (own === turn) offer(box, found);
  }, PAUSE);
}

async function meant(box) {
  if (!box.value.trim()) return [];
  const answer = await post("suggest", new URLSearchParams({ palette: box.id, words: box.value }));
  return answer.ok ? JSON.parse(answer.text).suggestions : [];
}

function offer(box, found) {
  if (!found.length) { close(box); return; }
  listOf(box).replaceChildren(...found.map((one, place) => option(box, one, place)));
  listOf(box).hidden = false;
  box.setAttribute("aria-expanded", "true");
  point(box, options(box)[0]);
}

function option(box, { name, code, label, language }, place) {
  const item = Object.assign(document.createElement("li"), { id: `${box.id}-${place}`, textContent: label, dir: "auto" });
  if (language) item.lang = language;
  item.setAttribute("role", "option");
  Object.assign(item.dataset, { name, code });
  return item;
}

function point(box, item) {
  for (const one of options(box)) one.setAttribute("aria-selected", String(one === item));
  box.setAttribute("aria-activedescendant", item.id);
  item.scrollIntoView({ block: "nearest" });
}

export function move(box, step) {
  const all = options(box);
  if (all.length) point(box, all[(all.indexOf(chosen(box)) + step + all.length) % all.length]);
}

// What was typed a moment ago may still be on its way: Enter waits for it.
export async function take(box) {
  clearTimeout(timer);
  const own = ++turn;
  if (!isOpen(box)) offer(box, await meant(box).catch(() => []));
  const item = own === turn ? chosen(box) : null;
  const given = item ? { ...item.dataset } : null;
  close(box);
  if (given) box.value = "";
  return given;
}
