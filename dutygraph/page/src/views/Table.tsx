// Any named question as a table: a form made from its header, its rows, downloads.
import { useState } from "preact/hooks";

import { link, settle, useAddress } from "../address";
import { download, path, published, useLoaded } from "../data";
import { language, say } from "../language";
import { QuestionForm, Starts } from "../parts/QuestionForm";
import { Rows, type TableState } from "../parts/Rows";
import { Shown } from "../parts/States";
import type { Question, QuestionRows } from "../records";

const FILTER = "f.";
/** What offices ask first; the other questions stand behind. */
const FIRST = ["tasks", "duties", "who", "overlaps", "gaps", "timeline"];
/** Rows that are loaded at first, and at most. */
const SOME = 5000;
const MOST = 20_000;

/** What of a table's state is in an address. */
export function stateOf(values: Record<string, string>): TableState {
  const filters = Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (key.startsWith(FILTER) ? [[key.slice(FILTER.length), value]] : [])));
  return { sort: values.sort ?? "", page: Math.max(0, Number(values.page ?? 1) - 1 || 0), filters, open: values.open ?? "" };
}

export function valuesOf(state: TableState): Record<string, string> {
  const filters = Object.fromEntries(Object.entries(state.filters).map(([key, value]) => [FILTER + key, value]));
  return { sort: state.sort, page: state.page ? String(state.page + 1) : "", open: state.open, ...filters };
}

const title = (question: Question): string => (language() === "zh" ? question.zh : question.en);

export function Table({ writable }: { writable: boolean }) {
  const { values } = useAddress();
  const questions = useLoaded<Question[]>("api/questions");
  return (
    <Shown loaded={questions}>
      {(all) => {
        const question = all.find((one) => one.name === (values.ask ?? FIRST[0])) ?? all[0]!;
        const pill = (one: Question) => (
          <a key={one.name} href={link("table", { ask: one.name })} aria-current={one === question ? "page" : undefined}>
            {title(one)}
          </a>
        );
        const first = FIRST.flatMap((name) => all.filter((one) => one.name === name));
        const others = all.filter((one) => !FIRST.includes(one.name));
        return (
          <>
            <h1>{title(question)}</h1>
            <nav class="questions" aria-label={say("问题", "Questions")}>
              {first.map(pill)}
              {others.includes(question) && pill(question)}
              {others.length > 0 && (
                <details key={question.name}>
                  <summary>{say("更多问题", "More questions")}</summary>
                  <div class="questions">{others.map(pill)}</div>
                </details>
              )}
            </nav>
            <Asked key={question.name} question={question} values={values} writable={writable} />
          </>
        );
      }}
    </Shown>
  );
}

function Asked({ question, values, writable }: { question: Question; values: Record<string, string>; writable: boolean }) {
  const [again, setAgain] = useState(0);
  const given = Object.fromEntries(question.parameters.flatMap((one) => (values[one.name] ? [[one.name, values[one.name]!]] : [])));
  const missing = question.parameters.filter((one) => one.required && !given[one.name]);
  const all = values.rows === "all" ? "all" : "";
  const asked = path(`questions/${question.name}`, { ...given, ...(published() ? {} : { limit: all ? MOST : SOME }) });
  const loaded = useLoaded<QuestionRows>(missing.length ? undefined : asked, again);
  const state = stateOf(values);
  return (
    <>
      {question.parameters.length > 0 && !published() && <QuestionForm key={JSON.stringify(given)} question={question} given={given} />}
      {missing.length ? (
        <Starts question={question} missing={missing} />
      ) : (
        <Shown loaded={loaded}>
          {(found) => (
            <>
              {found.total > 0 && <Downloads question={question} given={given} asked={asked} />}
              {found.total > found.rows.length && !all && (
                <p class="note">
                  <a href={link("table", { ...values, rows: "all" })}>{say(`取前 ${Math.min(MOST, found.total)} 行（较慢）`, `Load ${Math.min(MOST, found.total)} rows (slower)`)}</a>
                  {question.parameters.some((one) => one.name === "document") && say("，或在上面选一份文件。", ", or choose a document above.")}
                </p>
              )}
              {found.total === 0 ? (
                <None question={question} given={given} />
              ) : (
                <Rows
                  found={found}
                  state={state}
                  writable={writable}
                  onChange={(next) => settle("table", { ask: question.name, rows: all, ...given, ...valuesOf(next) })}
                  onReviewed={() => setAgain(again + 1)}
                />
              )}
            </>
          )}
        </Shown>
      )}
    </>
  );
}

function Downloads({ question, given, asked }: { question: Question; given: Record<string, string>; asked: string }) {
  const file = (format: string) => path(`questions/${question.name}`, { ...given, format });
  const offered: [string | undefined, string][] = [
    [download(file("xlsx")), say("下载 XLSX", "XLSX")],
    [download(file("csv")), say("下载 CSV", "CSV")],
    [question.name === "tasks" ? download(path("tasks", { id: given.document })) : undefined, say("任务分工表（可打印）", "Task table to print")],
    [published() ? undefined : asked, "JSON"],
  ];
  if (!offered.some(([at]) => at)) return null;
  return (
    <p class="downloads">
      <span>{say("全部行：", "All rows: ")}</span>
      {offered.map(([at, name]) =>
        at ? (
          <a key={name} class={name === "JSON" ? "button quiet" : "button"} href={at}>
            {name}
          </a>
        ) : null,
      )}
    </p>
  );
}

function None({ question, given }: { question: Question; given: Record<string, string> }) {
  return (
    <div class="nothing">
      <p>
        {Object.keys(given).length > 0
          ? say("没有符合的结果，请放宽条件。", "Nothing fits: ask for more.")
          : ["overlaps", "conflicts"].includes(question.name)
            ? say("没有发现。这一问比较各份文件中的职责，文件多了才有可比的。", "Nothing found. This question compares the duties of several documents.")
            : say("没有符合的结果。", "There is no such row.")}
      </p>
      {Object.keys(given).length > 0 && <a href={link("table", { ask: question.name })}>{say("清除条件", "Clear")}</a>}
    </div>
  );
}
