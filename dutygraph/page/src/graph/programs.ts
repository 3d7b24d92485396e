// How sigma draws: shapes that tell what a node is without colour, and dashes for what is only inferred.
import { EdgeRectangleProgram, NodeCircleProgram, type NodeProgramType } from "sigma/rendering";

/** A signed distance to the edge of a shape in a disc of radius 1, as GLSL; negative is inside. */
const SHAPES: Record<string, string> = {
  square: "max(abs(p.x), abs(p.y)) - 0.8",
  diamond: "abs(p.x) + abs(p.y) - 1.0",
  triangle: "max(abs(p.x) * 0.866 + p.y * 0.5, -p.y) - 0.5",
  cross: "min(max(abs(p.x) - 0.95, abs(p.y) - 0.36), max(abs(p.y) - 0.95, abs(p.x) - 0.36))",
  page: "max(abs(p.x) - 0.66, abs(p.y) - 0.88)",
};

const fragment = (distance: string): string => `
precision highp float;
varying vec4 v_color;
varying vec2 v_diffVector;
varying float v_radius;
uniform float u_correctionRatio;
void main(void) {
  vec2 p = v_diffVector / v_radius;
  float d = (${distance}) * v_radius;
  #ifdef PICKING_MODE
  gl_FragColor = d > 0.0 ? vec4(0.0) : v_color;
  #else
  float border = u_correctionRatio * 2.0;
  gl_FragColor = mix(v_color, vec4(0.0), smoothstep(-border, 0.0, d));
  #endif
}`;

function shaped(distance: string): NodeProgramType {
  return class extends NodeCircleProgram {
    getDefinition() {
      return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: fragment(distance) };
    }
  };
}

export const nodePrograms: Record<string, NodeProgramType> = {
  circle: NodeCircleProgram,
  ...Object.fromEntries(Object.entries(SHAPES).map(([name, distance]) => [name, shaped(distance)])),
};

export class DashedEdge extends EdgeRectangleProgram {
  getDefinition() {
    const solid = super.getDefinition();
    return {
      ...solid,
      VERTEX_SHADER_SOURCE: solid.VERTEX_SHADER_SOURCE.replace(
        "void main() {",
        "varying float v_along;\nvoid main() {\n  v_along = a_positionCoef * length((u_matrix * vec3(a_positionEnd - a_positionStart, 0.0)).xy);",
      ),
      FRAGMENT_SHADER_SOURCE: solid.FRAGMENT_SHADER_SOURCE.replace(
        "void main(void) {",
        "varying float v_along;\nvoid main(void) {\n  #ifndef PICKING_MODE\n  if (mod(v_along, 0.03) > 0.017) discard;\n  #endif",
      ),
    };
  }
}
