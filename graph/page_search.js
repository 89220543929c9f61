// The search box: a combobox over the actors' names, blind to case and accents.

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const searchable = data.nodes.map((node) => ({ id: node.id, weight: node.weight, text: plain(`${nameOf(node.id)} ${node.id}`) }));

function matches(query) {
  const terms = plain(query).split(/\s+/).filter(Boolean);
  const rank = (actor) => (actor.text.startsWith(terms[0]) ? 0 : actor.text.includes(` ${terms[0]}`) ? 1 : 2);
  return searchable
    .filter((actor) => terms.length && terms.every((term) => actor.text.includes(term)))
    .sort((one, other) => rank(one) - rank(other) || other.weight - one.weight)
    .slice(0, 12);
}

function buildSearch() {
  const input = byId("search");
  const list = byId("results");
  let found = [];
  let chosen = 0;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (actor) => {
    input.value = "";
    close();
    selectNode(actor, true);
  };
  const mark = () => {
    [...list.children].forEach((row, position) => row.setAttribute("aria-selected", String(found.length > 0 && position === chosen)));
    if (!found.length) return;
    input.setAttribute("aria-activedescendant", `result-${chosen}`);
    list.children[chosen].scrollIntoView({ block: "nearest" });
  };
  const open = () => {
    found = matches(input.value);
    chosen = 0;
    if (!input.value.trim()) return close();
    list.replaceChildren(...found.map(({ id, weight }, position) => {
      const row = element("li", { role: "option", id: `result-${position}`, "data-actor": id }, shapeSample(nodeOf.get(id).group), element("bdi", {}, nameOf(id)), element("span", { class: "count" }, count(weight, "claim")));
      row.addEventListener("mousedown", (event) => { event.preventDefault(); choose(id); });
      return row;
    }));
    if (!found.length) list.append(element("li", { class: "none" }, "No such actor here"));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    return mark();
  };

  input.addEventListener("input", open);
  input.addEventListener("focus", () => input.value && open());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      input.value = "";
      close();
      event.stopPropagation();
    } else if (event.key === "Enter" && found.length && !list.hidden) {
      choose(found[chosen].id);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && found.length) {
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
      mark();
    } else {
      return;
    }
    event.preventDefault();
  });
}
