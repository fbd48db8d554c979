// Blank first, then go: a slow network must not keep the page in sight. Without this file the link still works.
const exit = document.querySelector("[data-leave]");

function leave(event) {
  event.preventDefault();
  document.title = "";
  document.body.replaceChildren();
  window.location.replace(exit.href);
}

exit?.addEventListener("click", leave);
