// Scripts and guides beside the call. All of them came with the page, so they are there when the server is not.
import { at, fields, parsed, post } from "./server.js";

const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function open(code = "") {
  at("drawer").hidden = false;
  for (const one of at("scripts").querySelectorAll("[data-script]")) one.hidden = one.dataset.script !== code;
  at("script-list").hidden = Boolean(code);
  const text = code && at("scripts").querySelector(`[data-script="${CSS.escape(code)}"]`);
  if (text) at("drawer").scrollIntoView({ block: "nearest" });
  return Boolean(text);
}

export const close = () => { at("drawer").hidden = true; };
export const openScript = () => at("scripts").querySelector("[data-script]:not([hidden])")?.dataset.script ?? "";

export function find() {
  open();
  at("find-script").value = "";
  filter();
  at("find-script").focus();
}

export function filter() {
  const typed = plain(at("find-script").value.trim());
  open();
  for (const item of at("script-list").children) {
    const code = item.querySelector("button").dataset.guide.replaceAll("-", " ");
    item.hidden = !plain(`${item.textContent} ${code}`).includes(typed);
  }
}

export const firstFound = () => at("script-list").querySelector("li:not([hidden]) button")?.dataset.guide;

// In the caller's language, as far as there are words in it; what is open stays open.
export async function readIn(language) {
  const shown = openScript();
  const answer = await post("guides", fields([["read_in", language]]));
  if (!answer.ok) return;
  at("scripts").replaceChildren(...parsed(answer.text).childNodes);
  open(shown);
}
