// The document's text, the parts of its statements marked by role. A click chooses a statement.
import { memo } from "preact/compat";
import { useEffect, useMemo, useRef } from "preact/hooks";

import { say } from "../language";
import { Text } from "../places";
import type { DocumentSheet } from "../records";
import { still } from "../graph/canvas";
import { word } from "../words";

export const PARTS = ["actor", "action", "target", "condition", "deadline", "marker", "co", "by"];

interface Piece {
  text: string;
  part: string;
  /** Numbers of the statements whose sentence this is in; first those that have a part here. */
  statements: number[];
  /** Those that have a part here. */
  owners: number[];
}

interface Line {
  pieces: Piece[];
  start: number;
  heading: boolean;
  provision: string;
}

/** Cuts the text into lines, and each line where a part or a sentence begins or ends. */
export function lines(sheet: DocumentSheet): Line[] {
  const text = new Text(sheet.text);
  const cuts = new Set<number>([0, text.length]);
  interface Stretch { start: number; end: number; part: string; statement: number }
  const stretches: Stretch[] = [];
  sheet.statements.forEach((statement, number) => {
    stretches.push({ start: statement.sentence[0], end: statement.sentence[1], part: "", statement: number });
    statement.marks.forEach((mark) => stretches.push({ ...mark, statement: number }));
  });
  stretches.forEach(({ start, end }) => cuts.add(start).add(end));
  const headings = new Set(sheet.provisions.map((one) => bare(one.number + one.heading)).filter(Boolean));
  const begins = new Map<number, string>();
  sheet.provisions.forEach((provision) => {
    cuts.add(provision.start);
    begins.set(provision.start, provision.id);
  });
  const ends = [...cuts].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  stretches.sort((a, b) => a.start - b.start);
  const found: Line[] = [];
  let line: Line = { pieces: [], start: 0, heading: false, provision: "" };
  let active: Stretch[] = [];
  let next = 0;
  const finish = (at: number) => {
    const whole = line.pieces.map((piece) => piece.text).join("");
    if (headings.has(bare(whole)) || /^\s*#{1,6}\s/.test(whole)) {
      // Without the marks of Markdown, which say no more than that it is a heading.
      line.heading = true;
      line.pieces.forEach((piece) => (piece.text = piece.text.replace(/[#*]+\s*/g, "")));
    }
    if (whole.trim()) found.push(line);
    line = { pieces: [], start: at, heading: false, provision: "" };
  };
  for (let index = 0; index + 1 < ends.length; index += 1) {
    const [start, end] = [ends[index]!, ends[index + 1]!];
    while (next < stretches.length && stretches[next]!.start <= start) active.push(stretches[next++]!);
    active = active.filter((one) => one.end > start);
    const here = begins.get(start);
    if (here !== undefined && !line.provision) line.provision = here;
    const parts = active.filter((one) => one.part).sort((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part) || a.end - a.start - (b.end - b.start));
    const statements = [...new Set([...parts, ...active].map((one) => one.statement))];
    const owners = [...new Set(parts.map((one) => one.statement))];
    const segments = text.cut(start, end).split(/(\r?\n|\f)/);
    let at = start;
    for (const segment of segments) {
      if (/^(\r?\n|\f)$/.test(segment)) finish(at + segment.length);
      else if (segment) line.pieces.push({ text: segment.replace(/\u3000{3,}/g, "　　"), part: parts[0]?.part ?? "", statements, owners });
      at += Array.from(segment).length;
    }
  }
  finish(text.length);
  return found;
}

const bare = (words: string): string => words.replace(/[\s#*]/g, "");

interface Props {
  sheet: DocumentSheet;
  /** Statement ids that are chosen. */
  chosen: string | null;
  /** A provision to show. */
  provision: string | null;
  onChoose(statement: string): void;
}

export function TextPane({ sheet, chosen, provision, onChoose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const cut = useMemo(() => lines(sheet), [sheet]);
  const number = chosen ? sheet.statements.findIndex((one) => one.id === chosen) : -1;
  useEffect(() => {
    const all = box.current;
    if (!all) return;
    all.querySelectorAll(".on, .in, .here").forEach((one) => one.classList.remove("on", "in", "here"));
    let goal: Element | null = null;
    if (number >= 0) {
      const statement = sheet.statements[number]!;
      all.querySelectorAll(`[data-s~="${number}"]`).forEach((one) => one.classList.add("in"));
      all.querySelectorAll(`[data-m~="${number}"]`).forEach((one) => one.classList.add("on"));
      goal = all.querySelector(`[data-m~="${number}"].r-action`) ?? all.querySelector(`[data-s~="${number}"]`);
      if (!goal) goal = all.querySelector(`[data-p="${CSS.escape(statement.provision)}"]`);
    } else if (provision) {
      goal = all.querySelector(`[data-p="${CSS.escape(provision)}"]`);
      goal?.classList.add("here");
    }
    if (goal) scrollInside(all, goal);
  }, [number, provision, sheet]);
  const clicked = (event: Event) => {
    const piece = (event.target as Element).closest<HTMLElement>("[data-s]");
    const numbers = piece?.dataset.s?.split(" ").map(Number) ?? [];
    if (!numbers.length) return;
    // A second click in the same place goes on to the next statement there.
    const at = numbers.indexOf(number);
    const next = sheet.statements[numbers[(at + 1) % numbers.length]!];
    if (next) onChoose(next.id);
  };
  return (
    <div
      class="text"
      ref={box}
      tabIndex={0}
      role="region"
      aria-label={say("原文", "Text")}
      onClick={clicked}
      onKeyDown={(event) => (event.key === "Enter" || event.key === " ") && (event.target as Element).matches("[data-s]") && (event.preventDefault(), clicked(event))}
    >
      <TextLines cut={cut} />
    </div>
  );
}

/** Drawn once for a document: what is chosen is a class on what is there. */
const TextLines = memo(function TextLines({ cut }: { cut: Line[] }) {
  const first = new Set<number>();
  return (
    <>
      {cut.map((line) => (
        <p key={line.start} class={line.heading ? "heading" : ""} data-p={line.provision || undefined}>
          {line.pieces.map((piece, index) => {
            if (!piece.statements.length) return piece.text;
            const opens = piece.part === "action" && !first.has(piece.statements[0]!);
            if (opens) first.add(piece.statements[0]!);
            return (
              <span
                key={index}
                class={piece.part ? `r-${piece.part}` : "s"}
                data-s={piece.statements.join(" ")}
                data-m={piece.owners.join(" ") || undefined}
                {...(opens ? { tabIndex: 0, role: "button" } : {})}
                title={piece.part ? word(piece.part) : undefined}
              >
                {piece.text}
              </span>
            );
          })}
        </p>
      ))}
    </>
  );
});

/** Scrolls the box, not the page. */
function scrollInside(box: Element, goal: Element): void {
  const [outer, inner] = [box.getBoundingClientRect(), goal.getBoundingClientRect()];
  if (inner.top < outer.top + 30 || inner.bottom > outer.bottom - 30) {
    box.scrollBy({ top: inner.top - outer.top - outer.height / 3, behavior: still() ? "auto" : "smooth" });
  }
}

export function RoleLegend() {
  return (
    <ul class="roles" aria-label={say("着色说明", "What the marks mean")}>
      {PARTS.map((part) => (
        <li key={part}>
          <span class={`r-${part}`}>{word(part)}</span>
        </li>
      ))}
    </ul>
  );
}
