// Rows of any question: facets, sorting, paging. What columns there are the question says.
import { useMemo } from "preact/hooks";

import { link } from "../address";
import { language, say } from "../language";
import type { Label, Question, Row } from "../records";
import { word } from "../words";

const PAGE = 50;
const MOST_FACETS = 7;
/** A column is a facet where it has few values that come back. */
const FEW = 60;
/** Columns of sentences, and of names of actors, by the words that their names are made of. */
const isLong = (name: string): boolean => /(^|_)(evidence|text|task|target|duty|reason|details)(_|$)/.test(name);
const isActors = (name: string): boolean => /(^|_)(actors?|co|inferred|lead|responsible|support|issuers)(_[ab])?$/.test(name);

export interface TableState {
  sort: string;
  page: number;
  filters: Record<string, string>;
}

interface Props {
  question: Question;
  rows: Row[];
  state: TableState;
  onChange(state: TableState): void;
}

export const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : value === null || value === undefined || value === "" ? [] : [String(value)]);
const cell = (value: unknown): string => (typeof value === "boolean" ? word(String(value)) : texts(value).map(word).join("、"));
export const heading = (label: Label): string => (language() === "zh" ? label.zh : label.en);

function compare(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return cell(a).localeCompare(cell(b), "zh");
}

export function facets(question: Question, rows: Row[]): [Label, [string, number][]][] {
  if (rows.length < 4) return [];
  const found: [Label, [string, number][]][] = [];
  for (const column of question.columns) {
    if (isLong(column.name) || column.name === "statement") continue;
    const counts = new Map<string, number>();
    for (const row of rows) for (const value of new Set(texts(row[column.name]))) counts.set(value, (counts.get(value) ?? 0) + 1);
    const useful = counts.size > 1 && (counts.size <= FEW || isActors(column.name)) && counts.size < rows.length * 0.7;
    if (useful) found.push([column, [...counts].sort((a, b) => b[1] - a[1]).slice(0, 40)]);
  }
  return found.slice(0, MOST_FACETS);
}

export function Rows({ question, rows, state, onChange }: Props) {
  const choices = useMemo(() => facets(question, rows), [question, rows]);
  const shown = useMemo(() => {
    const filters = Object.entries(state.filters).filter(([, value]) => value);
    let found = rows.filter((row) => filters.every(([name, value]) => (name === "q" ? question.columns.some((c) => cell(row[c.name]).includes(value)) : texts(row[name]).includes(value))));
    if (state.sort) {
      const down = state.sort.startsWith("-");
      const name = state.sort.replace(/^-/, "");
      found = [...found].sort((a, b) => compare(a[name], b[name]) * (down ? -1 : 1));
    }
    return found;
  }, [rows, state.sort, JSON.stringify(state.filters), question]);
  const filled = question.columns.filter((column) => column.name !== "statement" && rows.some((row) => texts(row[column.name]).length));
  // What is the same in every row stands once, above.
  const same = rows.length > 3 ? filled.filter((column) => !isLong(column.name) && rows.every((row) => cell(row[column.name]) === cell(rows[0]![column.name]))) : [];
  const columns = filled.filter((column) => !same.includes(column));
  const pages = Math.max(1, Math.ceil(shown.length / PAGE));
  const page = Math.min(state.page, pages - 1);
  const filter = (name: string, value: string) => onChange({ ...state, page: 0, filters: { ...state.filters, [name]: value } });
  const open = (row: Row): string | undefined => {
    const statement = String(row.statement ?? "");
    return statement.includes("#") ? link("doc", { id: statement.slice(0, statement.indexOf("#")), view: "text", at: statement }) : undefined;
  };
  return (
    <div class="rows">
      <div class="facets">
        <label>
          {say("含有", "Holding")} <input type="search" value={state.filters.q ?? ""} onInput={(event) => filter("q", event.currentTarget.value)} />
        </label>
        {choices.map(([column, values]) => (
          <label key={column.name}>
            {heading(column)}{" "}
            <select value={state.filters[column.name] ?? ""} onChange={(event) => filter(column.name, event.currentTarget.value)}>
              <option value="">{say("全部", "all")}</option>
              {values.map(([value, count]) => (
                <option key={value} value={value}>
                  {word(value)} ({count})
                </option>
              ))}
            </select>
          </label>
        ))}
        {Object.values(state.filters).some(Boolean) && (
          <button type="button" class="quiet" onClick={() => onChange({ ...state, page: 0, filters: {} })}>
            {say("清除筛选", "Clear")}
          </button>
        )}
      </div>
      <p class="count" role="status">
        {say(`${shown.length} 行`, `${shown.length} rows`)}
        {shown.length !== rows.length && say(`，共 ${rows.length} 行`, ` of ${rows.length}`)}
        {same.length > 0 && say("；各行相同：", "; the same in every row: ")}
        {same.map((column) => `${heading(column)} ${cell(rows[0]![column.name])}`).join(say("，", ", "))}
      </p>
      {shown.length === 0 ? (
        <p class="nothing">{say("没有符合条件的行。", "No row fits.")}</p>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label={say("结果表", "Results")}>
          <table class="rows">
            <thead>
              <tr>
                {columns.map((column) => {
                  const up = state.sort === column.name;
                  const down = state.sort === `-${column.name}`;
                  return (
                    <th key={column.name} scope="col" aria-sort={up ? "ascending" : down ? "descending" : "none"} class={isLong(column.name) ? "long" : ""}>
                      <button type="button" onClick={() => onChange({ ...state, sort: up ? `-${column.name}` : down ? "" : column.name })}>
                        {heading(column)} <span aria-hidden="true">{up ? "▴" : down ? "▾" : ""}</span>
                      </button>
                    </th>
                  );
                })}
                <th scope="col">
                  <span class="sr">{say("原文", "Text")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.slice(page * PAGE, (page + 1) * PAGE).map((row, index) => (
                <tr key={index}>
                  {columns.map((column) => (
                    <td key={column.name} class={isLong(column.name) ? "long" : ""}>
                      <CellText name={column.name} value={row[column.name]} />
                    </td>
                  ))}
                  <td>{open(row) ? <a href={open(row)}>{say("看原文", "Read")}</a> : row.document ? <a href={link("doc", { id: String(row.document) })}>{say("打开", "Open")}</a> : ""}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {pages > 1 && (
        <nav class="pages" aria-label={say("分页", "Pages")}>
          <button type="button" disabled={page === 0} onClick={() => onChange({ ...state, page: page - 1 })}>
            {say("上一页", "Previous")}
          </button>
          <span>
            {page + 1} / {pages}
          </span>
          <button type="button" disabled={page + 1 >= pages} onClick={() => onChange({ ...state, page: page + 1 })}>
            {say("下一页", "Next")}
          </button>
        </nav>
      )}
    </div>
  );
}

function CellText({ name, value }: { name: string; value: unknown }) {
  if (isActors(name)) {
    return (
      <>
        {texts(value).map((actor, index) => (
          <span key={actor}>
            {index > 0 && "、"}
            <a href={link("actor", { name: actor })}>{actor}</a>
          </span>
        ))}
      </>
    );
  }
  return <>{cell(value)}</>;
}
