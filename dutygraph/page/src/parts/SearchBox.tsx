// A search box with suggestions (the combobox pattern of WAI-ARIA).
import { useEffect, useId, useRef, useState } from "preact/hooks";

import { go, link } from "../address";
import { say } from "../language";
import type { Suggestion } from "../records";
import { suggest } from "../suggesting";
import { word } from "../words";

export function target(one: Suggestion): string {
  if (one.kind === "actor") return link("actor", { name: one.key });
  if (one.kind === "document") return link("doc", { id: one.key });
  return link("doc", { id: one.document, view: "text", at: one.key });
}

interface Props {
  label?: string;
  placeholder?: string;
  only?: Suggestion["kind"];
  initial?: string;
  large?: boolean;
  /** In place of going there. */
  onChoose?(one: Suggestion): void;
}

export function SearchBox({ label, placeholder, only, initial = "", large, onChoose }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(initial);
  const [rows, setRows] = useState<Suggestion[]>([]);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const asked = useRef(0);

  useEffect(() => setTyped(initial), [initial]);
  useEffect(() => {
    if (!open) return;
    const number = ++asked.current;
    const timer = setTimeout(() => {
      suggest(typed, only ? 30 : 12).then(
        (found) => {
          if (number !== asked.current) return;
          setRows(only ? found.filter((one) => one.kind === only).slice(0, 12) : found);
          setAt(-1);
        },
        () => setRows([]),
      );
    }, 120);
    return () => clearTimeout(timer);
  }, [typed, open, only]);

  const choose = (one: Suggestion) => {
    setOpen(false);
    if (onChoose) {
      setTyped(one.label);
      onChoose(one);
    } else {
      setTyped("");
      location.hash = target(one);
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const one = rows[at] ?? (onChoose ? rows[0] : undefined);
    if (one) choose(one);
    else if (typed.trim() && !onChoose) {
      setOpen(false);
      go("search", { q: typed.trim() });
    }
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (rows.length) setAt((at + step + rows.length + (at < 0 && step < 0 ? 1 : 0)) % rows.length);
    } else if (event.key === "Escape") setOpen(false);
  };
  const shown = open && rows.length > 0;
  const name = label ?? say("搜索主体、事项、文件、条款", "Search actors, topics, documents, provisions");
  return (
    <form class={`search ${large ? "large" : ""}`} role="search" onSubmit={submit}>
      <input
        id={`${id}-box`}
        type="search"
        role="combobox"
        aria-label={name}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown && at >= 0 ? `${id}-${at}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder ?? say("主体、事项、文件、条款；可用拼音", "Actor, topic, document, provision")}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
        }}
        onFocus={() => typed && setOpen(true)}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
        onKeyDown={key}
      />
      {!onChoose && <button type="submit">{say("搜索", "Search")}</button>}
      <ul id={`${id}-list`} role="listbox" aria-label={say("建议", "Suggestions")} hidden={!shown}>
        {rows.map((one, index) => (
          <li
            key={`${one.kind}${one.key}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(one);
            }}
          >
            <span class={`tag ${one.kind}`}>{word(one.kind)}</span>
            <span class="name">{one.label}</span>
            {one.extra && <span class="extra">{one.extra}</span>}
            {one.kind === "actor" && <span class="extra">{say(`${one.weight} 项`, `${one.weight} duties`)}</span>}
          </li>
        ))}
      </ul>
    </form>
  );
}
