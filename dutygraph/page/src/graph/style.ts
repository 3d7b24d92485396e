// Colours and shapes of the graph. Colour never stands alone: what a node is shows in its shape, what is inferred in dashes.
import { say } from "../language";
import { word } from "../words";

export type Colouring = "kind" | "modality" | "level" | "document";

export const SHAPE_OF: Record<string, string> = { actor: "circle", provision: "page", document: "square" };

export const SHAPE_OF_MODALITY: Record<string, string> = {
  obligation: "diamond",
  prohibition: "cross",
  permission: "triangle",
  encouragement: "square",
};

const KIND: Record<string, string> = { actor: "#1d4f86", provision: "#8a9bb0", document: "#b5651d", statement: "#3f8f6b" };
const MODALITY: Record<string, string> = {
  obligation: "#1f6f8b",
  prohibition: "#b23a48",
  permission: "#5b8c3a",
  encouragement: "#c2861b",
};
const LEVEL: Record<string, string> = { 国家: "#a3333d", 省: "#c2741b", 市: "#8a8d1f", 县: "#3f8f6b", 乡: "#2d7fa6", 多级: "#6b5b95" };
const OTHERS = ["#4e79a7", "#f28e2b", "#59a14f", "#e15759", "#76b7b2", "#b07aa1", "#9c755f", "#edc948", "#ff9da7", "#86715f"];
const NONE = "#98a2ad";

export interface Look {
  color: string;
  type: string;
}

export interface Told {
  kind: string;
  modality: string;
  level: string;
  document: string;
}

export function look(node: Told, by: Colouring, documents: readonly string[]): Look {
  const type = node.kind === "statement" ? (SHAPE_OF_MODALITY[node.modality] ?? "diamond") : (SHAPE_OF[node.kind] ?? "circle");
  return { color: colour(node, by, documents), type };
}

function colour(node: Told, by: Colouring, documents: readonly string[]): string {
  switch (by) {
    case "modality":
      return node.kind === "statement" ? (MODALITY[node.modality] ?? NONE) : node.kind === "actor" ? KIND.actor! : NONE;
    case "level":
      return node.kind === "actor" ? (LEVEL[node.level] ?? NONE) : "#c3cad2";
    case "document":
      return node.document ? OTHERS[Math.max(0, documents.indexOf(node.document)) % OTHERS.length]! : KIND.actor!;
    default:
      return node.kind === "statement" ? (MODALITY[node.modality] ?? NONE) : (KIND[node.kind] ?? NONE);
  }
}

export interface LegendEntry {
  name: string;
  color: string;
  shape: string;
}

/** What of the style the graph has. */
export function legend(nodes: readonly Told[], by: Colouring, documents: readonly string[], titles: Record<string, string>): LegendEntry[] {
  const found = new Map<string, LegendEntry>();
  for (const node of nodes) {
    const { color, type } = look(node, by, documents);
    const name =
      node.kind === "statement"
        ? word(node.modality)
        : by === "level" && node.kind === "actor"
          ? `${word("actor")} · ${node.level || say("未知层级", "level unknown")}`
          : by === "document" && node.kind !== "actor"
            ? (titles[node.document] ?? node.document)
            : word(node.kind);
    if (found.size < 14) found.set(name, { name, color, shape: type });
  }
  return [...found.values()];
}
