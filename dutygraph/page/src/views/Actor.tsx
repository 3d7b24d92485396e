// An actor: what it leads, supports, is meant by a class or only inferred; who it is; what is due. Chosen once, it is 我单位.
import { useEffect, useMemo, useState } from "preact/hooks";

import { link, useAddress } from "../address";
import { path, published, useLoaded } from "../data";
import { recall, remember, say } from "../language";
import { BODY } from "../parts/Frame";
import { FetchedGraph } from "../parts/FetchedGraph";
import { texts } from "../parts/columns";
import { SearchBox } from "../parts/SearchBox";
import { Shown } from "../parts/States";
import type { ActorEntry, ActorSheet, Row } from "../records";
import { word } from "../words";

const SEEN = "dutygraph.seen.";

export function Mine() {
  const [body, setBody] = useState(recall(BODY));
  if (body) return <ActorPage name={body} mine onForget={() => (remember(BODY, ""), setBody(""))} />;
  return (
    <div class="choose">
      <h1>{say("我单位", "My body")}</h1>
      <p>{say("选定一次，以后打开就是本单位的职责、到期事项和新增事项。只记在这台电脑的浏览器里。", "Choose once: from then on this shows its duties, what is due and what is new. Kept in this browser only.")}</p>
      <SearchBox only="actor" large label={say("选择单位", "Choose a body")} placeholder={say("单位名称或拼音", "Name or pinyin")} onChoose={(one) => (remember(BODY, one.key), setBody(one.key))} />
      <Busiest onChoose={(name) => (remember(BODY, name), setBody(name))} />
    </div>
  );
}

/** Some to begin with. */
function Busiest({ onChoose }: { onChoose(name: string): void }) {
  const actors = useLoaded<{ rows: ActorEntry[] }>(path("actors", { limit: 5 }));
  if (!actors.value?.rows.length) return null;
  return (
    <p class="acts">
      {say("例如：", "For example: ")}
      {actors.value.rows.map((one) => (
        <button key={one.name} type="button" class="quiet" onClick={() => onChoose(one.name)}>
          {one.name}
        </button>
      ))}
    </p>
  );
}

export function Actor() {
  const { values } = useAddress();
  return <ActorPage key={values.name} name={values.name ?? ""} />;
}

interface Group {
  key: string;
  title: string;
  note: string;
  rows: Row[];
}

function groups(duties: Row[]): Group[] {
  const own = duties.filter((row) => !row.via);
  const is = (row: Row, ...roles: string[]) => roles.includes(String(row.role));
  const firm = own.filter((row) => row.grade !== "inferred");
  return [
    { key: "lead", title: say("▲ 牵头或负责", "▲ Leads or answers for"), note: say("原文或责任分工点名", "named by the sentence or a responsibility note"), rows: firm.filter((row) => !is(row, "support", "co")) },
    { key: "support", title: say("● 配合或协同", "● Supports"), note: say("责任分工列为配合，或与他人共同", "named as supporting or together with others"), rows: firm.filter((row) => is(row, "support", "co")) },
    { key: "class", title: say("○ 经所属类别", "○ Through a class"), note: say("原文点名的是包含本单位的一类主体", "the text names a class that contains it"), rows: duties.filter((row) => row.via) },
    { key: "inferred", title: say("○ 推断", "○ Inferred"), note: say("原文未点名，由上下文推断", "the text names nobody here"), rows: own.filter((row) => row.grade === "inferred") },
  ];
}

function ActorPage({ name, mine, onForget }: { name: string; mine?: boolean; onForget?(): void }) {
  const { view, values } = useAddress();
  const loaded = useLoaded<ActorSheet>(name ? path("actor", { name }) : undefined);
  const [stored, setStored] = useState(recall(BODY));
  return (
    <Shown loaded={loaded}>
      {(sheet) => (
        <>
          <header class="title">
            <p class="over">{mine ? say("我单位", "My body") : word("actor")}</p>
            <h1>{sheet.name}</h1>
            <p class="acts">
              {mine ? (
                <button type="button" class="quiet" onClick={onForget}>
                  {say("换一个单位", "Choose another")}
                </button>
              ) : stored === sheet.name ? (
                <span class="tag">{say("我单位", "my body")}</span>
              ) : (
                <button type="button" onClick={() => (remember(BODY, sheet.name), setStored(sheet.name))}>
                  {say("设为我单位", "Make it my body")}
                </button>
              )}
              {!published() && (
                <a class="button" href={path("questions/duties", { actor: sheet.name, via_classes: true, format: "xlsx" })}>
                  {say("下载职责清单 XLSX", "Duties as XLSX")}
                </a>
              )}
              <a href={link("table", { ask: "duties", actor: sheet.name })}>{say("作为表格", "As a table")}</a>
            </p>
          </header>
          <Tabs view={view} values={values} sheet={sheet} />
        </>
      )}
    </Shown>
  );
}

function Tabs({ view, values, sheet }: { view: string; values: Record<string, string>; sheet: ActorSheet }) {
  const tab = values.tab ?? "duties";
  const tabs: [string, string][] = [
    ["duties", say(`职责（${sheet.duties.length}）`, `Duties (${sheet.duties.length})`)],
    ["about", say("是谁", "Who it is")],
    ["graph", say("图谱", "Graph")],
  ];
  return (
    <>
      <nav class="tabs" aria-label={say("分页", "Tabs")}>
        {tabs.map(([key, title]) => (
          <a key={key} href={link(view, { ...values, tab: key === "duties" ? "" : key })} aria-current={key === tab ? "page" : undefined}>
            {title}
          </a>
        ))}
      </nav>
      {tab === "about" ? <Portrait sheet={sheet} /> : tab === "graph" ? <FetchedGraph part={{ actor: sheet.name, detail: "provisions", limit: 400 }} /> : <Duties sheet={sheet} />}
    </>
  );
}

