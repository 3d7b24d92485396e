// How sigma draws: shapes that tell what a node is without colour, and dashes for what is only inferred.
import { EdgeLineProgram, EdgeRectangleProgram, NodePointProgram, type EdgeProgramType, type NodeProgramType } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";

import type { EdgeAttributes, NodeAttributes } from "./canvas";

/** A signed distance to the edge of a shape in a disc of radius 1, as GLSL; negative is inside. */
const SHAPES: Record<string, string> = {
  circle: "length(p) - 1.0",
  square: "max(abs(p.x), abs(p.y)) - 0.8",
  diamond: "abs(p.x) + abs(p.y) - 1.0",
  triangle: "max(abs(p.x) * 0.866 + p.y * 0.5, -p.y) - 0.5",
  cross: "min(max(abs(p.x) - 0.95, abs(p.y) - 0.36), max(abs(p.y) - 0.95, abs(p.x) - 0.36))",
  page: "max(abs(p.x) - 0.66, abs(p.y) - 0.88)",
};

const fragment = (distance: string): string => `
precision highp float;
varying vec4 v_color;
varying float v_border;
void main(void) {
  vec2 p = (gl_PointCoord - 0.5) * vec2(2.0, -2.0);
  float d = ${distance};
  #ifdef PICKING_MODE
  gl_FragColor = d > 0.0 ? vec4(0.0) : v_color;
  #else
  gl_FragColor = mix(v_color, vec4(0.0), smoothstep(-2.0 * v_border, 0.0, d));
  #endif
}`;

/** A point has one vertex where sigma's circle has three, which software rendering feels. */
function shaped(distance: string): NodeProgramType<NodeAttributes, EdgeAttributes> {
  return class extends NodePointProgram<NodeAttributes, EdgeAttributes> {
    getDefinition() {
      return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: fragment(distance) };
    }
  };
}

export const nodePrograms = Object.fromEntries(Object.entries(SHAPES).map(([name, distance]) => [name, shaped(distance)]));

// What WebGL mixes here must have been multiplied by its alpha; sigma's own lines are not, and pale ones cannot be seen
// on white.
const mixed = (shader: string): string => shader.replace(/\}\s*$/, "  #ifndef PICKING_MODE\n  gl_FragColor.rgb *= v_color.a;\n  #endif\n}");

const DASHES = "\n  #ifndef PICKING_MODE\n  if (mod(v_along, 0.03) > 0.017) discard;\n  #endif";
const dashes = (shader: string): string => mixed(shader.replace("void main(void) {", `varying float v_along;\nvoid main(void) {${DASHES}`));

class Broad extends EdgeRectangleProgram<NodeAttributes, EdgeAttributes> {
  getDefinition() {
    const plain = super.getDefinition();
    return { ...plain, FRAGMENT_SHADER_SOURCE: mixed(plain.FRAGMENT_SHADER_SOURCE) };
  }
}

class BroadDashed extends EdgeRectangleProgram<NodeAttributes, EdgeAttributes> {
  getDefinition() {
    const plain = super.getDefinition();
    return {
      ...plain,
      VERTEX_SHADER_SOURCE: plain.VERTEX_SHADER_SOURCE.replace(
        "void main() {",
        "varying float v_along;\nvoid main() {\n  v_along = a_positionCoef * length((u_matrix * vec3(a_positionEnd - a_positionStart, 0.0)).xy);",
      ),
      FRAGMENT_SHADER_SOURCE: dashes(plain.FRAGMENT_SHADER_SOURCE),
    };
  }
}

class Thin extends EdgeLineProgram<NodeAttributes, EdgeAttributes> {
  getDefinition() {
    const plain = super.getDefinition();
    return { ...plain, FRAGMENT_SHADER_SOURCE: mixed(plain.FRAGMENT_SHADER_SOURCE) };
  }
}

class ThinDashed extends EdgeLineProgram<NodeAttributes, EdgeAttributes> {
  getDefinition() {
    const plain = super.getDefinition();
    return {
      ...plain,
      VERTEX_SHADER_SOURCE: plain.VERTEX_SHADER_SOURCE.replace(
        "void main() {",
        "attribute vec2 a_way;\nvarying float v_along;\nvoid main() {\n  v_along = length((u_matrix * vec3(a_way, 0.0)).xy);",
      ),
      FRAGMENT_SHADER_SOURCE: dashes(plain.FRAGMENT_SHADER_SOURCE),
      ATTRIBUTES: [...plain.ATTRIBUTES, { name: "a_way", size: 2, type: WebGLRenderingContext.FLOAT }],
    };
  }

  /** Each end with the way to it from the first. */
  processVisibleItem(index: number, start: number, source: NodeDisplayData, target: NodeDisplayData, data: EdgeDisplayData): void {
    super.processVisibleItem(index, start, source, target, data);
    const { array } = this;
    const [color, id] = [array[start + 2]!, array[start + 3]!];
    array.set([source.x, source.y, color, id, 0, 0, target.x, target.y, color, id, target.x - source.x, target.y - source.y], start);
  }
}

type Program = EdgeProgramType<NodeAttributes, EdgeAttributes>;

export const edgePrograms = { line: Broad, dashed: BroadDashed, thin: Thin, "thin-dashed": ThinDashed } as unknown as Record<string, Program>;
