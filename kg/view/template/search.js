// Search by any name of a thing, in any language.

const search = byId("search");
const results = byId("results");
const plain = (text) => text.normalize("NFKC").toLowerCase();
let names = null; // worked out at the first search
let active = 0;

function find(query) {
  const wanted = plain(query.trim());
  if (!wanted) return [];
  names ??= things.map((thing) => [...Object.values(thing.labels), ...thing.names].map(plain));
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
  const from = seeking;
  if (!nodeShown(index)) {
    reveal(index);
    drawControls();
    refresh();
    seeking = from;
  }
  choose(index, true);
  holder.focus();
}

function suggest() {
  const found = find(search.value);
  active = Math.max(0, Math.min(active, found.length - 1));
  const items = found.map(({ index }, row) => {
    const kind = make("small", {}, `  ${termOf(things[index].kind)}`);
    const item = make("li", { role: "option", id: `result-${row}`, "aria-selected": row === active }, icon(things[index].kind), make("span", {}, labelOf(index), kind));
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
