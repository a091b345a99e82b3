// The window as a picture file: vectors with real text (SVG), or pixels (PNG), drawn from the same list.

const FOOT = 40; // pixels below the network for the legend
const BEYOND = 1.15; // outlines leave a margin in their square

// Lines, shapes and texts of what stands in the window, in its pixels.
function sketch() {
  const scale = network.getScale();
  const radiusOf = radii(steps(scale));
  const [width, height] = [holder.clientWidth, holder.clientHeight];
  const at = (index) => network.canvasToDOM(drawn.nodes[index]);
  const inside = ({ x, y }, room) => x > -room && y > -room && x < width + room && y < height + room;
  const [lit, on] = [near(), lines()];
  const strokes = drawn.edges
    .filter(({ id }) => edgeShown(id))
    .map(({ from, to, id, width: thick }) => ({ from: at(from), to: at(to), width: Math.max(thick * scale, SMALLEST.line * thick), colour: theme[on.has(id) ? "edge-strong" : "edge"], opacity: on.has(id) ? 1 : lit === null ? opacity : opacity * 0.3 }))
    .filter(({ from, to }) => Math.max(from.x, to.x) > 0 && Math.min(from.x, to.x) < width && Math.max(from.y, to.y) > 0 && Math.min(from.y, to.y) < height);
  const shown = [...ranked].reverse().filter((index) => nodeShown(index) && inside(at(index), 60));
  const marks = shown.map((index) => ({ ...at(index), radius: radiusOf(index) * scale, outline: OUTLINES[shapes[things[index].kind]], fill: fillOf(index), opacity: lit !== null && !lit.has(index) ? 0.2 : 1 }));
  const texts = shown.filter((index) => lettered.has(index)).map((index) => {
    const { x, y } = at(index);
    const size = lettered.get(index) * scale;
    return { x, y: y + radiusOf(index) * scale + size, size, rows: textOf(drawn.nodes[index]).split("\n"), anchor: "middle", opacity: lit !== null && !lit.has(index) ? 0.28 : 1 };
  });
  return { width, height, strokes, marks, texts };
}

// The shapes of the kinds shown with their names, in a strip of their own.
function key() {
  const found = { marks: [], texts: [] };
  let x = 20;
  for (const kind of kinds.filter((each) => !state.hiddenKinds.has(each))) {
    const fill = theme[state.colour === "kind" ? kind : "quiet"];
    found.marks.push({ x, y: FOOT / 2, radius: 6, outline: OUTLINES[shapes[kind]], fill, opacity: 1 });
    found.texts.push({ x: x + 12, y: FOOT / 2 + 4, size: 12, rows: [termOf(kind)], anchor: "start", opacity: 1 });
    x += 34 + widest(termOf(kind), theme.face) * 12;
  }
  return found;
}

// Characters that XML cannot hold, which text of documents may.
const writable = (text) => text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
const short = (number) => Math.round(number * 10) / 10;

function asVectors({ strokes = [], marks, texts }, place) {
  const frame = vector("svg", place);
  for (const { from, to, width, colour, opacity: faint } of strokes)
    frame.append(vector("line", { x1: short(from.x), y1: short(from.y), x2: short(to.x), y2: short(to.y), stroke: colour, "stroke-width": short(width), "stroke-opacity": faint }));
  for (const { x, y, radius, outline, fill, opacity: faint } of marks) {
    const half = radius * BEYOND;
    const transform = `translate(${short(x - half)} ${short(y - half)}) scale(${Math.round(half * 125) / 1000})`;
    frame.append(vector("path", { d: outline, transform, fill, stroke: theme.paper, "stroke-width": 1.5, "paint-order": "stroke", opacity: faint }));
  }
  for (const { x, y, size, rows, anchor, opacity: faint } of texts) {
    const words = vector("text", { "text-anchor": anchor, "font-size": short(size), fill: theme.ink, stroke: theme.paper, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke", opacity: faint });
    rows.forEach((row, line) => words.append(vector("tspan", { x: short(x), y: short(y + line * size * 1.15) }, writable(row))));
    frame.append(words);
  }
  return frame;
}

function asSvg() {
  const { width, height, ...parts } = sketch();
  const whole = height + FOOT;
  const picture = vector("svg", { width, height: whole, viewBox: `0 0 ${width} ${whole}`, "font-family": theme.face });
  picture.append(
    vector("title", {}, writable(document.title)),
    vector("rect", { width, height: whole, fill: theme.paper }),
    asVectors(parts, { width, height }),
    asVectors(key(), { y: height, width, height: FOOT }),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`;
}

function ink(brush, { strokes = [], marks, texts }) {
  for (const { from, to, width, colour, opacity: faint } of strokes) {
    Object.assign(brush, { globalAlpha: faint, strokeStyle: colour, lineWidth: width });
    brush.beginPath();
    brush.moveTo(from.x, from.y);
    brush.lineTo(to.x, to.y);
    brush.stroke();
  }
  for (const { x, y, radius, outline, fill, opacity: faint } of marks) {
    const half = radius * BEYOND;
    brush.save();
    Object.assign(brush, { globalAlpha: faint, fillStyle: fill, strokeStyle: theme.paper, lineWidth: 1.5 });
    brush.translate(x - half, y - half);
    brush.scale(half / 8, half / 8);
    brush.stroke(new Path2D(outline));
    brush.fill(new Path2D(outline));
    brush.restore();
  }
  for (const { x, y, size, rows, anchor, opacity: faint } of texts) {
    Object.assign(brush, { globalAlpha: faint, font: `${size}px ${theme.face}`, textAlign: anchor === "middle" ? "center" : "left", fillStyle: theme.ink, strokeStyle: theme.paper, lineWidth: 3, lineJoin: "round" });
    rows.forEach((row, line) => brush.strokeText(row, x, y + line * size * 1.15));
    rows.forEach((row, line) => brush.fillText(row, x, y + line * size * 1.15));
  }
}

function asCanvas(sharpness = 2) {
  const { width, height, ...parts } = sketch();
  const sheet = make("canvas", { width: width * sharpness, height: (height + FOOT) * sharpness });
  const brush = sheet.getContext("2d");
  brush.scale(sharpness, sharpness);
  brush.fillStyle = theme.paper;
  brush.fillRect(0, 0, width, height + FOOT);
  brush.save();
  brush.beginPath();
  brush.rect(0, 0, width, height);
  brush.clip();
  ink(brush, parts);
  brush.restore();
  brush.translate(0, height);
  ink(brush, key());
  return sheet;
}

function hand(blob, name) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

byId("svg").addEventListener("click", () => hand(new Blob([asSvg()], { type: "image/svg+xml" }), "network.svg"));
byId("png").addEventListener("click", () => asCanvas().toBlob((blob) => hand(blob, "network.png"), "image/png"));
