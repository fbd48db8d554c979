// A click on a county of the map ticks it in the list, or takes the tick away. Without this file the list does it all.
const map = document.querySelector(".area-map");
const boxes = () => [...document.querySelectorAll("input[name=areas]")];
const boxOf = (key) => boxes().find((box) => box.value === key);

// A county that is not in the list yet gets a box of its own, made like the last one there.
function added(county) {
  const last = boxes().at(-1)?.closest("label");
  if (!last) return null;
  const holder = last.parentElement.cloneNode(true);
  const box = holder.querySelector("input");
  const label = box.closest("label");
  box.value = county.dataset.key;
  box.id = `id_areas_${boxes().length}`;
  box.checked = false;
  label.htmlFor = box.id;
  label.replaceChildren(box, ` ${county.dataset.name}`);
  last.parentElement.after(holder);
  return box;
}

function drawn() {
  for (const county of map.querySelectorAll(".county")) {
    county.classList.toggle("ticked", Boolean(boxOf(county.dataset.key)?.checked));
  }
}

if (map) {
  map.classList.add("can-pick");
  map.addEventListener("click", ({ target }) => {
    const county = target.closest(".county");
    const box = county && (boxOf(county.dataset.key) ?? added(county));
    if (!box) return;
    box.checked = !box.checked;
    drawn();
  });
  document.addEventListener("change", ({ target }) => target.name === "areas" && drawn());
}
