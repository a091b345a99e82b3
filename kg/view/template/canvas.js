// The network on the canvas: colours by theme, what is dimmed, what is hidden, which labels have room.

const holder = document.getElementById("canvas");
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const network = new vis.Network(holder, { nodes, edges }, data.network.options);
const SMALLEST = { type: 10, radius: 3.2, line: 0.7 }; // pixels on the screen, however far away
const ranked = data.network.nodes.map((node) => node.id);
ranked.sort((one, two) => neighbours[two].size - neighbours[one].size || one - two);

function near() {
  if (state.selected === null) return null;
  if (state.selected.node !== undefined) return new Set([state.selected.node, ...neighbours[state.selected.node].keys()]);
  const edge = data.network.edges[state.selected.edge];
  return new Set([edge.from, edge.to]);
}

const linkShown = (edge) => links[edge.id].some((index) => !state.hiddenRelations.has(facts[index].relation));
const kindShown = (index) => !state.hiddenKinds.has(things[index].kind);
const edgeShown = (edge) => linkShown(edge) && kindShown(edge.from) && kindShown(edge.to);

// A node that only filtered relations link is hidden with them; one without links stands for itself.
function nodeShown(index) {
  if (!kindShown(index)) return false;
  const around = [...neighbours[index].values()];
  return !around.length || !state.hiddenRelations.size || around.some((id) => linkShown(data.network.edges[id]));
}

function caption(edge) {
  const shown = links[edge.id].filter((index) => !state.hiddenRelations.has(facts[index].relation));
  return [...new Set(shown.map((index) => termOf(facts[index].relation)))].join(", ");
}

function arrows(edge) {
  const out = links[edge.id].some((index) => facts[index].source === edge.from);
  const back = links[edge.id].some((index) => facts[index].source === edge.to);
  return { to: { enabled: out, scaleFactor: 0.5 }, from: { enabled: back, scaleFactor: 0.5 } };
}

function chosen(edge) {
  if (state.selected === null) return false;
  if (state.selected.edge !== undefined) return state.selected.edge === edge.id;
  return edge.from === state.selected.node || edge.to === state.selected.node;
}

const pen = document.createElement("canvas").getContext("2d");
const widths = new Map();

function widest(text, face) {
  if (!widths.has(text)) {
    pen.font = `100px ${face}`;
    widths.set(text, Math.max(...text.split("\n").map((line) => pen.measureText(line).width)) / 100);
  }
  return widths.get(text);
}

const textOf = (node) => node.texts[state.language] ?? node.label;

// As on a map: labels keep a size that can be read, and the more linked ones take the room first. From
// afar, what hangs on a single link has no label.
function legible(face, lit) {
  const scale = network.getScale() || 1;
  const cell = 160 / scale;
  const margin = (scale < 0.35 ? 5 : 1) / scale;
  const taken = new Map();
  const sizes = new Map();
  const around = (box) => {
    const keys = [];
    for (let x = Math.floor(box[0] / cell); x <= Math.floor(box[2] / cell); x += 1)
      for (let y = Math.floor(box[1] / cell); y <= Math.floor(box[3] / cell); y += 1) keys.push(`${x} ${y}`);
    return keys;
  };
  const first = (index) => (lit !== null && lit.has(index) ? 0 : 1);
  for (const index of [...ranked].sort((one, two) => first(one) - first(two))) {
    if (!nodeShown(index) || (scale < 0.4 && first(index) && neighbours[index].size < 2)) continue;
    const { x, y, size: radius, font } = data.network.nodes[index];
    const text = textOf(data.network.nodes[index]);
    const size = Math.min(Math.max(font.size * scale, SMALLEST.type + (font.size - 13) * 0.3), font.size * 1.25) / scale;
    const half = (widest(text, face) * size) / 2 + margin;
    const box = [x - half, y + radius - margin, x + half, y + radius + text.split("\n").length * size * 1.15 + margin];
    const meets = (other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3];
    if (around(box).some((key) => taken.get(key)?.some(meets))) continue;
    sizes.set(index, size);
    for (const full of [box, [x - radius, y - radius, x + radius, y + radius]])
      for (const key of around(full)) taken.set(key, [...(taken.get(key) ?? []), full]);
  }
  return sizes;
}

function paint() {
  const lit = near();
  const face = getComputedStyle(document.body).fontFamily;
  const [paper, ink, quiet] = ["paper", "ink", "quiet"].map(colourOf);
  const colours = Object.fromEntries(kinds.map((kind) => [kind, colourOf(kind)]));
  const scale = network.getScale() || 1;
  const sizes = legible(face, lit);
  nodes.update(
    data.network.nodes.map((node) => {
      const faint = lit !== null && !lit.has(node.id);
      const background = colours[node.group];
      const strong = { background, border: ink };
      const colour = faint ? `${ink}48` : ink;
      return {
        id: node.id,
        x: node.x,
        y: node.y,
        shape: node.shape,
        size: Math.max(node.size, SMALLEST.radius / scale),
        label: sizes.has(node.id) ? textOf(node) : "",
        hidden: !nodeShown(node.id),
        opacity: faint ? 0.2 : 1,
        color: { background, border: paper, highlight: strong, hover: strong },
        font: { face, size: sizes.get(node.id) ?? 0, color: colour, strokeWidth: (faint ? 0 : 3) / Math.min(scale, 1), strokeColor: paper },
      };
    }),
  );
  const few = data.network.edges.filter((edge) => chosen(edge) && edgeShown(edge)).length <= 5;
  const [plainLine, strongLine] = ["edge", "edge-strong"].map(colourOf);
  edges.update(
    data.network.edges.map((edge) => {
      const on = chosen(edge);
      return {
        id: edge.id,
        from: edge.from,
        to: edge.to,
        width: Math.max(edge.width, (SMALLEST.line * edge.width) / scale),
        hidden: !edgeShown(edge),
        arrows: on ? arrows(edge) : { to: { enabled: false }, from: { enabled: false } },
        label: on && few ? caption(edge) : "",
        font: { face, size: 11 / Math.min(scale, 1), color: quiet, strokeWidth: 4, strokeColor: paper, align: "horizontal" },
        color: { color: on ? strongLine : plainLine, highlight: strongLine, hover: strongLine, opacity: lit === null || on ? 1 : 0.3 },
      };
    }),
  );
  const nothing = document.getElementById("nothing");
  nothing.hidden = things.some((_, index) => nodeShown(index));
  nothing.textContent = things.length
    ? "Everything is filtered out. Switch a kind or a relation on again."
    : "There is nothing to show yet: the graph holds no facts.";
}
