// A visit is one entry of the browser's history: the next page takes the place of this one, and the address stays.
// Without this file forms and links work as they are.
const policy = window.trustedTypes?.createPolicy("waypoint", { createHTML: (text) => text });
const PRIVATE = { cache: "no-store", credentials: "same-origin", referrerPolicy: "no-referrer" };
let turn = 0;

async function fetched(address, options) {
  const answer = await fetch(address, { ...PRIVATE, ...options });
  if (!answer.headers.get("Content-Type")?.startsWith("text/html")) throw new TypeError("no page");
  const text = await answer.text();
  return new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, "text/html");
}

function show(page) {
  const { lang, dir } = page.documentElement;
  Object.assign(document.documentElement, { lang, dir });
  document.title = page.title;
  document.body.replaceChildren(...page.body.childNodes);
  window.scrollTo(0, 0);
  document.getElementById("main")?.focus({ preventScroll: true });
}

// The page stays, with its numbers and what was typed; asked a second time, the browser tries in its own way.
function failed(otherwise) {
  const note = document.getElementById("unreached");
  document.getElementById("main")?.removeAttribute("aria-busy");
  if (!note?.hidden) return otherwise();
  note.hidden = false;
  note.scrollIntoView({ block: "center" });
}

// Only the last thing asked for is shown, and nothing to somebody who has left meanwhile.
async function go(address, options, otherwise) {
  const own = ++turn;
  document.getElementById("main")?.setAttribute("aria-busy", "true");
  try {
    const page = await fetched(address, options);
    if (own === turn && document.body.childElementCount) show(page);
  } catch {
    if (own === turn) failed(otherwise);
  }
}

function sendAsItIs(form, body) {
  const written = [...body].map(([name, value]) => Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  form.replaceChildren(...written);
  form.submit();
}

// The button that was pressed is a part of what a form says; a browser that does not tell which sends the form itself.
document.addEventListener("submit", (event) => {
  const [form, button] = [event.target, event.submitter];
  if (button === undefined || new URL(form.action).origin !== window.location.origin) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  if (button?.name) body.append(button.name, button.value);
  go(form.action, { method: "POST", body }, () => sendAsItIs(form, body));
});

function isPlain(event) {
  return event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
}

function jump(place) {
  const folded = place instanceof HTMLDetailsElement;
  if (folded) place.open = true;
  place.scrollIntoView();
  (folded ? place.querySelector("summary") : place).focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (event.defaultPrevented || !link || !isPlain(event) || link.origin !== window.location.origin) return;
  event.preventDefault();
  const place = link.getAttribute("href").startsWith("#") && document.getElementById(link.hash.slice(1));
  if (place) jump(place);
  else go(link.href, {}, () => window.location.replace(link.href));
});
