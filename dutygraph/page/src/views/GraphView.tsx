// The graph of all documents: who is linked with which documents, or all the way down to statements.
import { settle, useAddress } from "../address";
import { path, published, useLoaded } from "../data";
import type { Colouring } from "../graph/style";
import { say } from "../language";
import { GraphPane } from "../parts/GraphPane";
import { Shown } from "../parts/States";
import type { DocumentEntry, Picture } from "../records";

export function GraphView() {
  const { values } = useAddress();
  const documents = useLoaded<{ rows: DocumentEntry[] }>(path("documents", { limit: 1000 }));
  const few = (documents.value?.rows.length ?? 0) <= 3;
  const detail = values.detail ?? (few ? "provisions" : "documents");
  const limit = Number(values.limit ?? 300);
  const picture = useLoaded<Picture>(documents.value && path("graph", { detail, limit }));
  const put = (more: Record<string, string>) => settle("graph", { ...values, ...more });
  return (
    <>
      <h1>{say("图谱", "Graph")}</h1>
      {!published() && (
        <p class="bar-of">
          <label>
            {say("主体连到", "Actors linked with")}{" "}
            <select value={detail} onChange={(event) => put({ detail: event.currentTarget.value })}>
              <option value="documents">{say("文件", "documents")}</option>
              <option value="provisions">{say("条款", "provisions")}</option>
              <option value="statements">{say("陈述", "statements")}</option>
            </select>
          </label>
          <label>
            {say("至多", "At most")}{" "}
            <select value={String(limit)} onChange={(event) => put({ limit: event.currentTarget.value })}>
              {[100, 300, 1000, 5000, 20000, 40000].map((one) => (
                <option key={one} value={String(one)}>
                  {one}
                </option>
              ))}
            </select>{" "}
            {say("个节点", "nodes")}
          </label>
          <span class="note">{say("圆的大小是职责数；虚线是推断；双击展开，拖动即固定。", "Size: number of duties; dashed: inferred; double click expands, dragging pins.")}</span>
        </p>
      )}
      <Shown loaded={picture}>
        {(found) => (
          <GraphPane
            picture={found}
            chosen={values.at ?? null}
            onChoose={(at) => put({ at: at ?? "" })}
            colouring={(values.colour as Colouring) ?? "kind"}
            onColour={(colour) => put({ colour })}
            titles={Object.fromEntries((documents.value?.rows ?? []).map((one) => [one.id, one.title]))}
          />
        )}
      </Shown>
    </>
  );
}
