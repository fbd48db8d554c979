// The names of towns on the map.
const MOST_NAMES = 24;

function label(L, name, side) {
  const words = Object.assign(document.createElement("span"), { textContent: name, lang: "en" });
  words.setAttribute("aria-hidden", "true");
  return L.divIcon({ className: `map-town ${side}`, html: words, iconSize: [0, 0] });
}

// Where a name may stand beside its dot, best first: [class, from the dot to the middle of the name].
const SIDES = [
  ["after", (half) => [half + 7, 0]],
  ["before", (half) => [-half - 7, 0]],
  ["above", () => [0, -14]],
  ["below", () => [0, 14]],
];
// Beside a mark that covers the dot.
const BEYOND = [
  ["over", () => [0, -30]],
  ["under", () => [0, 30]],
];

function around({ x, y }, half, high = 10) {
  return { left: x - half, right: x + half, top: y - high, bottom: y + high };
}

function meet(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function covers(one, { x, y }) {
  return one.left < x && x < one.right && one.top < y && y < one.bottom;
}

// The side where the name of a dot covers nothing, with the room that it takes there.
function free(dot, name, { sight, marks, taken }) {
  if (taken.some((one) => covers(one, dot))) return null;
  const half = name.length * 4 + 3;
  for (const [side, middle] of marks.some((one) => covers(one, dot)) ? BEYOND : SIDES) {
    const [dx, dy] = middle(half);
    const own = around({ x: dot.x + dx, y: dot.y + dy }, half);
    const inside = own.left > 0 && own.top > 0 && own.right < sight.x && own.bottom < sight.y;
    if (inside && ![...marks, ...taken].some((other) => meet(own, other))) return [side, own];
  }
  return null;
}

// The largest towns in sight, as long as their names cover neither each other nor a mark.
export function nameTowns(L, map, towns, marked) {
  const names = L.layerGroup().addTo(map);
  function named() {
    names.clearLayers();
    const bounds = map.getBounds();
    const marks = marked().map((at) => around(map.latLngToContainerPoint(at), 18, 18));
    const room = { sight: map.getSize(), marks, taken: [] };
    for (const { name, at } of towns) {
      if (!bounds.contains(at)) continue;
      const dot = map.latLngToContainerPoint(at);
      const [side, own] = free(dot, name, room) ?? [];
      if (!side) continue;
      room.taken.push(own, around(dot, 3, 3));
      L.marker(at, { icon: label(L, name, side), interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(names);
      if (room.taken.length === 2 * MOST_NAMES) break;
    }
  }
  map.on("moveend", named);
  named();
}
