// Every state of the page is an address: #/VIEW?name=value. A hash works on a server and on file:// alike.
import { useEffect, useState } from "preact/hooks";

export interface Address {
  view: string;
  values: Record<string, string>;
}

export function parse(hash: string): Address {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  return { view: path || "start", values: Object.fromEntries(new URLSearchParams(query)) };
}

/** The link to a view; empty values are left out. */
export function link(view: string, values: Record<string, string | undefined> = {}): string {
  const given = Object.entries(values).filter((one): one is [string, string] => !!one[1]);
  const query = new URLSearchParams(given).toString();
  return `#/${view === "start" ? "" : view}${query ? `?${query}` : ""}`;
}

export function go(view: string, values: Record<string, string | undefined> = {}): void {
  location.hash = link(view, values);
}

/** Change the address without a step in the history: for what is chosen on the way. */
export function settle(view: string, values: Record<string, string | undefined>): void {
  history.replaceState(null, "", link(view, values));
  dispatchEvent(new HashChangeEvent("hashchange"));
}

export function useAddress(): Address {
  const [address, setAddress] = useState(() => parse(location.hash));
  useEffect(() => {
    const changed = () => setAddress(parse(location.hash));
    addEventListener("hashchange", changed);
    // It may have changed before anybody listened.
    if (JSON.stringify(parse(location.hash)) !== JSON.stringify(address)) changed();
    return () => removeEventListener("hashchange", changed);
  }, []);
  return address;
}
