/** How much was right: per network and in total. */
import { escaped, figure, table } from './table.mjs';

/** @typedef {import('./results.mjs').Result} Result */
/** @typedef {import('./results.mjs').Row} Row */

const COLUMNS = [
  'network',
  'neurons',
  'right',
  'parts found',
  'extra motifs',
  'mean Jaccard index',
  'TF-MoDISco: parts',
  'stacking: parts',
];

/** @param {Result[]} results @returns {string} HTML */
export function summaryTable(results) {
  const rows = results.map(({ network, rows }) => [
    `<a href="#network-${escaped(network)}">${escaped(network)}</a>`,
    ...totals(rows),
  ]);
  rows.push(['all', ...totals(results.flatMap(({ rows }) => rows))]);
  return table({ label: 'summary', caption: caption(results), columns: COLUMNS, rows });
}

/** @param {Result[]} results */
function caption(results) {
  const distinct = (/** @type {(result: Result) => string | number} */ value) =>
    [...new Set(results.map(value))].sort().join(' and ');
  const seed = distinct(({ conditions }) => conditions.seed);
  const options = `preset ${distinct(({ conditions }) => conditions.preset)}, seed ${seed}`;
  return `${distinct(({ machine }) => machine)}; ${distinct(({ date }) => date)}; ${options}; npm run evidence -- --seed ${seed}.`;
}

/** @param {Row[]} rows */
function totals(rows) {
  const compared = rows.filter(({ methods }) => methods !== null);
  const jaccards = rows.flatMap(({ score }) => score.ranges.flatMap(range => (range ? [range.jaccard] : [])));
  const right = rows.filter(({ score }) => score.problems.length === 0).length;
  const of = (/** @type {Row[]} */ rows, /** @type {(row: Row) => number} */ found) =>
    rows.length > 0 ? `${sum(rows.map(found))} of ${sum(rows.map(({ parts }) => parts.length))}` : '–';
  return [
    `${rows.length}`,
    `${right}`,
    of(rows, ({ score }) => score.found),
    `${sum(rows.map(({ score }) => score.extra))}`,
    figure(sum(jaccards) / jaccards.length),
    of(compared, ({ methods }) => methods?.modisco ?? 0),
    of(compared, ({ methods }) => methods?.stacking ?? 0),
  ];
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
