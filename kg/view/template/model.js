"use strict";
// What the page knows, and the words for it. Text of documents is only ever set as textContent.

const data = JSON.parse(document.getElementById("data").textContent);
const { things, facts, links, documents, terms, kinds, shapes } = data;
const factsOf = things.map(() => []);
facts.forEach((fact, index) => {
  factsOf[fact.source].push(index);
  if (fact.target !== null && fact.target !== fact.source) factsOf[fact.target].push(index);
});
const linked = [...new Set(links.flat().map((index) => facts[index].relation))].sort();
const neighbours = things.map(() => new Map());
data.network.edges.forEach((edge) => {
  neighbours[edge.from].set(edge.to, edge.id);
  neighbours[edge.to].set(edge.from, edge.id);
});

const spoken = [...new Set(things.flatMap((thing) => Object.keys(thing.labels)))].filter(Boolean).sort();
const preferred = spoken.find((tag) => navigator.language.toLowerCase().split("-")[0] === tag.split("-")[0]);
const state = {
  language: preferred || spoken[0] || "",
  selected: null,
  hiddenKinds: new Set(),
  hiddenRelations: new Set(),
};

const inLanguage = (names) => names[state.language] ?? names[""] ?? Object.values(names)[0] ?? "";
const labelOf = (index) => inLanguage(things[index].labels);
const termOf = (name) => {
  const names = terms[name] || {};
  return names[state.language] ?? names.en ?? name;
};
const colourOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

const OUTLINES = {
  square: "M3 3h10v10H3z",
  dot: "M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z",
  diamond: "M8 1.5 14.5 8 8 14.5 1.5 8z",
  hexagon: "M4.6 2.5h6.8L14.6 8l-3.2 5.5H4.6L1.4 8z",
  triangle: "M8 2l6.5 11.5h-13z",
  triangleDown: "M8 14 1.5 2.5h13z",
  star: "M8 1.2l2 4.6 5 .4-3.8 3.3 1.2 4.9L8 11.8l-4.4 2.6 1.2-4.9L1 6.2l5-.4z",
};

function icon(kind) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" }))
    svg.setAttribute(name, value);
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", OUTLINES[shapes[kind]]);
  path.setAttribute("fill", `var(--${kind})`);
  svg.append(path);
  return svg;
}
