/** A composed figure → a file. */
import { FIGURE } from '../texts/figure.js';
import { finished } from './finish.js';
import { toSvg } from './nodes.js';
import { toPdf } from './pdf.js';
import { toPng } from './png.js';
import { FigureProblem } from './problem.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {import('./library.js').Kit} Kit */
/** @typedef {'svg' | 'pdf' | 'png'} Format */

/** Media types. */
export const FORMATS = Object.freeze({ svg: 'image/svg+xml', pdf: 'application/pdf', png: 'image/png' });

/** Dots per inch, as journals ask for. */
const DPI = 300;
/** Maximum number of dots of a bitmap: beyond, programs have trouble to open it. */
const MAX_DOTS = 100e6;

/**
 * @param {Page} page
 * @param {Format} format
 * @param {Pick<import('./settings.js').FigureSettings, 'colours' | 'letters'>} settings
 * @param {Kit} kit
 * @param {string} title
 * @returns {Promise<string | Uint8Array<ArrayBuffer>>}
 */
export async function fileOf({ root, width, height }, format, settings, kit, title) {
  const letters = format === 'png' ? 'outlines' : settings.letters;
  const figure = finished(root, { ...settings, letters }, kit.font);
  if (format === 'svg') return `${toSvg(figure)}\n`;
  if (format === 'pdf') return toPdf(figure, { width, height, title }, kit);
  const scale = DPI / 72;
  if (width * height * scale ** 2 > MAX_DOTS) throw new FigureProblem('large', FIGURE.large, FIGURE.largeNext);
  return toPng(figure, DPI, kit);
}
