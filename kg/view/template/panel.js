// The panel: what is known of what was chosen, each fact with the words that say so.

const panel = byId("panel");
const AT_ONCE = 40; // passages shown before one asks for the rest

function goTo(index) {
  const follow = (event) => {
    event.preventDefault();
    choose(index, true);
  };
  return make("a", { href: "#", onclick: follow }, labelOf(index));
}

const button = (id, text, act, attributes = {}) => make("button", { type: "button", id, onclick: act, ...attributes }, text);

function heading(kind, words) {
  return make("div", { class: "bar" }, ...(kind ? [icon(kind)] : []), words, button("close", "Close", () => select(null)));
}

// The document, as a link where it has an address of the web.
function source({ path, address }) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    return path;
  }
  if (!["http:", "https:"].includes(url.protocol)) return path;
  return make("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, path);
}

function quoted([place, start, end, text, confidence]) {
  const { title, published } = documents[place];
  const sure = confidence === "" ? "" : `, confidence ${confidence}`;
  const about = [title, published].filter(Boolean).join(", ");
  const where = make("cite", { title: "Document and code points" }, source(documents[place]), `, ${start}–${end}${sure}`);
  return make("blockquote", {}, text, where, ...(about ? [make("cite", {}, about)] : []));
}

// Facts that the same words state are shown together above them, so that a list is quoted once.
function together(indices, describe) {
  const passages = new Map();
  for (const index of indices) {
    const key = facts[index].quotes.map((quote) => quote.slice(0, 3).join(" ")).join(";");
    if (!passages.has(key)) passages.set(key, []);
    passages.get(key).push(index);
  }
  const shown = [...passages.values()].map((passage) => () => {
    const { quotes } = facts[passage[0]];
    const lines = make("ul", {}, ...passage.map((index) => make("li", {}, ...describe(facts[index]))));
    const words = quotes.length ? quotes.map(quoted) : [make("p", { class: "lexicon" }, "From the lexicon, not from a document.")];
    return make("div", { class: "fact" }, lines, ...words);
  });
  const first = shown.slice(0, AT_ONCE).map((build) => build());
  const rest = shown.slice(AT_ONCE);
  if (!rest.length) return first;
  const more = make("button", { type: "button", class: "more", onclick: () => more.replaceWith(...rest.map((build) => build())) }, `${several(rest.length, "more passage")}`);
  return [...first, more];
}

const yearsOf = ({ years }) => (years.length ? make("span", { class: "year" }, ` ${years.join(", ")}`) : "");

function otherEnd(fact, self) {
  const words = inLanguage(fact.words);
  const other = fact.source === self ? fact.target : fact.source;
  if (other === null) return [words];
  const end = [icon(things[other].kind), goTo(other), yearsOf(fact)];
  return words && fact.relation === "holds" ? [`${words}, `, ...end] : end;
}

function between(fact) {
  const words = inLanguage(fact.words);
  const role = words && fact.relation === "holds" ? ` ${words},` : "";
  return [labelOf(fact.source), make("span", { class: "relation" }, ` ${termOf(fact.relation)}${role} `), labelOf(fact.target), yearsOf(fact)];
}

function actions(index) {
  const alone = state.focus === index;
  const focus = button("focus", alone ? "Show everything" : "Only its surroundings", () => focusOn(alone ? null : index), { "aria-pressed": alone });
  return make("div", { class: "actions" }, focus, button("seek", "Path to…", () => seek(index)));
}

function showNode(index) {
  const thing = things[index];
  const name = labelOf(index);
  const others = Object.entries(thing.labels).filter(([, text]) => text !== name);
  const parts = [heading(thing.kind, termOf(thing.kind)), make("h2", {}, name)];
  for (const [tag, text] of others) parts.push(make("p", { class: "also", ...(tag && { lang: tag }) }, make("b", {}, text)));
  const rest = thing.names.filter((text) => text !== name);
  if (rest.length) parts.push(make("p", { class: "also" }, `Also: ${rest.join("; ")}`));
  const belongs = [...thing.places.map((at) => inLanguage(places[at].labels)), ...thing.zones.map((at) => inLanguage(zones[at].labels))];
  if (belongs.some((text) => text !== name)) parts.push(make("p", { class: "also" }, `In: ${belongs.filter((text) => text !== name).join("; ")}`));
  parts.push(actions(index));
  const told = new Map();
  for (const at of factsOf[index].filter(factShown)) {
    const key = `${facts[at].relation} ${facts[at].source === index ? "→" : "←"}`;
    if (!told.has(key)) told.set(key, []);
    told.get(key).push(at);
  }
  const order = (key) => (key === "holds →" ? 0 : 1); // an official's posts come first
  for (const [key, indices] of [...told].sort(([one], [two]) => order(one) - order(two) || (one < two ? -1 : 1))) {
    const [relation, arrow] = key.split(" ");
    const title = arrow === "→" ? `${termOf(relation)} →` : `← ${termOf(relation)}`;
    parts.push(make("h3", {}, title), ...together(indices, (fact) => otherEnd(fact, index)));
  }
  const hidden = factsOf[index].filter((at) => !factShown(at)).length;
  if (hidden) parts.push(make("p", { class: "also" }, `${several(hidden, "fact")} filtered out.`));
  else if (!factsOf[index].length) parts.push(make("p", { class: "also" }, "Nothing else is said of it."));
  panel.replaceChildren(...parts);
}

function showEdge(id) {
  const { from, to } = drawn.edges[id];
  const said = links[id].filter(factShown);
  panel.replaceChildren(
    heading(null, `${several(said.length, "fact")} between`),
    make("h2", {}, goTo(from), " — ", goTo(to)),
    make("h3", {}, "What is written"),
    ...together(said, between),
  );
}

function showPath({ from, to }) {
  const found = way();
  const title = found ? `Shortest path: ${several(found.edges.length, "link")}` : "No path";
  const parts = [heading(null, title), make("h2", {}, goTo(from), " — ", goTo(to))];
  if (!found) parts.push(make("p", { class: "also" }, "Nothing that is shown leads from one to the other."));
  for (const [step, id] of (found?.edges ?? []).entries()) {
    parts.push(make("h3", {}, `${step + 1}. `, goTo(found.nodes[step]), " — ", goTo(found.nodes[step + 1])), ...together(links[id].filter(factShown), between));
  }
  panel.replaceChildren(...parts);
}

function showSeeking() {
  panel.replaceChildren(
    heading(things[seeking].kind, "Path from"),
    make("h2", {}, labelOf(seeking)),
    make("p", { class: "also" }, "Choose the other end: click on a node, or search for it."),
  );
}

function show() {
  if (seeking !== null) showSeeking();
  else if (state.selected === null) showStart();
  else if (state.selected.node !== undefined) showNode(state.selected.node);
  else if (state.selected.edge !== undefined) showEdge(state.selected.edge);
  else showPath(state.selected);
  panel.scrollTop = 0;
}

function select(choice, move = false) {
  state.selected = choice;
  seeking = null;
  hush();
  if (choice?.node !== undefined) network.selectNodes([choice.node], false);
  else if (choice?.edge !== undefined) network.setSelection({ nodes: [], edges: [choice.edge] });
  else network.unselectAll();
  paint();
  show();
  remember();
  if (move && choice?.node !== undefined) approach(choice.node);
}
