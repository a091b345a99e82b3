// Which labels have room. As on a map they keep a size that can be read, and the most important come first.

// Pixels on the screen, however far away.
const SMALLEST = { type: 10, radius: things.length > 1000 ? 2.6 : things.length > 200 ? 3.4 : 4.5, line: 0.7 };
const AFAR = 0.4; // scale below which only the first of the ranking have labels
const FIRST = 150;
const FEW = 300; // nodes up to which labels outside the window are set as well
const pen = document.createElement("canvas").getContext("2d");
const widths = new Map();
let ranked = [];

function rank() {
  const values = measures[state.size];
  ranked = things.map((_, index) => index).sort((one, two) => values[two] - values[one] || one - two);
}

function widest(text, face) {
  if (!widths.has(text)) {
    pen.font = `100px ${face}`;
    widths.set(text, Math.max(...text.split("\n").map((line) => pen.measureText(line).width)) / 100);
  }
  return widths.get(text);
}

const textOf = (node) => inLanguage(node.texts);

// Node -> size of its label in the network's units. `lit` are the nodes that matter now; from afar, what hangs
// on a single link has no label.
function legible(face, lit, scale, radiusOf) {
  const cell = 160 / scale;
  const margin = (scale < 0.35 ? 5 : 1) / scale;
  const middle = network.getViewPosition();
  const [reach, depth] = [holder.clientWidth / scale / 2 + cell, holder.clientHeight / scale / 2 + cell];
  const taken = new Map();
  const sizes = new Map();
  const around = (box) => {
    const keys = [];
    for (let x = Math.floor(box[0] / cell); x <= Math.floor(box[2] / cell); x += 1)
      for (let y = Math.floor(box[1] / cell); y <= Math.floor(box[3] / cell); y += 1) keys.push(x * 65536 + y);
    return keys;
  };
  const able = scale < AFAR ? ranked.filter(nodeShown).slice(0, FIRST) : ranked;
  const order = lit === null ? able : [...lit, ...able.filter((index) => !lit.has(index))];
  for (const index of order) {
    const first = lit !== null && lit.has(index);
    if (!nodeShown(index) || (scale < AFAR && !first && neighbours[index].size < 2)) continue;
    const { x, y, font } = drawn.nodes[index];
    if (things.length > FEW && (Math.abs(x - middle.x) > reach || Math.abs(y - middle.y) > depth)) continue;
    const radius = radiusOf(index);
    const text = textOf(drawn.nodes[index]);
    const size = Math.min(Math.max(font.size * scale, SMALLEST.type + (font.size - 13) * 0.3), font.size * 1.25) / scale;
    const half = (widest(text, face) * size) / 2 + margin;
    const box = [x - half, y + radius - margin, x + half, y + radius + text.split("\n").length * size * 1.15 + margin];
    const meets = (other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3];
    const keys = around(box);
    if (keys.some((key) => taken.get(key)?.some(meets))) continue;
    sizes.set(index, size);
    for (const [full, where] of [[box, keys], [[x - radius, y - radius, x + radius, y + radius], null]])
      for (const key of where ?? around(full)) {
        if (!taken.has(key)) taken.set(key, []);
        taken.get(key).push(full);
      }
  }
  return sizes;
}
