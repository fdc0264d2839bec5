/** A figure on the page, as it will be saved. */
import { finished } from '../../figure/finish.js';
import { marksOf } from '../../figure/marks.js';
import { toSvg } from '../../figure/nodes.js';
import { FIGURE } from '../../texts/figure.js';
import { drawing } from '../../ui/drawing.js';

/** Pixels in a point: twice as large as in print, where there is room. */
const PIXELS = (2 * 96) / 72;

/**
 * @param {import('../../figure/page.js').Page} page
 * @param {import('../../figure/settings.js').FigureSettings} settings
 * @param {import('../../figure/library.js').Kit} kit
 * @param {string} title
 */
export function preview({ root, width }, settings, { font }, title) {
  const svg = drawing(toSvg(finished(root, settings, font)), FIGURE.picture(title));
  svg.classList.replace('logo', 'figure-drawing');
  svg.setAttribute('preserveAspectRatio', 'xMinYMin meet');
  svg.removeAttribute('height');
  svg.setAttribute('width', String(Math.round(width * PIXELS)));
  return svg;
}

/** Letters that the font has no shape for. @param {import('../../figure/nodes.js').SvgNode} root @param {import('../../figure/font.js').Font} font */
export function missingLetters(root, font) {
  const texts = marksOf(root).map(mark => (mark.kind === 'text' ? mark.text : ''));
  return font.missing(texts.join(''));
}
