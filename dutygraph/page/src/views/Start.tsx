// What is seen first: a search box, three questions that this graph answers, one document's matrix.
import { link } from "../address";
import { path, useLoaded } from "../data";
import { say } from "../language";
import { MatrixLegend, MatrixTable } from "../parts/MatrixTable";
import { SearchBox } from "../parts/SearchBox";
import { Shown } from "../parts/States";
import type { About, ActorEntry, DocumentEntry, Matrix } from "../records";

export function Start({ about }: { about?: About }) {
  const documents = useLoaded<{ total: number; rows: DocumentEntry[] }>(path("documents", { limit: 1000 }));
  const first = documents.value && [...documents.value.rows].sort((a, b) => worth(b) - worth(a))[0];
  const matrix = useLoaded<Matrix>(first && path("matrix", { id: first.id }));
  const actors = useLoaded<{ rows: ActorEntry[] }>(matrix.value && path("actors", { limit: 5 }));
  const busiest = matrix.value?.actors.find((actor) => matrix.value!.rows.some((row) => row.cells.some((cell) => cell.actor === actor && cell.part === "lead")));
  const body = actors.value?.rows[0]?.name ?? busiest;
  const topic = matrix.value && topicOf(matrix.value);
  return (
    <div class="start">
      <section class="hero">
        <h1>{say("谁负责什么，依据哪一条？", "Who must do what, and where does it say so?")}</h1>
        <SearchBox large />
        {about && (
          <p class="counts">
            {say(`${about.documents} 份文件，${about.statements} 条陈述；每个回答都附条款和原文。`, `${about.documents} ${about.documents === 1 ? "document" : "documents"}, ${about.statements} statements; every answer comes with its provision and its words.`)}
          </p>
        )}
      </section>
      <Shown loaded={documents}>
        {(found) =>
          found.total === 0 ? (
            <p class="nothing">
              {say("图谱中还没有文件。请运行：", "There is no document yet. Run:")} <code>dutygraph build 文件夹 --store out/store</code>
            </p>
          ) : (
            <>
              <section aria-labelledby="asking">
                <h2 id="asking">{say("可以这样问", "Things to ask")}</h2>
                <ul class="asks">
                  {body && (
                    <li>
                      <a href={link("actor", { name: body })}>
                        <b>{say(`${body}承担哪些职责？`, `What falls to ${body}?`)}</b>
                        <small>{say("牵头、配合、推断分列，附原文", "led, supporting, inferred, with the words")}</small>
                      </a>
                    </li>
                  )}
                  {topic && (
                    <li>
                      <a href={link("search", { q: topic })}>
                        <b>{say(`“${topic}”由谁负责？`, `Who is responsible for ${topic}?`)}</b>
                        <small>{say("按依据的确定程度排列", "firmest evidence first")}</small>
                      </a>
                    </li>
                  )}
                  {first && (
                    <li>
                      <a href={link("doc", { id: first.id, view: "matrix", unled: "1" })}>
                        <b>{say("哪些条款没有牵头单位？", "Which provisions does nobody lead?")}</b>
                        <small>{first.title || first.id}</small>
                      </a>
                    </li>
                  )}
                </ul>
              </section>
              <section aria-labelledby="matrix">
                <h2 id="matrix">{say("条款 × 部门", "Provisions × bodies")}</h2>
                <Shown loaded={matrix}>
                  {(one) => (
                    <>
                      <p class="lead">
                        <a href={link("doc", { id: one.document })}>{one.title || one.document}</a> {one.number && <span class="number">{one.number}</span>}
                      </p>
                      <MatrixLegend />
                      <MatrixTable matrix={one} rows={14} most={14} />
                      <p class="ways">
                        <a class="button" href={link("doc", { id: one.document, view: "matrix" })}>
                          {say("完整对照表", "The whole table")}
                        </a>
                        <a class="button" href={link("doc", { id: one.document, view: "text" })}>
                          {say("读原文", "Read the text")}
                        </a>
                        <a class="button" href={link("doc", { id: one.document, view: "graph" })}>
                          {say("看图谱", "See the graph")}
                        </a>
                      </p>
                    </>
                  )}
                </Shown>
              </section>
              {found.total > 1 && (
                <section aria-labelledby="recent">
                  <h2 id="recent">{say("文件", "Documents")}</h2>
                  <ul class="documents">
                    {found.rows.slice(0, 8).map((one) => (
                      <li key={one.id}>
                        <a href={link("doc", { id: one.id })}>{one.title || one.id}</a>
                        <small>
                          {[one.number, one.issuers[0], one.date].filter(Boolean).join(" · ")} · {say(`${one.statements} 条陈述`, `${one.statements} statements`)}
                        </small>
                      </li>
                    ))}
                  </ul>
                  <p>
                    <a href={link("collection")}>{say(`全部 ${found.total} 份文件`, `All ${found.total} documents`)}</a>
                  </p>
                </section>
              )}
            </>
          )
        }
      </Shown>
    </div>
  );
}

/** A document of readable size with much to show comes first. */
function worth(one: DocumentEntry): number {
  return Math.min(one.statements, 200) - Math.max(0, one.provisions - 80) + (one.number ? 20 : 0) + (one.title ? 60 : 0) - (one.part_of ? 10 : 0);
}

/** Two characters that a heading ends or begins with, to ask for. */
function topicOf(matrix: Matrix): string | undefined {
  const row = matrix.rows.find((one) => one.led && one.statements > 1) ?? matrix.rows[0];
  const words = row?.label.replace(/^[（(]?[一二三四五六七八九十百\d]+[)）]?[、.]?|^第.+?[条章节]/, "").replace(/[。，、].*/, "");
  return words && words.length >= 2 ? words.slice(-2) : undefined;
}
