// Blank first, then go: a slow network must not keep the page in sight. The form goes on by itself, and so it stays.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches(".leaving")) return;
  document.title = "";
  document.body.replaceChildren(form);
  for (const shown of form.querySelectorAll("button")) shown.remove();
});

// The Back button may bring a page back from memory, as it was: it is asked for anew, and then there is nobody signed in.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});
