// Puts the parts together: selection, statistics, keys, the drawing's events.

function changed() {
  const claims = redraw();
  const actors = new Set([...network.shown.keys()].flatMap((id) => [edgeOf.get(id).from, edgeOf.get(id).to])).size;
  const whole = [count(data.edges.length, "relation"), count(data.claims.length, "claim"), count(data.documents.length, "document")].join(" · ");
  byId("stats").textContent = `${count(actors, "actor")}, ${count(network.shown.size, "relation")}, ${count(claims, "claim")} shown — of ${whole} in all`;
  byId("empty").hidden = network.shown.size > 0 || Boolean(state.selected?.node);
  byId("empty-text").textContent = nothing();
  byId("empty-reset").hidden = !data.claims.length;
  showPanel(false);
}

// A dragged slider fires faster than a large graph is drawn.
let waiting = false;
function soon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; changed(); });
}

function select(selection, moveFocus) {
  state.selected = selection;
  byId("tip").hidden = true;
  redraw();
  network.view.unselectAll();
  if (selection?.node) network.view.selectNodes([selection.node], false);
  if (selection?.edge) network.view.selectEdges([selection.edge]);
  byId("empty").hidden = network.shown.size > 0 || Boolean(selection?.node);
  if (selection) openPart("panel", true);
  showPanel(moveFocus);
}

function selectNode(actor, look = false) {
  select({ node: actor }, true);
  if (look) lookAt([actor, ...network.view.getConnectedNodes(actor)]);
}

function selectEdge(id, look = false) {
  select({ edge: id }, true);
  if (look) lookAt([edgeOf.get(id).from, edgeOf.get(id).to]);
}

function clearSelection() {
  select(null, true);
}

function reset() {
  Object.assign(state, initialState());
  buildFilters();
  changed();
}

function openPart(name, open) {
  byId(name).hidden = !open;
  byId(`toggle-${name}`).setAttribute("aria-expanded", String(open));
}

function tip({ event }, ...content) {
  const box = byId("tip");
  const stage = byId("canvas").getBoundingClientRect();
  box.replaceChildren(...content);
  box.hidden = false;
  box.style.left = `${Math.max(4, Math.min(event.clientX - stage.left + 14, stage.width - box.offsetWidth - 8))}px`;
  box.style.top = `${Math.max(4, Math.min(event.clientY - stage.top + 16, stage.height - box.offsetHeight - 8))}px`;
}

function listen() {
  const { view } = network;
  view.on("click", ({ nodes, edges }) => {
    if (nodes.length) selectNode(nodes[0]);
    else if (edges.length) selectEdge(edges[0]);
    else if (state.selected) clearSelection();
  });
  view.on("hoverNode", (hit) => tip(hit, element("bdi", {}, nameOf(hit.node)), ` · ${count(nodeOf.get(hit.node).weight, "claim")}`));
  view.on("hoverEdge", (hit) => {
    const { from, to, symmetric, label } = edgeOf.get(hit.edge);
    tip(hit, element("bdi", {}, nameOf(from)), symmetric ? " – " : " → ", element("bdi", {}, nameOf(to)), element("br"), `${label} · ${count(network.shown.get(hit.edge) ?? 0, "claim")}`);
  });
  for (const name of ["blurNode", "blurEdge", "dragStart", "zoom"]) view.on(name, () => { byId("tip").hidden = true; });

  byId("fit").addEventListener("click", showAll);
  byId("arrange").addEventListener("click", arrange);
  byId("reset").addEventListener("click", reset);
  byId("empty-reset").addEventListener("click", reset);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  for (const name of ["confidence", "claims"]) {
    byId(name).addEventListener("input", (event) => {
      state[name] = Number(event.target.value);
      showSliders();
      soon();
    });
  }
  for (const part of ["filters", "panel"]) byId(`toggle-${part}`).addEventListener("click", () => openPart(part, byId(part).hidden));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input:not([type=checkbox])");
    if (event.key === "Escape" && state.selected) clearSelection();
    else if (event.key === "/" && !typing) {
      event.preventDefault();
      byId("search").focus();
    }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}

function main() {
  buildFilters();
  buildLegend();
  buildSearch();
  if (matchMedia("(max-width: 1080px)").matches) openPart("filters", false);
  if (matchMedia("(max-width: 760px)").matches) {
    openPart("panel", false);
    byId("legend").open = false;
  }
  start(() => {
    changed();
    showAll();
    // For tests and for whoever works with the page in a browser's console.
    window.diplograph = { ready: true, network: network.view, data, state, shown: network.shown, selectEdge, selectNode };
  });
  listen();
}

main();
