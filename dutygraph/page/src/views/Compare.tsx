// Two documents side by side: each provision beside what the other makes of it, or both texts where nobody compares them.
import { link, settle, useAddress } from "../address";
import { answered, path, published, useLoaded } from "../data";
import { say } from "../language";
import { texts } from "../parts/columns";
import { SearchBox } from "../parts/SearchBox";
import { Shown } from "../parts/States";
import { Text } from "../places";
import { copy, quotation } from "../quoting";
import type { DocumentEntry, DocumentSheet, ProvisionEntry, QuestionRows, Row } from "../records";

const MEANINGS: Record<string, [string, string]> = {
  照搬: ["字句相同", "word for word"],
  细化: ["更详细或换了说法", "in more detail or other words"],
  加码: ["要求更高", "asks more"],
  减码: ["要求更低", "asks less"],
  新增: ["只有乙文件有", "only the second has it"],
  未承接: ["乙文件没有承接", "the second does not take it up"],
};

const pairOf = (a: string, b: string): string => path("questions/compare", { document: a, other: b, limit: 5000 });

export function Compare() {
  const { values } = useAddress();
  const { a = "", b = "" } = values;
  const documents = useLoaded<{ rows: DocumentEntry[] }>(path("documents", { limit: 1000 }));
  const all = documents.value?.rows ?? [];
  const called = (id: string) => all.find((one) => one.id === id)?.title || id;
  const choose = (side: "a" | "b", id: string) => settle("compare", { ...values, only: "", [side]: id });
  return (
    <>
      <h1>{say("对照两份文件", "Two documents side by side")}</h1>
      <p class="note">{say("逐条看乙文件对甲文件的条款是照搬、细化、加码还是没有承接。", "What the second makes of each provision of the first: word for word, in more detail, asking more, or not at all.")}</p>
      <div class="pair">
        {(["a", "b"] as const).map((side) => (
          <label key={side}>
            {side === "a" ? say("甲：上位或较早的文件", "First: the higher or earlier one") : say("乙：下位或较晚的文件", "Second: the lower or later one")}
            <SearchBox
              only="document"
              initial={values[side] ? called(values[side]) : ""}
              label={side === "a" ? say("甲文件", "First document") : say("乙文件", "Second document")}
              placeholder={say("标题、文号或拼音", "Title, number or pinyin")}
              onChoose={(one) => choose(side, one.key)}
            />
          </label>
        ))}
      </div>
      {a && b && a === b ? (
        <p class="nothing">{say("甲、乙是同一份文件，请另选一份。", "Both are the same document: choose another.")}</p>
      ) : a && b && answered(pairOf(a, b)) ? (
        <Compared a={a} b={b} only={values.only ?? ""} />
      ) : a && b ? (
        <>
          <p class="note">{say("发布的文件中没有这两份的逐条对照，下面并列原文；逐条对照请用 dutygraph serve。", "The published files do not compare these two: here are both texts. dutygraph serve compares any two.")}</p>
          <div class="pair">
            <Column id={a} />
            <Column id={b} />
          </div>
        </>
      ) : (
        documents.value && <Choose documents={all} chosen={a || b} onChoose={(id) => choose(a ? "b" : "a", id)} first={!a} />
      )}
    </>
  );
}

const OFFERED = 12;

function Choose({ documents, chosen, first, onChoose }: { documents: DocumentEntry[]; chosen: string; first: boolean; onChoose(id: string): void }) {
  const offered = documents.filter((one) => one.id !== chosen && (!chosen || first || !published() || answered(pairOf(chosen, one.id))));
  if (documents.length < 2)
    return <p class="nothing">{say("图谱中只有一份文件，再读入一份就可以对照：", "There is one document only. Read another to compare them:")} <code>dutygraph build 文件 --store out/store</code></p>;
  return (
    <section>
      <h2>{first ? say("先选甲文件", "Choose the first") : say("再选乙文件", "Choose the second")}</h2>
      <ul class="documents">
        {offered.slice(0, OFFERED).map((one) => (
          <li key={one.id}>
            <button type="button" class="quiet" onClick={() => onChoose(one.id)}>
              {one.title || one.id}
            </button>
            <small>{[one.number, one.issuers[0], one.date].filter(Boolean).join(" · ")}</small>
          </li>
        ))}
      </ul>
      {offered.length > OFFERED && <p class="note">{say(`另有 ${offered.length - OFFERED} 份，请在上面输入标题。`, `${offered.length - OFFERED} more: type a title above.`)}</p>}
    </section>
  );
}

