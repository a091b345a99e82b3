// Elements of the page. Text of documents is only ever set as textContent, never read as markup.

const byId = (id) => document.getElementById(id);
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

const SVG = "http://www.w3.org/2000/svg";

function vector(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Shapes in a square of 16, as vis-network draws them.
const OUTLINES = {
  square: "M2 2h12v12H2z",
  dot: "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z",
  diamond: "M8 .8 15.2 8 8 15.2.8 8z",
  hexagon: "M4.4 1.8h7.2L15.2 8l-3.6 6.2H4.4L.8 8z",
  triangle: "M8 1.6 15.2 14H.8z",
  triangleDown: "M8 14.4.8 2h14.4z",
  star: "M8 .8l2.1 4.9 5.3.4-4 3.5 1.2 5.2L8 12l-4.6 2.8 1.2-5.2-4-3.5 5.3-.4z",
};

function icon(kind, colour = `var(--${state.colour === "kind" ? kind : "quiet"})`) {
  const path = vector("path", { d: OUTLINES[shapes[kind]], fill: colour });
  return vector("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" }, path);
}
