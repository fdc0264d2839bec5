/** A figure as a bitmap of a known resolution: the same in every browser and in Node. */
import { toSvg } from './nodes.js';

/** Points per inch, and inches per metre. */
const POINTS = 72;
const PER_METRE = 39.3701;
/** Bytes of the signature and of the first chunk, IHDR. */
const HEAD = 33;

/** @type {Promise<void> | null} */
let started = null;

/**
 * @param {import('./nodes.js').SvgNode} figure finished, with outlines in place of words
 * @param {number} dpi dots per inch
 * @param {import('./library.js').Kit} kit
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function toPng(figure, dpi, { library, read }) {
  started ??= read('resvg.wasm').then(bytes => library.initWasm(bytes));
  await started;
  const { width: _, height: __, ...attributes } = figure.attributes;
  const options = /** @type {const} */ ({
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: dpi / POINTS },
    font: { loadSystemFonts: false },
  });
  const renderer = new library.Resvg(toSvg({ ...figure, attributes }), options);
  const image = renderer.render();
  const bytes = withResolution(image.asPng(), dpi);
  image.free();
  renderer.free();
  return bytes;
}

/**
 * @param {Uint8Array} png
 * @param {number} dpi
 * @returns {Uint8Array<ArrayBuffer>} the same file with the chunk pHYs, from which programs take the size in print
 */
export function withResolution(png, dpi) {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  const perMetre = Math.round(dpi * PER_METRE);
  view.setUint32(0, 9);
  chunk.set(new TextEncoder().encode('pHYs'), 4);
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  view.setUint8(16, 1); // the unit is the metre
  view.setUint32(17, checksum(chunk.subarray(4, 17)));
  const bytes = new Uint8Array(png.length + chunk.length);
  bytes.set(png.subarray(0, HEAD));
  bytes.set(chunk, HEAD);
  bytes.set(png.subarray(HEAD), HEAD + chunk.length);
  return bytes;
}

/** CRC-32, as the PNG standard has it. @param {Uint8Array} bytes */
function checksum(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}
