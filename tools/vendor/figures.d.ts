/** What is used of the libraries of figures, two of which ship no types. */
export interface Outline {
  scale(x: number, y: number): Outline;
  translate(x: number, y: number): Outline;
  toSVG(): string;
}

export interface Run {
  advanceWidth: number;
  glyphs: { path: Outline }[];
  positions: { xAdvance: number; xOffset: number; yOffset: number }[];
}

export interface Face {
  unitsPerEm: number;
  layout(text: string): Run;
  hasGlyphForCodePoint(code: number): boolean;
}

/** The face of a font file. */
export function create(bytes: Uint8Array): Face;

/** A PDF document; its drawing methods return it. */
export class PDFDocument {
  constructor(options: {
    size: [number, number];
    margin: number;
    font: Uint8Array;
    info: { Title: string; Creator: string };
  });
  registerFont(name: string, bytes: Uint8Array): this;
  font(name: string): this;
  fontSize(points: number): this;
  save(): this;
  restore(): this;
  transform(a: number, b: number, c: number, d: number, e: number, f: number): this;
  path(d: string): this;
  lineWidth(points: number): this;
  lineJoin(kind: string): this;
  dash(lengths: number | number[]): this;
  fillOpacity(share: number): this;
  strokeOpacity(share: number): this;
  fillColor(colour: string, opacity: number): this;
  fill(colour: string): this;
  stroke(colour: string): this;
  fillAndStroke(fill: string, stroke: string): this;
  text(text: string, x: number, y: number, options: { lineBreak: boolean; baseline: string }): this;
  end(): void;
}

/** All bytes of a document, once it has ended. */
export function toBytes(document: PDFDocument): Promise<Uint8Array<ArrayBuffer>>;

export { initWasm, Resvg } from '@resvg/resvg-wasm';
