// The graph of all documents: who is linked with which documents, or all the way down to statements.
import { settle, useAddress } from "../address";
import { path, published, useLoaded } from "../data";
import { say } from "../language";
import { DetailChoice, FetchedGraph } from "../parts/FetchedGraph";
import type { DocumentEntry } from "../records";
import { word } from "../words";

const LIMITS = [100, 300, 1000, 5000, 20000, 40000];

export function GraphView() {
  const { values } = useAddress();
  const documents = useLoaded<{ rows: DocumentEntry[] }>(path("documents", { limit: 1000 }));
  const few = (documents.value?.rows.length ?? 0) <= 3;
  const detail = values.detail ?? (few ? "provisions" : "documents");
  const limit = Number(values.limit ?? 300);
  const put = (more: Record<string, string>) => settle("graph", { ...values, ...more });
  return (
    <>
      <h1>{say("图谱", "Graph")}</h1>
      <p class="bar-of">
        {!published() && (
          <>
            <DetailChoice
              label={say("主体连到", "Actors linked with")}
              detail={detail}
              choices={[["documents", word("document")], ["provisions", word("provision")], ["statements", word("statement")]]}
              onChoose={(chosen) => put({ detail: chosen })}
            />
            <label>
              {say("至多", "At most")}{" "}
              <select value={String(limit)} onChange={(event) => put({ limit: event.currentTarget.value })}>
                {LIMITS.map((one) => (
                  <option key={one} value={String(one)}>
                    {one}
                  </option>
                ))}
              </select>{" "}
              {say("个节点", "nodes")}
            </label>
          </>
        )}
        <span class="note">{say("圆的大小是职责数；虚线是推断；双击展开，拖动即固定。", "Size: number of duties; dashed: inferred; double click expands, dragging pins.")}</span>
      </p>
      <FetchedGraph part={documents.value && { detail, limit }} titles={Object.fromEntries((documents.value?.rows ?? []).map((one) => [one.id, one.title]))} />
    </>
  );
}
