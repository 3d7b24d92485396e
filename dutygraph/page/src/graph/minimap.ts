// The whole picture, small, with a frame around what is seen.
import type { GraphCanvas } from "./canvas";

/** Draws into `canvas` whenever sigma does; a click there moves the view. Returns how to stop. */
export function minimap(graph: GraphCanvas, canvas: HTMLCanvasElement): () => void {
  const { sigma } = graph;
  let waiting = 0;
  const draw = () => {
    waiting = 0;
    const context = canvas.getContext("2d");
    if (!context) return;
    const [width, height] = [canvas.width, canvas.height];
    context.clearRect(0, 0, width, height);
    const camera = sigma.getCamera().getState();
    const step = Math.max(1, Math.floor(graph.graph.order / 4000));
    let number = 0;
    graph.graph.forEachNode((key, data) => {
      if (data.hidden || number++ % step) return;
      const at = sigma.getNodeDisplayData(key);
      if (!at) return;
      context.fillStyle = data.color;
      const size = data.kind === "actor" ? 3 : 2;
      context.fillRect(at.x * width - size / 2, (1 - at.y) * height - size / 2, size, size);
    });
    const { width: w, height: h } = sigma.getDimensions();
    const a = sigma.viewportToFramedGraph({ x: 0, y: 0 });
    const b = sigma.viewportToFramedGraph({ x: w, y: h });
    context.strokeStyle = "#d0342c";
    context.lineWidth = 1.5;
    if (camera.ratio < 0.98 || Math.abs(camera.x - 0.5) > 0.02) context.strokeRect(a.x * width, (1 - a.y) * height, (b.x - a.x) * width, (a.y - b.y) * height);
  };
  const later = () => {
    if (!waiting) waiting = window.setTimeout(draw, 60);
  };
  const clicked = (event: MouseEvent) => {
    const box = canvas.getBoundingClientRect();
    sigma.getCamera().setState({ x: (event.clientX - box.left) / box.width, y: 1 - (event.clientY - box.top) / box.height });
  };
  sigma.on("afterRender", later);
  canvas.addEventListener("click", clicked);
  later();
  return () => {
    clearTimeout(waiting);
    sigma.off("afterRender", later);
    canvas.removeEventListener("click", clicked);
  };
}
