"use strict";
// The page around the graph: legend with filters, search, and a panel that shows what is selected with its evidence.
// Everything from documents goes in as text, never as markup.

const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const network = new vis.Network(document.getElementById("mynetwork"), {nodes, edges}, DATA.options);
const panel = document.getElementById("panel");
const byId = new Map(DATA.nodes.map((n) => [n.id, n]));
const actors = DATA.nodes.filter((n) => n.kind === "actor");
const documents = DATA.nodes.filter((n) => n.kind === "document");
const statements = DATA.nodes.filter((n) => n.kind === "statement");
const names = new Map(Object.entries(DATA.names));
const off = new Set(DATA.legend.flatMap((g) => g.entries.filter((e) => e.off).map((e) => e.key)));
const collect = (pairs) => {
  const lists = new Map();
  for (const [key, value] of pairs) lists.has(key) ? lists.get(key).push(value) : lists.set(key, [value]);
  return lists;
};
const edgesOf = collect(DATA.edges.flatMap((e) => [[e.from, e], [e.to, e]]));
const statementsIn = collect(statements.map((s) => [s.provision, s]));
const MOST = 300; // items in the panel; a search in many documents finds thousands
let shownDocument = null;
let selected = null;
let found = null;

const make = (tag, text, className) => {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
};

// ---- what is drawn

const bearings = (id) => (edgesOf.get(id) ?? []).filter((e) => e.kind === "bears");
const statementsOf = (actor) => bearings(actor).map((e) => ({edge: e, node: byId.get(e.to)}));
const assignmentsOf = (id) => (edgesOf.get(id) ?? []).filter((e) => e.kind === "assigned");
const within = (provision) => statementsIn.get(provision) ?? [];

function neighbourhood(id) {
  const node = byId.get(id);
  const near = new Set([id]);
  if (node.kind === "provision") within(id).forEach((s) => near.add(s.id));
  for (const start of [...near]) for (const e of edgesOf.get(start) ?? []) near.add(e.from).add(e.to);
  for (const other of [...near]) if (byId.get(other).provision) near.add(byId.get(other).provision);
  return near;
}

// The view of one document: its nodes at their places, and what ties them.
function show(id) {
  if (id === shownDocument) return;
  shownDocument = id;
  picker.value = id;
  nodes.clear();
  edges.clear();
  nodes.add(DATA.nodes.filter((n) => n.places[id]).map((n) => ({...n, x: n.places[id][0], y: n.places[id][1]})));
  edges.add(DATA.edges.filter((e) => byId.get(e.from).places[id] && byId.get(e.to).places[id]));
  redraw();
  moved = false;
  network.once("afterDrawing", () => { fit(); network.once("afterDrawing", fit); });
}

function redraw() {
  const near = selected !== null ? neighbourhood(selected) : found;
  const around = selected !== null && byId.get(selected).kind === "provision";
  nodes.update(nodes.map((n) => ({
    id: n.id,
    hidden: n.kind === "statement" && off.has(n.modality),
    opacity: !near || near.has(n.id) || n.kind === "section" || n.kind === "document" ? 1 : 0.13,
  })));
  edges.update(edges.map((e) => {
    const lit = near && near.has(e.from) && near.has(e.to);
    const chosen = selected !== null && lit && (around || e.from === selected || e.to === selected);
    const dark = selected !== null ? !chosen : near && !lit;
    return {id: e.id, hidden: Boolean(dark || (off.has(e.grade) && !chosen)), width: chosen ? 2.5 : byEdge.get(e.id).width};
  }));
}
const byEdge = new Map(DATA.edges.map((e) => [e.id, e]));

// ---- the panel

function link(id) {
  const node = byId.get(id);
  const full = documents.length > 1 && node.kind === "provision";
  const button = make("button", full ? `${node.cite} ${node.heading}` : node.name);
  button.type = "button";
  button.addEventListener("click", () => select(id, true));
  return button;
}

// With `grade` it is one of an actor's own list; without it the item says who bears it.
function item(statement, grade) {
  const box = make("div", undefined, "item");
  box.style.setProperty("--tone", statement.tone);
  const line = make("p");
  line.append(make("span", names.get(statement.modality), "tag"));
  if (grade) line.append(make("span", names.get(grade), "tag"));
  line.append(link(statement.id, statement.name));
  box.append(line);
  for (const e of grade ? [] : bearings(statement.id)) {
    const bearer = make("p");
    bearer.append(make("span", names.get(e.grade) ?? e.grade, "tag"), link(e.from));
    box.append(bearer);
  }
  for (const [key, value] of statement.details) box.append(make("p", `${key}：${value}`, "quiet"));
  box.append(make("q", statement.evidence));
  return box;
}

function grouped(items) {
  for (const [provision, members] of collect(items.slice(0, MOST).map((one) => [one.node.provision, one]))) {
    const heading = make("h3");
    if (byId.has(provision)) heading.append(link(provision));
    panel.append(heading, ...members.map((m) => item(m.node, m.edge?.grade)));
  }
  if (items.length > MOST) panel.append(make("p", `…… 另有 ${items.length - MOST} 条 more`, "quiet"));
}

