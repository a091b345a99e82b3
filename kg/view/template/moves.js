// Moving about: zoom, steps from node to node, and the hint beside the pointer.

const hint = document.getElementById("hint");
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const motion = () => (still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

// Labels are fitted anew when a movement has come to rest.
let resting = 0;
function settle() {
  clearTimeout(resting);
  resting = setTimeout(paint, 60);
}

function fit(animation = motion()) {
  const shown = ranked.filter(nodeShown);
  if (shown.length) network.fit({ nodes: shown, animation, maxZoomLevel: 1.4 });
  settle();
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(6, Math.max(0.03, network.getScale() * factor)), animation: motion() });
  settle();
}

function approach(index) {
  network.moveTo({ position: network.getPosition(index), scale: Math.max(network.getScale(), 0.8), animation: motion() });
  settle();
}

// The nearest visible node in the direction of an arrow key; what lies aside counts double.
function towards(dx, dy) {
  const from = state.selected?.node ?? null;
  const here = from === null ? network.getViewPosition() : network.getPosition(from);
  let best = null;
  for (const node of data.network.nodes) {
    if (node.id === from || !nodeShown(node.id)) continue;
    const at = network.getPosition(node.id);
    const [x, y] = [at.x - here.x, at.y - here.y];
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

network.on("hoverNode", ({ node, pointer }) => tell(labelOf(node), termOf(things[node].kind), pointer.DOM));
network.on("hoverEdge", ({ edge, pointer }) => {
  const { from, to } = data.network.edges[edge];
  tell(`${labelOf(from)} — ${labelOf(to)}`, caption(data.network.edges[edge]), pointer.DOM);
});
for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, hush);
for (const event of ["zoom", "animationFinished", "resize"]) network.on(event, settle);
network.on("dragEnd", ({ nodes: dragged }) => {
  for (const [index, { x, y }] of Object.entries(network.getPositions(dragged))) Object.assign(data.network.nodes[index], { x, y });
  if (dragged.length) settle();
});
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
