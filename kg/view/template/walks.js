// Walks along links: the neighbourhood of one node, the shortest path between two.

let seeking = null; // the node from which a path is sought while its other end is chosen

// Nodes and links of a shortest path along what is shown, or null where there is none.
function shortest(from, to) {
  const before = new Map([[from, null]]);
  let ring = [from];
  while (ring.length && !before.has(to)) {
    const next = [];
    for (const index of ring)
      for (const [other, id] of neighbours[index])
        if (edgeShown(id) && !before.has(other)) {
          before.set(other, { index, id });
          next.push(other);
        }
    ring = next;
  }
  if (!before.has(to)) return null;
  const found = { nodes: [to], edges: [] };
  for (let step = before.get(to); step !== null; step = before.get(step.index)) {
    found.nodes.unshift(step.index);
    found.edges.unshift(step.id);
  }
  return found;
}

const way = () => (state.selected?.from === undefined ? null : shortest(state.selected.from, state.selected.to));

function seek(index) {
  seeking = index;
  show();
  holder.focus();
}

function focusOn(index) {
  state.focus = index;
  refresh();
  fit();
}

// A node was chosen by a click, a key or a search: the other end of a path, or a node to read about.
function choose(index, move = false) {
  const from = seeking;
  seeking = null;
  if (from === null || from === index) select({ node: index }, move);
  else {
    select({ from, to: index });
    const found = way();
    if (found) network.moveTo({ ...framing(found.nodes), animation: motion() });
  }
}
