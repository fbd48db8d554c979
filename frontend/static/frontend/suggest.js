// While somebody writes in their own words, what the last of them may mean is offered below, to be added by a tap.
// Only these last words are sent, in the body of a POST. Without this file the words are read when the form is sent.
const PAUSE = 250; // milliseconds
const MOST = 80; // characters
let [timer, turn] = [0, 0];

async function meant(field) {
  const body = new URLSearchParams({ text: field.value.slice(-MOST) });
  const answer = await fetch(field.dataset.suggest, {
    method: "POST", body, cache: "no-store", credentials: "same-origin", referrerPolicy: "no-referrer",
  });
  return answer.ok ? (await answer.json()).suggestions : [];
}

const box = (form, { name, code }) => form.querySelector(`input[name="${name}"][value="${CSS.escape(code)}"]`);

function written(tag, words, { language, ...given }) {
  return Object.assign(document.createElement(tag), { textContent: words, lang: language, dir: "auto", ...given });
}

// What was ticked or rode along unseen already is not offered again.
function offer(form, found) {
  const [list, told] = [form.querySelector("#suggested"), form.querySelector("[data-suggested]")];
  const news = found.filter((one) => { const own = box(form, one); return !own || (own.type === "checkbox" && !own.checked); });
  list.replaceChildren(...news.map((one) => row(form, one)));
  list.hidden = !news.length;
  told.textContent = news.length ? told.dataset.suggested : "";
}

function row(form, one) {
  const button = written("button", one.label, { language: one.language, type: "button", className: "choice" });
  button.addEventListener("click", () => add(form, one, button));
  const item = document.createElement("li");
  item.append(button);
  return item;
}

// The tile of this need, or a new one beside the others; the focus goes where the answer now is.
function add(form, one, button) {
  const own = box(form, one) ?? tile(form, one);
  own.checked = true;
  button.parentElement.remove();
  const list = form.querySelector("#suggested");
  list.hidden = !list.childElementCount;
  own.focus();
}

function tile(form, { name, code, label, language }) {
  const input = Object.assign(document.createElement("input"), { type: "checkbox", name, value: code });
  const whole = document.createElement("label");
  whole.className = "tile";
  whole.append(input, " ", written("span", label, { language }));
  form.querySelector(".tiles").append(whole);
  return input;
}

document.addEventListener("input", (event) => {
  const field = event.target.closest?.("[data-suggest]");
  if (!field) return;
  clearTimeout(timer);
  const own = ++turn;
  timer = setTimeout(async () => {
    const found = await meant(field).catch(() => []);
    if (own === turn && field.isConnected) offer(field.form, found);
  }, PAUSE);
});
