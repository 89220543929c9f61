// The panel: an overview, the relations of an actor, the evidence of an edge.

const PAGE = 40;

function actorButton(actor) {
  return element("button", { type: "button", onclick: () => selectNode(actor), "data-actor": actor }, element("bdi", {}, nameOf(actor)));
}

function badge(text, quad, plain = false) {
  const made = element("span", { class: plain ? "badge uncertain" : "badge relation" }, element("span", {}, text));
  if (quad) made.style.color = quadColor(quad);
  return made;
}

function panelHead(title, ...rest) {
  const close = element("button", { type: "button", class: "close", "aria-label": "Back to all relations", title: "Back to all relations (Escape)", onclick: () => clearSelection() }, "×");
  return element("div", { class: "panel-head" }, element("div", { class: "row" }, element("h2", { tabindex: -1 }, ...title), state.selected ? close : null), ...rest);
}

// A list that shows its first rows, and more on demand.
function longList(tag, rows, make) {
  const list = element(tag);
  const more = element("button", { type: "button", class: "more" });
  let drawn = 0;
  const draw = () => {
    list.append(...rows.slice(drawn, drawn + PAGE).map(make));
    drawn = Math.min(rows.length, drawn + PAGE);
    more.hidden = drawn === rows.length;
    more.textContent = `Show more (${rows.length - drawn} left)`;
  };
  more.addEventListener("click", draw);
  draw();
  return [list, more];
}

function relationRow(edge, from = null) {
  const { symmetric } = edge;
  const claims = visibleClaims(edge).length;
  const names = from === null
    ? [element("bdi", {}, nameOf(edge.from)), symmetric ? " – " : " → ", element("bdi", {}, nameOf(edge.to))]
    : [element("bdi", {}, nameOf(edge.from === from ? edge.to : edge.from))];
  const dashes = data.factualities.find((kind) => kind.name === edge.factuality).dashes;
  return element("li", {}, element("button", { type: "button", class: "relation-row", "data-edge": edge.id, onclick: () => selectEdge(edge.id, true) },
    lineSample(quadOf(edge), dashes),
    element("span", { class: "what" }, ...names, element("br"), element("small", {}, edge.label)),
    element("span", { class: "count", title: count(claims, "claim") }, String(claims))));
}

const strongestFirst = (one, other) => network.shown.get(other.id) - network.shown.get(one.id) || one.label.localeCompare(other.label);
const shownEdges = () => data.edges.filter((edge) => network.shown.has(edge.id)).sort(strongestFirst);

const nothing = () => (data.claims.length ? "Nothing passes the filters." : "There are no claims in this graph yet.");

function overview() {
  const edges = shownEdges();
  return [
    panelHead(["Relations"], element("p", { class: "sub" }, "Choose a line or an actor in the graph, or here, to read the sentences behind it.")),
    element("div", { class: "panel-body" }, edges.length ? longList("ul", edges, (edge) => relationRow(edge)) : element("p", { class: "sub" }, nothing())),
  ];
}

function nodePanel(actor) {
  const node = nodeOf.get(actor);
  const all = data.edges.filter((edge) => edge.from === actor || edge.to === actor);
  const edges = shownEdges().filter((edge) => edge.from === actor || edge.to === actor);
  const said = shownEdges().filter((edge) => edge.claims.some((position) => [data.claims[position].speaker, data.claims[position].relayer].includes(actor) && passes(data.claims[position])));
  const groups = [
    ["Acts toward", edges.filter((edge) => !edge.symmetric && edge.from === actor)],
    ["Acted on by", edges.filter((edge) => !edge.symmetric && edge.from !== actor)],
    ["Mutual", edges.filter((edge) => edge.symmetric)],
  ];
  const hidden = all.length - edges.length;
  return [
    panelHead([element("bdi", {}, nameOf(actor))],
      element("div", { class: "badges" }, shapeSample(node.group), element("span", { class: "sub-kind" }, KIND_NAMES[node.group] ?? node.group), node.country && node.country !== actor ? element("span", { class: "badge uncertain" }, nameOf(node.country)) : null, element("span", { class: "count" }, actor)),
      element("p", { class: "sub" }, `${count(edges.length, "relation")} shown${hidden ? `, ${hidden} hidden by the filters` : ""}`)),
    element("div", { class: "panel-body" },
      groups.filter(([, rows]) => rows.length).flatMap(([name, rows]) => [element("h3", { class: "caption" }, name), ...longList("ul", rows, (edge) => relationRow(edge, actor))]),
      said.length ? [element("h3", { class: "caption" }, "Said by this actor"), ...longList("ul", said, (edge) => relationRow(edge))] : null),
  ];
}

