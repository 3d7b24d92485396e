// Any named question as a table: a form made from its header, its rows, downloads.
import { useState } from "preact/hooks";

import { go, link, settle, useAddress } from "../address";
import { path, published, useLoaded } from "../data";
import { language, say } from "../language";
import { heading, Rows, type TableState } from "../parts/Rows";
import { Shown } from "../parts/States";
import type { Label, Question, QuestionRows } from "../records";

const FILTER = "f.";

/** What of a table's state is in an address. */
export function stateOf(values: Record<string, string>): TableState {
  const filters = Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (key.startsWith(FILTER) ? [[key.slice(FILTER.length), value]] : [])));
  return { sort: values.sort ?? "", page: Math.max(0, Number(values.page ?? 1) - 1 || 0), filters };
}

export function valuesOf(state: TableState): Record<string, string> {
  const filters = Object.fromEntries(Object.entries(state.filters).map(([key, value]) => [FILTER + key, value]));
  return { sort: state.sort, page: state.page ? String(state.page + 1) : "", ...filters };
}

const title = (question: Question): string => (language() === "zh" ? question.zh : question.en);

export function Table() {
  const { values } = useAddress();
  const questions = useLoaded<Question[]>("api/questions");
  return (
    <Shown loaded={questions}>
      {(all) => {
        const question = all.find((one) => one.name === (values.ask ?? "tasks")) ?? all[0]!;
        return (
          <>
            <h1>{title(question)}</h1>
            <nav class="questions" aria-label={say("问题", "Questions")}>
              {all.map((one) => (
                <a key={one.name} href={link("table", { ask: one.name })} aria-current={one.name === question.name ? "page" : undefined}>
                  {title(one)}
                </a>
              ))}
            </nav>
            <Asked key={question.name} question={question} values={values} />
          </>
        );
      }}
    </Shown>
  );
}

function Asked({ question, values }: { question: Question; values: Record<string, string> }) {
  const given = Object.fromEntries(question.parameters.flatMap((one) => (values[one.name] ? [[one.name, values[one.name]!]] : [])));
  const ready = question.parameters.every((one) => !one.required || given[one.name]);
  const asked = path(`questions/${question.name}`, { ...given, ...(published() ? {} : { limit: 20000 }) });
  const loaded = useLoaded<QuestionRows>(ready ? asked : undefined);
  const download = (format: string) => path(`questions/${question.name}`, { ...given, format });
  const state = stateOf(values);
  return (
    <>
      {question.parameters.length > 0 && !published() && <Form question={question} given={given} />}
      {!ready ? (
        <p class="nothing">{say("请先填写带 * 的项。", "Fill in what is marked with * first.")}</p>
      ) : (
        <Shown loaded={loaded}>
          {(found) => (
            <>
              {!published() && (
                <p class="downloads">
                  <a class="button" href={download("xlsx")}>
                    {say("下载 XLSX", "XLSX")}
                  </a>
                  <a class="button" href={download("csv")}>
                    {say("下载 CSV", "CSV")}
                  </a>
                  {question.name === "tasks" && (
                    <a class="button" href="api/tasks">
                      {say("任务分工表（可打印）", "Task table to print")}
                    </a>
                  )}
                  <a class="button quiet" href={asked}>
                    JSON
                  </a>
                </p>
              )}
              {found.total === 0 ? (
                <p class="nothing">{say("没有符合的结果。", "There is no such row.")}</p>
              ) : (
                <Rows question={found.question} rows={found.rows} state={state} onChange={(next) => settle("table", { ask: question.name, ...given, ...valuesOf(next) })} />
              )}
            </>
          )}
        </Shown>
      )}
    </>
  );
}

function Form({ question, given }: { question: Question; given: Record<string, string> }) {
  const [typed, setTyped] = useState<Record<string, string>>(given);
  const put = (name: string, value: string) => setTyped({ ...typed, [name]: value });
  return (
    <form
      class="asking"
      onSubmit={(event) => {
        event.preventDefault();
        go("table", { ask: question.name, ...typed });
      }}
    >
      {question.parameters.map((one) => (
        <label key={one.name} class={one.type === "flag" ? "flag" : ""}>
          <span>
            {heading(one)}
            {one.required && <abbr title={say("必填", "needed")}> *</abbr>}
          </span>
          <Field label={one} value={typed[one.name] ?? ""} onChange={(value) => put(one.name, value)} />
        </label>
      ))}
      <button type="submit">{say("查询", "Ask")}</button>
    </form>
  );
}

function Field({ label, value, onChange }: { label: Label; value: string; onChange(value: string): void }) {
  if (label.type === "flag") return <input type="checkbox" checked={value === "true"} onChange={(event) => onChange(event.currentTarget.checked ? "true" : "")} />;
  if (label.type === "text" && label.choices.length)
    return (
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="" />
        {label.choices.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    );
  const type = label.type === "date" ? "date" : label.type === "number" ? "number" : "text";
  return <input type={type} step="any" required={label.required} value={value} placeholder={label.choices.join("、")} onInput={(event) => onChange(event.currentTarget.value)} />;
}
