// Shared by the other parts: the data, the filters' state, small helpers.
// Everything from documents reaches the page through `element`, as text nodes.

const data = JSON.parse(document.getElementById("data").textContent);
const byId = (name) => document.getElementById(name);
const relationOf = new Map(data.relations.map((relation) => [relation.name, relation]));
const edgeOf = new Map(data.edges.map((edge) => [edge.id, edge]));
const nodeOf = new Map(data.nodes.map((node) => [node.id, node]));
const nameOf = (actor) => data.actors[actor] ?? actor;
const shapeOf = new Map(data.kinds.map((kind) => [kind.name, kind.shape]));

const QUADS = ["standing", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict", "unclassified"];
const quadOf = (edge) => relationOf.get(edge.relation).quad;
const words = (relation) => relation.replaceAll("_", " ").toLowerCase();

const days = data.claims.map((claim) => claim.day).filter(Boolean).sort();
const dayRange = days.length
  ? { first: days[0].padEnd(10, "-01"), last: lastDay(days[days.length - 1]) }
  : null;

const initialState = () => ({
  factualities: new Set(["asserted"]),
  relations: new Set(data.relations.map((relation) => relation.name)),
  kinds: new Set(data.kinds.map((kind) => kind.name)),
  from: null,
  to: null,
  confidence: 0,
  claims: 1,
});
const state = { ...initialState(), selected: null };

function lastDay(day) {
  if (day.length === 4) return `${day}-12-31`;
  if (day.length > 7) return day;
  const [year, month] = day.split("-").map(Number);
  return `${day}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}

// A date may be a year or a month: it passes when any of its days lies in the range.
function passes(claim) {
  if (claim.confidence * 100 < state.confidence) return false;
  if (!state.from && !state.to) return true;
  if (!claim.day) return false;
  const length = claim.day.length;
  return (!state.from || claim.day >= state.from.slice(0, length)) && (!state.to || claim.day <= state.to.slice(0, length));
}

function visibleClaims(edge) {
  if (!state.factualities.has(edge.factuality) || !state.relations.has(edge.relation)) return [];
  if (![edge.from, edge.to].every((actor) => state.kinds.has(nodeOf.get(actor).group))) return [];
  const passing = edge.claims.filter((position) => passes(data.claims[position]));
  return passing.length >= state.claims ? passing : [];
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") made.addEventListener("click", value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child != null && child !== false));
  return made;
}

function drawing(className, viewBox, path, dashes = []) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", className);
  svg.setAttribute("viewBox", viewBox);
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(svg.namespaceURI, "path");
  line.setAttribute("d", path);
  if (dashes.length) line.setAttribute("stroke-dasharray", dashes.map((length) => Math.max(2, length * 0.55)).join(" "));
  svg.append(line);
  return svg;
}

const SHAPE_PATHS = {
  box: "M2 4h12a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z",
  dot: "M8 2a6 6 0 1 1 0 12a6 6 0 0 1 0-12z",
  diamond: "M8 1l7 7-7 7-7-7z",
  hexagon: "M4.5 2h7L15 8l-3.500 6h-7L1 8z",
  triangle: "M8 1.500L15 14H1z",
  triangleDown: "M8 14.500L1 2h14z",
  square: "M2.500 2.500h11v11h-11z",
  star: "M8 1l2 4.800 5.200.4-4 3.400 1.300 5.100L8 12l-4.500 2.700 1.300-5.100-4-3.400L6 5.800z",
};

function shapeSample(kind) {
  const svg = drawing("shape", "0 0 16 16", SHAPE_PATHS[shapeOf.get(kind)]);
  svg.style.color = `var(--${kind})`;
  return svg;
}

function lineSample(quad, dashes = []) {
  const svg = drawing("sample", "0 0 30 12", "M1 6H29", dashes);
  svg.style.color = quad ? quadColor(quad) : "var(--ink-soft)";
  return svg;
}

const quadColor = (quad) => `var(--${quad.replace(" ", "-")})`;

const count = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
function readable(date) {
  const [year, month, day] = date.split("-");
  return [day && Number(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}
