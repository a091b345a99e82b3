"use strict";
// What the page knows, what of it is shown and how, and the words for it.

const data = JSON.parse(document.getElementById("data").textContent);
const { things, links, documents, terms, kinds, shapes, places, zones, measures, groups } = data;
const drawn = data.network;
const facts = data.facts.map(([source, relation, target, words, behind, years]) => {
  const quotes = behind.map((index) => data.quotes[index]);
  // What has no number is certain: the lexicon says it, or somebody wrote it without one.
  const sure = quotes.length ? Math.max(...quotes.map((quote) => (quote[4] === "" ? 1 : Number(quote[4])))) : 1;
  return { source, relation: data.relations[relation], target, words, quotes, years, sure };
});
const factsOf = things.map(() => []);
facts.forEach((fact, index) => {
  factsOf[fact.source].push(index);
  if (fact.target !== null && fact.target !== fact.source) factsOf[fact.target].push(index);
});
const linked = [...new Set(links.flat().map((index) => facts[index].relation))].sort();
const neighbours = things.map(() => new Map()); // node -> link, for each node
for (const { from, to, id } of drawn.edges) {
  neighbours[from].set(to, id);
  neighbours[to].set(from, id);
}
const span = facts.reduce(([low, high], { years }) => (years.length ? [Math.min(low, years[0]), Math.max(high, years.at(-1))] : [low, high]), [Infinity, -Infinity]);

const spoken = [...new Set(things.flatMap((thing) => Object.keys(thing.labels)))].filter(Boolean).sort();
const speaks = (wanted) => spoken.find((tag) => tag === wanted) ?? spoken.find((tag) => tag.split("-")[0] === wanted.split("-")[0]);
const state = {
  language: speaks((data.language ?? navigator.language).toLowerCase()) ?? speaks("en") ?? spoken[0] ?? "",
  selected: null, // { node }, { edge } or { from, to }: the shortest path between two
  hiddenKinds: new Set(),
  hiddenRelations: new Set(),
  place: null, // index of a first-level division
  zone: null,
  sure: 0, // least confidence
  years: null, // first and last year; null is all, and what has no year
  focus: null, // the node whose neighbourhood alone is shown
  colour: "kind",
  size: "degree",
};

const inLanguage = (names) => names[state.language] ?? names[""] ?? Object.values(names)[0] ?? "";
const labelOf = (index) => inLanguage(things[index].labels);
const termOf = (name) => {
  const names = terms[name] || {};
  return names[state.language] ?? names.en ?? name;
};
const several = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
