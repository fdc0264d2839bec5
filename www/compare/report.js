/** The report of a comparison as an HTML file that needs nothing else: text by text, so that nothing large is built at once. */
import { inWords, labelOf } from '../session/parameter-words.js';
import { valueAt } from '../session/options.js';
import { COLUMNS } from './columns.js';
import { COMPARE } from '../texts/compare.js';
import { counted } from '../texts/format.js';
import { say } from '../texts/say.js';
import { drawing } from '../ui/drawing.js';
import { h } from '../ui/dom.js';
import { PATHS } from './parameters.js';
import { REPORT_STYLE } from './report-style.js';
import { titled } from './titled.js';

/** @typedef {import('../engine/types.js').Query} Query */
/** Logos of a match one above the other; the aligned positions in px. @typedef {{above: string, below: string, start: number, width: number}} Pair */

const { report: TEXT } = COMPARE;

/** @param {import('./state.js').Comparison} comparison @param {string} version of the engine */
export function reportHead(comparison, version) {
  const title = TEXT.title(comparison.name);
  const { queries, targets, name, warnings, cancelled } = comparison;
  const matched = queries.filter(({ search }) => search.found > 0).length;
  const matches = queries.reduce((sum, { search }) => sum + search.matches.length, 0);
  const notes = [...(cancelled ? [COMPARE.cancelled] : []), ...warnings];
  const head = h(
    'head',
    {},
    h('meta', { charset: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', {}, title),
    h('style', {}, REPORT_STYLE),
  );
  const header = h(
    'header',
    {},
    h('h1', {}, title),
    h('p', {}, COMPARE.summary(queries.length, name, targets, matched, matches)),
    ...notes.map(note => h('p', { class: 'note' }, note)),
    h('h2', {}, TEXT.databases),
    databases(comparison),
    h('h2', {}, TEXT.parameters),
    parameters(comparison),
    h('h2', {}, TEXT.citation),
    h('p', {}, TEXT.made(version)),
    h('p', {}, TEXT.tomtom),
    contents(queries),
  );
  return `<!doctype html>\n<html lang="en">\n${head.outerHTML}\n<body>\n${header.outerHTML}\n<main>\n`;
}

/** @param {import('./state.js').Comparison} comparison */
function databases({ databases: all }) {
  const entries = all.flatMap(({ name, format, motifs, sha256 }) => [
    h('dt', {}, name),
    h('dd', {}, TEXT.database(format, motifs, sha256)),
  ]);
  return h('dl', {}, ...entries);
}

/** @param {import('./state.js').Comparison} comparison */
function parameters({ options }) {
  const values = /** @type {import('../engine/types.js').Options} */ ({ grammar: options });
  return h(
    'dl',
    {},
    ...PATHS.flatMap(path => [h('dt', {}, labelOf(path)), h('dd', {}, inWords(path, valueAt(values, path)))]),
  );
}

/** @param {Query[]} queries */
function contents(queries) {
  const links = queries.map((query, i) =>
    h('li', {}, h('a', { href: `#motif-${i + 1}` }, titled(query)), bestOf(query)),
  );
  return h('nav', { 'aria-label': TEXT.contents }, h('h2', {}, TEXT.motifs), h('ul', {}, ...links));
}

/** @param {Query} query */
function bestOf({ search }) {
  return ` ${search.name ?? TEXT.none}`;
}

/**
 * A motif and its matches.
 * @param {Query} query
 * @param {number} index
 * @param {{own: string, pairs: Pair[]}} logos
 */
export function reportSection(query, index, { own, pairs }) {
  const { search, warnings } = query;
  const { matches } = search;
  const section = h(
    'section',
    { id: `motif-${index + 1}` },
    h('h2', {}, titled(query)),
    ...warnings.map(warning => h('p', { class: 'note' }, warning)),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': titled(query) },
      drawing(own, titled(query)),
    ),
    search.reason && h('p', {}, say('nothingFound', search.reason)),
    pairs.length < matches.length && h('p', { class: 'quiet' }, TEXT.first(pairs.length, matches.length)),
    matches.length > 0 && table(query, pairs),
  );
  return `${section.outerHTML}\n`;
}

/** @param {Query} query @param {Pair[]} pairs of the first matches */
function table(query, pairs) {
  const heads = [...COLUMNS, { name: COMPARE.columns.aligned[0] }].map(({ name }) => h('th', { scope: 'col' }, name));
  const rows = query.search.matches.map((match, i) => {
    const cells = COLUMNS.map(({ read, show }) => h('td', {}, ...[show ? show({ match }) : read({ match })].flat()));
    return h('tr', {}, ...cells, h('td', {}, pairs[i] && alignedPair(pairs[i], titled(query), match.target)));
  });
  const label = `${titled(query)}: ${counted(rows.length, 'match', 'matches')}`;
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label },
    h('table', {}, h('thead', {}, h('tr', {}, ...heads)), h('tbody', {}, ...rows)),
  );
}

/** @param {Pair} pair @param {string} above @param {string} below */
function alignedPair(pair, above, below) {
  const band = h('div', { class: 'band' });
  band.style.left = `${pair.start}px`;
  band.style.width = `${pair.width}px`;
  return h('div', { class: 'aligned' }, band, drawing(pair.above, above), drawing(pair.below, below));
}

export function reportEnd() {
  return '</main>\n</body>\n</html>\n';
}
