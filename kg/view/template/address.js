// What is shown, kept in the fragment of the address, so that it can be sent and opened again. Whatever stands
// there is only ever looked up among what the page knows; what it does not know is passed over.

const nodeBy = new Map(things.map((thing, index) => [thing.iri, index]));
const placeBy = new Map(places.map((place, index) => [place.iri, index]));
const zoneBy = new Map(zones.map((zone, index) => [zone.iri, index]));
// A frame that another page fills, as a notebook does, has no address of its own: it may not write one.
const addressed = location.protocol !== "about:";
let written = null;
let writing = 0;

function toText() {
  const kept = new URLSearchParams();
  const keep = (name, value) => value && kept.set(name, value);
  const iri = (index) => things[index]?.iri;
  const { node, edge, from, to } = state.selected ?? {};
  keep("language", state.language);
  keep("node", iri(node));
  if (edge !== undefined) keep("link", [drawn.edges[edge].from, drawn.edges[edge].to].map(iri).join(" "));
  if (from !== undefined) keep("path", [from, to].map(iri).join(" "));
  keep("only", iri(state.focus));
  keep("hidden", [...state.hiddenKinds].sort().join(" "));
  keep("without", [...state.hiddenRelations].sort().join(" "));
  keep("place", places[state.place]?.iri);
  keep("zone", zones[state.zone]?.iri);
  keep("confidence", state.sure ? String(state.sure) : "");
  keep("years", state.years?.join(" "));
  keep("colour", state.colour === "kind" ? "" : state.colour);
  keep("size", state.size === "degree" ? "" : state.size);
  if (moved) {
    const { x, y } = network.getViewPosition();
    keep("view", `${Math.round(x)} ${Math.round(y)} ${network.getScale().toPrecision(4)}`);
  }
  return kept.toString();
}

function remember() {
  if (!addressed) return;
  clearTimeout(writing);
  writing = setTimeout(() => {
    written = `#${toText()}`;
    history.replaceState(null, "", written);
  }, 250);
}

// Sets the state that the text names; returns the view that it asks for, or null.
function fromText(text) {
  const kept = new URLSearchParams(text);
  const words = (name) => (kept.get(name) ?? "").split(" ").filter(Boolean);
  const number = (word) => (/^-?\d+(\.\d+)?$/.test(word) ? Number(word) : NaN);
  const among = (name, known) => new Set(words(name).filter((word) => known.includes(word)));
  const ends = (name) => words(name).map((iri) => nodeBy.get(iri));
  const [first, last] = words("years").map(number);
  const sure = number(kept.get("confidence") ?? "");
  const [one, other] = ends("link");
  const [from, to] = ends("path");
  const node = nodeBy.get(kept.get("node"));
  const edge = neighbours[one]?.get(other);
  Object.assign(state, {
    language: spoken.includes(kept.get("language")) ? kept.get("language") : state.language,
    focus: nodeBy.get(kept.get("only")) ?? null,
    hiddenKinds: among("hidden", kinds),
    hiddenRelations: among("without", linked),
    place: placeBy.get(kept.get("place")) ?? null,
    zone: zoneBy.get(kept.get("zone")) ?? null,
    sure: sure > 0 && sure <= 1 ? sure : 0,
    years: Number.isInteger(first) && Number.isInteger(last) && span[0] <= first && first <= last && last <= span[1] ? [first, last] : null,
    colour: kept.get("colour") === "group" ? "group" : "kind",
    size: Object.keys(measures).includes(kept.get("size")) ? kept.get("size") : "degree",
    selected: node !== undefined ? { node } : edge !== undefined ? { edge } : from !== undefined && to !== undefined && from !== to ? { from, to } : null,
  });
  const [x, y, scale] = words("view").map(number);
  return Math.abs(x) < 1e7 && Math.abs(y) < 1e7 && scale > 0.001 && scale <= CLOSEST ? { position: { x, y }, scale } : null;
}

window.addEventListener("hashchange", () => {
  if (location.hash !== written) reopen(location.hash);
});
byId("copy").addEventListener("click", async () => {
  history.replaceState(null, "", `#${toText()}`);
  const done = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
  byId("copied").textContent = done ? "Copied." : "Copy it from the address bar.";
});
if (!addressed) byId("by-address").remove();