const about = {
  actor(node) {
    panel.append(make("p", `${node.named} 条明示或分工 · ${node.inferred} 条推断  (${node.named} stated or assigned, ${node.inferred} inferred)`, "quiet"));
    for (const e of assignmentsOf(node.id)) {
      const line = make("p");
      line.append(make("span", names.get(e.role) ?? e.role, "tag"), link(e.to));
      panel.append(line);
    }
    grouped(statementsOf(node.id));
  },
  provision(node) {
    panel.append(make("p", node.cite, "quiet"));
    for (const e of assignmentsOf(node.id)) {
      const line = make("p");
      line.append(make("span", names.get(e.role) ?? e.role, "tag"), link(e.from));
      panel.append(line);
    }
    panel.append(...within(node.id).map((s) => item(s)));
    if (node.text) panel.append(make("h3", "条款原文 Text"), make("p", node.text, "quote"));
  },
  statement(node) {
    const line = make("p");
    line.append(link(node.provision));
    panel.append(line);
    panel.append(item(node));
  },
  section() {},
  document() {},
};

function overview() {
  panel.replaceChildren(make("h2", "谁承担多少 Who bears how much"));
  panel.append(make("p", `${actors.length} 个主体，${statements.length} 条陈述。点选主体、条款或图形可看原文。`, "quiet"));
  panel.append(make("p", "Click an actor, a provision or a mark to read the evidence.", "quiet"));
  panel.append(make("p", "数字 m+n：明示或分工 m 条，另推断 n 条  (m stated or assigned, n more inferred)", "quiet"));
  const table = make("div", undefined, "rank");
  const most = Math.max(1, ...actors.map((a) => a.named + a.inferred));
  for (const actor of [...actors].sort((a, b) => b.named - a.named || b.inferred - a.inferred)) {
    const bars = make("div", undefined, "bars");
    const named = make("div", undefined, "bar");
    named.style.width = `${(108 * actor.named) / most}px`;
    const inferred = make("div", undefined, "bar inferred");
    inferred.style.width = `${(108 * actor.inferred) / most}px`;
    if (actor.named) bars.append(named);
    if (actor.inferred) bars.append(inferred);
    bars.title = `明示或分工 ${actor.named}，推断 ${actor.inferred}`;
    table.append(link(actor.id), bars, make("span", actor.inferred ? `${actor.named}+${actor.inferred}` : String(actor.named)));
  }
  panel.append(table);
}

function select(id, move) {
  const node = byId.get(id);
  selected = id;
  found = null;
  if (!node.places[shownDocument]) {
    show(Number(Object.keys(node.places)[0]));
    move = false;
  }
  network.selectNodes([id]);
  const back = make("button", "‹ 全部主体 All actors");
  back.type = "button";
  back.addEventListener("click", clear);
  panel.replaceChildren(back, make("h2", node.name));
  about[node.kind](node);
  panel.scrollTop = 0;
  redraw();
  if (move) network.focus(id, {scale: Math.max(network.getScale(), 0.55), animation: {duration: 300}});
}

function clear() {
  selected = found = null;
  network.unselectAll();
  overview();
  redraw();
}

network.on("click", (event) => (event.nodes.length ? select(event.nodes[0], false) : clear()));

// ---- search

function search(words) {
  if (!words) return clear();
  selected = null;
  const hits = DATA.nodes.filter((n) => [n.name, n.evidence, n.cite, n.text].some((t) => t && t.includes(words)));
  panel.replaceChildren(make("h2", `“${words}”：${hits.length}`));
  for (const n of hits.filter((n) => n.kind === "actor" || n.kind === "provision").slice(0, MOST)) {
    const line = make("p");
    line.append(link(n.id));
    panel.append(line);
  }
  const said = hits.filter((n) => n.kind === "statement");
  grouped(said.map((node) => ({node})));
  found = new Set(hits.map((n) => n.id));
  for (const n of said) bearings(n.id).forEach((e) => found.add(e.from));
  redraw();
}
document.getElementById("search").addEventListener("input", (event) => search(event.target.value.trim()));

// ---- legend

const SHAPES = {
  dot: '<circle cx="9" cy="9" r="6"/>',
  triangle: '<path d="M9 2 16 15H2Z"/>',
  triangleDown: '<path d="M9 16 16 3H2Z"/>',
  square: '<path d="M3 3h12v12H3Z"/>',
  diamond: '<path d="M9 1 17 9 9 17 1 9Z"/>',
  box: '<rect x="1" y="4" width="16" height="10" rx="3"/>',
  line: '<path d="M0 9H18" fill="none" stroke-width="2.5"/>',
  dashes: '<path d="M0 9H18" fill="none" stroke-width="2" stroke-dasharray="4 3"/>',
};
for (const group of DATA.legend) {
  const box = make("span", undefined, "group");
  for (const entry of group.entries) {
    const label = make("label");
    if (group.filter) {
      const check = make("input");
      check.type = "checkbox";
      check.checked = !entry.off;
      check.addEventListener("change", () => {
        if (check.checked) off.delete(entry.key);
        else off.add(entry.key);
        redraw();
      });
      label.append(check);
    }
    const symbol = make("span");
    symbol.innerHTML = `<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">${SHAPES[entry.shape]}</svg>`;
    symbol.firstChild.setAttribute("fill", entry.color);
    symbol.firstChild.setAttribute("stroke", entry.line ?? entry.color);
    symbol.style.lineHeight = 0;
    label.append(symbol, make("span", entry.name));
    box.append(label);
  }
  document.getElementById("legend").append(box);
}

// ---- the documents

const picker = document.getElementById("documents");
for (const one of documents) picker.append(new Option(one.name, one.id));
picker.hidden = documents.length < 2;
picker.addEventListener("change", () => { clear(); show(Number(picker.value)); });

// The whole is in view until the reader moves it; boxes have their size only once they are drawn.
let moved = false;
const fit = () => moved || network.fit({animation: false});
network.on("resize", () => requestAnimationFrame(fit));  // vis has the new size a moment after the page has it
for (const event of ["zoom", "dragStart", "click"]) network.on(event, () => { moved = true; });

overview();
show(documents[0].id);
