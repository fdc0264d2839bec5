/** The results as a part of the documentation: a table over all networks, then one per network. */
import { summaryTable } from './summary.mjs';
import { code, escaped, figure, table } from './table.mjs';

/** @typedef {import('./results.mjs').Result} Result */
/** @typedef {import('./results.mjs').Row} Row */
/** @typedef {import('./score.mjs').Problem} Problem */

const PLACE = /( *<!-- results -->\n)[\s\S]*?( *<!-- end of results -->)/;

/** Of the table of a network, see `rowCells`. */
const COLUMNS = [
  'module',
  'planted',
  'channel',
  'tree found',
  'result',
  'accepted range found, bp',
  'range that the neuron accepts, bp',
  'Jaccard index',
  'TF-MoDISco: parts',
  'stacking: parts',
  'seconds',
];

/** @type {Record<Problem, string>} */
const PROBLEMS = {
  'no-tree': 'no tree',
  'part-missing': 'part missing',
  'extra-motif': 'extra motif',
  order: 'wrong order',
  'gap-missing': 'gap missing',
  'range-elsewhere': 'other range',
  'range-wide': 'range too wide',
  'range-narrow': 'range too narrow',
};

/** @param {string} page its text @param {Result[]} results @returns {string} the page with these results */
export function withResults(page, results) {
  const sections = results.length > 0 ? [summarySection(results), ...results.map(networkSection)] : [];
  return page.replace(PLACE, (_, start, end) => start + sections.join('\n') + end);
}

/** @param {Result[]} results */
function summarySection(results) {
  return section('summary', 'All networks', [summaryTable(results)]);
}

/** @param {Result} result */
function networkSection(result) {
  const { network, about, layer, receptive_field, modules, conditions, machine, date, rows } = result;
  const counted = new Set(rows.map(({ module }) => module)).size;
  const shape = `${about.replace(/\.?$/, '.')} The neurons are those of layer ${layer}; its receptive field is ${receptive_field} bp.`;
  const analysed = `${counted} of ${modules.length} modules analysed`;
  const made = `${analysed}; preset ${conditions.preset}, seed ${conditions.seed}; ${machine}, ${date}.`;
  return section(`network-${network}`, network, [
    `<p>${escaped([shape, ...substitutes(rows)].join(' '))}</p>`,
    table({ label: `network-${network}`, caption: made, columns: COLUMNS, rows: rows.map(rowCells) }),
  ]);
}

/** @param {Row[]} rows @returns {string[]} a sentence where a planted matrix was not there in its own version */
function substitutes(rows) {
  const others = rows.flatMap(({ parts }) => parts).filter(({ jaspar, matrix }) => jaspar !== matrix);
  const pairs = new Set(others.map(({ jaspar, matrix }) => `${matrix} for ${jaspar}`));
  return pairs.size > 0 ? [`Newer versions of planted matrices: ${[...pairs].join(', ')}.`] : [];
}

/** @param {Row} row @returns {string[]} HTML, in the order of `COLUMNS` */
function rowCells(row) {
  const { score, methods, parts } = row;
  const each = (/** @type {(range: import('./score.mjs').Range) => string} */ text) =>
    score.ranges.map(range => (range ? text(range) : 'none')).join('; ') || '–';
  const of = (/** @type {number | undefined} */ count) => (count === undefined ? '–' : `${count} of ${parts.length}`);
  return [
    row.module,
    code(row.planted),
    `${row.channel}`,
    row.tree === null ? '–' : code(row.tree),
    score.problems.map(problem => PROBLEMS[problem]).join(', ') || 'right',
    each(({ found }) => rangeText(found)),
    each(({ accepted }) => rangeText(accepted)),
    each(({ jaccard }) => figure(jaccard)),
    of(methods?.modisco),
    of(methods?.stacking),
    row.seconds.toFixed(0),
  ];
}

/** @param {[number, number]} range */
function rangeText([low, high]) {
  const text = low === high ? `${low}` : `${low} to ${high}`;
  return text.replaceAll('-', '−');
}

/** @param {string} id @param {string} title @param {string[]} content */
function section(id, title, content) {
  const lines = [`<h2 id="${id}">${escaped(title)}</h2>`, ...content].flatMap(part => part.split('\n'));
  return `    <section aria-labelledby="${id}">\n${lines.map(line => `      ${line}\n`).join('')}    </section>\n`;
}
