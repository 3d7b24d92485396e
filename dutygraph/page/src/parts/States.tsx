// What stands where nothing else does yet: waiting, trouble, nothing found.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

import type { Problem } from "../data";
import { say } from "../language";

/** Says after 300 ms that something is on its way. */
export function Waiting({ what }: { what?: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="waiting" role="status">
      {late && (
        <>
          <span class="bar" aria-hidden="true" />
          {what ?? say("正在读取…", "Loading …")}
        </>
      )}
    </div>
  );
}

export function Trouble({ error }: { error: Problem }) {
  const [zh = "", en] = error.message.split(" / ");
  return (
    <div class="trouble" role="alert">
      <strong>{say("未能完成", "This did not work")}</strong>
      <p>{say(zh, en ?? zh)}</p>
      <p>
        <a href="#/">{say("回到首页", "Back to the start")}</a>
      </p>
    </div>
  );
}

export function Nothing({ children }: { children: ComponentChildren }) {
  return <div class="nothing">{children}</div>;
}

/** Shows what was loaded, or why not. */
export function Shown<T>({ loaded, children }: { loaded: { value?: T; error?: Problem }; children: (value: T) => ComponentChildren }) {
  if (loaded.error) return <Trouble error={loaded.error} />;
  if (loaded.value === undefined) return <Waiting />;
  return <>{children(loaded.value)}</>;
}
