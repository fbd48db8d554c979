// Blank first, then go: a slow network must not keep the page in sight. Without this file the link still works.
const WITHIN = 5000; // milliseconds for the three presses
let presses = [];

function blank() {
  document.title = "";
  document.body.replaceChildren();
}

function leave(exit) {
  const address = exit.href;
  blank();
  window.location.replace(address);
}

document.addEventListener("click", (event) => {
  const exit = event.target.closest?.("[data-leave]");
  if (!exit) return;
  event.preventDefault();
  leave(exit);
});

// Shift three times. A key pressed in between is writing, not leaving.
document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) return;
  presses = [...presses.filter((at) => event.timeStamp - at < WITHIN), event.timeStamp];
  const exit = document.querySelector("[data-leave]");
  if (presses.length >= 3 && exit) leave(exit);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Shift") presses = [];
});

// The Back button may bring a page back from memory, as it was: it comes back empty, and then new.
window.addEventListener("pagehide", blank);
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});
