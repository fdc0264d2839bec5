/** What the bundle `www/vendor/figures.js` exports: PDF files, the shapes of a font's letters, and bitmaps. */
export { initWasm, Resvg } from '@resvg/resvg-wasm';
export { create } from 'fontkit';
export { default as PDFDocument } from 'pdfkit';
export { toBytes } from 'pdfkit/output';
