// The drawing: vis-network over what pyvis holds, coloured by the theme in force.

const network = { view: null, nodes: new vis.DataSet(), edges: new vis.DataSet(), shown: new Map() };
const FONT = getComputedStyle(document.body).fontFamily;
const still = matchMedia("(prefers-reduced-motion: reduce)");
const motion = () => (still.matches ? false : { duration: 450, easingFunction: "easeInOutQuad" });

function themeColor(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name.replace(" ", "-")}`).trim();
}

function faded(color, share) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  return `rgba(${red}, ${green}, ${blue}, ${share})`;
}

// The nodes that a selection leaves in full colour; null without one.
function focus() {
  if (!state.selected) return null;
  if (state.selected.edge) {
    const { from, to, claims } = edgeOf.get(state.selected.edge);
    const parties = claims.flatMap((position) => [data.claims[position].target, data.claims[position].third]);
    return new Set([from, to, ...parties.filter(Boolean)]);
  }
  const near = new Set([state.selected.node]);
  for (const id of network.shown.keys()) {
    const { from, to } = edgeOf.get(id);
    if (from === state.selected.node) near.add(to);
    if (to === state.selected.node) near.add(from);
  }
  return near;
}

function inFocus(edge) {
  if (!state.selected) return true;
  if (state.selected.edge) {
    const chosen = edgeOf.get(state.selected.edge);
    return edge.id === chosen.id || edge.claims.some((position) => chosen.claims.includes(position));
  }
  return edge.from === state.selected.node || edge.to === state.selected.node;
}

function styledNodes() {
  const near = focus();
  const present = new Set([...network.shown.keys()].flatMap((id) => [edgeOf.get(id).from, edgeOf.get(id).to]));
  if (state.selected?.node) present.add(state.selected.node);
  const [ink, stateInk, ground] = ["ink", "state-ink", "ground"].map(themeColor);
  return data.nodes.map(({ id, label, shape, group, size, mass, font, widthConstraint }) => {
    const share = near && !near.has(id) ? 0.16 : 1;
    const fill = themeColor(group);
    const color = faded(fill, share);
    const raised = { border: ink, background: fill };
    return {
      id, label, shape, size, mass, widthConstraint,
      hidden: !present.has(id),
      margin: { top: 7, bottom: 7, left: 11, right: 11 },
      shapeProperties: { borderRadius: 7 },
      color: { border: color, background: color, highlight: raised, hover: raised },
      font: {
        ...font, face: FONT,
        // On a faded box the light lettering of a bright one could not be read.
        color: share < 1 ? faded(ink, 0.32) : shape === "box" ? stateInk : ink,
        strokeWidth: shape === "box" ? 0 : 3,
        strokeColor: faded(ground, share),
      },
    };
  });
}

// Edges between the same two actors fan out, so that each can be seen and hit.
function lanes() {
  const pairs = new Map();
  for (const id of network.shown.keys()) {
    const { from, to } = edgeOf.get(id);
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(id);
  }
  const smooth = new Map();
  for (const ids of pairs.values()) {
    const step = Math.min(0.17, 1.1 / ids.length);
    ids.forEach((id, position) => {
      const { from, to } = edgeOf.get(id);
      const bend = (position - (ids.length - 1) / 2) * step * (from < to ? 1 : -1);
      smooth.set(id, Math.abs(bend) < 0.01
        ? { enabled: false }
        : { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) });
    });
  }
  return smooth;
}

function styledEdges() {
  const smooth = lanes();
  const [ground, inkSoft] = ["ground", "ink-soft"].map(themeColor);
  // Many lines over one another: the fewer of them are opaque, the more can be told apart.
  const strength = Math.max(0.3, Math.min(0.9, 14 / Math.sqrt(network.shown.size)));
  return data.edges.map((edge) => {
    const { id, from, to, label, arrows, dashes } = edge;
    const shown = network.shown.get(id) ?? 0;
    const color = themeColor(quadOf(edge));
    const clear = inFocus(edge);
    return {
      id, from, to, label, arrows, dashes,
      hidden: !shown,
      width: Math.min(9, 2 + 1.3 * Math.log2(Math.max(1, shown))),
      color: { color: faded(color, clear ? (state.selected ? 0.9 : strength) : 0.07), highlight: color, hover: color, inherit: false },
      smooth: smooth.get(id) ?? { enabled: false },
      font: {
        face: FONT, size: 11, align: "middle", strokeWidth: 3,
        color: clear ? inkSoft : "rgba(0,0,0,0)",
        strokeColor: clear ? ground : "rgba(0,0,0,0)",
      },
      scaling: { label: { drawThreshold: 9 } },
    };
  });
}

// Draw what the filters and the selection leave. Returns how many claims that is.
function redraw() {
  network.shown.clear();
  const claims = new Set();
  for (const edge of data.edges) {
    const passing = visibleClaims(edge);
    if (passing.length) network.shown.set(edge.id, passing.length);
    passing.forEach((position) => claims.add(position));
  }
  network.nodes.update(styledNodes());
  network.edges.update(styledEdges());
  return claims.size;
}

function start(onDone) {
  const crowded = data.edges.length > 700;
  network.shown = new Map(data.edges.map((edge) => [edge.id, edge.claims.length]));
  network.nodes.add(styledNodes().map((node) => ({ ...node, hidden: false })));
  network.edges.add(styledEdges());
  const options = data.options;
  Object.assign(options.interaction, { hideEdgesOnDrag: crowded, hideEdgesOnZoom: crowded });
  if (crowded) options.physics.stabilization.iterations = 160;
  network.view = new vis.Network(byId("network"), { nodes: network.nodes, edges: network.edges }, options);
  network.view.on("stabilizationProgress", ({ iterations, total }) => {
    byId("progress-bar").style.width = `${Math.round((100 * iterations) / total)}%`;
  });
  settle(onDone);
}

// Once laid out, nodes stay where they are: a drag moves one node and no other.
function settle(onDone) {
  let done = false;
  const finish = () => {
    if (done) return;
    done = true;
    network.view.setOptions({ physics: { enabled: false } });
    byId("progress").hidden = true;
    onDone();
  };
  if (!data.nodes.length) finish();
  network.view.once("stabilizationIterationsDone", finish);
  network.view.once("stabilized", finish);
}

function arrange() {
  byId("progress").hidden = false;
  const visible = new Set(network.nodes.get({ filter: (node) => !node.hidden }).map((node) => node.id));
  network.nodes.update(data.nodes.map(({ id }) => ({ id, physics: visible.has(id) })));
  network.edges.update(data.edges.map(({ id }) => ({ id, physics: network.shown.has(id) })));
  network.view.setOptions({ physics: { enabled: true } });
  settle(() => showAll());
  network.view.stabilize(data.options.physics.stabilization.iterations);
}

// Some room on every side: vis-network's own fit lets labels touch the edge.
function showAll() {
  const visible = network.nodes.get({ filter: (node) => !node.hidden }).map((node) => node.id);
  if (!visible.length) return;
  network.view.fit({ nodes: visible, animation: false, maxZoomLevel: 1.6 });
  network.view.moveTo({ scale: network.view.getScale() * 0.94, animation: false });
}

function lookAt(actors) {
  const visible = actors.filter((actor) => network.nodes.get(actor)?.hidden === false);
  if (visible.length) network.view.fit({ nodes: visible, animation: motion(), maxZoomLevel: 1.3, minZoomLevel: 0.35 });
}
