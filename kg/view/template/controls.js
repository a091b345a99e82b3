// Search, filters, language and keys; then the first drawing.

const search = document.getElementById("search");
const results = document.getElementById("results");
const plain = (text) => text.normalize("NFKC").toLowerCase();
const names = things.map((thing) => [...Object.values(thing.labels), ...thing.names].map(plain));
let active = 0;

function find(query) {
  const wanted = plain(query.trim());
  if (!wanted) return [];
  const score = (index) => Math.min(...names[index].map((name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 3)));
  return things
    .map((_, index) => ({ index, score: score(index) }))
    .filter((found) => found.score < 3)
    .sort((one, two) => one.score - two.score || neighbours[two.index].size - neighbours[one.index].size || one.index - two.index)
    .slice(0, 12);
}

function closeSearch() {
  results.hidden = true;
  search.setAttribute("aria-expanded", "false");
  search.removeAttribute("aria-activedescendant");
}

function pick(index) {
  closeSearch();
  state.hiddenKinds.delete(things[index].kind);
  drawKinds();
  if (!nodeShown(index)) setRelations(true);
  select({ node: index }, true);
  holder.focus();
}

function suggest() {
  const found = find(search.value);
  active = Math.max(0, Math.min(active, found.length - 1));
  const items = found.map(({ index }, row) => {
    const item = make("li", { role: "option", id: `result-${row}`, "aria-selected": row === active }, icon(things[index].kind), make("span", {}, labelOf(index), make("small", {}, `  ${termOf(things[index].kind)}`)));
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => pick(index));
    return item;
  });
  if (!items.length) items.push(make("li", { class: "none" }, "No name contains this."));
  results.replaceChildren(...items);
  results.hidden = !search.value.trim();
  search.setAttribute("aria-expanded", String(!results.hidden));
  if (found.length) search.setAttribute("aria-activedescendant", `result-${active}`);
  else search.removeAttribute("aria-activedescendant");
  results.children[active]?.scrollIntoView({ block: "nearest" });
  return found;
}

search.addEventListener("input", () => {
  active = 0;
  suggest();
});
search.addEventListener("focus", suggest);
search.addEventListener("blur", closeSearch);
search.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    active += event.key === "ArrowDown" ? 1 : -1;
    suggest();
  } else if (event.key === "Enter") {
    const found = suggest();
    if (found.length) pick(found[active].index);
  } else if (event.key === "Escape") {
    search.value = "";
    closeSearch();
    holder.focus();
  }
  event.stopPropagation();
});

function drawKinds() {
  const buttons = kinds.map((kind) => {
    const flip = () => {
      if (!state.hiddenKinds.delete(kind)) state.hiddenKinds.add(kind);
      drawKinds();
      document.getElementById(`kind-${kind}`).focus();
      refresh();
    };
    const count = make("span", {}, String(things.filter((thing) => thing.kind === kind).length));
    return make("button", { type: "button", id: `kind-${kind}`, "aria-pressed": !state.hiddenKinds.has(kind), onclick: flip }, icon(kind), termOf(kind), count);
  });
  document.getElementById("kinds").replaceChildren(...buttons);
}

function drawRelations() {
  const lines = linked.map((relation) => {
    const box = make("input", { type: "checkbox", id: `relation-${relation}` });
    box.checked = !state.hiddenRelations.has(relation);
    box.addEventListener("change", () => {
      if (box.checked) state.hiddenRelations.delete(relation);
      else state.hiddenRelations.add(relation);
      refresh();
    });
    const count = links.filter((link) => link.some((index) => facts[index].relation === relation)).length;
    return make("label", {}, box, termOf(relation), make("span", {}, String(count)));
  });
  document.getElementById("relations").replaceChildren(...lines);
}

function setRelations(shown) {
  state.hiddenRelations = new Set(shown ? [] : linked);
  drawRelations();
  refresh();
}

// What is filtered out cannot stay chosen.
function refresh() {
  const { node, edge } = state.selected ?? {};
  const gone = (node !== undefined && !nodeShown(node)) || (edge !== undefined && !edgeShown(data.network.edges[edge]));
  if (gone) select(null);
  else paint();
  if (state.selected === null) show();
}

function drawLanguages() {
  const nameOf = (tag) => {
    try {
      return new Intl.DisplayNames([tag], { type: "language", languageDisplay: "standard" }).of(tag.split("-")[0]);
    } catch {
      return tag;
    }
  };
  const buttons = spoken.map((tag) => {
    const speak = () => {
      state.language = tag;
      start();
      document.getElementById(`language-${tag}`).focus();
    };
    return make("button", { type: "button", id: `language-${tag}`, lang: tag, "aria-pressed": tag === state.language, onclick: speak }, nameOf(tag));
  });
  const group = document.getElementById("languages");
  group.replaceChildren(...buttons);
  group.hidden = spoken.length < 2;
}

function start() {
  drawKinds();
  drawRelations();
  drawLanguages();
  paint();
  show();
}

network.on("click", ({ nodes: hit, edges: touched }) => {
  if (hit.length) select({ node: hit[0] });
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
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const acts = { "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: () => fit(), Escape: () => select(null), "/": () => search.focus() };
  if (acts[event.key]) {
    event.preventDefault();
    acts[event.key]();
  }
});
document.addEventListener("click", (event) => {
  const menu = document.querySelector(".relations");
  if (!menu.contains(event.target)) menu.open = false;
});
for (const [id, act] of Object.entries({ in: () => zoom(1.3), out: () => zoom(1 / 1.3), fit: () => fit(), all: () => setRelations(true), none: () => setRelations(false) }))
  document.getElementById(id).addEventListener("click", act);

start();
// Labels take their size from the zoom, and the zoom takes in the labels: twice is near enough.
for (let time = 0; time < 2; time += 1) {
  fit(false);
  paint();
}
