// A picture on the screen: sigma draws, graphology holds, ForceAtlas2 lays out in a worker. Knows nothing of the page around it.
import Graph from "graphology";
import ForceAtlas2 from "graphology-layout-forceatlas2/worker";
import { inferSettings } from "graphology-layout-forceatlas2";
import Sigma from "sigma";

import type { GraphNode, Picture } from "../records";
import { drawLabel } from "./labels";
import { edgePrograms, nodePrograms } from "./programs";
import { look, type Colouring } from "./style";

export interface NodeAttributes extends Omit<GraphNode, "kind"> {
  kind: string;
  size: number;
  color: string;
  type: string;
  name: string;
  pinned?: boolean;
  hidden?: boolean;
}

export interface EdgeAttributes {
  kind: string;
  grade: string;
  role: string;
  count: number;
  weight: number;
  size: number;
  color: string;
  type: string;
}

export type DutyGraph = Graph<NodeAttributes, EdgeAttributes>;

export interface Events {
  choose(key: string | null): void;
  open(key: string): void;
  changed(): void;
}

/** Places that nodes had, so that a picture that is left and seen again looks the same. */
const places = new Map<string, { x: number; y: number; pinned: boolean }>();

const SHORT = 16;
/** Above so many nodes the layout stays as it came until it is asked for. */
const LIVELY = 1500;
/** Above so many lines drawing them is felt, and they are left out while the picture moves. */
const SLOW = 3000;

export class GraphCanvas {
  readonly graph: DutyGraph = new Graph({ multi: false, type: "directed" });
  readonly sigma: Sigma<NodeAttributes, EdgeAttributes>;
  documents: string[] = [];
  private layout: ForceAtlas2 | null = null;
  private ending = 0;
  private chosen: string | null = null;
  private lit: Set<string> | null = null;
  private way = new Set<string>();
  private dragged: string | null = null;
  private followed: string | null = null;
  private colouring: Colouring = "kind";

  constructor(
    box: HTMLElement,
    private readonly events: Events,
    private readonly dark: boolean,
  ) {
    this.sigma = new Sigma<NodeAttributes, EdgeAttributes>(this.graph, box, {
      nodeProgramClasses: nodePrograms,
      edgeProgramClasses: edgePrograms,
      defaultNodeType: "circle",
      defaultEdgeType: "line",
      labelFont: '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif',
      labelSize: 13,
      labelColor: { color: dark ? "#dfe6ee" : "#1b2733" },
      labelDensity: 0.5,
      labelGridCellSize: 130,
      labelRenderedSizeThreshold: 5,
      minEdgeThickness: 1.2,
      zIndex: true,
      allowInvalidContainer: true,
      defaultDrawNodeLabel: (context, data, settings) => drawLabel(context, data, settings as never),
      defaultDrawNodeHover: (context, data, settings) => this.framed(context, data, settings.labelSize, settings.labelFont),
      nodeReducer: (key, data) => this.reducedNode(key, data),
      edgeReducer: (key, data) => this.reducedEdge(key, data),
    });
    this.sigma.on("clickNode", ({ node }) => this.events.choose(node));
    this.sigma.on("clickStage", () => this.events.choose(null));
    this.sigma.on("doubleClickNode", (event) => {
      event.preventSigmaDefault();
      this.events.open(event.node);
    });
    // Lighting goes over every node and line: in large graphs only what is chosen is lit.
    this.sigma.on("enterNode", ({ node }) => this.graph.order <= LIVELY && this.light(node));
    this.sigma.on("leaveNode", () => this.graph.order <= LIVELY && this.light(this.chosen));
    this.sigma.on("downNode", ({ node }) => {
      this.dragged = node;
      this.rest();
      if (!this.sigma.getCustomBBox()) this.sigma.setCustomBBox(this.sigma.getBBox());
    });
    this.sigma.on("moveBody", ({ event }) => {
      if (!this.dragged) return;
      this.graph.mergeNodeAttributes(this.dragged, { ...this.sigma.viewportToGraph(event), pinned: true, fixed: true } as Partial<NodeAttributes>);
      event.preventSigmaDefault();
      event.original.preventDefault();
    });
    const dropped = () => {
      if (this.dragged) this.keep();
      this.dragged = null;
    };
    this.sigma.on("upNode", dropped);
    this.sigma.on("upStage", dropped);
  }

  /** Shows a picture in place of what is there. */
  show(picture: Picture, by: Colouring): void {
    this.rest();
    this.graph.clear();
    this.sigma.setCustomBBox(null);
    this.add(picture, by, true);
  }

