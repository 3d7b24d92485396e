// 复制引用: 《标题》（文号）第（十八）条
import type { DocumentEntry } from "./records";

export function quotation(about: Pick<DocumentEntry, "title" | "number">, cite: string): string {
  const title = about.title ? `《${about.title}》` : "";
  const rest = about.number && cite.startsWith(about.number) ? cite.slice(about.number.length) : cite;
  return `${title}${about.number ? (title ? `（${about.number}）` : about.number) : ""}${rest === about.title ? "" : rest}`;
}

export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard without a secure context: the old way.
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
