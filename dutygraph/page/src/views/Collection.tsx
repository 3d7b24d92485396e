// All documents: year × form, who issued them, and what metadata is missing.
import { useMemo } from "preact/hooks";

import { link, settle, useAddress } from "../address";
import { path, useLoaded } from "../data";
import { say } from "../language";
import { Shown } from "../parts/States";
import { Upload } from "../parts/Upload";
import type { DocumentEntry } from "../records";
import { word } from "../words";

const kind = (one: DocumentEntry): string => one.form || one.content || say("未知文种", "unknown");
const year = (one: DocumentEntry): string => one.date.slice(0, 4) || say("无日期", "no date");
/** Columns and rows of the overview. */
const KINDS = 12;
const ISSUERS = 40;

const issuer = (one: DocumentEntry): string => one.issuers[0] ?? say("未知机关", "unknown");

export function Collection({ writable, again }: { writable: boolean; again: number }) {
  const { values } = useAddress();
  const loaded = useLoaded<{ total: number; rows: DocumentEntry[] }>(path("documents", { limit: 1000 }), again);
  return (
    <>
      <h1>{say("文件", "Documents")}</h1>
      {writable && <Upload />}
      <Shown loaded={loaded}>{(found) => <Listed rows={found.rows} values={values} total={found.total} />}</Shown>
    </>
  );
}

function Listed({ rows, values, total }: { rows: DocumentEntry[]; values: Record<string, string>; total: number }) {
  const put = (more: Record<string, string>) => settle("collection", { ...values, ...more });
  const fits = (one: DocumentEntry) =>
    (!values.year || year(one) === values.year) &&
    (!values.kind || kind(one) === values.kind) &&
    (!values.issuer || issuer(one) === values.issuer) &&
    (!values.missing || one.missing.includes(values.missing)) &&
    (!values.q || [one.title, one.number, ...one.issuers].some((words) => words.includes(values.q!)));
  const shown = rows.filter(fits);
  const years = useMemo(() => [...new Set(rows.map(year))].sort().reverse(), [rows]);
  const kinds = useMemo(() => ranked(rows.map(kind)), [rows]);
  const issuers = useMemo(() => ranked(rows.map(issuer)), [rows]);
  const missing = ranked(rows.flatMap((one) => one.missing));
  return (
    <>
      {rows.length > 3 && <Overview rows={rows} kinds={kinds.slice(0, KINDS).map(([name]) => name)} byIssuer={values.by === "issuer"} groups={values.by === "issuer" ? issuers.slice(0, ISSUERS).map(([name]) => name) : years} />}
      <div class="facets">
        <label>
          {say("含有", "Holding")} <input type="search" value={values.q ?? ""} onInput={(event) => put({ q: event.currentTarget.value })} />
        </label>
        {(
          [
            ["year", say("年份", "Year"), years.map((one) => [one, 0])],
            ["issuer", say("发文机关", "Issuer"), issuers],
            ["kind", say("文种", "Form"), kinds],
            ["missing", say("缺少", "Missing"), missing],
          ] as [string, string, [string, number][]][]
        ).map(([name, title, options]) => (
          <label key={name}>
            {title}{" "}
            <select value={values[name] ?? ""} onChange={(event) => put({ [name]: event.currentTarget.value })}>
              <option value="">{say("全部", "all")}</option>
              {options.map(([one, count]) => (
                <option key={one} value={one}>
                  {name === "missing" ? word(one) : one} {count > 0 && `(${count})`}
                </option>
              ))}
            </select>
          </label>
        ))}
        {Object.values(values).some(Boolean) && <a href={link("collection")}>{say("清除", "Clear")}</a>}
      </div>
      <p class="count" role="status">
        {say(`${shown.length} 份文件`, `${shown.length} documents`)}
        {total > rows.length && say(`（只列最新的 ${rows.length} 份，共 ${total} 份）`, ` (the newest ${rows.length} of ${total})`)}
      </p>
      <ul class="documents">
        {shown.slice(0, 300).map((one) => (
          <li key={one.id}>
            <a href={link("doc", { id: one.id })}>{one.title || one.id}</a>
            <small>
              {[one.number, one.issuers.slice(0, 3).join("、"), one.date, kind(one)].filter(Boolean).join(" · ")} · {say(`${one.statements} 条陈述`, `${one.statements} statements`)}
              {one.missing.length > 0 && <span class="missing"> {say("缺：", "missing: ")}{one.missing.map(word).join("、")}</span>}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}

/** How many documents of each form there are by year, or by issuer; each number leads to them. */
function Overview({ rows, kinds, groups, byIssuer }: { rows: DocumentEntry[]; kinds: string[]; groups: string[]; byIssuer: boolean }) {
  const of = byIssuer ? issuer : year;
  const chosen = (group: string, form?: string) => link("collection", { by: byIssuer ? "issuer" : "", [byIssuer ? "issuer" : "year"]: group, kind: form });
  const most = Math.max(1, ...groups.map((group) => rows.filter((row) => of(row) === group).length));
  return (
    <section aria-labelledby="overview">
      <h2 id="overview">{byIssuer ? say("发文机关 × 文种", "Issuers × forms") : say("年份 × 文种", "Years × forms")}</h2>
      <nav class="questions" aria-label={say("分组", "Grouped by")}>
        <a href={link("collection")} aria-current={byIssuer ? undefined : "page"}>
          {say("按年份", "by year")}
        </a>
        <a href={link("collection", { by: "issuer" })} aria-current={byIssuer ? "page" : undefined}>
          {say("按发文机关", "by issuer")}
        </a>
      </nav>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="overview">
        <table class="years">
          <thead>
            <tr>
              <th scope="col">{byIssuer ? say("发文机关", "Issuer") : say("年份", "Year")}</th>
              {kinds.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">{say("合计", "All")}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => {
              const those = rows.filter((row) => of(row) === group);
              return (
                <tr key={group}>
                  <th scope="row">{group}</th>
                  {kinds.map((name) => {
                    const count = those.filter((row) => kind(row) === name).length;
                    return <td key={name}>{count > 0 && <a href={chosen(group, name)}>{count}</a>}</td>;
                  })}
                  <td>
                    <a href={chosen(group)} class="measure" style={{ "--part": String(those.length / most) }}>
                      {those.length}
                    </a>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function ranked(names: string[]): [string, number][] {
  const counts = new Map<string, number>();
  names.forEach((name) => counts.set(name, (counts.get(name) ?? 0) + 1));
  return [...counts].sort((a, b) => b[1] - a[1]);
}
