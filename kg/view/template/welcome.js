// The panel before anything is chosen: what to look at first, and how to look around.

const KEYS = [
  ["Click", "a node for its labels, posts and facts; a link for the words behind it"],
  ["/", "search by name"],
  ["Arrows", "from node to node"],
  ["F", "only the surroundings of the chosen node"],
  ["P", "the shortest path from it to another"],
  ["+ − 0", "nearer, farther, everything"],
  ["Esc", "let go"],
];
const MOST = { degree: "Most linked", strength: "Most facts", betweenness: "Most between others", pagerank: "Highest PageRank" };
const valueOf = (index) => {
  const value = measures[state.size][index];
  return Number.isInteger(value) ? value.toLocaleString("en") : value.toPrecision(2);
};

function showStart() {
  const most = ranked.filter(nodeShown).slice(0, 7);
  const rows = most.map((index) => make("li", {}, goTo(index), make("span", { class: "relation" }, ` ${valueOf(index)}`)));
  panel.replaceChildren(
    make("h2", {}, "Who works with whom, and where it is written"),
    make("p", { class: "also" }, "Each link rests on the words of a document. Choose a node or a link to read them."),
    ...(most.length ? [make("h3", {}, MOST[state.size]), make("ol", { class: "most" }, ...rows)] : []),
    make("h3", {}, "How to look around"),
    make("dl", { class: "keys" }, ...KEYS.flatMap(([key, text]) => [make("dt", {}, key), make("dd", {}, text)])),
  );
}