  /** Adds nodes beside `near`; what is there stays where it is. */
  add(picture: Picture, by: Colouring, fresh = false, near?: string): number {
    this.colouring = by;
    this.documents = [...new Set([...this.documents, ...picture.nodes.map((node) => node.document).filter(Boolean)])].sort();
    const around = near && this.graph.hasNode(near) ? this.graph.getNodeAttributes(near) : null;
    // Thousands of nodes cover each other, and cost, less when they are small.
    const scale = picture.nodes.length > 5000 ? 0.4 : picture.nodes.length > LIVELY ? 0.65 : 1;
    const most = Math.max(1, ...picture.nodes.map((node) => node.weight));
    let added = 0;
    for (const node of picture.nodes) {
      if (this.graph.hasNode(node.key)) continue;
      const kept = places.get(node.key);
      const angle = added * 2.4;
      const at = kept ?? (around ? { x: around.x + Math.cos(angle) * (4 + added * 0.4), y: around.y + Math.sin(angle) * (4 + added * 0.4), pinned: false } : { x: node.x, y: node.y, pinned: false });
      this.graph.addNode(node.key, {
        ...node,
        ...look(node, by, this.documents),
        x: at.x,
        y: at.y,
        name: node.label,
        label: node.label.length > SHORT ? `${node.label.slice(0, SHORT - 1)}…` : node.label,
        size: size(node, most) * scale,
        ...(at.pinned ? { pinned: true, fixed: true } : {}),
      });
      added += 1;
    }
    // Many edges would cover everything: the more there are, the thinner and paler each is.
    const pale = picture.edges.length > 700;
    this.sigma.setSetting("hideEdgesOnMove", picture.edges.length > SLOW);
    const alpha = picture.edges.length > 10_000 ? 0.22 : pale ? 0.45 : 1;
    for (const edge of picture.edges) {
      if (this.graph.hasNode(edge.source) && this.graph.hasNode(edge.target) && !this.graph.hasEdge(edge.source, edge.target)) {
        const inferred = edge.grade === "inferred";
        const tie = edge.kind === "STATED_IN" || edge.kind === "PART_OF";
        this.graph.addEdge(edge.source, edge.target, {
          kind: edge.kind,
          grade: edge.grade,
          role: edge.role,
          count: edge.count,
          weight: tie ? 2.5 : 0.7,
          size: tie || pale ? 0.8 : Math.min(4, 1.4 + Math.log2(edge.count + (edge.role === "lead" ? 2 : 0) || 1)),
          color: tie
            ? tinted(this.dark ? [74, 90, 106] : [205, 213, 221], alpha)
            : inferred
              ? tinted(this.dark ? [150, 132, 90] : [186, 148, 66], alpha)
              : tinted(this.dark ? [95, 134, 173] : [127, 156, 186], alpha),
          type: pale ? (inferred ? "thin-dashed" : "thin") : inferred ? "dashed" : "line",
        });
      }
    }
    if (fresh && this.graph.order > 1 && this.graph.order <= LIVELY) this.run(this.graph.order < 250 ? 2500 : 4500);
    else if (added && around && this.graph.order <= LIVELY) this.run(1500);
    this.events.changed();
    return added;
  }

  /** Lays out for some time, in a worker. */
  run(milliseconds: number): void {
    this.rest();
    if (this.graph.order < 2) return;
    this.layout = new ForceAtlas2(this.graph, {
      settings: { ...inferSettings(this.graph), linLogMode: true, adjustSizes: false, edgeWeightInfluence: 1, gravity: 0.4, scalingRatio: 6, slowDown: 4, barnesHutOptimize: this.graph.order > 600 },
    });
    this.layout.start();
    this.ending = window.setTimeout(() => this.rest(), milliseconds);
    this.events.changed();
  }

  get running(): boolean {
    return this.layout !== null;
  }

  rest(): void {
    clearTimeout(this.ending);
    if (!this.layout) return;
    this.layout.kill();
    this.layout = null;
    this.keep();
    this.events.changed();
    if (this.followed && this.followed === this.chosen && this.graph.hasNode(this.followed)) {
      this.sigma.refresh();
      this.look(this.followed);
    }
  }

  choose(key: string | null): void {
    if (key !== this.followed) this.followed = null;
    this.chosen = key && this.graph.hasNode(key) ? key : null;
    this.light(this.chosen);
  }

  /** Brings a node into the middle, and again when the layout has moved it. */
  look(key: string): void {
    this.followed = key;
    const at = this.sigma.getNodeDisplayData(key);
    if (at) void this.sigma.getCamera().animate({ x: at.x, y: at.y, ratio: Math.min(0.6, this.sigma.getCamera().ratio) }, { duration: still() ? 0 : 300 });
  }

