// 条款 × 部门: ▲ ● ○. Rows in the document's order, columns in the order of the institutions.
import { link } from "../address";
import { say } from "../language";
import type { Cell, Matrix, MatrixRow } from "../records";
import { word } from "../words";

export const SIGNS = { lead: "▲", support: "●", suggested: "○" } as const;

export function signName(part: Cell["part"]): string {
  return {
    lead: say("牵头或负责", "leads or answers for it"),
    support: say("配合或协同", "supports"),
    suggested: say("推断，原文未点名", "inferred, the text names nobody"),
  }[part];
}

export function MatrixLegend() {
  return (
    <ul class="signs" aria-label={say("图例", "Legend")}>
      {(["lead", "support", "suggested"] as const).map((part) => (
        <li key={part}>
          <b class={part}>{SIGNS[part]}</b> {signName(part)}
        </li>
      ))}
      <li>
        <b class="flag">!</b> {say("无牵头单位", "nobody leads")}
      </li>
    </ul>
  );
}

export function MatrixTable({ matrix, rows, most = 40 }: { matrix: Matrix; rows?: number; most?: number }) {
  const shown = rows ? matrix.rows.slice(0, rows) : matrix.rows;
  // The busiest columns where there are too many to read, still in the order of the institutions.
  const load = new Map<string, number>();
  matrix.rows.forEach((row) => row.cells.forEach((cell) => load.set(cell.actor, (load.get(cell.actor) ?? 0) + 1 + (cell.part === "lead" ? 1 : 0))));
  const kept = new Set([...load].sort((a, b) => b[1] - a[1]).slice(0, most).map(([actor]) => actor));
  const actors = matrix.actors.filter((actor) => kept.has(actor) && (!rows || shown.some((row) => row.cells.some((cell) => cell.actor === actor))));
  if (!matrix.rows.length) return <p class="nothing">{say("这份文件没有读出职责。", "No duty was read off this document.")}</p>;
  let section = "";
  return (
    <div class="matrix" tabIndex={0} role="region" aria-label={say("条款与部门对照表，可横向滚动", "Provisions and bodies, scrolls sideways")}>
      <table>
        <caption>
          {matrix.title} {matrix.number && `（${matrix.number}）`} {say("条款 × 部门", "provisions × bodies")}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="corner">
              {say("条款", "Provision")}
            </th>
            {actors.map((actor) => (
              <th key={actor} scope="col" class="body" title={actor}>
                <a href={link("actor", { name: actor })}>
                  <span>{actor}</span>
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const opens = row.section !== section;
            section = row.section;
            return [
              opens && row.section && (
                <tr key={`${row.provision}-section`} class="section">
                  <th scope="rowgroup" colSpan={actors.length + 1}>
                    {row.section}
                  </th>
                </tr>
              ),
              <Line key={row.provision} row={row} actors={actors} document={matrix.document} />,
            ];
          })}
        </tbody>
      </table>
      {actors.length < matrix.actors.length && (
        <p class="note">
          {rows
            ? say(`另有 ${matrix.actors.length - actors.length} 个主体、${matrix.rows.length - shown.length} 个条款，见全表。`, `${matrix.actors.length - actors.length} more bodies and ${matrix.rows.length - shown.length} more provisions in the whole table.`)
            : say(`只列职责最多的 ${actors.length} 个主体，共 ${matrix.actors.length} 个。`, `The ${actors.length} busiest of ${matrix.actors.length} bodies.`)}
        </p>
      )}
    </div>
  );
}

function Line({ row, actors, document }: { row: MatrixRow; actors: string[]; document: string }) {
  const cells = new Map(row.cells.map((cell) => [cell.actor, cell]));
  return (
    <tr class={row.led ? "" : "unled"}>
      <th scope="row">
        <a href={link("doc", { id: document, view: "text", at: row.provision })}>{row.label}</a>
        {!row.led && (
          <span class="flag" title={say("无牵头单位", "nobody leads")}>
            <span aria-hidden="true">!</span>
            <span class="sr">{say("无牵头单位", "nobody leads")}</span>
          </span>
        )}
      </th>
      {actors.map((actor) => {
        const cell = cells.get(actor);
        return (
          <td key={actor}>
            {cell && (
              <a
                class={cell.part}
                href={link("doc", { id: document, view: "text", at: cell.statements[0] ?? row.provision })}
                title={`${actor} · ${row.label}\n${signName(cell.part)}${cell.roles.length ? ` · ${cell.roles.map(word).join("、")}` : ""}`}
                aria-label={`${actor}：${signName(cell.part)}`}
              >
                {SIGNS[cell.part]}
              </a>
            )}
          </td>
        );
      })}
    </tr>
  );
}
