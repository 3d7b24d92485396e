// Which columns of a question make up a table that can be read: what belongs together stands in one cell.
import { word } from "../words";
import { language, say } from "../language";
import type { Label, Question, Row } from "../records";

export const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : value === null || value === undefined || value === "" ? [] : [String(value)]);
export const heading = (label: Label): string => (language() === "zh" ? label.zh : label.en);

/** Columns of sentences, and of names of actors, by the words that their names are made of. */
export const isLong = (name: string): boolean => /(^|_)(evidence|text|task|target|duty|reason|details|matter|coordination)(_|$)/.test(name);
export const isActors = (name: string): boolean => /(^|_)(actors?|co|inferred|lead|responsible|support|issuers|one|other)(_[ab])?$/.test(name);

/** What a cell says; of “中文 English” the language that is read. */
export function cell(value: unknown): string {
  return typeof value === "boolean" ? word(String(value)) : texts(value).map((one) => word(inLanguage(one))).join("、");
}

function inLanguage(text: string): string {
  const both = /^([^a-z]*[\u3400-\u9fff）”][^a-z]*) ([A-Za-z][\x20-\x7e]*)$/.exec(text);
  return both ? say(both[1]!, both[2]!) : text;
}

/** One column on the screen. `kind`: plain, source (where it is said), side (one of two duties that are compared). */
export interface Shown {
  name: string;
  title: string;
  kind: "plain" | "source" | "side";
  parts: Record<string, Label>;
}

const NEVER = ["statement", "document", "kind_of_provision", "statement_a", "statement_b"];

export function columns(question: Question, rows: Row[]): { shown: Shown[]; same: Label[] } {
  const labels = new Map(question.columns.map((one) => [one.name, one]));
  const filled = question.columns.filter((one) => !NEVER.includes(one.name) && rows.some((row) => texts(row[one.name]).length));
  const sides = ["duty_a", "duty_b"].every((name) => labels.has(name));
  const source = !sides && labels.has("evidence") && ["cite", "provision"].find((name) => labels.has(name));
  const inSource = source ? [source, ...(source === "provision" ? ["heading"] : []), "title", "number"] : [];
  // What is the same in every row stands once, above; that nothing has been reviewed yet need not be said.
  const same = rows.length > 3 ? filled.filter((one) => !isLong(one.name) && one.name !== source && rows.every((row) => cell(row[one.name]) === cell(rows[0]![one.name]))) : [];
  const isSame = new Set(same.map((one) => one.name));
  const shown: Shown[] = [];
  for (const one of filled) {
    const side = sides ? /^(\w+)_([ab])$/.exec(one.name) : null;
    if (side) {
      const name = `duty_${side[2]!}`;
      let found = shown.find((column) => column.name === name);
      if (!found) shown.push((found = { name, title: side[2] === "a" ? say("甲方", "First") : say("乙方", "Second"), kind: "side", parts: {} }));
      found.parts[side[1]!] = one;
    } else if (one.name === source) {
      shown.push({ name: one.name, title: heading(one), kind: "source", parts: {} });
    } else if (!isSame.has(one.name) && !inSource.includes(one.name)) {
      shown.push({ name: one.name, title: heading(one), kind: "plain", parts: { [one.name]: one } });
    }
  }
  for (const column of shown) {
    if (column.kind === "source") column.parts = Object.fromEntries(inSource.filter((name) => labels.has(name) && !isSame.has(name)).map((name) => [name === source ? "provision" : name, labels.get(name)!]));
  }
  return { shown, same: same.filter((one) => !["reviewed", "number"].includes(one.name)) };
}
