/** The measurements as short tables in Markdown. */
import { NATIVE } from './native.mjs';
import { wholeCells } from './whole.mjs';

/** @typedef {import('./measure.mjs').Row} Row */
/** @typedef {import('./table.mjs').Result} Result */

const PEERS = ['tfjs-wasm', 'onnxruntime-web', 'tract', NATIVE];

/** In this order; gradients of the largest batch only. */
const OPERATIONS = ['forward', 'gradient', 'generation', 'k-means', 'tomtom'];

/** @param {Result} result @returns {string} Markdown */
export function summary({ machine, peak_gflops, rows, whole }) {
  const threads = [...new Set(rows.map(row => row.threads))].sort((one, other) => one - other);
  const ours = rows.filter(row => row.contender === 'ours' && row.threads === threads[0]);
  const largest = Math.max(...ours.filter(({ operation }) => operation === 'gradient').map(({ batch }) => batch));
  const shown = OPERATIONS.flatMap(operation =>
    ours.filter(row => row.operation === operation && (operation !== 'gradient' || row.batch === largest)),
  );
  const heads = ['', 'a second', 'of peak', ...PEERS.map(peer => `× ${peer}`)];
  const lines = shown.map(row => {
    const same = threads.map(count => rows.find(other => isSame(other, row, 'ours', count)));
    const ratios = PEERS.map(peer => {
      const theirs = threads.map(count => rows.find(other => isSame(other, row, peer, count)));
      return each(same, (mine, index) => ratio(mine, theirs[index]));
    });
    const share = (/** @type {Row} */ { gflops, threads: count }) =>
      gflops === null ? '' : `${((100 * gflops) / count / peak_gflops).toFixed(0)} %`;
    return [label(row), each(same, mine => rounded(mine.sequences_per_second)), each(same, share), ...ratios];
  });
  const counts = threads.join(' / ');
  return [
    `${machine}; multiply-add peak of one thread ${peak_gflops.toFixed(1)} GFLOP/s. Threads: ${counts}.`,
    '',
    ...markdown([heads, ...lines]),
    ...(whole.length > 0 ? markdown(wholeCells(whole)) : []),
  ].join('\n');
}

/** @param {string[][]} lines the first is the head @returns {string[]} */
function markdown([head, ...lines]) {
  const table = [head, head.map((_, column) => (column ? '--:' : '---')), ...lines];
  return [...table.map(cells => `| ${cells.join(' | ')} |`), ''];
}

/** @param {Row} row @param {Row} like @param {string} contender @param {number} threads */
function isSame(row, like, contender, threads) {
  const keys = /** @type {const} */ (['network', 'layer', 'operation', 'batch']);
  return row.contender === contender && row.threads === threads && keys.every(key => row[key] === like[key]);
}

/**
 * @param {(Row | undefined)[]} rows ours, by threads
 * @param {(row: Row, index: number) => string} text
 * @returns {string} what there is, separated by slashes
 */
function each(rows, text) {
  const cells = rows.map((row, index) => (row ? text(row, index) : ''));
  return cells.filter(cell => cell !== '').join(' / ');
}

/** @param {Row} ours @param {Row | undefined} theirs */
function ratio(ours, theirs) {
  return theirs ? (ours.sequences_per_second / theirs.sequences_per_second).toFixed(2) : '';
}

/** @param {Row} row */
function label({ network, layer, operation, batch }) {
  if (operation === 'k-means') return `rows of k-means, ${layer.toLocaleString('en')} numbers each`;
  if (operation === 'tomtom') return `Tomtom's queries of ${layer} columns`;
  return `${operation} of ${batch}: ${network} layer ${layer}`;
}

/** @param {number} rate */
function rounded(rate) {
  return Number(rate.toPrecision(3)).toLocaleString('en');
}
