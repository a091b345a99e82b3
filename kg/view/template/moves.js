// Moving about: zoom, steps from node to node, and the hint beside the pointer.

const hint = byId("hint");
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const motion = () => (still.matches || things.length > 2000 ? false : { duration: 350, easingFunction: "easeInOutQuad" });
const CLOSEST = 6;
let moved = false; // by hand: only then does the address keep the place

// Labels are fitted anew when a movement has come to rest.
let resting = 0;
function settle() {
  clearTimeout(resting);
  resting = setTimeout(() => {
    paint();
    remember();
  }, 60);
}

// Position and scale at which these nodes and their labels fill the window.
function framing(indices) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const index of indices) {
    const { x, y } = drawn.nodes[index];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  const side = Math.min(72, holder.clientWidth * 0.12);
  const above = Math.min(44, holder.clientHeight * 0.1);
  const below = Math.min(96, holder.clientHeight * 0.2); // labels, and the tools in the corner
  const across = (holder.clientWidth - 2 * side) / Math.max(right - left, 1);
  const down = (holder.clientHeight - above - below) / Math.max(bottom - top, 1);
  const scale = Math.max(Math.min(across, down, 1), 0.01);
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 + (below - above) / 2 / scale }, scale };
}

function fit(animation = motion()) {
  const shown = ranked.filter(nodeShown);
  if (shown.length) network.moveTo({ ...framing(shown), animation });
  moved = false;
  settle();
}

function zoom(factor) {
  moved = true;
  network.moveTo({ scale: Math.min(CLOSEST, Math.max(0.03, network.getScale() * factor)), animation: motion() });
  settle();
}

function approach(index) {
  network.moveTo({ position: network.getPosition(index), scale: Math.max(network.getScale(), 0.8), animation: motion() });
  settle();
}

// The nearest visible node in the direction of an arrow key; what lies aside counts double.
function towards(dx, dy) {
  const from = state.selected?.node ?? null;
  const here = from === null ? network.getViewPosition() : drawn.nodes[from];
  let best = null;
  for (const node of drawn.nodes) {
    if (node.id === from || !nodeShown(node.id)) continue;
    const [x, y] = [node.x - here.x, node.y - here.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (from !== null && (ahead <= 0 || aside > 2 * ahead)) continue;
    const far = Math.hypot(ahead, 2 * aside);
    if (best === null || far < best.far) best = { far, id: node.id };
  }
  return best?.id ?? null;
}

function tell(text, small, at) {
  hint.replaceChildren(text, make("small", {}, small));
  hint.hidden = false;
  hint.style.left = `${Math.max(8, Math.min(at.x + 14, holder.clientWidth - hint.offsetWidth - 8))}px`;
  hint.style.top = `${Math.max(8, Math.min(at.y + 14, holder.clientHeight - hint.offsetHeight - 8))}px`;
  holder.style.cursor = "pointer";
}

function hush() {
  hint.hidden = true;
  holder.style.cursor = "";
}

network.on("hoverNode", ({ node, pointer }) => tell(labelOf(node), `${termOf(things[node].kind)}, ${several(measures.degree[node], "link")}`, pointer.DOM));
network.on("hoverEdge", ({ edge, pointer }) => {
  const { from, to } = drawn.edges[edge];
  tell(`${labelOf(from)} — ${labelOf(to)}`, caption(edge), pointer.DOM);
});
for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, hush);
for (const event of ["animationFinished", "resize"]) network.on(event, settle);
for (const event of ["zoom", "dragEnd"])
  network.on(event, () => {
    moved = true;
    settle();
  });
network.on("dragEnd", ({ nodes: dragged }) => {
  for (const [index, { x, y }] of Object.entries(network.getPositions(dragged))) Object.assign(drawn.nodes[index], { x, y });
});
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  theme = null;
  paint();
});
