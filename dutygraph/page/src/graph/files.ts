// The picture as a file: PNG by sigma, SVG and GraphML written here from what is shown.
import { toBlob } from "@sigma/export-image";

import type { DutyGraph, GraphCanvas, NodeAttributes } from "./canvas";

export function save(name: string, content: Blob | string, type = "text/plain"): void {
  const url = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type: `${type};charset=utf-8` }) : content);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export async function png(canvas: GraphCanvas, background: string): Promise<void> {
  save("dutygraph.png", await toBlob(canvas.sigma as never, { backgroundColor: background, format: "png" }));
}

// U+FFFD for what XML forbids, lone surrogates among it.
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function escaped(value: unknown): string {
  return String(value)
    .replace(NO_XML, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

export function svg(canvas: GraphCanvas, background: string, ink: string): string {
  const { graph, sigma } = canvas;
  const { width, height } = sigma.getDimensions();
  const at = (key: string) => sigma.graphToViewport(graph.getNodeAttributes(key));
  const lines = graph
    .filterEdges((_edge, _data, source, target) => !graph.getNodeAttribute(source, "hidden") && !graph.getNodeAttribute(target, "hidden"))
    .map((edge) => {
      const [source, target] = graph.extremities(edge);
      const [from, to] = [at(source), at(target)];
      const data = graph.getEdgeAttributes(edge);
      const dashes = data.grade === "inferred" ? ' stroke-dasharray="5 4"' : "";
      return `<line x1="${n(from.x)}" y1="${n(from.y)}" x2="${n(to.x)}" y2="${n(to.y)}" stroke="${data.color}" stroke-width="${n(data.size)}"${dashes}/>`;
    });
  const nodes = graph
    .filterNodes((_, data) => !data.hidden)
    .map((key) => {
      const data = graph.getNodeAttributes(key);
      const { x, y } = at(key);
      const r = sigma.scaleSize(data.size);
      return `<g><title>${escaped(data.name)}</title>${shape(data, x, y, r)}<text x="${n(x + r + 3)}" y="${n(y + 4)}">${escaped(data.label)}</text></g>`;
    });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif" font-size="12" fill="${ink}">
<rect width="100%" height="100%" fill="${background}"/>
${lines.join("\n")}
${nodes.join("\n")}
</svg>
`;
}

const n = (value: number): string => value.toFixed(1);

function shape(data: NodeAttributes, x: number, y: number, r: number): string {
  const polygon = (...points: [number, number][]) =>
    `<polygon points="${points.map(([dx, dy]) => `${n(x + dx * r)},${n(y + dy * r)}`).join(" ")}" fill="${data.color}"/>`;
  switch (data.type) {
    case "square":
      return polygon([-0.8, -0.8], [0.8, -0.8], [0.8, 0.8], [-0.8, 0.8]);
    case "page":
      return polygon([-0.66, -0.88], [0.66, -0.88], [0.66, 0.88], [-0.66, 0.88]);
    case "diamond":
      return polygon([0, -1], [1, 0], [0, 1], [-1, 0]);
    case "triangle":
      return polygon([0, -1], [0.87, 0.5], [-0.87, 0.5]);
    case "cross":
      return polygon([-0.36, -0.95], [0.36, -0.95], [0.36, -0.36], [0.95, -0.36], [0.95, 0.36], [0.36, 0.36], [0.36, 0.95], [-0.36, 0.95], [-0.36, 0.36], [-0.95, 0.36], [-0.95, -0.36], [-0.36, -0.36]);
    default:
      return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${data.color}"/>`;
  }
}

/** GraphML of what is shown, for Gephi, yEd and networkx. */
export function graphml(graph: DutyGraph): string {
  const keys = { node: ["kind", "label", "document", "level", "modality", "weight", "x", "y"], edge: ["kind", "grade", "role", "count"] };
  const declared = Object.entries(keys).flatMap(([of, names]) =>
    names.map((name) => `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${["weight", "count", "x", "y"].includes(name) ? "double" : "string"}"/>`),
  );
  const data = (of: "node" | "edge", about: Record<string, unknown>) =>
    keys[of].map((name) => `<data key="${of}-${name}">${escaped(name === "label" ? about.name : (about[name] ?? ""))}</data>`).join("");
  const nodes = graph.filterNodes((_, about) => !about.hidden);
  const there = new Set(nodes);
  const edges = graph.filterEdges((_e, _d, source, target) => there.has(source) && there.has(target));
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${declared.join("\n")}
<graph edgedefault="directed">
${nodes.map((key) => `<node id="${escaped(key)}">${data("node", graph.getNodeAttributes(key) as never)}</node>`).join("\n")}
${edges.map((edge) => `<edge source="${escaped(graph.source(edge))}" target="${escaped(graph.target(edge))}">${data("edge", graph.getEdgeAttributes(edge) as never)}</edge>`).join("\n")}
</graph>
</graphml>
`;
}
