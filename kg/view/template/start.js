// Clicks and keys, and the first drawing.

network.on("click", ({ nodes: hit, edges: touched }) => {
  if (hit.length) choose(hit[0]);
  else if (touched.length) select({ edge: touched[0] });
  else select(null);
});
holder.addEventListener("keydown", (event) => {
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (ways[event.key]) {
    event.preventDefault();
    const next = towards(...ways[event.key]);
    if (next !== null) select({ node: next }, true);
  } else if (event.key === "Enter" && state.selected !== null) {
    panel.focus();
  }
});

// From the nearest thing to the farthest: an open sheet, a choice, a neighbourhood.
function letGo() {
  const sheet = sheets.find((each) => each.open);
  if (sheet) {
    sheet.open = false;
    sheet.querySelector("summary").focus();
  } else if (state.selected !== null || seeking !== null) select(null);
  else if (state.focus !== null) focusOn(null);
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("select, input");
  if (event.ctrlKey || event.metaKey || event.altKey || (typing && event.key !== "Escape")) return;
  const node = state.selected?.node;
  const acts = {
    "+": () => zoom(1.3),
    "=": () => zoom(1.3),
    "-": () => zoom(1 / 1.3),
    0: () => fit(),
    Escape: letGo,
    "/": () => search.focus(),
    f: () => node !== undefined && focusOn(state.focus === node ? null : node),
    p: () => node !== undefined && seek(node),
  };
  const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});
for (const [id, act] of Object.entries({ in: () => zoom(1.3), out: () => zoom(1 / 1.3), fit: () => fit() })) byId(id).addEventListener("click", act);

function start() {
  rank();
  sift();
  drawControls();
  refresh();
}

// What the address names, or everything.
function reopen(text) {
  const view = fromText(text.slice(1));
  rank();
  sift();
  const shown = ranked.filter(nodeShown);
  moved = view !== null;
  if (view !== null || shown.length) network.moveTo({ ...(view ?? framing(shown)), animation: false });
  start();
  select(state.selected);
  if (state.years !== null) openYears(true);
}

reopen(location.hash);
network.once("afterDrawing", () => performance.mark("drawn"));