function Duties({ sheet }: { sheet: ActorSheet }) {
  const found = useMemo(() => groups(sheet.duties), [sheet]);
  const ids = useMemo(() => sheet.duties.map((row) => String(row.statement || row.evidence)), [sheet]);
  const [before] = useState(() => recall(SEEN + sheet.name));
  useEffect(() => remember(SEEN + sheet.name, hashes(ids).join(" ")), [ids]);
  const seen = new Set(before.split(" "));
  const fresh = before ? sheet.duties.filter((row) => !seen.has(hash(String(row.statement || row.evidence)))) : [];
  const today = new Date().toISOString().slice(0, 10);
  const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const last = (row: Row) => ended(String(row.due ?? ""));
  const overdue = sheet.duties.filter((row) => last(row) && last(row) < today);
  const due = sheet.duties.filter((row) => last(row) >= today && last(row) <= soon);
  if (!sheet.duties.length) return <p class="nothing">{say("这些文件没有给它职责。", "These documents give it no duty.")}</p>;
  return (
    <>
      <ul class="figures">
        {found.map((group) => (
          <li key={group.key}>
            <a href={`#${group.key}`} onClick={(event) => (event.preventDefault(), document.getElementById(group.key)?.scrollIntoView())}>
              <b>{group.rows.length}</b> {group.title}
            </a>
          </li>
        ))}
        <li class={due.length ? "warn" : ""}>
          <b>{due.length}</b> {say("30 天内到期", "due in 30 days")}
        </li>
        <li class={overdue.length ? "warn" : ""}>
          <b>{overdue.length}</b> {say("时限已过", "past their time")}
        </li>
        <li>
          <b>{fresh.length}</b> {say("上次访问以来新增", "new since last visit")}
        </li>
      </ul>
      {fresh.length > 0 && <List id="fresh" title={say("新增", "New")} note="" rows={fresh} />}
      {due.length > 0 && <List id="due" title={say("30 天内到期", "Due in 30 days")} note="" rows={due} />}
      {found.map((group) => group.rows.length > 0 && <List key={group.key} id={group.key} title={group.title} note={group.note} rows={group.rows} />)}
    </>
  );
}

const SHOWN = 30;

function List({ id, title, note, rows }: { id: string; title: string; note: string; rows: Row[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, SHOWN);
  return (
    <section id={id} aria-labelledby={`${id}-title`} class={`duties ${id}`}>
      <h2 id={`${id}-title`}>
        {title} <small>{rows.length}</small>
      </h2>
      {note && <p class="note">{note}</p>}
      <ol>
        {shown.map((row, index) => {
          const statement = String(row.statement ?? "");
          const at = statement.includes("#") ? link("doc", { id: statement.slice(0, statement.indexOf("#")), view: "text", at: statement }) : undefined;
          return (
            <li key={index}>
              <p class="what">
                <span class={`tag modality ${String(row.modality)}`}>{word(String(row.modality || "assigned"))}</span> <b>{String(row.action)}</b>
                {String(row.target)}
                {row.condition ? <small> {say("条件：", "if: ")}{String(row.condition)}</small> : null}
                {row.deadline ? <small class="deadline"> {say("时限：", "by: ")}{String(row.deadline)}</small> : null}
              </p>
              <blockquote>{String(row.evidence)}</blockquote>
              <p class="from">
                {at ? <a href={at}>{String(row.provision)}</a> : String(row.provision)} {String(row.heading)} · {String(row.title)} · {word(String(row.grade))}
                {row.role ? ` · ${word(String(row.role))}` : ""}
                {row.via ? ` · ${String(row.via)}` : ""} · {String(row.reviewed)}
              </p>
            </li>
          );
        })}
      </ol>
      {rows.length > shown.length && (
        <button type="button" onClick={() => setAll(true)}>
          {say(`显示其余 ${rows.length - shown.length} 项`, `Show ${rows.length - shown.length} more`)}
        </button>
      )}
    </section>
  );
}

function Portrait({ sheet }: { sheet: ActorSheet }) {
  const entries = Object.entries(sheet.portrait).filter(([key, value]) => key !== "name" && (typeof value === "boolean" || texts(value).length));
  return (
    <dl class="portrait">
      {entries.map(([key, value]) => [
        <dt key={key}>{key === "single" ? say("单个主体", "one actor") : word(key)}</dt>,
        <dd key={`${key}-value`}>
          {["members", "parent"].includes(key)
            ? texts(value)
                .slice(0, 100)
                .map((one, index) => (
                  <span key={one}>
                    {index > 0 && "、"}
                    <a href={link("actor", { name: one })}>{one}</a>
                  </span>
                ))
            : typeof value === "boolean"
              ? word(String(value))
              : texts(value).map((one) => <div key={one}>{one}</div>)}
        </dd>,
      ])}
    </dl>
  );
}

/** The last day of a date, month or year; "" for what comes back without one. */
function ended(due: string): string {
  if (/^\d{4}$/.test(due)) return `${due}-12-31`;
  if (/^\d{4}-\d{2}$/.test(due)) return `${due}-31`;
  return /^\d{4}-\d{2}-\d{2}$/.test(due) ? due : "";
}

function hash(text: string): string {
  let found = 2166136261;
  for (let at = 0; at < text.length; at += 1) found = Math.imul(found ^ text.charCodeAt(at), 16777619);
  return (found >>> 0).toString(36);
}

const hashes = (ids: string[]): string[] => [...new Set(ids.map(hash))];
