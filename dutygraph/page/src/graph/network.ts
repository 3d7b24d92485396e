// The graph that published files carry whole: neighbours, ways and an actor's part of it, as dutygraph/serving/network.py
// answers them where there is a server.
import type { GraphEdge, GraphNode, Picture } from "../records";

export interface Shipped {
  /** Key, label, weight, document, level, modality. */
  nodes: [string, string, number, string, string, string][];
  /** Numbers of the actor and of what it bears, grade, role. */
  bears: [number, number, string, string][];
  /** Numbers of a node and of what it is part of. */
  above: [number, number][];
}

const GRADES = ["stated", "assigned", "ordered", "proposed", "inferred"];
const ROLES = ["lead", "responsible", "support", "co", ""];

export class Network {
  private readonly numbers = new Map<string, number>();
  private readonly near: Set<number>[];
  private readonly over: Map<number, number>;

  constructor(private readonly all: Shipped) {
    all.nodes.forEach(([key], number) => this.numbers.set(key, number));
    this.near = all.nodes.map(() => new Set<number>());
    this.over = new Map(all.above);
    for (const [one, other] of [...all.bears, ...all.above]) {
      this.near[one]!.add(other);
      this.near[other]!.add(one);
    }
  }

  neighbours(key: string, limit = 300): Picture {
    const start = this.numbers.get(key);
    if (start === undefined) return { nodes: [], edges: [], cut: 0 };
    const near = [...this.near[start]!].sort((a, b) => this.weight(b) - this.weight(a) || (this.key(a) < this.key(b) ? -1 : 1));
    return this.among([start, ...near.slice(0, limit - 1)], Math.max(0, near.length + 1 - limit));
  }

  /** The shortest way over duties and provisions, over documents where there is no other. */
  way(start: string, end: string): Picture {
    const [from, to] = [this.numbers.get(start), this.numbers.get(end)];
    if (from === undefined || to === undefined) return { nodes: [], edges: [], cut: 0 };
    const found = this.search(from, to, false) ?? this.search(from, to, true) ?? [];
    return this.among(found, 0);
  }

  /** An actor with the provisions of what it bears, and who bears of the same. */
  ofActor(name: string, limit: number): Picture {
    const actor = this.numbers.get(`actor:${name}`);
    const shown = (target: number) => (this.key(target).startsWith("statement:") ? (this.over.get(target) ?? target) : target);
    const mine = new Set(this.all.bears.filter(([who]) => who === actor).map(([, target]) => shown(target)));
    const edges = this.edges(this.all.bears.filter(([, target]) => mine.has(shown(target))), shown);
    const counts = new Map<string, number>();
    for (const edge of edges) for (const end of [edge.source, edge.target]) counts.set(end, (counts.get(end) ?? 0) + 1);
    const kept = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => this.numbers.get(key)!);
    return this.made(kept.slice(0, limit), edges, Math.max(0, kept.length - limit));
  }

  private key(number: number): string {
    return this.all.nodes[number]![0];
  }

  private weight(number: number): number {
    return this.all.nodes[number]![2];
  }

  private search(from: number, to: number, overDocuments: boolean): number[] | null {
    const before = new Map<number, number>([[from, -1]]);
    let line = [from];
    while (line.length && !before.has(to)) {
      const next: number[] = [];
      for (const one of line)
        for (const other of this.near[one]!)
          if (!before.has(other) && (overDocuments || !this.key(other).startsWith("document:"))) {
            before.set(other, one);
            next.push(other);
          }
      line = next;
    }
    if (!before.has(to)) return null;
    const way = [to];
    while (way[way.length - 1] !== from) way.push(before.get(way[way.length - 1]!)!);
    return way.reverse();
  }

  private among(chosen: number[], cut: number): Picture {
    const there = new Set(chosen);
    const edges = this.edges(
      this.all.bears.filter(([who, target]) => there.has(who) && there.has(target)),
      (target) => target,
    );
    for (const [below, above] of this.all.above)
      if (there.has(below) && there.has(above))
        edges.push({ source: this.key(below), target: this.key(above), kind: this.key(below).startsWith("statement:") ? "STATED_IN" : "PART_OF", grade: "", role: "", count: 1 });
    return this.made(chosen, edges, cut);
  }

  /** One for each actor and target, with the firmest grade and role. */
  private edges(bears: Shipped["bears"], shown: (target: number) => number): GraphEdge[] {
    const found = new Map<string, GraphEdge>();
    for (const [who, target, grade, role] of bears) {
      const [source, end] = [this.key(who), this.key(shown(target))];
      const edge = found.get(`${source}\n${end}`);
      if (!edge) {
        found.set(`${source}\n${end}`, { source, target: end, kind: this.key(target).startsWith("provision:") ? "ASSIGNED" : "BEARS", grade, role, count: 1 });
        continue;
      }
      edge.count += 1;
      if (GRADES.indexOf(grade) < GRADES.indexOf(edge.grade)) edge.grade = grade;
      if (ROLES.indexOf(role) < ROLES.indexOf(edge.role)) edge.role = role;
    }
    return [...found.values()];
  }

  private made(chosen: number[], edges: GraphEdge[], cut: number): Picture {
    const nodes = chosen.map((number, index): GraphNode => {
      const [key, label, weight, document, level, modality] = this.all.nodes[number]!;
      const [angle, radius] = [index * 2.39996, 10 * Math.sqrt(index)];
      return { key, kind: key.slice(0, key.indexOf(":")) as GraphNode["kind"], label, weight, document, level, modality, position: 0, about: "", x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
    });
    const there = new Set(nodes.map((one) => one.key));
    return { nodes, edges: edges.filter((one) => there.has(one.source) && there.has(one.target)), cut };
  }
}
