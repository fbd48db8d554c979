// Leaflet over our own base map. Whatever it would make from text is left out, for the page's policy refuses that: its
// zoom buttons and its credit are in the page, its marks are elements.
import "../vendor/leaflet/leaflet.js";
import { draw, fetched } from "./land.js";
import { setMarks } from "./marks.js";
import { nameTowns } from "./names.js";

const L = window.L;
const SHEETS = ["../vendor/leaflet/leaflet.css", "map.css"].map((name) => new URL(name, import.meta.url).href);
const STILL = { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false };
const PLAIN = { zoomControl: false, attributionControl: false, boxZoom: false, scrollWheelZoom: false };
const WHOLE = { padding: [44, 44], animate: false };
const [CLOSE, ALONE] = [9, 8]; // one place by itself needs more of what lies around it

function styled(href) {
  if (document.head.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: resolve, onerror: reject });
    document.head.append(sheet);
  });
}

function buttons(map, bar, whole) {
  const does = { in: () => map.zoomIn(), out: () => map.zoomOut(), all: whole };
  bar.addEventListener("click", ({ target }) => does[target.dataset.zoom]?.());
  bar.hidden = false;
}

// Another page came, or the reader left: nothing of the map goes on.
function goWith(view, map) {
  new MutationObserver((_changes, watch) => {
    if (view.isConnected) return;
    watch.disconnect();
    map.remove();
  }).observe(document.body, { childList: true });
}

export async function show(box) {
  const view = box.querySelector("[data-map-view]");
  if (view.classList.contains("leaflet-container")) return;
  const [base] = await Promise.all([fetched(), ...SHEETS.map(styled)]);
  if (!view.isConnected || !box.open || view.classList.contains("leaflet-container")) return;
  const cards = [...document.querySelectorAll(".card[data-at]")];
  const all = L.latLngBounds(cards.map((card) => card.dataset.at.split(",").map(Number)));
  view.replaceChildren();
  const map = L.map(view, { ...STILL, ...PLAIN, minZoom: 3, maxZoom: 10 });
  const whole = () => map.fitBounds(all, { ...WHOLE, maxZoom: cards.length > 1 ? CLOSE : ALONE });
  whole();
  draw(L, map, base);
  nameTowns(L, map, base.towns, setMarks(L, map, cards));
  buttons(map, box.querySelector(".map-zoom"), whole);
  goWith(view, map);
}
