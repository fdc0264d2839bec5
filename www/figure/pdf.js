/** A figure as PDF: one page of its size, with the font embedded, words as text. */
import { marksOf } from './marks.js';

/** @typedef {import('./nodes.js').SvgNode} SvgNode */
/** @typedef {import('./marks.js').PathMark} PathMark */
/** @typedef {import('./marks.js').TextMark} TextMark */
/** @typedef {import('../../tools/vendor/figures.js').PDFDocument} Document */

const NAMES = { regular: 'Arimo', bold: 'Arimo-Bold' };

/**
 * @param {SvgNode} figure finished; its units are points
 * @param {{width: number, height: number, title: string}} page
 * @param {import('./library.js').Kit} kit
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function toPdf(figure, { width, height, title }, { library, files, font }) {
  const document = new library.PDFDocument({
    size: [width, height],
    margin: 0,
    font: files.regular,
    info: { Title: title, Creator: 'NeuronMotif' },
  });
  const bytes = library.toBytes(document);
  document.registerFont(NAMES.regular, files.regular).registerFont(NAMES.bold, files.bold);
  for (const mark of marksOf(figure)) {
    document.save().transform(...mark.matrix);
    if (mark.kind === 'path') path(document, mark);
    else words(document, mark, font);
    document.restore();
  }
  document.end();
  return bytes;
}

/** @param {Document} document @param {PathMark} mark */
function path(document, { d, style }) {
  const { fill, stroke, 'stroke-width': width, 'stroke-dasharray': dashes, 'stroke-linejoin': join } = style;
  if (fill === 'none' && stroke === 'none') return;
  document.path(d);
  document.fillOpacity(Number(style['fill-opacity'])).strokeOpacity(Number(style['stroke-opacity']));
  document.lineWidth(Number.parseFloat(width)).lineJoin(join);
  const lengths = dashes
    .split(/[\s,]+/)
    .map(Number.parseFloat)
    .filter(Number.isFinite);
  if (lengths.length > 0) document.dash(lengths.length > 1 ? lengths : lengths[0]);
  if (stroke === 'none') document.fill(fill);
  else if (fill === 'none') document.stroke(stroke);
  else document.fillAndStroke(fill, stroke);
}

/** @param {Document} document @param {TextMark} mark @param {import('./font.js').Font} font */
function words(document, { text, x, y, size, bold, anchor, style }, font) {
  const shift = { start: 0, middle: 0.5, end: 1 }[anchor] ?? 0;
  const left = x - shift * font.width(text, size, bold);
  document
    .font(bold ? NAMES.bold : NAMES.regular)
    .fontSize(size)
    .fillColor(style.fill, Number(style['fill-opacity']));
  document.text(text, left, y, { lineBreak: false, baseline: 'alphabetic' });
}
