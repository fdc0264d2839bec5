/** The charts of step 5, as ECharts takes them. */
import { figure } from '../../texts/format.js';
import { TEXTS } from '../../texts/learn.js';
import { axis, tip } from './charts.js';

/** @typedef {import('./charts.js').Colour} Colour */
/** @typedef {import('./charts.js').ChartOption} ChartOption */

const T = TEXTS.demix;

/** Colours and shapes of the clusters: never colour alone. */
export const CLUSTER_SIGNS = /** @type {const} */ ([
  { colour: 'one', symbol: 'circle', sign: '●' },
  { colour: 'two', symbol: 'triangle', sign: '▲' },
  { colour: 'three', symbol: 'rect', sign: '■' },
  { colour: 'four', symbol: 'diamond', sign: '◆' },
]);

/** Mean decoupling that ends the search for k. */
const ENOUGH = 0.95;

/** @param {import('../../engine/types.js').Histogram} histogram @param {Colour} colour @returns {ChartOption} */
export function histogramChart({ low, high, counts }, colour) {
  const wide = (high - low) / counts.length;
  const data = counts.map((amount, i) => {
    const middle = low + wide * (i + 0.5);
    return { value: [middle, amount || null], itemStyle: { color: colour(middle > 0 ? 'accent' : 'edge') } };
  });
  return {
    tooltip: {
      ...tip(colour),
      formatter: (/** @type {any} */ { value }) =>
        `${figure(value[0] - wide / 2)} … ${figure(value[0] + wide / 2)}: ${value[1]}`,
    },
    xAxis: axis(colour, T.value, { min: Math.floor(low), max: Math.ceil(high), splitLine: { show: false } }),
    yAxis: axis(colour, T.sequences, { type: 'log', min: 1, nameGap: 40 }),
    series: [
      {
        type: 'bar',
        data: /** @type {any} */ (data),
        barWidth: '92%',
        barMinWidth: 2,
        markLine: {
          symbol: 'none',
          silent: true,
          label: { show: false },
          lineStyle: { color: colour('ink'), type: 'solid' },
          data: [{ xAxis: 0 }],
        },
      },
    ],
  };
}

/** @param {import('../../engine/types.js').Clusters} clusters @param {Colour} colour @returns {ChartOption} */
export function scatterChart({ points, centroids, k }, colour) {
  const members = CLUSTER_SIGNS.slice(0, k).map((_, cluster) =>
    points.cluster.flatMap((own, i) => (own === cluster ? [i] : [])),
  );
  return {
    legend: { top: 0, textStyle: { color: colour('ink') }, selectedMode: false },
    tooltip: {
      ...tip(colour),
      formatter: (/** @type {any} */ { data }) => (data.name ? `${data.name}, ${figure(data.value[2])}` : ''),
    },
    xAxis: axis(colour, 'PC 1', { scale: true }),
    yAxis: axis(colour, 'PC 2', { scale: true, nameGap: 32 }),
    series: [
      ...members.map((indices, cluster) => ({
        name: T.clusterName(cluster + 1),
        type: /** @type {const} */ ('scatter'),
        symbol: CLUSTER_SIGNS[cluster].symbol,
        symbolSize: 7,
        itemStyle: { color: colour(CLUSTER_SIGNS[cluster].colour), opacity: 0.55 },
        data: indices.map(i => ({ name: points.sequence[i], value: [points.x[i], points.y[i], points.value[i]] })),
      })),
      {
        type: /** @type {const} */ ('scatter'),
        silent: true,
        symbolSize: 22,
        z: 5,
        data: centroids.map(({ x, y }, cluster) => ({
          value: [x, y],
          symbol: CLUSTER_SIGNS[cluster].symbol,
          itemStyle: { color: colour(CLUSTER_SIGNS[cluster].colour), borderColor: colour('ink'), borderWidth: 2.5 },
        })),
      },
    ],
  };
}

/** @param {Readonly<Record<number, number>>} decouplings @param {number} chosen @param {Colour} colour @returns {ChartOption} */
export function decouplingChart(decouplings, chosen, colour) {
  return {
    grid: { left: 52, right: 90, top: 20, bottom: 40 },
    xAxis: axis(colour, 'k', { type: 'category', data: ['1', '2', '3', '4'], splitLine: { show: false } }),
    yAxis: axis(colour, '', { min: 0, max: 1 }),
    series: [
      {
        type: 'bar',
        barWidth: '64%',
        label: { show: true, position: 'inside', formatter: ({ value }) => Number(value).toFixed(2) },
        data: [1, 2, 3, 4].map(k => ({
          value: decouplings[k] ?? null,
          label: { color: colour(k === chosen ? 'on-accent' : 'ink') },
          itemStyle: { color: colour(k === chosen ? 'accent' : 'accent-soft'), borderColor: colour('accent') },
        })),
        markLine: {
          symbol: 'none',
          silent: true,
          label: { formatter: T.enough, position: 'end', color: colour('ink') },
          lineStyle: { color: colour('ink'), type: 'dashed' },
          data: [{ yAxis: ENOUGH }],
        },
      },
    ],
  };
}
