// The base map: land, states, counties and towns, from one file that is the same for every reader.
const STEPS = 100; // of a degree
const ADDRESS = new URL("basemap.json", import.meta.url);

function* numbers(word) {
  let [value, shift] = [0, 0];
  for (const letter of word) {
    const bits = letter.charCodeAt(0) - 63;
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits >= 32) continue;
    yield value & 1 ? ~(value >> 1) : value >> 1;
    [value, shift] = [0, 0];
  }
}

// Each step leads on from the point before, also from one line to the next.
function lines(words) {
  let [x, y] = [0, 0];
  return words.split(" ").map((word) => {
    const [steps, line] = [[...numbers(word)], []];
    for (let i = 0; i < steps.length; i += 2) {
      [x, y] = [x + steps[i], y + steps[i + 1]];
      line.push([y / STEPS, x / STEPS]);
    }
    return line;
  });
}

export async function fetched() {
  const answer = await fetch(ADDRESS, { credentials: "same-origin", referrerPolicy: "no-referrer" });
  if (!answer.ok) throw new TypeError("no map");
  const { land, states, counties, towns } = await answer.json();
  const [at] = lines(towns.at);
  return {
    land: lines(land),
    states: lines(states),
    counties: lines(counties),
    towns: towns.names.map((name, i) => ({ name, at: at[i] })),
  };
}

export function draw(L, map, base) {
  const shape = { interactive: false, smoothFactor: 0.5 };
  L.polygon(base.land.map((ring) => [ring]), { ...shape, className: "map-land" }).addTo(map);
  L.polyline(base.counties, { ...shape, className: "map-county" }).addTo(map);
  L.polyline(base.states, { ...shape, className: "map-state" }).addTo(map);
}
