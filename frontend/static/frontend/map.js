// A list can be looked at on a map. Everything that draws it is fetched when somebody opens it, and not before.
function offer() {
  for (const map of document.querySelectorAll("[data-map][hidden]")) map.hidden = false;
}

async function open(map) {
  const failed = map.querySelector("[data-map-failed]");
  failed.hidden = true;
  try {
    const { show } = await import("./map/view.js");
    await show(map);
  } catch {
    failed.hidden = false;
  }
}

// It does not bubble, so it is caught on its way down.
document.addEventListener("toggle", ({ target }) => target.open && target.matches("[data-map]") && open(target), true);

// stay.js puts another page in place of this one.
new MutationObserver(offer).observe(document.body, { childList: true });
offer();
