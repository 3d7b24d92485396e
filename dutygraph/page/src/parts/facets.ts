// What the rows of a question can be narrowed down by, each value with the number of rows it would leave.
import { say } from "../language";
import type { Label, Question, QuestionRows, Row } from "../records";
import { word } from "../words";
import { cell, heading, isActors, isLong, texts } from "./columns";

export interface Facet {
  name: string;
  title: string;
  /** Value, how it is called, rows. */
  values: [string, string, number][];
}

interface Kind {
  name: string;
  title: string;
  of(row: Row): string[];
  called?(value: string): string;
  order?: string[];
}

export const LEVELS = ["国家", "省", "市", "县", "乡"];
/** Facets that do not stand for one column. */
const LEVEL = "levels";
const WHO = "who";
/** What readers narrow down by first, in this order; what else there is stands behind. */
const FIRST = [LEVEL, WHO, "actor", "actors", "gap", "relation", "modality", "nature", "grade", "title", "section", "deadline", "date"];
const MAIN = 6;
/** A column whose values are more than these is none, but for actors and documents. */
const FEW = 60;
const SHOWN = 300;

function kinds(question: Question, levels: Record<string, string[]>): Kind[] {
  const actors = question.columns.filter((one) => isActors(one.name)).map((one) => one.name);
  const named = (row: Row): string[] => actors.flatMap((name) => texts(row[name]));
  const found: Kind[] = [];
  if (actors.length)
    found.push({ name: LEVEL, title: word("levels"), of: (row) => [...new Set(named(row).flatMap((name) => levels[name] ?? []))], called: word, order: LEVELS });
  if (actors.length > 1) found.push({ name: WHO, title: word("actor"), of: (row) => [...new Set(named(row))] });
  const skipped = ["statement", "document", "evidence", "score", "group", ...(question.columns.some((one) => one.name === "title") ? ["number"] : [])];
  for (const column of question.columns) if (!isLong(column.name) && !skipped.includes(column.name) && !/^(statement|number|text|since)_[ab]$/.test(column.name)) found.push(ofColumn(column));
  // Who has which part stands behind, where all who take part stand first.
  const first = actors.length > 1 ? FIRST.filter((name) => !actors.includes(name)) : FIRST;
  const rank = (one: Kind) => (first.includes(one.name) ? first.indexOf(one.name) : first.length);
  return found.sort((a, b) => rank(a) - rank(b));
}

function ofColumn(column: Label): Kind {
  const { name } = column;
  const title = heading(column);
  if (/(^|_)(deadline|date|words)$/.test(name)) return { name, title, of: (row) => [year(row[name])], called: (value) => ({ none: say("无时限", "none"), other: say("其他说法", "other words") })[value] ?? value };
  return { name, title, of: (row) => texts(row[name]), called: cell };
}

/** Time limits by the year that they name. */
function year(value: unknown): string {
  const text = texts(value).join(" ");
  return text ? (/(?:19|20)\d\d/.exec(text)?.[0] ?? "other") : "none";
}

export interface Narrowed {
  rows: Row[];
  main: Facet[];
  more: Facet[];
}

/** The rows that fit, and the facets: what each value would leave under the other filters. */
export function narrowed({ question, rows, levels = {} }: QuestionRows, filters: Record<string, string>): Narrowed {
  const all = kinds(question, levels);
  const q = filters.q ?? "";
  const tests = all.filter((one) => filters[one.name]);
  const words = q ? rows.filter((row) => question.columns.some((column) => cell(row[column.name]).includes(q))) : rows;
  const fit = (row: Row, but?: Kind) => tests.every((one) => one === but || one.of(row).includes(filters[one.name]!));
  const facets: Facet[] = [];
  for (const one of all) {
    const counts = new Map<string, number>();
    let total = 0;
    for (const row of words) {
      if (!fit(row, one)) continue;
      total += 1;
      for (const value of new Set(one.of(row))) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const chosen = filters[one.name];
    const wide = isActors(one.name) || [WHO, "title"].includes(one.name);
    if (!chosen && (rows.length < 4 || counts.size < 2 || (counts.size > FEW && !wide) || counts.size > total * 0.9)) continue;
    if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
    const sorted = [...counts].sort((a, b) => (one.order ? one.order.indexOf(a[0]) - one.order.indexOf(b[0]) : b[1] - a[1]));
    facets.push({ name: one.name, title: one.title, values: sorted.slice(0, SHOWN).map(([value, count]) => [value, one.called?.(value) ?? value, count]) });
  }
  return { rows: tests.length ? words.filter((row) => fit(row)) : words, main: facets.slice(0, MAIN), more: facets.slice(MAIN) };
}