const KIND_NAMES = { state: "State", person: "Person", igo: "International organisation", bloc: "Bloc", group: "Group", ngo: "NGO", place: "Place", other: "Other" };

function edgePanel(edge) {
  const relation = relationOf.get(edge.relation);
  const claims = visibleClaims(edge);
  const all = claims.length ? claims : edge.claims;
  const parties = new Set(all.flatMap((position) => [data.claims[position].target, data.claims[position].third]).filter(Boolean));
  const triad = all.some((position) => data.claims[position].third);
  const beside = shownEdges().filter((other) => other.id !== edge.id && ((other.from === edge.from && other.to === edge.to) || (other.from === edge.to && other.to === edge.from)));
  const mutual = element("span", { class: "arrow" }, edge.symmetric ? "–" : "→");
  const meaning = data.factualities.find((kind) => kind.name === edge.factuality).meaning;
  return [
    panelHead([actorButton(edge.from), " ", mutual, " ", actorButton(edge.to)],
      element("div", { class: "badges" }, badge(edge.relation, relation.quad), badge(edge.factuality, null, true), element("span", { class: "count" }, count(all.length, "claim"))),
      element("p", { class: "sub" }, `${relation.meaning[0].toUpperCase()}${relation.meaning.slice(1)}. The text says that it ${meaning}.`),
      triad ? element("p", { class: "sub triad" }, "Between ", ...[...parties].flatMap((actor, position) => [position ? (position === parties.size - 1 ? " and " : ", ") : null, element("bdi", {}, nameOf(actor))]), ".") : null),
    element("div", { class: "panel-body" },
      ...longList("div", [...all].sort(newestFirst), (position) => claimCard(data.claims[position])),
      beside.length ? [element("h3", { class: "caption" }, "Also between these two"), ...longList("ul", beside, (other) => relationRow(other))] : null),
  ];
}

const newestFirst = (one, other) => (data.claims[other].day ?? "").localeCompare(data.claims[one].day ?? "") || data.claims[other].confidence - data.claims[one].confidence;

function claimCard(claim) {
  const published = data.documents[claim.document];
  const roles = [["source", claim.source], ["target", claim.target], ["third", claim.third], ["speaker", claim.speaker], ["relayer", claim.relayer]];
  const marked = new Set(claim.quote.map(([, role]) => role));
  const percent = `${Math.round(claim.confidence * 100)}%`;
  const meter = element("span", { class: "meter" }, element("span"));
  meter.firstChild.style.width = percent;
  const facts = [
    ["Says so", saidBy(claim)],
    claim.third && ["Parties", [element("bdi", {}, nameOf(claim.target)), " and ", element("bdi", {}, nameOf(claim.third))]],
    claim.date && ["When", readable(claim.date)],
    ["Document", [documentLink(published), published.published ? ` · ${readable(published.published)}` : claim.day ? ` · ${readable(claim.day)}` : null]],
    ["Confidence", [meter, percent]],
    ["Found by", [element("code", {}, claim.extractor)]],
    ["Claim", [element("code", {}, claim.id)]],
  ];
  return element("article", { class: "claim", "data-claim": claim.id },
    element("blockquote", { dir: "auto" }, claim.quote.map(([text, role]) => (role ? element("mark", { class: role, title: nameOf(claim[role]) }, text) : text))),
    element("ul", { class: "roles" }, roles.filter(([role, actor]) => actor && marked.has(role)).map(([role, actor]) => element("li", {}, element("i", { class: role }), element("bdi", {}, nameOf(actor))))),
    element("dl", { class: "facts" }, facts.filter(Boolean).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)])));
}

function saidBy({ speaker, relayer }) {
  if (!speaker) return "the text itself";
  const nearest = element("bdi", {}, nameOf(speaker));
  return relayer ? [nearest, ", according to ", element("bdi", {}, nameOf(relayer))] : nearest;
}

// The writer of the page lets only http and https through; a link is checked again here.
function documentLink({ title, url }) {
  const name = element("bdi", {}, title);
  try {
    if (!["http:", "https:"].includes(new URL(url).protocol)) return name;
  } catch {
    return name;
  }
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, name);
}

function showPanel(moveFocus) {
  const { node, edge } = state.selected ?? {};
  const panel = byId("panel");
  panel.replaceChildren(...(edge ? edgePanel(edgeOf.get(edge)) : node ? nodePanel(node) : overview()));
  panel.scrollTop = 0;
  if (moveFocus) panel.querySelector("h2").focus({ preventScroll: true });
}
