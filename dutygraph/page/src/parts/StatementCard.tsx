// One statement in full: who, what, under which condition, by which words; reviewed in place where the server takes it.
import { useState } from "preact/hooks";

import { link } from "../address";
import { send, type Problem } from "../data";
import { say } from "../language";
import { copy, quotation } from "../quoting";
import type { DocumentEntry, StatementEntry } from "../records";
import { word } from "../words";

interface Props {
  statement: StatementEntry;
  about: DocumentEntry;
  writable: boolean;
  onReviewed?(): void;
}

export function StatementCard({ statement, about, writable, onReviewed }: Props) {
  const [said, setSaid] = useState("");
  const details: [string, string][] = [
    ["action", statement.action],
    ["target", statement.target],
    ["condition", statement.condition],
    ["deadline", statement.deadline],
  ];
  return (
    <article class="statement" aria-label={say("所选陈述", "The chosen statement")}>
      <p class="head">
        <span class={`tag modality ${statement.modality}`}>{word(statement.modality)}</span>
        {statement.nature && <span class="tag">{word(statement.nature)}</span>}
        <span class={`tag review ${statement.reviewed ? "yes" : ""}`}>{statement.reviewed ? say("已校核", "reviewed") : say("未校核", "not reviewed")}</span>
      </p>
      <dl>
        <dt>{word("actor")}</dt>
        <dd>
          {statement.bearers.length === 0 && <em>{say("原文未点名主体", "the text names nobody")}</em>}
          {statement.bearers.map((bearer) => (
            <span key={bearer.actor + bearer.words} class="bearer">
              <a href={link("actor", { name: bearer.actor })}>{bearer.actor}</a>{" "}
              <small class={bearer.grade}>
                {word(bearer.grade)}
                {bearer.inferred && `（${word(bearer.inferred)}）`}
                {bearer.words !== bearer.actor && ` “${bearer.words}”`}
              </small>
            </span>
          ))}
          {statement.co.map((actor) => (
            <span key={actor} class="bearer">
              <a href={link("actor", { name: actor })}>{actor}</a> <small>{word("co")}</small>
            </span>
          ))}
        </dd>
        {details
          .filter(([, value]) => value)
          .map(([key, value]) => [<dt key={key}>{word(key)}</dt>, <dd key={`${key}-value`}>{value}</dd>])}
        <dt>{say("依据", "Source")}</dt>
        <dd>
          {quotation(about, statement.cite)}{" "}
          <button
            type="button"
            class="small"
            onClick={() => void copy(quotation(about, statement.cite)).then((done) => setSaid(done ? say("已复制", "copied") : say("无法复制", "cannot copy")))}
          >
            {say("复制引用", "Copy citation")}
          </button>
        </dd>
      </dl>
      <blockquote>{statement.evidence}</blockquote>
      {writable && <Review statement={statement} onDone={(line) => (setSaid(line), onReviewed?.())} />}
      <p class="said" role="status">
        {said}
      </p>
    </article>
  );
}

const FIELDS = ["action", "target", "condition", "deadline", "modality"] as const;

function Review({ statement, onDone }: { statement: StatementEntry; onDone(line: string): void }) {
  const [field, setField] = useState<(typeof FIELDS)[number]>("target");
  const [value, setValue] = useState(statement.target);
  const [busy, setBusy] = useState(false);
  const say_of = async (about: Record<string, unknown>, done: string) => {
    setBusy(true);
    try {
      await send("api/review", JSON.stringify({ record: statement.id, ...about }));
      onDone(done);
    } catch (error) {
      onDone((error as Problem).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <fieldset class="reviewing" disabled={busy}>
      <legend>{say("校核", "Review")}</legend>
      <button type="button" onClick={() => void say_of({ verdict: "confirm" }, say("已确认", "confirmed"))}>
        {say("确认无误", "Confirm")}
      </button>
      <button
        type="button"
        class="danger"
        onClick={() => confirm(say("否定后，这条陈述不再出现在任何回答中。", "Once rejected, no answer has it any more.")) && void say_of({ verdict: "reject" }, say("已否定", "rejected"))}
      >
        {say("否定", "Reject")}
      </button>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void say_of({ verdict: "correct", field, new: value.trim() || null }, say("已更正", "corrected"));
        }}
      >
        <label>
          {say("更正", "Correct")}{" "}
          <select
            value={field}
            onChange={(event) => {
              const chosen = event.currentTarget.value as (typeof FIELDS)[number];
              setField(chosen);
              setValue(statement[chosen]);
            }}
          >
            {FIELDS.map((one) => (
              <option key={one} value={one}>
                {one === "modality" ? say("情态", "modality") : word(one)}
              </option>
            ))}
          </select>
        </label>
        {field === "modality" ? (
          <select aria-label={say("新值", "New value")} value={value} onChange={(event) => setValue(event.currentTarget.value)}>
            {["obligation", "prohibition", "permission", "encouragement"].map((one) => (
              <option key={one} value={one}>
                {word(one)}
              </option>
            ))}
          </select>
        ) : (
          <input aria-label={say("新值，尽量用原文中的字", "New value, in words of the text if it can be")} value={value} onInput={(event) => setValue(event.currentTarget.value)} />
        )}
        <button type="submit">{say("保存", "Save")}</button>
      </form>
    </fieldset>
  );
}
