/** The measurements as tables for the terminal. */
import { wholeCells } from './whole.mjs';

/** @typedef {import('./measure.mjs').Row} Row */

/** @type {[string, (row: Row, result: Result) => string][]} */
const COLUMNS = [
  ['network', ({ network }) => network],
  ['layer', ({ layer }) => String(layer)],
  ['operation', ({ operation }) => operation],
  ['contender', ({ contender }) => contender],
  ['threads', ({ threads }) => String(threads)],
  ['batch', ({ batch }) => String(batch)],
  ['a second', row => digits(row.sequences_per_second)],
  ['slowest–fastest', ({ spread }) => spread.map(digits).join('–')],
  ['a CPU-second', row => digits(row.sequences_per_cpu_second)],
  ['ours is', ours],
  ['GFLOP/s', ({ gflops }) => gflops?.toFixed(1) ?? ''],
  ['of peak', (row, { peak_gflops }) => (row.gflops === null ? '' : percent(row.gflops / row.threads / peak_gflops))],
  ['memory', ({ bytes }) => (bytes ? `${(bytes / 1e6).toFixed(0)} MB` : '')],
];

/** @typedef {{machine: string, peak_gflops: number, notes: string[], rows: Row[], whole: import('./whole.mjs').WholeRow[]}} Result */

/** @param {Result} result @returns {string} */
export function table(result) {
  const lines = [
    COLUMNS.map(([head]) => head),
    ...result.rows.map(row => COLUMNS.map(([, cell]) => cell(row, result))),
  ];
  const head = `${result.machine}; multiply-add peak of one thread ${result.peak_gflops.toFixed(1)} GFLOP/s`;
  const whole = result.whole.length > 0 ? [...aligned(wholeCells(result.whole)), ''] : [];
  return `${[head, '', ...aligned(lines), '', ...whole, ...perMillion(result.rows), ...result.notes].join('\n')}\n`;
}

/** @param {string[][]} lines of cells @returns {string[]} */
function aligned(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map(line => line[column].length)));
  const text = (/** @type {string[]} */ line) => line.map((cell, column) => cell.padEnd(widths[column])).join('  ');
  return lines.map(line => text(line).trimEnd());
}

/**
 * @param {Row} row
 * @param {Result} result
 * @returns {string} how many times as fast as this row our engine does the same; nothing where it is ours
 */
function ours(row, { rows }) {
  const same = rows.find(
    other =>
      other.contender === 'ours' &&
      other.operation === row.operation &&
      other.network === row.network &&
      other.layer === row.layer &&
      other.threads === row.threads &&
      other.batch === row.batch,
  );
  if (!same || same === row) return '';
  return `${(same.sequences_per_second / row.sequences_per_second).toFixed(2)}×`;
}

/** @param {Row[]} rows @returns {string[]} */
function perMillion(rows) {
  return rows
    .filter(({ operation }) => operation === 'k-means')
    .map(({ threads, layer, sequences_per_second }) => {
      const milliseconds = 1e9 / (layer * sequences_per_second);
      return `k-means, threads ${threads}: ${milliseconds.toFixed(2)} ms a million values and step`;
    });
}

/** @param {number} rate */
function digits(rate) {
  return rate.toFixed(rate < 100 ? 1 : 0);
}

/** @param {number} share */
function percent(share) {
  return `${(100 * share).toFixed(0)} %`;
}
