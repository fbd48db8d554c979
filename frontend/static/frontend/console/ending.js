// After the call: a digit for each referral, a letter for a need left open, and Enter. Sent once, however often.
import { at, banner, fields, post, say, word } from "./server.js";
import { referrals } from "./basket.js";

let [token, unmet, turn, sending] = [drawn(), "", 0, false];

function drawn() {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
}

export function renew() {
  [token, unmet, turn, sending] = [drawn(), "", 0, false];
}

export function open() {
  turn = 0;
  at("outcomes").replaceChildren(...referrals().map(row));
  shown();
  at("end").showModal();
  at("end").focus();
}

function row({ key, name }) {
  const item = at("outcome").content.firstElementChild.cloneNode(true);
  item.dataset.of = key;
  item.querySelector(".outcome-name bdi").textContent = name;
  return item;
}

export function shown() {
  const all = referrals();
  [...at("outcomes").children].forEach((item, place) => {
    item.toggleAttribute("data-now", place === turn);
    for (const one of item.querySelectorAll("[data-outcome]")) {
      one.setAttribute("aria-pressed", String(one.dataset.outcome === all[place].outcome));
    }
  });
  for (const one of at("unmet").querySelectorAll("[data-unmet]")) {
    one.setAttribute("aria-pressed", String(one.dataset.unmet === unmet));
  }
}

// The digit is for the referral whose turn it is; then comes the next.
export function digit(number) {
  const button = at("outcomes").children[turn]?.querySelectorAll("[data-outcome]")[number - 1];
  if (button) outcome(button);
}

export function outcome(button) {
  const item = button.closest("[data-of]");
  const place = [...at("outcomes").children].indexOf(item);
  referrals()[place].outcome = button.dataset.outcome;
  turn = Math.min(place + 1, referrals().length - 1);
  shown();
}

export function letter(key) {
  const button = [...at("unmet").querySelectorAll("[data-unmet]")].find((one) => one.dataset.key === key);
  if (button) left(button);
}

export function left(button) {
  unmet = unmet === button.dataset.unmet ? "" : button.dataset.unmet;
  shown();
}

// The word for what became of it; none where the next Enter has to send it again, with the same token.
export async function count() {
  if (sending) return "";
  sending = true;
  const told = referrals().map(({ listing, outcome: became }) => ["outcome", `${listing} ${became}`]);
  try {
    const answer = await post("end", fields([["token", token], ["unmet", unmet], ...told]));
    if (!answer.ok) say(word("not-told"));
    return answer.ok ? (JSON.parse(answer.text).read_only ? "not-counted" : "counted") : "";
  } catch {
    banner("away", true);
    return "";
  } finally {
    sending = false;
  }
}
