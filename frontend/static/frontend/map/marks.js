// The marks: a number for each card with a public address. Each is a link to its card, so that Tab and Enter lead there.
const APART = 36; // pixels between two marks

function link(card, number) {
  const name = card.querySelector("h3");
  name.dataset.mark = number;
  const mark = Object.assign(document.createElement("a"), { href: `#${card.id}`, className: "map-mark", textContent: number });
  mark.setAttribute("aria-label", `${number}: ${name.innerText}`);
  mark.lang = "en";
  mark.title = name.innerText;
  return mark;
}

function mark(L, map, card, number) {
  const [at, element] = [L.latLng(card.dataset.at.split(",").map(Number)), link(card, number)];
  const icon = L.divIcon({ className: "map-pin", html: element, iconSize: [0, 0] });
  const flat = { interactive: false, keyboard: false };
  L.circleMarker(at, { ...flat, radius: 4, className: "map-dot" }).addTo(map);
  const tether = L.polyline([at, at], { ...flat, className: "map-tether" }).addTo(map);
  const pin = L.marker(at, { ...flat, icon, zIndexOffset: 1000 - number }).addTo(map);
  element.addEventListener("focus", () => map.panInside(pin.getLatLng(), { padding: [APART, APART], animate: false }));
  return { at, pin, tether };
}

// Beside its place, then further and further around it.
function* around({ x, y }, L) {
  yield L.point(x, y);
  for (let ring = 1; ring < 6; ring += 1) {
    for (let turn = 0; turn < 8 * ring; turn += 1) {
      const angle = (turn / (8 * ring)) * 2 * Math.PI;
      yield L.point(x + ring * APART * Math.cos(angle), y + ring * APART * Math.sin(angle));
    }
  }
}

// Two offices in one house would cover each other: the second stands beside it, with a line to the place.
function spread(L, map, marks) {
  const taken = [];
  for (const { at, pin, tether } of marks) {
    const place = [...around(map.latLngToLayerPoint(at), L)].find((spot) => taken.every((other) => other.distanceTo(spot) >= APART - 1));
    taken.push(place);
    pin.setLatLng(map.layerPointToLatLng(place));
    tether.setLatLngs([at, pin.getLatLng()]);
  }
}

export function setMarks(L, map, cards) {
  const marks = cards.map((card, i) => mark(L, map, card, i + 1));
  map.on("zoomend", () => spread(L, map, marks));
  spread(L, map, marks);
  return () => marks.map(({ pin }) => pin.getLatLng());
}
