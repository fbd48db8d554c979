// One way to the server for all that the console asks: nothing stored, the newest answer wins, and a fault is shown.
const policy = window.trustedTypes?.createPolicy("waypoint", { createHTML: (text) => text });
const PAUSES = [1000, 2000, 4000, 8000, 15000]; // milliseconds before each further try
const WARNED = 120_000; // milliseconds before the sign-out
let [timer, tries] = [0, 0];

export const at = (id) => document.getElementById(id);
export const call = () => at("call");
export const word = (name) => at("words").content.querySelector(`[data-word="${name}"]`).textContent;
export const say = (words) => { at("status").textContent = words; };
export const banner = (id, shown) => { at(id).hidden = !shown; };

export function parsed(text) {
  return new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, "text/html").body;
}

// What the form says now, and what is said beside it.
export function fields(more = []) {
  const body = new URLSearchParams(new FormData(call()));
  body.delete("csrfmiddlewaretoken");
  for (const [name, value] of more) body.append(name, value);
  return body;
}

// The cookie is read each time: a new sign-in in another window brings a new one.
const secret = () => document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/)?.[1] ?? "";

// What was asked for a call that is over is answered to nobody.
let calls = 0;
export const over = () => { calls += 1; };
const ours = (promise, own) => promise.finally(() => (own === calls ? null : new Promise(() => {})));

// Throws where no answer comes; an answer that says 401 or 403 means that the session is over.
export async function post(where, body, signal) {
  const own = calls;
  const answer = await ours(fetch(call().dataset[where], {
    method: "POST", body, signal, cache: "no-store", credentials: "same-origin", referrerPolicy: "same-origin",
    headers: { "X-CSRFToken": secret() },
  }), own);
  const out = answer.status === 401 || answer.status === 403;
  banner("signed-out", out);
  if (answer.status >= 500) throw new TypeError("no answer");
  banner("away", false);
  tries = 0;
  if (!out) stayed();
  return { status: answer.status, ok: answer.ok, text: await ours(answer.text(), own) };
}

// A call goes on with what is on the screen; the last thing asked is asked again until it is answered.
export function later(again) {
  banner("away", true);
  clearTimeout(timer);
  timer = setTimeout(again, PAUSES[Math.min(tries, PAUSES.length - 1)]);
  tries += 1;
}

export const noLater = () => clearTimeout(timer);

let warning = 0;

export function stayed() {
  const idle = Number(call().dataset.idle) * 1000;
  clearTimeout(warning);
  banner("soon-out", false);
  if (idle) warning = setTimeout(() => banner("soon-out", true), Math.max(idle - WARNED, 0));
}

export const stay = () => post("stay", fields()).catch(() => banner("away", true));
