// Where what is shown comes from: the server, or the scripts that `dutygraph publish` wrote beside the page.
import { useEffect, useState } from "preact/hooks";

import { fromFiles, type Published } from "./published";

export { answered, download, published } from "./published";

export class Problem extends Error {
  constructor(
    message: string,
    readonly code: number,
  ) {
    super(message);
  }
}

/** The path of an API call with its parameters in a fixed order, so that published answers are found. */
export function path(name: string, values: Record<string, string | number | boolean | undefined> = {}): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== "");
  const query = given.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join("&");
  return `api/${name}${query ? `?${query}` : ""}`;
}

const kept = new Map<string, Promise<unknown>>();

export function load<T>(address: string): Promise<T> {
  let answer = kept.get(address);
  if (!answer) {
    answer = window.dutygraph ? fromScript(window.dutygraph, address) : fromServer(address);
    kept.set(address, answer);
    answer.catch(() => kept.delete(address));
    if (kept.size > 200) kept.delete(kept.keys().next().value as string);
  }
  return answer as Promise<T>;
}

/** After something was written, nothing that was loaded counts. */
export function forget(): void {
  kept.clear();
}

async function fromServer(address: string): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(address, { headers: { accept: "application/json" } });
  } catch {
    throw new Problem("服务没有应答，可能已停止 / the server does not answer, it may have been stopped", 0);
  }
  return told(answer);
}

async function told(answer: Response): Promise<unknown> {
  const body = (await answer.json().catch(() => ({}))) as { error?: string };
  if (!answer.ok) throw new Problem(body.error ?? `${answer.status} ${answer.statusText}`, answer.status);
  return body;
}

async function fromScript(from: Published, address: string): Promise<unknown> {
  let found: unknown;
  try {
    found = await fromFiles(from, address);
  } catch (error) {
    throw new Problem((error as Error).message, 0);
  }
  if (found === undefined) throw new Problem("发布的文件中没有这项内容，请用 dutygraph serve / not among the published files: use dutygraph serve", 404);
  return found;
}

/** Something to write: a review, files. */
export async function send(address: string, body: BodyInit, json = true): Promise<unknown> {
  const headers: Record<string, string> = { "x-dutygraph": "1", ...(json ? { "content-type": "application/json" } : {}) };
  const answer = await fetch(address, { method: "POST", headers, body });
  const said = await told(answer);
  forget();
  return said;
}

export interface Loaded<T> {
  value?: T;
  error?: Problem;
}

/** What an address answers with, and again when the address changes. `undefined` loads nothing. */
export function useLoaded<T>(address: string | undefined, again = 0): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T> & { of?: string }>({});
  useEffect(() => {
    if (address === undefined) return;
    let gone = false;
    load<T>(address).then(
      (value) => gone || setLoaded({ value, of: address }),
      (error: unknown) => gone || setLoaded({ error: error instanceof Problem ? error : new Problem(String(error), 0), of: address }),
    );
    return () => {
      gone = true;
    };
  }, [address, again]);
  return loaded.of === address ? loaded : {};
}
