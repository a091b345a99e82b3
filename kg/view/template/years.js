// The years: a strip with two handles, which can play them.

const [since, until, strip] = ["since", "until", "years"].map(byId);
const BEAT = 1100; // milliseconds that a step is shown
let playing = 0;

const inYears = () => state.years ?? span;
const asText = ([first, last]) => (first === last ? String(first) : `${first}–${last}`);

function drawYears() {
  const known = span[0] < span[1];
  byId("open-years").hidden = !known;
  if (!known) return;
  for (const input of [since, until]) [input.min, input.max] = span;
  [since.value, until.value] = inYears();
  byId("span").textContent = asText(inYears());
  byId("open-years").textContent = strip.hidden ? `Years ${asText(inYears())}` : "Years";
  byId("all-years").hidden = state.years === null;
  const [play, pause] = ["Play the years", "Pause"];
  byId("play").setAttribute("aria-label", playing ? pause : play);
  byId("play").title = playing ? pause : play;
  byId("play").setAttribute("aria-pressed", String(playing !== 0));
  for (const bar of byId("bars").children) {
    const year = Number(bar.dataset.year);
    bar.classList.toggle("within", inYears()[0] <= year && year <= inYears()[1]);
  }
}

function drawBars() {
  const counts = new Map();
  for (const { years } of facts) for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const bars = [];
  for (let year = span[0]; year <= span[1]; year += 1) {
    const bar = make("i", { "data-year": year, title: `${year}: ${several(counts.get(year) ?? 0, "fact")}` });
    bar.style.height = `${Math.round((100 * (counts.get(year) ?? 0)) / most)}%`;
    bars.push(bar);
  }
  byId("bars").replaceChildren(...bars);
  const undated = links.flat().filter((index) => !facts[index].years.length).length;
  byId("undated").textContent = undated ? `${several(undated, "fact")} without a year: shown with all years only` : "";
}

function setYears(first, last) {
  const whole = first <= span[0] && last >= span[1];
  state.years = whole ? null : [first, last];
  drawYears();
  refresh();
}

// One step on: as many years as are shown, or the first when all are. Returns whether there was one.
function step() {
  const [first, last] = state.years ?? [span[0] - 1, span[0] - 1];
  if (last >= span[1]) return false;
  setYears(first + 1, last + 1);
  return true;
}

function stop() {
  clearInterval(playing);
  playing = 0;
  drawYears();
}

function play() {
  if (playing) {
    stop();
    return;
  }
  playing = setInterval(() => {
    if (!step()) stop();
  }, BEAT);
  if (!step()) setYears(span[0], span[0] + inYears()[1] - inYears()[0]);
  drawYears();
}

since.addEventListener("input", () => setYears(Number(since.value), Math.max(Number(since.value), Number(until.value))));
until.addEventListener("input", () => setYears(Math.min(Number(since.value), Number(until.value)), Number(until.value)));
byId("play").addEventListener("click", play);
byId("all-years").addEventListener("click", () => {
  stop();
  setYears(...span);
});
byId("open-years").addEventListener("click", () => openYears(strip.hidden));

function openYears(open) {
  if (open && !byId("bars").children.length) drawBars();
  strip.hidden = !open;
  byId("open-years").setAttribute("aria-expanded", String(open));
  if (!open) stop();
  drawYears();
}
