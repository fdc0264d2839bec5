/** What is composed: logos in rows, with known motifs above them and figures next to them. */
import type { LogoOptions } from '../engine/types.js';
import type { Font } from './font.js';

/** Positions; the end is one past the last. */
export interface Range {
  start: number;
  end: number;
}

export interface LogoRow {
  name: string;
  /** First position of its matrix on the ruler; 0 for a row that is not shifted. */
  start: number;
  matrix: number[][];
  /** Whether it holds contributions of either sign. */
  signed?: boolean;
  /** Marked parts of the matrix. */
  segments: Range[];
  cells: string[];
}

export interface KnownLogo {
  /** What stands above it. */
  lines: string[];
  start: number;
  matrix: number[][];
}

export interface LogoTable {
  title: string;
  /** Head of the names of rows. */
  rowName: string;
  columns: { name: string; isText: boolean }[];
  rows: LogoRow[];
  known: KnownLogo[];
  knownName: string;
  /** The positions that are drawn. */
  shown: Range;
  /** Name of the ruler. */
  axis: string;
  /** Letters of the alphabet: their logarithm is the end of the scale. */
  letters: number;
}

/** Asks the engine for SVG. */
export type DrawLogo = (matrix: number[][], options: LogoOptions, signed: boolean) => Promise<string>;

export interface Tools {
  font: Font;
  logo: DrawLogo;
}

/** One of the columns of a figure, with its share of the rows; all in points from its left edge. */
export interface Block {
  left: number;
  rows: LogoRow[];
  /** Room for names. */
  names: number;
  /** Left edge of the logos, and the width of a position. */
  area: number;
  column: number;
  cells: Cell[];
}

export interface Cell {
  name: string;
  /** Where the text begins or, anchored at its end, ends. */
  x: number;
  anchor: 'start' | 'end';
  width: number;
}