function Compared({ a, b, only }: { a: string; b: string; only: string }) {
  const rows = useLoaded<QuestionRows>(pairOf(a, b));
  const sheets = [useLoaded<DocumentSheet>(path("document", { id: a })), useLoaded<DocumentSheet>(path("document", { id: b }))];
  const places = sheets.map((one) => new Map(one.value?.provisions.map((provision) => [provision.cite, provision.id])));
  return (
    <Shown loaded={rows}>
      {(found) => {
        const counts = new Map<string, number>();
        found.rows.forEach((row) => counts.set(String(row.relation), (counts.get(String(row.relation)) ?? 0) + 1));
        const shown = only ? found.rows.filter((row) => row.relation === only) : found.rows;
        return (
          <>
            <nav class="questions" aria-label={say("关系", "Relations")}>
              <a href={link("compare", { a, b })} aria-current={only ? undefined : "page"}>
                {say("全部", "all")} {found.rows.length}
              </a>
              {[...counts].map(([name, count]) => (
                <a key={name} href={link("compare", { a, b, only: name })} aria-current={only === name ? "page" : undefined} title={say(...(MEANINGS[name] ?? [name, name]))}>
                  {name} {count}
                </a>
              ))}
              {!published() && <a href={path("questions/compare", { document: a, other: b, format: "xlsx" })}>XLSX</a>}
            </nav>
            <div class="scroll" tabIndex={0} role="region" aria-label={say("逐条对照", "Provision by provision")}>
              <table class="compared">
                <thead>
                  <tr>
                    <th scope="col">{say("关系", "Relation")}</th>
                    <th scope="col">
                      <a href={link("doc", { id: a })}>{sheets[0]?.value?.about.title || a}</a>
                    </th>
                    <th scope="col">
                      <a href={link("doc", { id: b })}>{sheets[1]?.value?.about.title || b}</a>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((row, index) => (
                    <tr key={index} class={`relation-${String(row.relation)}`}>
                      <th scope="row">
                        <b>{String(row.relation)}</b>
                        <small>{String(row.details || say(...(MEANINGS[String(row.relation)] ?? ["", ""])))}</small>
                      </th>
                      <Side row={row} of="" document={a} places={places[0]!} />
                      <Side row={row} of="other_" document={b} places={places[1]!} />
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        );
      }}
    </Shown>
  );
}

function Side({ row, of, document, places }: { row: Row; of: string; document: string; places: Map<string, string> }) {
  const cite = String(row[`${of}provision`] ?? "");
  const actors = texts(row[`${of}actors`]);
  if (!cite) return <td class="none">—</td>;
  return (
    <td>
      <p class="from">
        <a href={link("doc", { id: document, view: "text", at: places.get(cite) })}>{cite}</a> {String(row[`${of}heading`] ?? "")}{" "}
        <button type="button" class="small" onClick={() => void copy(quotation({ title: String(row[`${of}title`] ?? ""), number: String(row[`${of}number`] ?? "") }, cite))}>
          {say("复制引用", "Copy citation")}
        </button>
      </p>
      <p>{String(row[`${of}evidence`] ?? "").replace(/[#*]{2,}/g, "")}</p>
      {actors.length > 0 && <p class="from">{actors.join("、")}</p>}
    </td>
  );
}

function Column({ id }: { id: string }) {
  const sheet = useLoaded<DocumentSheet>(path("document", { id }));
  return (
    <Shown loaded={sheet}>
      {(found) => {
        const text = new Text(found.text);
        const own = (one: ProvisionEntry) => one.own.map(([start, end]) => text.cut(start, end)).join("").replace(/\s+|[#*]{2,}/g, "");
        return (
          <section class="column" aria-label={found.about.title} tabIndex={0}>
            <h2>
              <a href={link("doc", { id })}>{found.about.title || id}</a>
            </h2>
            {found.provisions.map((one) => (
              <div key={one.id} class="provision" style={{ marginInlineStart: `${Math.min(one.depth, 3) * 0.8}rem` }}>
                <h3>
                  <a href={link("doc", { id, view: "text", at: one.id })}>{`${one.number}${one.heading}` || one.cite}</a>{" "}
                  <button type="button" class="small" onClick={() => void copy(quotation(found.about, one.cite))}>
                    {say("复制引用", "Copy citation")}
                  </button>
                </h3>
                <p>{own(one)}</p>
              </div>
            ))}
          </section>
        );
      }}
    </Shown>
  );
}
