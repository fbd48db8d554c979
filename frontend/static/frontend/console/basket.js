// What the caller is given, in memory alone: name and number stay readable when the server is away.
import { at, word } from "./server.js";

const MOST = 9;
let kept = new Map();

export const referrals = () => [...kept.values()];
export const empty = () => { kept = new Map(); };

export function toggle(card) {
  const { key, listing, name, number } = card.dataset;
  if (kept.has(key)) kept.delete(key);
  else if (kept.size < MOST) kept.set(key, { key, listing, name, number, outcome: "given" });
  marked();
}

// The strip below, and which of the answers are in it.
export function marked() {
  at("basket").replaceChildren(...referrals().map(row));
  at("basket-empty").hidden = kept.size > 0;
  for (const card of document.querySelectorAll("#answers [data-key]")) {
    const inside = kept.has(card.dataset.key);
    card.classList.toggle("in-basket", inside);
    card.querySelector("[data-pin]")?.setAttribute("aria-pressed", String(inside));
  }
}

function row({ key, name, number }) {
  const item = document.createElement("li");
  const [what, digits, out] = ["bdi", "bdi", "button"].map((tag) => document.createElement(tag));
  Object.assign(what, { lang: "en", textContent: name });
  Object.assign(digits, { dir: "ltr", className: "number", textContent: number });
  Object.assign(out, { type: "button", textContent: "×" });
  out.setAttribute("aria-label", `${word("remove")}: ${name}`);
  out.addEventListener("click", () => { kept.delete(key); marked(); });
  item.append(what, " ", digits, " ", out);
  return item;
}
