// Two documents side by side: their provisions, and what the question `compare` says of each where there is one.
import { link, settle, useAddress } from "../address";
import { path, published, useLoaded } from "../data";
import { say } from "../language";
import { Rows } from "../parts/Rows";
import { SearchBox } from "../parts/SearchBox";
import { Shown } from "../parts/States";
import { Text } from "../places";
import { copy, quotation } from "../quoting";
import type { DocumentSheet, ProvisionEntry, Question, QuestionRows } from "../records";
import { stateOf, valuesOf } from "./Table";

export function Compare() {
  const { values } = useAddress();
  const { a = "", b = "" } = values;
  const questions = useLoaded<Question[]>("api/questions");
  const question = questions.value?.find((one) => one.name === "compare");
  const needed = question?.parameters.filter((one) => one.type === "text" && one.required) ?? [];
  const asked = a && b && needed.length === 2 && !published() ? path("questions/compare", { [needed[0]!.name]: a, [needed[1]!.name]: b, limit: 5000 }) : undefined;
  const rows = useLoaded<QuestionRows>(asked);
  return (
    <>
      <h1>{say("对照两份文件", "Two documents side by side")}</h1>
      <div class="pair">
        {(["a", "b"] as const).map((side) => (
          <SearchBox
            key={side}
            only="document"
            initial={values[side]}
            label={side === "a" ? say("甲：上位或较早的文件", "First: the higher or earlier one") : say("乙：下位或较晚的文件", "Second: the lower or later one")}
            placeholder={side === "a" ? say("甲：标题或文号", "First: title or number") : say("乙：标题或文号", "Second: title or number")}
            onChoose={(one) => settle("compare", { ...values, [side]: one.key })}
          />
        ))}
      </div>
      {asked && (
        <Shown loaded={rows}>
          {(found) => <Rows question={found.question} rows={found.rows} state={stateOf(values)} onChange={(state) => settle("compare", { a, b, ...valuesOf(state) })} />}
        </Shown>
      )}
      <div class="pair">
        {a ? <Column id={a} /> : <p class="nothing">{say("请选择甲文件。", "Choose the first document.")}</p>}
        {b ? <Column id={b} /> : <p class="nothing">{say("请选择乙文件。", "Choose the second document.")}</p>}
      </div>
    </>
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
          <section class="column" aria-label={found.about.title}>
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
