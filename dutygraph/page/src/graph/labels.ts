// Labels of nodes: one that would cover another is left out.
import type { NodeDisplayData, PartialButFor } from "sigma/types";

type Labelled = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color">;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Places that are taken. */
export class Taken {
  private readonly boxes: Box[] = [];

  /** Takes a place, unless it touches one that is taken. */
  take(box: Box): boolean {
    if (this.boxes.some((one) => one.left < box.right && one.right > box.left && one.top < box.bottom && one.bottom > box.top)) return false;
    this.boxes.push(box);
    return true;
  }
}

/** Where the label of a node at (x, y) stands. */
export function place(x: number, y: number, size: number, width: number, height: number): Box {
  return { left: x + size + 2, right: x + size + 4 + width, top: y - height * 0.7, bottom: y + height * 0.6 };
}

const frames = new WeakMap<CanvasRenderingContext2D, Taken>();

/** Draws as sigma does. All labels of a frame are drawn in one go: what is taken counts until then. */
export function drawLabel(context: CanvasRenderingContext2D, data: Labelled, settings: { labelSize: number; labelFont: string; labelWeight: string; labelColor: { color?: string } }): void {
  if (!data.label) return;
  let taken = frames.get(context);
  if (!taken) {
    frames.set(context, (taken = new Taken()));
    queueMicrotask(() => frames.delete(context));
  }
  context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
  if (!taken.take(place(data.x, data.y, data.size, context.measureText(data.label).width, settings.labelSize)) && !data.forceLabel) return;
  context.fillStyle = settings.labelColor.color ?? "#000";
  context.fillText(data.label, data.x + data.size + 3, data.y + settings.labelSize / 3);
}