  colour(by: Colouring): void {
    this.colouring = by;
    this.graph.updateEachNodeAttributes((_, node) => ({ ...node, ...look(node, this.colouring, this.documents) }));
    this.events.changed();
  }

  hide(key: string): void {
    this.graph.setNodeAttribute(key, "hidden", true);
    this.events.changed();
  }

  showAll(): void {
    this.graph.forEachNode((key) => this.graph.setNodeAttribute(key, "hidden", false));
    this.events.changed();
  }

  pin(key: string): void {
    const pinned = !this.graph.getNodeAttribute(key, "pinned");
    this.graph.mergeNodeAttributes(key, { pinned, fixed: pinned } as Partial<NodeAttributes>);
    this.keep();
    this.events.changed();
  }

  /** Takes out the neighbours that nothing else of the picture holds. */
  collapse(key: string): number {
    const leaves = this.graph.filterNeighbors(key, (one) => this.graph.degree(one) === 1);
    leaves.forEach((one) => this.graph.dropNode(one));
    this.events.changed();
    return leaves.length;
  }

  mark(way: string[]): void {
    this.way = new Set(way);
    this.sigma.refresh({ skipIndexation: true });
  }

  kill(): void {
    this.followed = null;
    this.rest();
    this.keep();
    this.sigma.kill();
  }

  private keep(): void {
    if (places.size > 60_000) places.clear();
    this.graph.forEachNode((key, { x, y, pinned }) => places.set(key, { x, y, pinned: !!pinned }));
  }

  private light(key: string | null): void {
    if (key === null && this.lit === null) return;
    this.lit = key ? new Set([key, ...this.graph.neighbors(key)]) : null;
    this.sigma.refresh({ skipIndexation: true });
  }

  /** The label of the node that is chosen or pointed at, on a ground of its own. */
  private framed(context: CanvasRenderingContext2D, data: { x: number; y: number; size: number; label: string | null }, size: number, font: string): void {
    context.font = `600 ${size}px ${font}`;
    const label = data.label ?? "";
    const width = label ? context.measureText(label).width + 10 : 0;
    const [ground, ink] = this.dark ? ["#0b0f13", "#f2f5f8"] : ["#ffffff", "#1b2733"];
    context.strokeStyle = this.dark ? "#8dbbea" : "#1d4f86";
    context.lineWidth = 2;
    context.beginPath();
    context.arc(data.x, data.y, data.size + 3, 0, 2 * Math.PI);
    context.stroke();
    if (!width) return;
    context.fillStyle = ground;
    context.beginPath();
    context.rect(data.x + data.size + 6, data.y - size / 2 - 5, width, size + 10);
    context.fill();
    context.stroke();
    context.fillStyle = ink;
    context.fillText(label, data.x + data.size + 11, data.y + size / 3);
  }

  private reducedNode(key: string, data: NodeAttributes) {
    const shown = { ...data } as NodeAttributes & { zIndex: number; highlighted?: boolean; forceLabel?: boolean };
    shown.zIndex = data.kind === "actor" ? 2 : 1;
    if (key === this.chosen) {
      shown.highlighted = true;
      shown.forceLabel = true;
      shown.zIndex = 3;
    } else if (this.way.has(key)) {
      shown.color = "#d0342c";
      shown.forceLabel = true;
    } else if (this.lit && !this.lit.has(key)) {
      shown.color = this.dark ? "#2a333d" : "#e3e7ec";
      shown.label = "";
      shown.zIndex = 0;
    }
    if (data.pinned) shown.size = data.size + 1;
    return shown;
  }

  private reducedEdge(key: string, data: EdgeAttributes) {
    if (!this.lit && !this.way.size) return data;
    const [source, target] = this.graph.extremities(key);
    if (this.way.has(source) && this.way.has(target)) return { ...data, color: "#d0342c", size: 3 };
    if (this.lit && !(this.lit.has(source) && this.lit.has(target) && (source === this.focus || target === this.focus)))
      return { ...data, color: this.dark ? "#1d242b" : "#f0f2f5" };
    return this.lit ? { ...data, color: this.dark ? "#7ba3cc" : "#4f7aa6" } : data;
  }

  private get focus(): string | undefined {
    return this.lit?.values().next().value;
  }
}

function size(node: GraphNode, most: number): number {
  if (node.kind === "actor") return 5 + 13 * Math.sqrt(node.weight / most);
  return node.kind === "document" ? 9 : node.kind === "provision" ? 7 : 4.5;
}

const tinted = ([r, g, b]: [number, number, number], alpha: number): string => (alpha === 1 ? `#${[r, g, b].map((one) => one.toString(16).padStart(2, "0")).join("")}` : `rgba(${r},${g},${b},${alpha})`);

export const still = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
