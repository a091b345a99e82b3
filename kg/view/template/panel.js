// The panel: what is known of the chosen node or edge, each fact with the words that say so.

const panel = document.getElementById("panel");

function goTo(index) {
  const follow = (event) => {
    event.preventDefault();
    select({ node: index }, true);
  };
  return make("a", { href: "#", onclick: follow }, labelOf(index));
}

function heading(kind, words) {
  const close = make("button", { type: "button", onclick: () => select(null) }, "Close");
  return make("div", { class: "bar" }, ...(kind ? [icon(kind)] : []), words, close);
}

function quoted([place, start, end, text, confidence]) {
  const { path, title, published } = documents[place];
  const sure = confidence === "" ? "" : `, confidence ${confidence}`;
  const about = [title, published].filter(Boolean).join(", ");
  return make(
    "blockquote",
    {},
    text,
    make("cite", { title: "Document and code points" }, `${path}, ${start}–${end}${sure}`),
    ...(about ? [make("cite", {}, about)] : []),
  );
}

// Facts that the same words state are shown together above them, so that a list is quoted once.
function together(indices, describe) {
  const groups = new Map();
  for (const index of indices) {
    const key = JSON.stringify(facts[index].quotes.map((quote) => quote.slice(0, 3)));
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(index);
  }
  return [...groups.values()].map((group) => {
    const { quotes } = facts[group[0]];
    const lines = make("ul", {}, ...group.map((index) => make("li", {}, ...describe(facts[index]))));
    const source = quotes.length ? quotes.map(quoted) : [make("p", { class: "lexicon" }, "From the lexicon, not from a document.")];
    return make("div", { class: "fact" }, lines, ...source);
  });
}

function otherEnd(fact, self) {
  const words = inLanguage(fact.words);
  const other = fact.source === self ? fact.target : fact.source;
  if (other === null) return [words];
  const end = [icon(things[other].kind), goTo(other)];
  return words && fact.relation === "holds" ? [`${words}, `, ...end] : end;
}

function showNode(index) {
  const thing = things[index];
  const name = labelOf(index);
  const others = Object.entries(thing.labels).filter(([, text]) => text !== name);
  const parts = [heading(thing.kind, termOf(thing.kind)), make("h2", {}, name)];
  for (const [tag, text] of others) parts.push(make("p", { class: "also", ...(tag && { lang: tag }) }, make("b", {}, text)));
  const rest = thing.names.filter((text) => text !== name);
  if (rest.length) parts.push(make("p", { class: "also" }, `Also: ${rest.join("; ")}`));
  const groups = new Map();
  for (const at of factsOf[index]) {
    const key = `${facts[at].relation} ${facts[at].source === index ? "→" : "←"}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(at);
  }
  const rank = (key) => (key === "holds →" ? 0 : 1); // an official's posts come first
  for (const [key, indices] of [...groups].sort(([one], [two]) => rank(one) - rank(two) || (one < two ? -1 : 1))) {
    const [relation, arrow] = key.split(" ");
    const title = arrow === "→" ? `${termOf(relation)} →` : `← ${termOf(relation)}`;
    parts.push(make("h3", {}, title), ...together(indices, (fact) => otherEnd(fact, index)));
  }
  if (!factsOf[index].length) parts.push(make("p", { class: "also" }, "Nothing else is said of it."));
  panel.replaceChildren(...parts);
}

function showEdge(id) {
  const { from, to } = data.network.edges[id];
  const said = links[id];
  panel.replaceChildren(
    heading(null, `${said.length} ${said.length === 1 ? "fact" : "facts"} between`),
    make("h2", {}, goTo(from), " — ", goTo(to)),
    make("h3", {}, "What is written"),
    ...together(said, (fact) => {
      const words = inLanguage(fact.words);
      const role = words && fact.relation === "holds" ? ` ${words},` : "";
      return [labelOf(fact.source), make("span", { class: "relation" }, ` ${termOf(fact.relation)}${role} `), labelOf(fact.target)];
    }),
  );
}

function showStart() {
  const most = data.network.nodes.filter((node) => kindShown(node.id)).map((node) => node.id);
  most.sort((one, two) => neighbours[two].size - neighbours[one].size || one - two);
  const keys = [
    ["Click", "a node for its labels, posts and facts; a link for the words behind it"],
    ["/", "search by name"],
    ["Arrows", "from node to node"],
    ["+ − 0", "nearer, farther, everything"],
    ["Esc", "let go"],
  ];
  panel.replaceChildren(
    make("h2", {}, "Who works with whom, and where it is written"),
    make("p", { class: "also" }, "Each link rests on the words of a document. Choose a node or a link to read them."),
    ...(most.length ? [make("h3", {}, "Most linked"), make("ol", { class: "most" }, ...most.slice(0, 7).map((index) => make("li", {}, goTo(index), make("span", { class: "relation" }, ` ${neighbours[index].size}`))))] : []),
    make("h3", {}, "How to look around"),
    make("dl", { class: "keys" }, ...keys.flatMap(([key, text]) => [make("dt", {}, key), make("dd", {}, text)])),
  );
}

function show() {
  if (state.selected === null) showStart();
  else if (state.selected.node !== undefined) showNode(state.selected.node);
  else showEdge(state.selected.edge);
  panel.scrollTop = 0;
}

function select(choice, move = false) {
  state.selected = choice;
  hush();
  if (choice === null) network.unselectAll();
  else if (choice.node !== undefined) network.selectNodes([choice.node], false);
  else network.setSelection({ nodes: [], edges: [choice.edge] });
  paint();
  show();
  if (move && choice?.node !== undefined) approach(choice.node);
}
