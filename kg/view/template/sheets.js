// The controls: kinds, the sheets that fold out (filters, look, save), and the language of the labels.

function drawKinds() {
  const buttons = kinds.map((kind) => {
    const flip = () => {
      if (!state.hiddenKinds.delete(kind)) state.hiddenKinds.add(kind);
      drawKinds();
      byId(`kind-${kind}`).focus();
      refresh();
    };
    const count = make("span", {}, things.filter((thing) => thing.kind === kind).length.toLocaleString("en"));
    return make("button", { type: "button", id: `kind-${kind}`, "aria-pressed": !state.hiddenKinds.has(kind), onclick: flip }, icon(kind), termOf(kind), count);
  });
  byId("kinds").replaceChildren(...buttons);
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
    return make("label", {}, box, termOf(relation), make("span", {}, count.toLocaleString("en")));
  });
  byId("relations").replaceChildren(...lines);
}

function setRelations(shown) {
  state.hiddenRelations = new Set(shown ? [] : linked);
  drawRelations();
  refresh();
}

// A list of places or zones by name, from which one is chosen; the first choice is all.
function drawChoice(name, all, among) {
  const field = byId(name);
  const order = among.map((_, index) => index).sort((one, two) => inLanguage(among[one].labels).localeCompare(inLanguage(among[two].labels), state.language || "en"));
  field.replaceChildren(make("option", { value: "" }, all), ...order.map((index) => make("option", { value: index }, inLanguage(among[index].labels))));
  field.value = state[name] ?? "";
  field.closest("label").hidden = !among.length;
}

function drawFilters() {
  drawChoice("place", "All places", places);
  drawChoice("zone", "All zones", zones);
  drawRelations();
  byId("sure").value = state.sure;
  byId("colour").value = state.colour;
  byId("size").value = state.size;
  drawCounts();
}

function drawCounts() {
  const count = filtered();
  byId("filtered").textContent = count ? String(count) : "";
  byId("reset").hidden = !count;
  byId("sure-value").textContent = state.sure ? `at least ${state.sure.toFixed(2)}` : "any";
}

// A group is called by its first agency or zone, else by its first node.
function drawLegend() {
  const legend = byId("legend");
  legend.hidden = state.colour === "kind";
  if (legend.hidden) return;
  const found = new Map();
  for (const index of ranked) {
    const known = found.get(groups[index]) ?? { first: index, body: null, count: 0 };
    if (["Agency", "CooperationZone"].includes(things[index].kind)) known.body ??= index;
    known.count += 1;
    found.set(groups[index], known);
  }
  const rows = [...found].sort(([one], [two]) => one - two).map(([group, { first, body, count }]) => {
    const colour = `var(--group-${group}, var(--group-rest))`;
    const dot = vector("svg", { viewBox: "0 0 16 16", width: 12, height: 12, "aria-hidden": "true" }, vector("circle", { cx: 8, cy: 8, r: 7, fill: colour }));
    const name = colourOf(`group-${group}`) === "" ? "Smaller groups" : labelOf(body ?? first);
    return make("li", { title: name }, dot, make("span", {}, name), make("small", {}, count.toLocaleString("en")));
  });
  legend.replaceChildren(make("li", { class: "head" }, "Groups around"), ...rows);
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
      byId(`language-${tag}`).focus();
    };
    return make("button", { type: "button", id: `language-${tag}`, lang: tag, "aria-pressed": tag === state.language, onclick: speak }, nameOf(tag));
  });
  const group = byId("languages");
  group.replaceChildren(...buttons);
  group.hidden = spoken.length < 2;
}

function drawControls() {
  drawKinds();
  drawFilters();
  drawLegend();
  drawLanguages();
  drawYears();
}

// What is filtered out cannot stay chosen.
function refresh() {
  sift();
  const { node, edge, from, to } = state.selected ?? {};
  const gone = [node, from, to].some((index) => index !== undefined && !nodeShown(index)) || (edge !== undefined && !edgeShown(edge));
  if (gone) state.selected = null;
  if (gone) network.unselectAll();
  paint();
  show();
  drawCounts();
  remember();
}

function lookAnew() {
  rank();
  drawKinds();
  drawLegend();
  paint();
  show();
  remember();
}

for (const name of ["place", "zone"])
  byId(name).addEventListener("change", ({ target }) => {
    state[name] = target.value === "" ? null : Number(target.value);
    refresh();
    fit();
  });
byId("sure").addEventListener("input", ({ target }) => {
  state.sure = Number(target.value);
  refresh();
});
for (const name of ["colour", "size"])
  byId(name).addEventListener("change", ({ target }) => {
    state[name] = target.value;
    lookAnew();
  });
for (const [value, option] of [...byId("size").options].map((each) => [each.value, each])) if (!measures[value]) option.remove();
byId("method").textContent = data.method;
byId("all").addEventListener("click", () => setRelations(true));
byId("none").addEventListener("click", () => setRelations(false));
byId("reset").addEventListener("click", () => {
  Object.assign(state, { place: null, zone: null, sure: 0, hiddenRelations: new Set() });
  drawFilters();
  refresh();
});
const sheets = [...document.querySelectorAll("details.sheet")];
document.addEventListener("click", ({ target }) => {
  for (const sheet of sheets) if (!sheet.contains(target)) sheet.open = false;
});
