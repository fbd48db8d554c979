// A box that finds while one types is drawn, some time after the page, by a library that leaves it without a name: it
// gets that of its select.
function named(drawn) {
  const name = drawn.previousElementSibling?.getAttribute("aria-label");
  for (const box of name ? drawn.querySelectorAll("[role=combobox], [role=textbox]") : []) {
    box.removeAttribute("aria-labelledby");
    box.setAttribute("aria-label", name);
  }
}

new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const added of addedNodes) if (added.matches?.(".select2-container")) named(added);
  }
}).observe(document.documentElement, { childList: true, subtree: true });
