// What is shown of facts, links and nodes under the filters chosen.

const passing = new Uint8Array(facts.length);
const behind = new Uint16Array(links.length); // facts that pass, for each link; 0 hides it
const visible = new Uint8Array(things.length);

const factShown = (index) => passing[index] === 1;
const edgeShown = (id) => behind[id] > 0;
const nodeShown = (index) => visible[index] === 1;
const kindShown = (index) => !state.hiddenKinds.has(things[index].kind);
const within = (index) => (state.place === null || things[index].places.includes(state.place)) && (state.zone === null || things[index].zones.includes(state.zone));
const bounded = () => state.hiddenRelations.size > 0 || state.sure > 0 || state.years !== null;
const located = () => state.place !== null || state.zone !== null;

function passes({ relation, sure, years }) {
  if (state.hiddenRelations.has(relation) || sure < state.sure) return false;
  return state.years === null || years.some((year) => state.years[0] <= year && year <= state.years[1]);
}

// Of a place or zone are its own nodes and what is linked to them. A node whose links are all filtered out
// goes with them; one that never had any stands for itself.
function sift() {
  facts.forEach((fact, index) => (passing[index] = passes(fact) ? 1 : 0));
  const touched = new Uint8Array(things.length);
  for (const { from, to, id } of drawn.edges) {
    const said = within(from) || within(to) ? links[id].filter(factShown).length : 0;
    if (said) touched[from] = touched[to] = 1;
    behind[id] = kindShown(from) && kindShown(to) ? said : 0;
  }
  for (let index = 0; index < things.length; index += 1) {
    const alone = !neighbours[index].size;
    const kept = touched[index] || (within(index) && (alone ? state.years === null : !bounded()));
    visible[index] = kindShown(index) && kept ? 1 : 0;
  }
  if (state.focus === null) return;
  const around = new Set([state.focus, ...[...neighbours[state.focus]].filter(([, id]) => edgeShown(id)).map(([index]) => index)]);
  things.forEach((_, index) => (visible[index] = around.has(index) ? visible[index] : 0));
  visible[state.focus] = 1;
  for (const { from, to, id } of drawn.edges) if (!around.has(from) || !around.has(to)) behind[id] = 0;
}

const filtered = () => state.hiddenRelations.size + (state.place !== null) + (state.zone !== null) + (state.sure > 0);

// A search may lead to what is hidden: filters are lifted until it is shown.
function reveal(index) {
  if (nodeShown(index)) return;
  state.focus = null;
  state.hiddenKinds.delete(things[index].kind);
  sift();
  if (nodeShown(index)) return;
  Object.assign(state, { place: null, zone: null, sure: 0, years: null, hiddenRelations: new Set() });
  sift();
}
