// A box that offers what the letters may mean, in any language: arrows choose, Enter takes.
import { at, post } from "./server.js";

const PAUSE = 80; // milliseconds
let [timer, turn, read] = [0, 0, ""]; // `read`: the words that the list is for

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
    const words = box.value;
    const found = await meant(box, words).catch(() => []);
    if (own === turn) offer(box, found, words);
  }, PAUSE);
}

async function meant(box, words) {
  if (!words.trim()) return [];
  const answer = await post("suggest", new URLSearchParams({ palette: box.id, words }));
  return answer.ok ? JSON.parse(answer.text).suggestions : [];
}

function offer(box, found, words) {
  if (!found.length) { close(box); return; }
  read = words;
  listOf(box).replaceChildren(...found.map((one, place) => option(box, one, place)));
  listOf(box).hidden = false;
  box.setAttribute("aria-expanded", "true");
  point(box, options(box)[0]);
}

function option(box, { name, code, label, language }, place) {
  const item = Object.assign(document.createElement("li"), { id: `${box.id}-${place}`, textContent: label, dir: "auto" });
  if (language) item.lang = language;
  item.setAttribute("role", "option");
  Object.assign(item.dataset, { name, code, box: box.id });
  return item;
}

export function point(box, item) {
  for (const one of options(box)) one.setAttribute("aria-selected", String(one === item));
  box.setAttribute("aria-activedescendant", item.id);
  item.scrollIntoView({ block: "nearest" });
}

export function move(box, step) {
  const all = options(box);
  if (all.length) point(box, all[(all.indexOf(chosen(box)) + step + all.length) % all.length]);
}

// Where the list is behind the letters, the first of what they mean is taken.
export async function take(box) {
  const [words, item] = [box.value, chosen(box)];
  close(box);
  box.value = "";
  const given = item && words === read ? item.dataset : (await meant(box, words).catch(() => []))[0];
  if (!given && !box.value) box.value = words;
  return given;
}
