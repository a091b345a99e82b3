// The network on the canvas: colours by theme, what is dimmed, what is hidden. Only what changed is drawn anew.

const holder = byId("canvas");
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const network = new vis.Network(holder, { nodes, edges }, drawn.options);
const onNodes = []; // what was last handed to vis-network, as text
const onEdges = [];
let lettered = new Map(); // labels drawn: node -> size
let theme = null; // colours by name, read once for each theme and language
const opacity = links.length > 4000 ? 0.3 : links.length > 1200 ? 0.55 : 1;

function colours() {
  const names = ["paper", "ink", "quiet", "edge", "edge-strong", "group-rest", ...kinds, ...groups.map((group) => `group-${group}`)];
  theme = { face: getComputedStyle(document.body).fontFamily };
  for (const name of new Set(names)) theme[name] = colourOf(name);
}

const fillOf = (index) => theme[state.colour === "kind" ? things[index].kind : `group-${groups[index]}`] || theme["group-rest"];

// In steps, so that a slight zoom leaves all as it is.
const steps = (scale) => 1.25 ** Math.round(Math.log(scale) / Math.log(1.25));

function radii(scale) {
  const values = measures[state.size];
  const most = Math.max(...values, Number.MIN_VALUE);
  return (index) => {
    const size = state.size === "degree" ? drawn.nodes[index].size : 9 + 17 * (values[index] / most) ** 0.6;
    return Math.max(Math.round(size * 10) / 10, (SMALLEST.radius + (size - 9) * 0.2) / scale);
  };
}

function near() {
  if (state.selected === null) return null;
  const { node, edge } = state.selected;
  if (node !== undefined) return new Set([node, ...[...neighbours[node]].filter(([, id]) => edgeShown(id)).map(([index]) => index)]);
  if (edge !== undefined) return new Set([drawn.edges[edge].from, drawn.edges[edge].to]);
  return new Set(way()?.nodes ?? [state.selected.from, state.selected.to]);
}

function lines() {
  if (state.selected === null) return new Set();
  const { node, edge } = state.selected;
  if (node !== undefined) return new Set([...neighbours[node].values()].filter(edgeShown));
  return new Set(edge !== undefined ? [edge] : (way()?.edges ?? []));
}

function caption(id) {
  const said = links[id].filter(factShown);
  const words = [...new Set(said.map((index) => termOf(facts[index].relation)))].join(", ");
  return said.length > 1 ? `${words} (${said.length})` : words;
}

function arrows(id) {
  const { from, to } = drawn.edges[id];
  const leaves = (index) => links[id].some((at) => factShown(at) && facts[at].source === index);
  return { to: { enabled: leaves(from), scaleFactor: 0.5 }, from: { enabled: leaves(to), scaleFactor: 0.5 } };
}

function paint() {
  if (theme === null) colours();
  const { face, paper, ink, quiet } = theme;
  const lit = near();
  const scale = steps(network.getScale() || 1);
  const radiusOf = radii(scale);
  lettered = legible(face, lit, scale, radiusOf);
  const fresh = [];
  for (const node of drawn.nodes) {
    const faint = lit !== null && !lit.has(node.id);
    const hidden = !nodeShown(node.id);
    const [size, type, background] = [radiusOf(node.id), lettered.get(node.id), fillOf(node.id)];
    const label = type ? textOf(node) : "";
    const key = hidden ? "hidden" : `${node.x} ${node.y} ${size} ${type} ${background} ${paper} ${faint} ${label}`;
    if (onNodes[node.id] === key) continue;
    const known = onNodes[node.id] !== undefined;
    onNodes[node.id] = key;
    if (hidden && known) {
      fresh.push({ id: node.id, hidden });
      continue;
    }
    const strong = { background, border: ink };
    const font = { face, size: type ?? 0, color: faint ? `${ink}48` : ink, strokeWidth: (faint ? 0 : 3) / Math.min(scale, 1), strokeColor: paper };
    fresh.push({ id: node.id, x: node.x, y: node.y, shape: node.shape, size, label, hidden, opacity: faint ? 0.2 : 1, color: { background, border: paper, highlight: strong, hover: strong }, font });
  }
  if (fresh.length) nodes.update(fresh);
  paintEdges(lit, scale);
  sayNothing();
}

function paintEdges(lit, scale) {
  const { face, paper, quiet, edge: plain, "edge-strong": strong } = theme;
  const on = lines();
  const fresh = [];
  for (const edge of drawn.edges) {
    const chosen = on.has(edge.id);
    const hidden = !edgeShown(edge.id);
    const label = chosen && on.size <= 5 ? caption(edge.id) : "";
    const thick = behind[edge.id] === links[edge.id].length ? edge.width : 1 + 0.6 * Math.sqrt(Math.max(behind[edge.id], 1) - 1);
    const width = Math.max(thick, (SMALLEST.line * thick) / scale);
    const faint = lit !== null && !chosen;
    const key = hidden ? "hidden" : `${width} ${chosen} ${faint} ${plain} ${label && `${label} ${scale}`}`;
    if (onEdges[edge.id] === key) continue;
    const known = onEdges[edge.id] !== undefined;
    onEdges[edge.id] = key;
    if (hidden && known) {
      fresh.push({ id: edge.id, hidden });
      continue;
    }
    const item = { id: edge.id, from: edge.from, to: edge.to, width, hidden, label, color: { color: chosen ? strong : plain, highlight: strong, hover: strong, opacity: chosen ? 1 : faint ? opacity * 0.3 : opacity } };
    if (chosen || known) item.arrows = chosen ? arrows(edge.id) : { to: { enabled: false }, from: { enabled: false } };
    if (chosen || known) item.font = { face, size: 11 / Math.min(scale, 1), color: quiet, strokeWidth: 4, strokeColor: paper, align: "horizontal" };
    fresh.push(item);
  }
  if (fresh.length) edges.update(fresh);
}

function sayNothing() {
  const nothing = byId("nothing");
  nothing.hidden = visible.some((shown) => shown);
  nothing.textContent = things.length
    ? "Everything is filtered out. Switch a kind, a relation or a year on again."
    : "There is nothing to show yet: the graph holds no facts.";
}
