// Where the page's answers come from without a server: scripts that `dutygraph publish` wrote beside it, and what can be
// worked out of them.
import { Network, type Shipped } from "./graph/network";

export interface Published {
  /** Path → the number of the script that has its answer. */
  files: Record<string, number>;
  /** Path → the file that is to be downloaded from there. */
  downloads: Record<string, string>;
  /** Every answer that has been loaded. */
  answers: Record<string, unknown>;
}

declare global {
  interface Window {
    dutygraph?: Published;
  }
}

export const published = (): boolean => window.dutygraph !== undefined;

/** Whether there is an answer, without asking for it. */
export const answered = (address: string): boolean => !window.dutygraph || address in window.dutygraph.files;

/** Where a file is downloaded from; undefined where there is none. */
export const download = (address: string): string | undefined => (window.dutygraph ? window.dutygraph.downloads[address] : address);

const scripts = new Map<number, Promise<void>>();
let network: Promise<Network> | undefined;

/** Undefined where neither the files nor what can be made of them have an answer. */
export async function fromFiles(from: Published, address: string): Promise<unknown> {
  const file = from.files[address];
  if (file === undefined) return workedOut(from, address);
  if (!scripts.has(file)) {
    scripts.set(
      file,
      new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = `data/${file}.js`;
        script.onload = () => done();
        script.onerror = () => failed(new Error(`无法读取文件 / cannot read a file: data/${file}.js`));
        document.head.append(script);
      }),
    );
  }
  await scripts.get(file);
  return from.answers[address];
}

async function workedOut(from: Published, address: string): Promise<unknown> {
  const [path, query] = address.split("?");
  const given = new URLSearchParams(query);
  const has = (name: string) => given.get(name) ?? "";
  if (!["api/neighbours", "api/path", "api/graph"].includes(path ?? "") || (path === "api/graph" && !has("actor"))) return undefined;
  network ??= fromFiles(from, "network").then((all) => new Network(all as Shipped));
  const graph = await network;
  if (path === "api/neighbours") return graph.neighbours(has("key"));
  return path === "api/path" ? graph.way(has("start"), has("end")) : graph.ofActor(has("actor"), Number(has("limit")));
}
