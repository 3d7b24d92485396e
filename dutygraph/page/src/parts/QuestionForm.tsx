// The form of a question, made from its header; what may stand in it is offered.
import { useEffect, useId, useState } from "preact/hooks";

import { go, link } from "../address";
import { path, useLoaded } from "../data";
import { say } from "../language";
import type { ActorEntry, DocumentEntry, Label, Question } from "../records";
import { suggest } from "../suggesting";
import { word } from "../words";
import { heading } from "./columns";

const isDocument = (label: Label): boolean => label.type.startsWith("text") && ["document", "other", "others"].includes(label.name);
const isActor = (label: Label): boolean => label.type === "text" && label.name === "actor";

export function QuestionForm({ question, given }: { question: Question; given: Record<string, string> }) {
  const [typed, setTyped] = useState<Record<string, string>>(given);
  const put = (name: string, value: string) => setTyped({ ...typed, [name]: value });
  const documents = useLoaded<{ rows: DocumentEntry[] }>(question.parameters.some(isDocument) ? path("documents", { limit: 1000 }) : undefined);
  return (
    <form
      class="asking"
      onSubmit={(event) => {
        event.preventDefault();
        go("table", { ask: question.name, ...typed });
      }}
    >
      {question.parameters.map((one) =>
        one.type === "texts" && one.choices.length ? (
          <Choices key={one.name} label={one} value={typed[one.name] ?? ""} onChange={(value) => put(one.name, value)} />
        ) : (
          <label key={one.name} class={one.type === "flag" ? "flag" : ""}>
            <span>
              {heading(one)}
              {one.required && <abbr title={say("必填", "needed")}> *</abbr>}
            </span>
            <Field label={one} value={typed[one.name] ?? ""} documents={documents.value?.rows ?? []} onChange={(value) => put(one.name, value)} />
          </label>
        ),
      )}
      <button type="submit">{say("查询", "Ask")}</button>
    </form>
  );
}

/** Several of a few words. */
function Choices({ label, value, onChange }: { label: Label; value: string; onChange(value: string): void }) {
  const chosen = value ? value.split("、") : [];
  const turn = (one: string) => onChange(label.choices.filter((other) => (other === one ? !chosen.includes(one) : chosen.includes(other))).join("、"));
  return (
    <fieldset class="choices">
      <legend>{heading(label)}</legend>
      {label.choices.map((one) => (
        <label key={one} class="flag">
          <input type="checkbox" checked={chosen.includes(one)} onChange={() => turn(one)} />
          {word(one)}
        </label>
      ))}
    </fieldset>
  );
}

interface FieldProps {
  label: Label;
  value: string;
  documents: DocumentEntry[];
  onChange(value: string): void;
}

function Field({ label, value, documents, onChange }: FieldProps) {
  const id = useId();
  const [actors, setActors] = useState<string[]>([]);
  useEffect(() => {
    if (!isActor(label) || !value) return;
    let gone = false;
    suggest(value, 30).then(
      (found) => gone || setActors(found.filter((one) => one.kind === "actor").map((one) => one.key)),
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [label, value]);
  if (label.type === "flag") return <input type="checkbox" checked={value === "true"} onChange={(event) => onChange(event.currentTarget.checked ? "true" : "")} />;
  if (label.type === "text" && label.choices.length)
    return (
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="" />
        {label.choices.map((one) => (
          <option key={one} value={one}>
            {word(one)}
          </option>
        ))}
      </select>
    );
  const offered = isDocument(label) ? documents.map((one) => [one.id, one.title]) : isActor(label) ? actors.map((one) => [one, ""]) : [];
  return (
    <>
      <input
        type={label.type === "date" ? "date" : label.type === "number" ? "number" : "text"}
        step="any"
        required={label.required}
        value={value}
        list={offered.length ? `${id}-list` : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {offered.length > 0 && (
        <datalist id={`${id}-list`}>
          {offered.map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

/** Where a question needs something that is not there yet: what could be. */
export function Starts({ question, missing }: { question: Question; missing: Label[] }) {
  const actors = useLoaded<{ rows: ActorEntry[] }>(missing.length === 1 && isActor(missing[0]!) ? path("actors", { limit: 5 }) : undefined);
  const documents = useLoaded<{ rows: DocumentEntry[] }>(missing.length === 1 && isDocument(missing[0]!) ? path("documents", { limit: 1000 }) : undefined);
  const offered: [string, string][] = [
    ...(actors.value?.rows ?? []).map((one): [string, string] => [one.name, one.name]),
    ...(documents.value?.rows ?? []).slice(0, 8).map((one): [string, string] => [one.id, one.title || one.id]),
  ];
  return (
    <div class="nothing">
      <p>
        {say("请先填写：", "Fill in first: ")}
        {missing.map(heading).join(say("、", ", "))}
      </p>
      {offered.length > 0 && (
        <p class="questions middle">
          {offered.map(([value, name]) => (
            <a key={value} href={link("table", { ask: question.name, [missing[0]!.name]: value })}>
              {name}
            </a>
          ))}
        </p>
      )}
    </div>
  );
}
