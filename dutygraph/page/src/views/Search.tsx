// What a search finds: names, then who is responsible for the topic.
import { link, settle, useAddress } from "../address";
import { path, published, useLoaded } from "../data";
import { useEffect, useState } from "preact/hooks";
import { say } from "../language";
import { Rows } from "../parts/Rows";
import { SearchBox, target } from "../parts/SearchBox";
import { Nothing, Shown } from "../parts/States";
import type { QuestionRows, Suggestion } from "../records";
import { suggest } from "../suggesting";
import { word } from "../words";
import { stateOf, valuesOf } from "./Table";

/** Without a server: the tasks whose words hold the topic. */
function PublishedTopic({ q }: { q: string }) {
  const { values } = useAddress();
  const tasks = useLoaded<QuestionRows>(path("questions/tasks"));
  return (
    <section>
      <h2>{say(`涉及“${q}”的任务`, `Tasks about ${q}`)}</h2>
      <Shown loaded={tasks}>
        {(found) => {
          const rows = found.rows.filter((row) => ["task", "evidence", "provision"].some((name) => String(row[name] ?? "").includes(q)));
          return <Rows found={{ ...found, rows, total: rows.length }} state={stateOf(values)} writable={false} onChange={(state) => settle("search", { q, ...valuesOf(state) })} />;
        }}
      </Shown>
    </section>
  );
}

export function Search({ writable }: { writable: boolean }) {
  const { values } = useAddress();
  const q = values.q ?? "";
  const [names, setNames] = useState<Suggestion[]>([]);
  const [again, setAgain] = useState(0);
  useEffect(() => {
    let gone = false;
    suggest(q, 12).then(
      (found) => gone || setNames(found),
      () => setNames([]),
    );
    return () => {
      gone = true;
    };
  }, [q]);
  const topic = q && !/^[\x00-\x7f]+$/.test(q) && !published() ? path("questions/who", { topic: q, limit: 2000 }) : undefined;
  const who = useLoaded<QuestionRows>(topic, again);
  return (
    <>
      <h1>{say(`搜索“${q}”`, `Search: ${q}`)}</h1>
      <SearchBox initial={q} label={say("再次搜索", "Search again")} />
      {names.length > 0 && (
        <section>
          <h2>{say("名称", "Names")}</h2>
          <ul class="found">
            {names.map((one) => (
              <li key={one.kind + one.key}>
                <span class={`tag ${one.kind}`}>{word(one.kind)}</span> <a href={target(one)}>{one.label}</a> <small>{one.extra}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {topic && (
        <section>
          <h2>{say(`“${q}”由谁负责`, `Who is responsible for ${q}`)}</h2>
          <Shown loaded={who}>
            {(found) =>
              found.total === 0 ? (
                <Nothing>
                  <p>{say(`没有涉及“${q}”的责任。`, `Nobody is responsible for ${q}.`)}</p>
                  <p>
                    {say("换个更短的词试试，两个字即可；或看", "Try a shorter word, two characters will do; or see")} <a href={link("collection")}>{say("全部文件", "all documents")}</a>
                    {say("。", ".")}
                  </p>
                </Nothing>
              ) : (
                <Rows found={found} state={stateOf(values)} writable={writable} onChange={(state) => settle("search", { q, ...valuesOf(state) })} onReviewed={() => setAgain(again + 1)} />
              )
            }
          </Shown>
        </section>
      )}
      {published() && <PublishedTopic q={q} />}
      {!topic && !published() && names.length === 0 && (
        <Nothing>
          <p>{say("没有找到。可输入汉字、全拼或首字母。", "Nothing found. Type characters, pinyin or its initials.")}</p>
        </Nothing>
      )}
    </>
  );
}
