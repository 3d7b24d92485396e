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
    // The graph is framed in a square of side 1, which stays one.
    const side = Math.min(width, height);
    const across = (x: number) => width / 2 + (x - 0.5) * side;
    const down = (y: number) => height / 2 - (y - 0.5) * side;
    const step = Math.max(1, Math.floor(graph.graph.order / 4000));
    let number = 0;
    graph.graph.forEachNode((key, data) => {
      if (data.hidden || number++ % step) return;
      const at = sigma.getNodeDisplayData(key);
      if (!at) return;
      context.fillStyle = data.color;
      const size = data.kind === "actor" ? 3 : 2;
      context.fillRect(across(at.x) - size / 2, down(at.y) - size / 2, size, size);
    });
    const { width: w, height: h } = sigma.getDimensions();
    const a = sigma.viewportToFramedGraph({ x: 0, y: 0 });
    const b = sigma.viewportToFramedGraph({ x: w, y: h });
    context.strokeStyle = "#d0342c";
    context.lineWidth = 1.5;
    if (camera.ratio < 0.98 || Math.abs(camera.x - 0.5) > 0.02) context.strokeRect(across(a.x), down(a.y), (b.x - a.x) * side, (a.y - b.y) * side);
  };
  const later = () => {
    if (!waiting) waiting = window.setTimeout(draw, 60);
  };
  const clicked = (event: MouseEvent) => {
    const box = canvas.getBoundingClientRect();
    const side = Math.min(box.width, box.height);
    sigma.getCamera().setState({ x: 0.5 + (event.clientX - box.left - box.width / 2) / side, y: 0.5 - (event.clientY - box.top - box.height / 2) / side });
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
