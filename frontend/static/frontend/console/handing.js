// The hand-over: made by the server for this moment, shown here, kept nowhere.
import { at, banner, call, fields, parsed, post, word } from "./server.js";
import { referrals } from "./basket.js";
import { languages } from "./request.js";

const WRITTEN_AS = { cmn: "zh-hans", yue: "zh-hans", zh: "zh-hans" };
const choice = () => at("hand-over-in");

export async function open() {
  const known = [...choice().options].map((one) => one.value);
  const theirs = languages().map((code) => WRITTEN_AS[code] ?? code).find((code) => known.includes(code));
  if (theirs) choice().value = theirs;
  at("handed").replaceChildren();
  at("hand-over").showModal();
  at("hand-over").focus();
  await fill();
}

export async function fill() {
  const chosen = referrals().map(({ key }) => ["basket", key]);
  try {
    const answer = await post("handOver", fields([...chosen, ["read_in", choice().value]]));
    at("handed").replaceChildren(...(answer.ok ? parsed(answer.text).childNodes : known()));
  } catch {
    banner("away", true);
    at("handed").replaceChildren(...known());
  }
  confirmed();
}

// With the server away, what is in the basket can still be read out.
function known() {
  return referrals().map(({ name, number }) => {
    const line = document.createElement("p");
    const digits = Object.assign(document.createElement("bdi"), { dir: "ltr", className: "number", textContent: number });
    line.append(`${name} `, digits);
    return line;
  });
}

// Nothing leaves before somebody said that the way is safe.
export function confirmed() {
  const channel = at("channel-safe");
  if (channel && call().elements.safe_text.checked && !channel.dataset.seen) channel.checked = true;
  if (channel) channel.dataset.seen = "yes";
  for (const [action, box] of [["copy", "channel-safe"], ["print", "paper-safe"]]) {
    const button = at("handed").querySelector(`[data-action="${action}"]`);
    if (button) button.disabled = !at(box).checked;
  }
}

export async function copy() {
  await navigator.clipboard.writeText(at("message-text").textContent);
  at("copied").textContent = word("copied");
}
