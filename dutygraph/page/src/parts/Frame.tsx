// What stands around every view: where one is, where one can go, language, light or dark.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

import { link, useAddress } from "../address";
import { choose, recall, remember, say, useLanguage } from "../language";
import { SearchBox } from "./SearchBox";

const THEME = "dutygraph.theme";
export const BODY = "dutygraph.body";

export function dark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

export function Frame({ children }: { children: ComponentChildren }) {
  const language = useLanguage();
  const { view, values } = useAddress();
  const [theme, setTheme] = useState(recall(THEME));
  useEffect(() => {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    remember(THEME, theme);
    dispatchEvent(new Event("themechange"));
  }, [theme]);
  // On a narrow screen the places scroll: where one is stays in sight.
  useEffect(() => document.querySelector("header.frame nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" }), [view, language]);
  const body = recall(BODY);
  const places: [string, string, string][] = [
    [link("start"), say("首页", "Start"), "start"],
    [link("collection"), say("文件", "Documents"), "collection"],
    [link("table"), say("问答表", "Questions"), "table"],
    [link("graph"), say("图谱", "Graph"), "graph"],
    [link("compare"), say("对照", "Compare"), "compare"],
    [link("mine", {}), say("我单位", "My body"), "mine"],
  ];
  const here = view === "doc" ? "collection" : view === "actor" && values.name === body ? "mine" : view;
  return (
    <>
      <a class="skip" href="#content" onClick={(event) => (event.preventDefault(), document.getElementById("content")?.focus())}>
        {say("跳到正文", "Skip to content")}
      </a>
      <header class="frame">
        <a class="brand" href="#/">
          <img src="./icon.svg" alt="" width="28" height="28" />
          <span>
            {say("职责图谱", "dutygraph")} <small>{say("谁负责什么，依据哪一条", "who must do what, and where it says so")}</small>
          </span>
        </a>
        {view !== "start" && <SearchBox />}
        <div class="settings">
          <button type="button" class="quiet" onClick={() => choose(language === "zh" ? "en" : "zh")} lang={language === "zh" ? "en" : "zh-CN"}>
            {language === "zh" ? "English" : "中文"}
          </button>
          <button
            type="button"
            class="quiet"
            aria-label={say("切换深浅色", "Light or dark")}
            title={say("切换深浅色", "Light or dark")}
            onClick={() => setTheme(dark() ? "light" : "dark")}
          >
            {dark() ? "☀" : "☾"}
          </button>
        </div>
        <nav aria-label={say("主要页面", "Main pages")}>
          {places.map(([address, name, of]) => (
            <a key={of} href={address} aria-current={of === here ? "page" : undefined}>
              {name}
            </a>
          ))}
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
