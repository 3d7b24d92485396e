// What the search box offers: from the server, or from the published index with the same order.
import { load, path, published } from "./data";
import type { Suggestion } from "./records";

export async function suggest(typed: string, limit = 12): Promise<Suggestion[]> {
  const wanted = typed.normalize("NFKC").toLowerCase().replace(/\s/g, "");
  if (!wanted) return [];
  if (!published()) return (await load<{ rows: Suggestion[] }>(path("suggest", { q: typed.slice(0, 100), limit }))).rows;
  const { rows } = await load<{ rows: Suggestion[] }>("suggestions");
  const letters = /^[\x00-\x7f]+$/.test(wanted) ? wanted.replace(/[^a-z0-9]/g, "") : "";
  return rows
    .map((one) => ({ one, rank: rank(one, wanted, letters) }))
    .filter((found) => found.rank >= 0)
    .sort((a, b) => a.rank - b.rank || b.one.weight - a.one.weight || a.one.label.length - b.one.label.length)
    .slice(0, limit)
    .map((found) => found.one);
}

/** As `dutygraph/serving/suggestions.py` ranks; -1 for what does not fit. */
function rank(one: Suggestion, wanted: string, letters: string): number {
  const names = [one.label, ...one.names].map((name) => name.toLowerCase());
  if (names.includes(wanted) || one.key.toLowerCase() === wanted) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  if (names.some((name) => name.includes(wanted)) || one.extra.toLowerCase().includes(wanted)) return 3;
  const spelt = letters ? `${one.initials} ${one.pinyin}`.split(" ") : [];
  if (spelt.includes(letters)) return 1;
  if (spelt.some((word) => word.startsWith(letters))) return 2;
  return letters.length > 1 && spelt.some((word) => word.includes(letters)) ? 4 : -1;
}
