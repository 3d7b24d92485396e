// A picture of the graph with its tools, its legend, a minimap, and a list of its nodes for the keyboard and screen readers.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";

import { link } from "../address";
import { download, load, path, Problem } from "../data";
import { GraphCanvas } from "../graph/canvas";
import { graphml, png, save, svg } from "../graph/files";
import { minimap } from "../graph/minimap";
import { legend, type Colouring } from "../graph/style";
import { say } from "../language";
import type { Picture } from "../records";
import { word } from "../words";
import { dark } from "./Frame";
import { SearchBox } from "./SearchBox";

interface Props {
  picture: Picture;
  titles?: Record<string, string>;
  chosen?: string | null;
  colouring?: Colouring;
  compact?: boolean;
  onChoose?(key: string | null): void;
  onColour?(by: Colouring): void;
}

const COLOURINGS: [Colouring, string, string][] = [
  ["kind", "类别", "kind"],
  ["modality", "情态", "modality"],
  ["level", "层级", "level"],
  ["document", "文件", "document"],
];

/** The whole graph as a file. */
const WHOLE: [string, string][] = [
  ["graphml", "GraphML"],
  ["jsonld", "JSON-LD"],
  ["trig", "TriG"],
];

export function GraphPane({ picture, titles = {}, chosen = null, colouring = "kind", compact, onChoose, onColour }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<HTMLCanvasElement>(null);
  const [canvas, setCanvas] = useState<GraphCanvas | null>(null);
  const [, changed] = useState(0);
  const [own, setOwn] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [listed, setListed] = useState("");
  const [theme, setTheme] = useState(dark());
  const at = onChoose ? chosen : own;
  const choose = (key: string | null) => (onChoose ? onChoose(key) : setOwn(key));
  const acts = useRef({ choose, open: (_key: string) => {} });

  useEffect(() => {
    const told = () => setTheme(dark());
    addEventListener("themechange", told);
    return () => removeEventListener("themechange", told);
  }, []);

  const open = async (key: string) => {
    if (!canvas) return;
    try {
      const more = await load<Picture>(path("neighbours", { key }));
      const added = canvas.add(more, colouring, false, key);
      setSaid(added ? say(`展开了 ${added} 个节点`, `${added} nodes added`) : say("没有更多相邻节点", "no more neighbours"));
    } catch (error) {
      setSaid((error as Problem).message);
    }
  };
  acts.current = { choose, open: (key) => void open(key) };

  useEffect(() => {
    if (!box.current) return;
    let made: GraphCanvas;
    try {
      made = new GraphCanvas(
        box.current,
        {
          choose: (key) => acts.current.choose(key),
          open: (key) => acts.current.open(key),
          changed: () => changed((number) => number + 1),
        },
        theme,
      );
    } catch (error) {
      setSaid(say("此浏览器不支持 WebGL，图谱以列表代替。", "No WebGL in this browser: the list stands for the picture.") + ` (${String(error)})`);
      return;
    }
    const stop = map.current ? minimap(made, map.current) : () => {};
    setCanvas(made);
    (box.current as HTMLElement & { canvas?: GraphCanvas }).canvas = made;
    return () => {
      stop();
      made.kill();
      setCanvas(null);
    };
  }, [theme]);
  useEffect(() => canvas?.show(picture, colouring), [canvas, picture]);
  useEffect(() => canvas?.colour(colouring), [canvas, colouring]);
  useEffect(() => {
    if (!canvas) return;
    canvas.choose(at);
    if (at && canvas.graph.hasNode(at) && onChoose) canvas.look(at);
  }, [canvas, at, picture]);

  const node = at && canvas?.graph.hasNode(at) ? canvas.graph.getNodeAttributes(at) : null;
  const hidden = canvas ? canvas.graph.filterNodes((_, data) => !!data.hidden).length : 0;
  const entries = useMemo(() => legend(picture.nodes, colouring, canvas?.documents ?? [], titles), [picture, colouring, canvas?.documents, titles]);
  const dashed = picture.edges.some((edge) => edge.grade === "inferred");
  const nodes = useMemo(
    () =>
      picture.nodes
        .filter((one) => !listed || one.label.includes(listed))
        .sort((a, b) => b.weight - a.weight)
        .slice(0, 200),
    [picture, listed],
  );
  const findPath = async (end: string) => {
    if (!canvas || !at) return;
    try {
      const way = await load<Picture>(path("path", { start: at, end }));
      if (!way.nodes.length) return setSaid(say("两者之间没有路径", "no way between the two"));
      canvas.add(way, colouring, false, at);
      canvas.mark(way.nodes.map((one) => one.key));
      setSaid(say(`最短路径：${way.nodes.length} 个节点`, `shortest way: ${way.nodes.length} nodes`));
    } catch (error) {
      setSaid((error as Problem).message);
    }
  };
  const ground = theme ? "#12181f" : "#ffffff";

  return (
    <section class={`graph ${compact ? "compact" : ""}`} aria-label={say("图谱", "Graph")}>
      <div class="tools" role="toolbar" aria-label={say("图谱工具", "Graph tools")}>
        <label>
          {say("着色", "Colour")}{" "}
          <select value={colouring} onChange={(event) => onColour?.(event.currentTarget.value as Colouring)}>
            {COLOURINGS.map(([key, zh, en]) => (
              <option key={key} value={key}>
                {say(zh, en)}
              </option>
            ))}
          </select>
        </label>
        {!compact && <button type="button" onClick={() => canvas && (canvas.running ? canvas.rest() : canvas.run(8000))} aria-pressed={!!canvas?.running}>
          {canvas?.running ? say("停止布局", "Stop layout") : say("重新布局", "Lay out")}
        </button>}
        <button type="button" aria-label={say("放大", "Zoom in")} title={say("放大", "Zoom in")} onClick={() => void canvas?.sigma.getCamera().animatedZoom({ duration: 150 })}>
          ＋
        </button>
        <button type="button" aria-label={say("缩小", "Zoom out")} title={say("缩小", "Zoom out")} onClick={() => void canvas?.sigma.getCamera().animatedUnzoom({ duration: 150 })}>
          －
        </button>
        <button type="button" onClick={() => void canvas?.sigma.getCamera().animatedReset({ duration: 150 })}>
          {say("全图", "Fit")}
        </button>
        {hidden > 0 && (
          <button type="button" onClick={() => canvas?.showAll()}>
            {say(`恢复隐藏的 ${hidden} 个`, `Show ${hidden} hidden`)}
          </button>
        )}
        {!compact && <details class="menu">
          <summary>{say("导出", "Export")}</summary>
          <div>
            <button type="button" onClick={() => canvas && void png(canvas, ground)}>
              PNG
            </button>
            <button type="button" onClick={() => canvas && save("dutygraph.svg", svg(canvas, ground, theme ? "#dfe6ee" : "#1b2733"), "image/svg+xml")}>
              SVG
            </button>
            <button type="button" onClick={() => canvas && save("dutygraph.graphml", graphml(canvas.graph), "application/xml")}>
              GraphML {say("（所见）", "(as shown)")}
            </button>
            {WHOLE.filter(([format]) => download(path("export", { format }))).map(([format, name]) => (
              <a key={format} href={download(path("export", { format }))} download>
                {name} {say("（全部）", "(all)")}
              </a>
            ))}
          </div>
        </details>}
      </div>
      <div class="canvas">
        <div class="sigma" ref={box} aria-hidden="true" />
        <canvas class="minimap" ref={map} width="150" height="110" aria-hidden="true" />
        <ul class="legend" aria-label={say("图例", "Legend")}>
          {entries.map((entry) => (
            <li key={entry.name}>
              <Shape shape={entry.shape} color={entry.color} /> {entry.name}
            </li>
          ))}
          {dashed && (
            <li>
              <svg width="22" height="8" aria-hidden="true">
                <line x1="0" y1="4" x2="22" y2="4" stroke="#b08a3c" stroke-width="2" stroke-dasharray="5 3" />
              </svg>{" "}
              {say("推断", "inferred")}
            </li>
          )}
        </ul>
        {picture.cut > 0 && <p class="cut">{say(`另有 ${picture.cut} 个节点未显示`, `${picture.cut} more nodes are not shown`)}</p>}
      </div>
      <p class="said" role="status">
        {said}
      </p>
      {node && at && (
        <div class="node">
          <p>
            <span class={`tag ${node.kind}`}>{word(node.kind)}</span> <strong>{node.name}</strong>
            {node.kind === "actor" && ` · ${say(`${node.weight} 项职责`, `${node.weight} duties`)}`}
          </p>
          {node.about && node.kind === "statement" && <blockquote>{node.about}</blockquote>}
          <p class="acts">
            <button type="button" onClick={() => void open(at)}>
              {say("展开", "Expand")}
            </button>
            <button type="button" onClick={() => canvas?.collapse(at)}>
              {say("收起", "Collapse")}
            </button>
            <button type="button" aria-pressed={!!node.pinned} onClick={() => canvas?.pin(at)}>
              {node.pinned ? say("取消固定", "Unpin") : say("固定", "Pin")}
            </button>
            <button
              type="button"
              onClick={() => {
                canvas?.hide(at);
                choose(null);
              }}
            >
              {say("隐藏", "Hide")}
            </button>
            {node.kind === "actor" && <a href={link("actor", { name: node.name })}>{say("查看职责", "Its duties")}</a>}
            {node.kind === "document" && <a href={link("doc", { id: node.document })}>{say("打开文件", "Open")}</a>}
            {(node.kind === "statement" || node.kind === "provision") && (
              <a href={link("doc", { id: node.document, view: "text", at: at.slice(at.indexOf(":") + 1) })}>{say("看原文", "Read it")}</a>
            )}
          </p>
          {node.kind === "actor" && !compact && (
            <SearchBox only="actor" label={say("到另一主体的路径", "The way to another actor")} placeholder={say("到……的路径", "The way to …")} onChoose={(one) => void findPath(`actor:${one.key}`)} />
          )}
        </div>
      )}
      {!compact && (
        <details class="list">
          <summary>{say(`节点列表（${picture.nodes.length}）`, `List of nodes (${picture.nodes.length})`)}</summary>
          <input type="search" aria-label={say("筛选节点", "Filter nodes")} placeholder={say("筛选", "Filter")} value={listed} onInput={(event) => setListed(event.currentTarget.value)} />
          <ul>
            {nodes.map((one) => (
              <li key={one.key}>
                <button
                  type="button"
                  onClick={() => {
                    choose(one.key);
                    canvas?.look(one.key);
                  }}
                >
                  <span class={`tag ${one.kind}`}>{word(one.kind)}</span> {one.label} {one.weight > 0 && <small>{one.weight}</small>}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Shape({ shape, color }: { shape: string; color: string }) {
  return (
    <svg width="14" height="14" viewBox="-1 -1 2 2" fill={color} aria-hidden="true">
      {shape === "square" ? (
        <rect x="-0.8" y="-0.8" width="1.6" height="1.6" />
      ) : shape === "page" ? (
        <rect x="-0.66" y="-0.88" width="1.32" height="1.76" />
      ) : shape === "diamond" ? (
        <path d="M0-1 1 0 0 1-1 0z" />
      ) : shape === "triangle" ? (
        <path d="M0-1 .87.5H-.87z" />
      ) : shape === "cross" ? (
        <path d="M-.36-.95H.36V-.36H.95V.36H.36V.95H-.36V.36H-.95V-.36H-.36z" />
      ) : (
        <circle r="0.95" />
      )}
    </svg>
  );
}
