// A document: its matrix, its text beside the graph, its graph, its metadata.
import { useEffect, useMemo, useState } from "preact/hooks";

import { link, settle, useAddress } from "../address";
import { download, path, published, useLoaded } from "../data";
import type { Colouring } from "../graph/style";
import { say } from "../language";
import { DetailChoice, FetchedGraph, NODES, usePicture } from "../parts/FetchedGraph";
import { GraphPane } from "../parts/GraphPane";
import { MatrixLegend, MatrixTable } from "../parts/MatrixTable";
import { StatementCard } from "../parts/StatementCard";
import { Shown } from "../parts/States";
import { RoleLegend, TextPane } from "../parts/TextPane";
import { copy, quotation } from "../quoting";
import type { DocumentSheet, Matrix, Picture, ProvisionEntry } from "../records";
import { word } from "../words";

export function DocumentView({ writable }: { writable: boolean }) {
  const { values } = useAddress();
  const [again, setAgain] = useState(0);
  const id = values.id ?? "";
  const sheet = useLoaded<DocumentSheet>(path("document", { id }), again);
  const tab = values.view ?? "matrix";
  const tabs: [string, string][] = [
    ["matrix", say("条款 × 部门", "Provisions × bodies")],
    ["text", say("原文", "Text")],
    ["graph", say("图谱", "Graph")],
    ["about", say("文件信息", "About")],
  ];
  return (
    <Shown loaded={sheet}>
      {(found) => (
        <>
          <header class="title">
            <p class="over">
              {[found.about.number, found.about.issuers.join("、"), found.about.date].filter(Boolean).join(" · ")}
              {found.about.status && <span class="tag">{found.about.status}</span>}
            </p>
            <h1>{found.about.title || found.about.id}</h1>
          </header>
          <nav class="tabs" aria-label={say("分页", "Tabs")}>
            {tabs.map(([key, title]) => (
              <a key={key} href={link("doc", { id, view: key === "matrix" ? "" : key })} aria-current={key === tab ? "page" : undefined}>
                {title}
              </a>
            ))}
          </nav>
          {tab === "text" ? (
            <TextView sheet={found} values={values} writable={writable} onReviewed={() => setAgain(again + 1)} />
          ) : tab === "graph" ? (
            <DocumentGraph sheet={found} values={values} />
          ) : tab === "about" ? (
            <AboutDocument sheet={found} />
          ) : (
            <MatrixView id={id} unled={values.unled === "1"} />
          )}
        </>
      )}
    </Shown>
  );
}

function MatrixView({ id, unled }: { id: string; unled: boolean }) {
  const matrix = useLoaded<Matrix>(path("matrix", { id }));
  return (
    <Shown loaded={matrix}>
      {(found) => {
        const none = found.rows.filter((row) => !row.led);
        const rows = unled ? { ...found, rows: none } : found;
        return (
          <>
            <div class="bar-of">
              <MatrixLegend />
              <label class="flag">
                <input type="checkbox" checked={unled} onChange={(event) => settle("doc", { id, view: "matrix", unled: event.currentTarget.checked ? "1" : "" })} />
                {say(`只看无牵头单位的条款（${none.length}）`, `Only provisions that nobody leads (${none.length})`)}
              </label>
              <button type="button" onClick={() => print()}>
                {say("打印（A4 横向）", "Print (A4 landscape)")}
              </button>
              {download(path("tasks", { id })) && (
                <span>
                  {say("任务分工表：", "Task table: ")}
                  <a href={download(path("tasks", { id }))}>XLSX</a> <a href={download(path("tasks", { id, format: "docx" }))}>DOCX</a>
                </span>
              )}
            </div>
            <MatrixTable matrix={rows} />
          </>
        );
      }}
    </Shown>
  );
}

interface TextProps {
  sheet: DocumentSheet;
  values: Record<string, string>;
  writable: boolean;
  onReviewed(): void;
}

function TextView({ sheet, values, writable, onReviewed }: TextProps) {
  const id = sheet.about.id;
  const at = values.at ?? "";
  const statement = sheet.statements.find((one) => one.id === at) ?? null;
  const provision = statement ? statement.provision : sheet.provisions.some((one) => one.id === at) ? at : null;
  const to = (next: string) => settle("doc", { ...values, id, view: "text", at: next });
  // A large document's picture is that of the provision that is read.
  const whole = sheet.statements.length <= 400;
  const all = usePicture(whole ? { document: id, detail: "statements", limit: NODES } : undefined);
  const near = useLoaded<Picture>(whole || !provision ? undefined : path("neighbours", { key: `provision:${provision}` }));
  const picture = whole ? all : near;
  const onGraph = (key: string | null) => {
    if (!key) return to("");
    if (key.startsWith("statement:") || key.startsWith("provision:")) return to(key.slice(key.indexOf(":") + 1));
    const actor = key.slice("actor:".length);
    const first = sheet.statements.find((one) => one.co.includes(actor) || one.bearers.some((bearer) => bearer.actor === actor));
    if (key.startsWith("actor:") && first) to(first.id);
  };
  return (
    <div class="reading">
      <Contents sheet={sheet} at={provision} onChoose={to} />
      <div class="middle">
        <RoleLegend />
        <TextPane sheet={sheet} chosen={statement?.id ?? null} provision={provision} onChoose={to} />
      </div>
      <aside aria-label={say("所选陈述与图谱", "Chosen statement and graph")}>
        {statement ? (
          <StatementCard key={statement.id} statement={statement} about={sheet.about} writable={writable} onReviewed={onReviewed} />
        ) : (
          <p class="nothing small">{say("点原文中着色的字，这里显示是谁、做什么、依据哪一条；图中同时选中。", "Click a marked part of the text: who, what and by which provision stands here, and the graph shows it.")}</p>
        )}
        {picture.value && picture.value.nodes.length > 0 && (
          <GraphPane
            compact
            picture={picture.value}
            chosen={statement ? `statement:${statement.id}` : provision ? `provision:${provision}` : null}
            onChoose={onGraph}
            colouring={(values.colour as Colouring) ?? "kind"}
            onColour={(colour) => settle("doc", { ...values, colour })}
          />
        )}
      </aside>
    </div>
  );
}

