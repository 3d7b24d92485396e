import { render } from "preact";
import { useEffect, useState } from "preact/hooks";

import { useAddress } from "./address";
import { useLoaded } from "./data";
import { choose, language, say, useLanguage } from "./language";
import { Frame } from "./parts/Frame";
import type { About } from "./records";
import { Actor, Mine } from "./views/Actor";
import { Collection } from "./views/Collection";
import { Compare } from "./views/Compare";
import { DocumentView } from "./views/Document";
import { GraphView } from "./views/GraphView";
import { Search } from "./views/Search";
import { Start } from "./views/Start";
import { Table } from "./views/Table";

function Page() {
  useLanguage();
  const { view, values } = useAddress();
  const [again, setAgain] = useState(0);
  const about = useLoaded<About>("api/about", again);
  useEffect(() => {
    const changed = () => setAgain((number) => number + 1);
    addEventListener("storechange", changed);
    return () => removeEventListener("storechange", changed);
  }, []);
  // A new place begins at its top, and is told to screen readers by its title.
  useEffect(() => {
    scrollTo(0, 0);
    const heading = document.querySelector("h1")?.textContent;
    document.title = `${heading && view !== "start" ? `${heading} · ` : ""}${say("职责图谱", "dutygraph")}`;
  }, [view, values.id, values.name, values.view, values.ask]);
  const writable = about.value?.writable ?? false;
  return (
    <Frame>
      {view === "start" && <Start about={about.value} />}
      {view === "search" && <Search writable={writable} />}
      {view === "actor" && <Actor />}
      {view === "mine" && <Mine />}
      {view === "doc" && <DocumentView key={values.id} writable={writable} />}
      {view === "graph" && <GraphView />}
      {view === "table" && <Table writable={writable} />}
      {view === "compare" && <Compare />}
      {view === "collection" && <Collection again={again} writable={writable} />}
      {!["start", "search", "actor", "mine", "doc", "graph", "table", "compare", "collection"].includes(view) && (
        <p class="nothing">
          {say("没有这个页面。", "There is no such page.")} <a href="#/">{say("回到首页", "Back to the start")}</a>
        </p>
      )}
    </Frame>
  );
}

choose(language());
render(<Page />, document.getElementById("page")!);
