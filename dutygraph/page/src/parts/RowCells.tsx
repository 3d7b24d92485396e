// What stands in the cells of a table: links to actors, where something is said, one of two duties.
import { link } from "../address";
import type { Label, Row } from "../records";
import { cell, isActors, texts, type Shown } from "./columns";

/** Where the words of a statement stand. */
export function reading(statement: unknown): string | undefined {
  const id = String(statement ?? "");
  return id.includes("#") ? link("doc", { id: id.slice(0, id.indexOf("#")), view: "text", at: id }) : undefined;
}

export function Cell({ column, row }: { column: Shown; row: Row }) {
  if (column.kind === "side") return <Side parts={column.parts} row={row} statement={row[column.name.replace("duty", "statement")]} />;
  if (column.kind === "source") return <Source parts={column.parts} row={row} />;
  return <Value name={column.name} value={row[column.name]} />;
}

function Value({ name, value }: { name: string; value: unknown }) {
  return isActors(name) ? <Actors names={texts(value)} /> : <>{cell(value)}</>;
}

function Actors({ names }: { names: string[] }) {
  return (
    <>
      {names.map((actor, index) => (
        <span key={actor}>
          {index > 0 && "、"}
          <a href={link("actor", { name: actor })}>{actor}</a>
        </span>
      ))}
    </>
  );
}

function Source({ parts, row }: { parts: Record<string, Label>; row: Row }) {
  const said = (part: string) => (parts[part] ? cell(row[parts[part].name]) : "");
  const [cite, title, at] = [said("provision") || said("number"), said("title"), reading(row.statement)];
  return (
    <>
      {at ? <a href={at}>{cite}</a> : cite}
      {[said("heading"), cite.includes(title) ? "" : title].filter(Boolean).map((one) => (
        <small key={one}>{one}</small>
      ))}
    </>
  );
}

function Side({ parts, row, statement }: { parts: Record<string, Label>; row: Row; statement: unknown }) {
  const said = (part: string) => (parts[part] ? cell(row[parts[part].name]) : "");
  const [cite, title, at] = [said("provision"), said("title"), reading(statement)];
  const about = [cite.includes(title) ? "" : title, said("number") && !cite.includes(said("number")) ? said("number") : "", said("rank"), said("since"), said("status"), said("grade")];
  return (
    <>
      <p class="what">
        {parts.actors && <Actors names={texts(row[parts.actors.name])} />} <b>{said("duty")}</b>
      </p>
      <blockquote>{said("evidence")}</blockquote>
      <small>
        {at ? <a href={at}>{cite}</a> : cite} {about.filter(Boolean).join(" · ")}
      </small>
    </>
  );
}