function Contents({ sheet, at, onChoose }: { sheet: DocumentSheet; at: string | null; onChoose(id: string): void }) {
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    sheet.statements.forEach((one) => found.set(one.provision, (found.get(one.provision) ?? 0) + 1));
    return found;
  }, [sheet]);
  const numbered = sheet.provisions.filter((one) => one.number || one.heading);
  useEffect(() => {
    const here = document.querySelector(".contents [aria-current]");
    const box = here?.closest(".contents");
    if (here && box) {
      const [outer, inner] = [box.getBoundingClientRect(), here.getBoundingClientRect()];
      if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollBy({ top: inner.top - outer.top - outer.height / 3 });
    }
  }, [at]);
  const name = (one: ProvisionEntry) => [one.number, one.heading].filter(Boolean).join(/[条章节]$/.test(one.number) ? " " : "") || one.cite;
  return (
    <nav class="contents" aria-label={say("目录", "Contents")} tabIndex={0}>
      <details open={matchMedia("(min-width: 60rem)").matches}>
        <summary>{say("目录", "Contents")}</summary>
        <ol>
          {numbered.map((one) => (
            <li key={one.id} style={{ paddingInlineStart: `${Math.min(one.depth, 4) * 0.9}rem` }}>
              <button type="button" aria-current={one.id === at ? "true" : undefined} onClick={() => onChoose(one.id)}>
                {name(one)}
                {counts.get(one.id) ? <small> {counts.get(one.id)}</small> : null}
              </button>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

function DocumentGraph({ sheet, values }: { sheet: DocumentSheet; values: Record<string, string> }) {
  const detail = values.detail ?? "provisions";
  return (
    <>
      <p class="bar-of">
        <DetailChoice
          label={say("显示到", "Down to")}
          detail={detail}
          choices={[["provisions", word("provision")], ["statements", word("statement")]]}
          onChoose={(chosen) => settle("doc", { ...values, detail: chosen })}
        />
        <span class="note">{say("圆的大小是职责数；虚线是推断；双击展开。", "Size: number of duties; dashed: inferred; double click expands.")}</span>
      </p>
      <FetchedGraph part={{ document: sheet.about.id, detail, limit: NODES }} titles={{ [sheet.about.id]: sheet.about.title }} />
    </>
  );
}

function AboutDocument({ sheet }: { sheet: DocumentSheet }) {
  const [said, setSaid] = useState("");
  const { about } = sheet;
  const entries: [string, string][] = [
    ["title", about.title],
    ["number", about.number],
    ["issuers", about.issuers.join("、")],
    ["addressees", sheet.addressees.join("、")],
    ["form", about.form],
    ["content", about.content],
    ["rank", about.rank],
    ["status", about.status],
    ...Object.entries(sheet.dates),
  ];
  const cited = sheet.citations.filter((one) => one.title || one.number);
  return (
    <>
      <dl class="portrait">
        {entries
          .filter(([, value]) => value)
          .map(([key, value]) => [<dt key={key}>{key === "addressees" ? say("主送", "addressees") : word(key)}</dt>, <dd key={`${key}-value`}>{value}</dd>])}
        {about.part_of && (
          <>
            <dt>{say("所附通知", "carried by")}</dt>
            <dd>
              <a href={link("doc", { id: about.part_of })}>{about.part_of}</a>
            </dd>
          </>
        )}
        <dt>{say("原文未给出", "the text does not give")}</dt>
        <dd>{about.missing.map(word).join("、") || say("无", "nothing is missing")}</dd>
        <dt>{say("规模", "size")}</dt>
        <dd>{say(`${about.provisions} 个条款，${about.statements} 条陈述，${sheet.assignments.length} 处责任分工，${sheet.goals.length} 个目标`, `${about.provisions} provisions, ${about.statements} statements, ${sheet.assignments.length} assignments, ${sheet.goals.length} goals`)}</dd>
      </dl>
      <p>
        <button type="button" onClick={() => void copy(quotation(about, "")).then((done) => setSaid(done ? say("已复制", "copied") : ""))}>
          {say("复制引用", "Copy citation")}
        </button>{" "}
        <span role="status">{said}</span> {!published() && <a href={path("document", { id: about.id })}>JSON</a>}
      </p>
      {cited.length > 0 && (
        <section>
          <h2>{say("引用的文件", "Texts it cites")}</h2>
          <ul class="found">
            {cited.map((one, index) => (
              <li key={index}>
                <span class="tag">{one.relation}</span>{" "}
                {one.document ? (
                  <a href={link("doc", { id: one.document })}>{one.title ? `《${one.title}》` : one.number}</a>
                ) : (
                  <>{one.title ? `《${one.title}》` : one.number}</>
                )}{" "}
                {one.number && one.title && `（${one.number}）`} {one.article}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
