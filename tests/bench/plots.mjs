/** Plots of measurements as SVG files, readable on light and on dark. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as echarts from 'echarts';

/** Declared as a CommonJS module, which it is not. @type {typeof echarts.default} */
const { init } = /** @type {any} */ (echarts);

/** @typedef {{name: string, logBase?: number}} Axis without a base of the logarithm it is linear, from 0 */
/** @typedef {{name: string, points: [number, number][]}} Line one of those that {@link LOOKS} knows */
/** @typedef {{file: string, title: string, lines: Line[], x: Axis, y: Axis}} Plot */

/** Powers of ten are not exact, so they are rounded. */
const SHORT = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

const SIZE = { width: 640, height: 420 };

/** In the file; on a dark page they are exchanged. */
const INK = '#333333';
const GRID = '#dddddd';
const DARK = `@media (prefers-color-scheme: dark) {
  [fill="${INK}"] { fill: #e0e0e0 } [stroke="${INK}"] { stroke: #e0e0e0 } [stroke="${GRID}"] { stroke: #444444 }
}`;

/** One colour and symbol each, told apart on light, on dark and without colour (Okabe and Ito). @type {Record<string, [string, string]>} */
const LOOKS = {
  'ours, forward': ['#0072b2', 'circle'],
  'ours, gradient': ['#56b4e9', 'emptyCircle'],
  'tfjs-wasm, forward': ['#d55e00', 'rect'],
  'onnxruntime-web, forward': ['#009e73', 'triangle'],
  'tract, forward': ['#cc79a7', 'diamond'],
  'whole run': ['#0072b2', 'circle'],
  sampling: ['#56b4e9', 'emptyCircle'],
  'earlier layers': ['#009e73', 'triangle'],
  demixing: ['#d55e00', 'rect'],
  comparisons: ['#cc79a7', 'diamond'],
};

/** @param {string} folder is made where it is not there @param {Plot[]} plots */
export async function drawPlots(folder, plots) {
  await mkdir(folder, { recursive: true });
  for (const plot of plots) await writeFile(join(folder, plot.file), svg(plot));
}

/** @param {Plot} plot @returns {string} */
export function svg({ title, lines, x, y }) {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
  chart.setOption({
    animation: false,
    title: { text: title, left: 'center', textStyle: { color: INK, fontSize: 14 } },
    // Fonts of readers may be wider than the one whose widths are known here.
    legend: { bottom: 0, itemGap: 36, itemWidth: 18, textStyle: { color: INK } },
    grid: { left: 70, right: 30, top: 50, bottom: 90 },
    xAxis: axis(x, 30),
    yAxis: axis(y, 50),
    series: lines.map(({ name, points }) => ({
      name,
      color: LOOKS[name][0],
      symbol: LOOKS[name][1],
      type: /** @type {const} */ ('line'),
      symbolSize: 8,
      data: points.toSorted(([one], [other]) => one - other),
    })),
  });
  const text = chart.renderToSVGString();
  chart.dispose();
  return text.replace(/(<svg[^>]*>)/, `$1<title>${title}</title><style>${DARK}</style>`);
}

/** @param {Axis} axis @param {number} nameGap */
function axis({ name, logBase }, nameGap) {
  return {
    name,
    logBase,
    nameGap,
    type: logBase ? /** @type {const} */ ('log') : /** @type {const} */ ('value'),
    nameLocation: /** @type {const} */ ('middle'),
    nameTextStyle: { color: INK },
    axisLine: { show: true, lineStyle: { color: INK } },
    axisLabel: { color: INK, formatter: (/** @type {number} */ value) => SHORT.format(value) },
    splitLine: { lineStyle: { color: GRID } },
  };
}
