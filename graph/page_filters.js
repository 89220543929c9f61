// The filters: what of the claims is drawn. Each control changes `state`, then calls `changed`.

function checkbox(name, checked, onChange, sample, total) {
  const box = element("input", { type: "checkbox", name });
  box.checked = checked;
  box.addEventListener("change", () => onChange(box.checked));
  return { box, label: element("label", { class: "check" }, box, sample, element("span", { class: "name" }, name.includes("_") || name === name.toUpperCase() ? words(name) : name), element("span", { class: "count" }, total.toLocaleString("en"))) };
}

function toggle(set, name, on) {
  if (on) set.add(name);
  else set.delete(name);
}

function claimCount(edges) {
  return new Set(edges.flatMap((edge) => edge.claims)).size;
}

function buildFilters() {
  buildFactualities();
  buildRelations();
  buildKinds();
  buildDates();
  byId("claims").max = Math.min(20, Math.max(2, ...data.edges.map((edge) => edge.claims.length)));
  byId("confidence").value = state.confidence;
  byId("claims").value = state.claims;
  showSliders();
}

function showSliders() {
  byId("confidence-value").textContent = `${state.confidence}%`;
  byId("claims-value").textContent = state.claims;
}

function buildFactualities() {
  byId("filter-factualities").replaceChildren(...data.factualities.map(({ name, meaning, dashes }) => {
    const total = claimCount(data.edges.filter((edge) => edge.factuality === name));
    const { box, label } = checkbox(name, state.factualities.has(name), (on) => { toggle(state.factualities, name, on); changed(); }, lineSample(null, dashes), total);
    label.title = meaning;
    box.disabled = !total;
    return label;
  }));
}

function buildRelations() {
  byId("filter-relations").replaceChildren(...QUADS.map((quad) => {
    const relations = data.relations.filter((relation) => relation.quad === quad);
    if (!relations.length) return "";
    const members = [];
    const showState = () => {
      const on = relations.filter((relation) => state.relations.has(relation.name)).length;
      whole.box.checked = on === relations.length;
      whole.box.indeterminate = on > 0 && on < relations.length;
    };
    const whole = checkbox(quad, true, (on) => {
      relations.forEach((relation) => toggle(state.relations, relation.name, on));
      members.forEach(({ box }) => { box.checked = on; });
      changed();
    }, lineSample(quad), claimCount(data.edges.filter((edge) => quadOf(edge) === quad)));
    for (const { name, meaning } of relations) {
      const member = checkbox(name, state.relations.has(name), (on) => { toggle(state.relations, name, on); showState(); changed(); }, null, claimCount(data.edges.filter((edge) => edge.relation === name)));
      member.label.title = meaning;
      members.push(member);
    }
    showState();
    return element("div", { class: "quad" }, whole.label, element("div", { class: "nested" }, members.map(({ label }) => label)));
  }));
}

function buildKinds() {
  const drawn = new Set(data.edges.flatMap((edge) => [edge.from, edge.to]));
  byId("filter-kinds").replaceChildren(...data.kinds.map(({ name }) => {
    const total = data.nodes.filter((node) => node.group === name && drawn.has(node.id)).length;
    if (!total) return "";
    const { box, label } = checkbox(name, state.kinds.has(name), (on) => { toggle(state.kinds, name, on); changed(); }, shapeSample(name), total);
    label.querySelector(".name").textContent = KIND_NAMES[name];
    box.name = name;
    return label;
  }));
}

function buildDates() {
  byId("date-filter").hidden = !dayRange;
  if (!dayRange) return;
  const undated = data.claims.filter((claim) => !claim.day).length;
  byId("undated").textContent = undated ? `${count(undated, "claim")} without a date, hidden by a range` : "";
  for (const [name, fallback] of [["from", dayRange.first], ["to", dayRange.last]]) {
    const input = byId(`date-${name}`);
    input.min = dayRange.first;
    input.max = dayRange.last;
    input.value = state[name] ?? fallback;
    input.onchange = () => {
      // The whole range is no filter: claims without a date stay.
      state[name] = input.value && input.value !== fallback ? input.value : null;
      if (!input.value) input.value = fallback;
      drawHistogram();
      changed();
    };
  }
  drawHistogram();
}

// How many claims the documents of each stretch of time carry.
function drawHistogram() {
  const bars = 30;
  const [first, last] = [dayRange.first, dayRange.last].map((day) => Date.parse(day));
  const width = Math.max(86400000, (last - first) / bars);
  const heights = new Array(bars).fill(0);
  const place = (day) => Math.min(bars - 1, Math.max(0, Math.floor((Date.parse(day) - first) / width)));
  days.forEach((day) => { heights[place(day.padEnd(10, "-01"))] += 1; });
  const [from, to] = [place(state.from ?? dayRange.first), place(state.to ?? dayRange.last)];
  const most = Math.max(...heights);
  const svg = byId("histogram");
  svg.setAttribute("viewBox", `0 0 ${bars * 8} 40`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.replaceChildren(...heights.map((height, position) => {
    const bar = document.createElementNS(svg.namespaceURI, "rect");
    const tall = height ? 3 + (36 * height) / most : 1;
    const place = { x: position * 8 + 1, y: 40 - tall, width: 6, height: tall, class: position >= from && position <= to ? "in" : "out" };
    Object.entries(place).forEach(([name, value]) => bar.setAttribute(name, value));
    return bar;
  }));
}

function buildLegend() {
  const item = (sample, text) => element("li", {}, sample, element("span", {}, text));
  const quads = QUADS.filter((quad) => data.relations.some((relation) => relation.quad === quad));
  const kinds = data.kinds.filter(({ name }) => data.nodes.some((node) => node.group === name));
  const reading = [
    [drawing("sample", "0 0 30 12", "M1 6H27M22 2l6 4-6 4"), "who acts toward whom"],
    [drawing("sample", "0 0 30 12", "M1 6H29"), "mutual"],
    [drawing("sample", "0 0 30 12", "M1 6H29", [8, 6]), "not asserted as fact"],
    [drawing("sample", "0 0 30 12", "M1 3H29M1 6H29M1 8H29"), "wider: more claims"],
  ];
  byId("legend-body").replaceChildren(
    element("ul", {}, quads.map((quad) => item(lineSample(quad), quad))),
    element("ul", {}, kinds.map(({ name }) => item(shapeSample(name), KIND_NAMES[name]))),
    element("ul", {}, reading.map(([sample, text]) => item(sample, text))));
}
