// A part of the graph, fetched and shown; what is chosen and how it is coloured stand in the address.
import { settle, useAddress } from "../address";
import { path, useLoaded } from "../data";
import type { Colouring } from "../graph/style";
import type { Picture } from "../records";
import { GraphPane } from "./GraphPane";
import { Shown } from "./States";

export interface Part {
  document?: string;
  actor?: string;
  detail: string;
  limit: number;
}

/** Beyond so many nodes a picture of one document or actor is cut. */
export const NODES = 2000;

/** The picture of a part; nothing is fetched for `undefined`. */
export function usePicture(part: Part | undefined) {
  return useLoaded<Picture>(part && path("graph", { document: part.document, actor: part.actor, detail: part.detail, limit: part.limit }));
}

export function FetchedGraph({ part, titles }: { part: Part | undefined; titles?: Record<string, string> }) {
  const { view, values } = useAddress();
  const put = (more: Record<string, string>) => settle(view, { ...values, ...more });
  return (
    <Shown loaded={usePicture(part)}>
      {(picture) => (
        <GraphPane
          picture={picture}
          titles={titles}
          chosen={values.at ?? null}
          onChoose={(at) => put({ at: at ?? "" })}
          colouring={(values.colour as Colouring) ?? "kind"}
          onColour={(colour) => put({ colour })}
        />
      )}
    </Shown>
  );
}

/** What actors are linked with. */
export function DetailChoice({ label, detail, choices, onChoose }: { label: string; detail: string; choices: [string, string][]; onChoose(detail: string): void }) {
  return (
    <label>
      {label}{" "}
      <select value={detail} onChange={(event) => onChoose(event.currentTarget.value)}>
        {choices.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
