// A visit is one entry of the browser's history: the next page takes the place of this one, and the address stays.
// Without this file forms and links work as they are.
const policy = window.trustedTypes?.createPolicy("waypoint", { createHTML: (text) => text });
const PRIVATE = { cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" };
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

// Only the last thing asked for is shown.
async function go(address, options, otherwise) {
  const own = ++turn;
  document.getElementById("main")?.setAttribute("aria-busy", "true");
  try {
    const page = await fetched(address, options);
    if (own === turn) show(page);
  } catch {
    if (own === turn) failed(otherwise);
  }
}

// What a form would send by itself, the button that was pressed included.
function sent(form, button) {
  if (button?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
  form.submit();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (new URL(form.action).origin !== window.location.origin) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  go(form.action, { method: "POST", body }, () => sent(form, event.submitter));
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
