// Rows as CSV, made here: what is shown, also where there is no server.
import type { Question, Row } from "../records";
import { texts } from "./columns";

/** As the server writes it: a byte order mark for Excel, “'” before what a spreadsheet would run. */
export function csv(question: Question, rows: Row[]): string {
  const names = question.columns.map((column) => column.name);
  const lines = [names, ...rows.map((row) => names.map((name) => field(row[name])))];
  return `\ufeff${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`;
}

function field(value: unknown): string {
  const text = typeof value === "boolean" ? String(value) : texts(value).join("、");
  return typeof value !== "number" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
