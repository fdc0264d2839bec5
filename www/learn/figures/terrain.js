/** Paints the landscape: bands of equal height, in the colours of the page; outside the triangle nothing is a sequence. */
import { HEIGHT, WIDTH } from './plane.js';

/** Bands between the lowest and the highest value. */
const BANDS = 14;
/** Canvas pixels a CSS pixel. */
const SHARP = 2;

/** @typedef {import('../../engine/types.js').Landscape} Landscape */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Landscape} landscape
 * @param {import('./plane.js').Plane} plane
 */
export function paintTerrain(canvas, landscape, plane) {
  canvas.width = WIDTH * SHARP;
  canvas.height = HEIGHT * SHARP;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return;
  const style = getComputedStyle(canvas);
  const [low, high, line] = ['--paper', '--accent', '--ink'].map(name => rgb(context, style.getPropertyValue(name)));
  const inside = landscape.values.flatMap((row, j) =>
    row.filter((_, i) => landscape.x[i] >= 0 && landscape.y[j] >= 0 && landscape.x[i] + landscape.y[j] <= 1.001),
  );
  const [lowest, highest] = [Math.min(...inside), Math.max(...inside)];
  const image = context.createImageData(canvas.width, canvas.height);
  /** @type {Float32Array} */
  let above = new Float32Array(canvas.width).fill(Number.NaN);
  for (let py = 0; py < canvas.height; py++) {
    const bands = new Float32Array(canvas.width).fill(Number.NaN);
    for (let px = 0; px < canvas.width; px++) {
      const [x, y] = plane.toPlane(px / SHARP, py / SHARP);
      if (x < 0 || y < 0 || x + y > 1) continue;
      const height = (heightAt(landscape, x, y) - lowest) / (highest - lowest || 1);
      const band = Math.min(BANDS - 1, Math.floor(height * BANDS));
      bands[px] = band;
      const edge = bands[px - 1] !== band || above[px] !== band;
      const share = 0.08 + (0.74 * band) / (BANDS - 1);
      const at = 4 * (py * canvas.width + px);
      for (let c = 0; c < 3; c++) {
        const ground = low[c] + (high[c] - low[c]) * share;
        image.data[at + c] = edge ? ground + (line[c] - ground) * 0.45 : ground;
      }
      image.data[at + 3] = 255;
    }
    above = bands;
  }
  context.putImageData(image, 0, 0);
}

/** Between the points that the engine answered for. @param {Landscape} landscape @param {number} x @param {number} y */
export function heightAt({ x: xs, y: ys, values }, x, y) {
  const [i, u] = cellOf(xs, x);
  const [j, v] = cellOf(ys, y);
  const low = values[j][i] * (1 - u) + values[j][i + 1] * u;
  const high = values[j + 1][i] * (1 - u) + values[j + 1][i + 1] * u;
  return low * (1 - v) + high * v;
}

/** @param {number[]} marks @param {number} value @returns {[number, number]} the mark below, and the share of the way to the next */
function cellOf(marks, value) {
  const step = marks[1] - marks[0];
  const index = Math.max(0, Math.min(marks.length - 2, Math.floor((value - marks[0]) / step)));
  return [index, Math.max(0, Math.min(1, (value - marks[index]) / step))];
}

/** @param {CanvasRenderingContext2D} context @param {string} colour @returns {number[]} red, green, blue */
function rgb(context, colour) {
  context.fillStyle = colour.trim();
  context.fillRect(0, 0, 1, 1);
  const found = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  context.clearRect(0, 0, 1, 1);
  return found;
}
