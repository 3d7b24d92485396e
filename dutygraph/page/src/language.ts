// Chinese and English: every text of the page stands where it is used, in both.
import { useEffect, useState } from "preact/hooks";

export type Language = "zh" | "en";

const KEY = "dutygraph.language";
let current: Language = remembered();
const listeners = new Set<() => void>();

function remembered(): Language {
  try {
    const found = localStorage.getItem(KEY);
    if (found === "zh" || found === "en") return found;
  } catch {
    // no storage here
  }
  return navigator.language.startsWith("zh") || !navigator.language.startsWith("en") ? "zh" : "en";
}

export const language = (): Language => current;

export function choose(wanted: Language): void {
  current = wanted;
  document.documentElement.lang = wanted === "zh" ? "zh-CN" : "en";
  remember(KEY, wanted);
  listeners.forEach((told) => told());
}

/** Draws a component anew when the language changes. */
export function useLanguage(): Language {
  const [, draw] = useState(0);
  useEffect(() => {
    const told = () => draw((n) => n + 1);
    listeners.add(told);
    return () => void listeners.delete(told);
  }, []);
  return current;
}

export const say = (zh: string, en: string): string => (current === "zh" ? zh : en);

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // no storage here: nothing is remembered
  }
}

export function recall(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}
