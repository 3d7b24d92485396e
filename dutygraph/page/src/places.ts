// The server counts code points, JavaScript UTF-16 units: they differ where a text has characters beyond U+FFFF.

const ASTRAL = /[\u{10000}-\u{10ffff}]/u;

/** A text that is cut by code points. */
export class Text {
  private readonly points: string[] | null;

  constructor(readonly whole: string) {
    this.points = ASTRAL.test(whole) ? Array.from(whole) : null;
  }

  get length(): number {
    return this.points ? this.points.length : this.whole.length;
  }

  cut(start: number, end: number): string {
    return this.points ? this.points.slice(start, end).join("") : this.whole.slice(start, end);
  }
}
