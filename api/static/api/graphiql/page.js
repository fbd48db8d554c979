"use strict";

// Kept in memory alone: a query may hold a place, and GraphiQL would write it to the browser's storage.
const memory = new Map();
const storage = {
  getItem: (key) => memory.get(key) ?? null,
  setItem: (key, value) => memory.set(key, value),
  removeItem: (key) => memory.delete(key),
  clear: () => memory.clear(),
  get length() {
    return memory.size;
  },
};

const fetcher = async (asked) => {
  const { query, variables, operationName } = asked;
  const response = await fetch(window.location.pathname, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ query, variables, operationName }),
  });
  return response.json();
};

const start = `query {
  match(request: { needs: [{ code: "emergency-shelter" }], places: { here: { text: "78701" } } }) {
    matches { rank score offer { name phones { display } } parts { factor points reason { message } } }
    fallbacks { name phones { display } }
  }
}
`;

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, { fetcher, storage, defaultQuery: start })
);
