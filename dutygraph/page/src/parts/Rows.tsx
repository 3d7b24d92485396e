// Rows of any question: facets, sorting, paging, one of them in full. What columns there are the question says.
import { useMemo, useState } from "preact/hooks";

import { link } from "../address";
import { path, useLoaded } from "../data";
import { save } from "../graph/files";
import { say } from "../language";
import type { DocumentSheet, QuestionRows, Row } from "../records";
import { cell, columns, heading, isLong } from "./columns";
import { csv } from "./csv";
import { narrowed, type Facet } from "./facets";
import { Cell, reading } from "./RowCells";
import { Shown } from "./States";
import { StatementCard } from "./StatementCard";

const PAGE = 50;

export interface TableState {
  sort: string;
  page: number;
  filters: Record<string, string>;
  /** The statement that is shown in full. */
  open: string;
}

interface Props {
  found: QuestionRows;
  state: TableState;
  writable: boolean;
  onChange(state: TableState): void;
  onReviewed?(): void;
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return cell(a).localeCompare(cell(b), "zh");
}

export function Rows({ found, state, writable, onChange, onReviewed }: Props) {
  const { question, rows } = found;
  const { rows: fitting, main, more } = useMemo(() => narrowed(found, state.filters), [found, JSON.stringify(state.filters)]);
  const ordered = useMemo(() => {
    if (!state.sort) return fitting;
    const name = state.sort.replace(/^-/, "");
    return [...fitting].sort((a, b) => compare(a[name], b[name]) * (state.sort.startsWith("-") ? -1 : 1));
  }, [fitting, state.sort]);
  const { shown, same } = useMemo(() => columns(question, rows), [question, rows]);
  const pages = Math.max(1, Math.ceil(ordered.length / PAGE));
  const page = Math.min(state.page, pages - 1);
  const filter = (name: string, value: string) => onChange({ ...state, page: 0, open: "", filters: { ...state.filters, [name]: value } });
  // On a narrow screen they would fill it before the first row.
  const wide = matchMedia("(min-width: 48rem)").matches;
  const behind = wide ? more : [...main, ...more];
  const one = (facet: Facet) => <Choice key={facet.name} facet={facet} chosen={state.filters[facet.name] ?? ""} onChoose={(value) => filter(facet.name, value)} />;
  return (
    <div class="rows">
      <div class="facets">
        <label>
          {say("含有", "Holding")} <input type="search" value={state.filters.q ?? ""} onInput={(event) => filter("q", event.currentTarget.value)} />
        </label>
        {wide && main.map(one)}
        {behind.length > 0 && (
          <details open={behind.some((facet) => state.filters[facet.name])}>
            <summary>{wide ? say(`更多筛选（${behind.length}）`, `More filters (${behind.length})`) : say(`筛选（${behind.length}）`, `Filters (${behind.length})`)}</summary>
            <div class="facets">{behind.map(one)}</div>
          </details>
        )}
      </div>
      <p class="count">
        <span role="status">
          {say(`${ordered.length} 行`, `${ordered.length} rows`)}
          {ordered.length !== rows.length && say(`，共 ${rows.length} 行`, ` of ${rows.length}`)}
          {found.total > rows.length && say(`（只取了前 ${rows.length} 行，全部 ${found.total} 行见下载）`, ` (the first ${rows.length} of ${found.total}: downloads have all)`)}
        </span>
        {Object.values(state.filters).some(Boolean) && (
          <button type="button" class="quiet small" onClick={() => onChange({ ...state, page: 0, filters: {} })}>
            {say("清除筛选", "Clear filters")}
          </button>
        )}
        {ordered.length > 0 && (
          <button type="button" class="quiet small" onClick={() => save(`${question.name}.csv`, csv(question, ordered), "text/csv")}>
            {say("所示各行存为 CSV", "Save these rows as CSV")}
          </button>
        )}
        {same.length > 0 && (
          <small>
            {say("各行相同：", "The same in every row: ")}
            {same.map((column) => `${heading(column)} ${cell(rows[0]![column.name])}`).join(say("，", ", "))}
          </small>
        )}
      </p>
      {ordered.length === 0 ? (
        <p class="nothing">{say("没有符合条件的行。", "No row fits.")}</p>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label={say("结果表", "Results")}>
          <table class="rows">
            <thead>
              <tr>
                {shown.map(({ name, title, kind }) => {
                  const up = state.sort === name;
                  const down = state.sort === `-${name}`;
                  return (
                    <th key={name} scope="col" aria-sort={up ? "ascending" : down ? "descending" : "none"} class={isLong(name) || kind === "side" ? "long" : kind}>
                      <button type="button" onClick={() => onChange({ ...state, sort: up ? `-${name}` : down ? "" : name })}>
                        {title} <span aria-hidden="true">{up ? "▴" : down ? "▾" : ""}</span>
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
              {ordered.slice(page * PAGE, (page + 1) * PAGE).flatMap((row, index) => {
                const id = String(row.statement ?? "");
                const open = id !== "" && id === state.open;
                return [
                  <tr key={index}>
                    {shown.map((column) => (
                      <td key={column.name} class={isLong(column.name) || column.kind === "side" ? "long" : column.kind} data-title={column.title}>
                        <Cell column={column} row={row} />
                      </td>
                    ))}
                    <td class="ways-of">
                      <Ways row={row} open={open} writable={writable} onOpen={() => onChange({ ...state, open: open ? "" : id })} />
                    </td>
                  </tr>,
                  open && (
                    <tr key={`${index}-open`} class="open">
                      <td colSpan={shown.length + 1}>
                        <Opened id={id} writable={writable} onReviewed={onReviewed} />
                      </td>
                    </tr>
                  ),
                ];
              })}
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

function Choice({ facet, chosen, onChoose }: { facet: Facet; chosen: string; onChoose(value: string): void }) {
  return (
    <label>
      {facet.title}{" "}
      <select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{say("全部", "all")}</option>
        {facet.values.map(([value, called, count]) => (
          <option key={value} value={value}>
            {called} ({count})
          </option>
        ))}
      </select>
    </label>
  );
}

/** What can be done with a row. */
function Ways({ row, open, writable, onOpen }: { row: Row; open: boolean; writable: boolean; onOpen(): void }) {
  const at = reading(row.statement);
  if (!at) return row.document ? <a href={link("doc", { id: String(row.document) })}>{say("打开", "Open")}</a> : null;
  return (
    <>
      <a href={at}>{say("看原文", "Read")}</a>{" "}
      <button type="button" class="quiet small" aria-expanded={open} onClick={onOpen}>
        {writable ? say("校核", "Review") : say("详情", "More")}
      </button>
    </>
  );
}

function Opened({ id, writable, onReviewed }: { id: string; writable: boolean; onReviewed?(): void }) {
  const [again, setAgain] = useState(0);
  const sheet = useLoaded<DocumentSheet>(path("document", { id: id.slice(0, id.indexOf("#")) }), again);
  const reviewed = () => {
    setAgain(again + 1);
    onReviewed?.();
  };
  return (
    <Shown loaded={sheet}>
      {(found) => {
        const statement = found.statements.find((one) => one.id === id);
        if (!statement) return <p>{say("没有这条陈述。", "There is no such statement.")}</p>;
        return <StatementCard statement={statement} about={found.about} writable={writable} onReviewed={reviewed} />;
      }}
    </Shown>
  );
}

