// Documents dropped into the store, with a result for each file.
import { useState } from "preact/hooks";

import { say } from "../language";
import { send, type Problem } from "../data";

interface Result {
  name: string;
  ok: boolean;
  said: string;
}

export function Upload() {
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const [results, setResults] = useState<Result[]>([]);
  const take = async (files: FileList | null) => {
    if (!files?.length) return;
    const form = new FormData();
    for (const file of files) form.append("files", file);
    setBusy(true);
    try {
      const { files: said } = (await send("api/upload", form, false)) as { files: Result[] };
      setResults(said);
      dispatchEvent(new Event("storechange"));
    } catch (error) {
      setResults([{ name: "", ok: false, said: (error as Problem).message }]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section
      class={`upload ${over ? "over" : ""}`}
      aria-label={say("添加文件", "Add documents")}
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer?.files ?? null);
      }}
    >
      <label>
        {say("拖入文件，或选择文件：", "Drop documents here, or choose them: ")}
        <input type="file" multiple disabled={busy} onChange={(event) => void take(event.currentTarget.files)} />
      </label>
      {busy && <progress aria-label={say("正在读入", "Reading")} />}
      <ul role="status">
        {results.map((one) => (
          <li key={one.name} class={one.ok ? "yes" : "no"}>
            {one.ok ? "✓" : "✗"} {one.name} {one.said}
          </li>
        ))}
      </ul>
    </section>
  );
}
