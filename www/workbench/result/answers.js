/** What the network answers about an arrangement of motifs: with and without each, and at every distance. */
import { measured } from '../../texts/format.js';
import { FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { scrollingTable, tableRow } from '../../ui/table.js';
import { distancePlot } from './distance-plot.js';

/** @typedef {import('../../engine/types.js').SyntaxTree} SyntaxTree */
/** @typedef {import('../../engine/types.js').Mean} Mean */

const { answers: TEXT } = FACETS;

/**
 * @param {SyntaxTree} tree
 * @returns {HTMLElement | null} nothing where the network was not asked
 */
export function answersView({ answers, leaves, gaps, text }) {
  if (!answers) return null;
  const { without, with: all, alone, left_out: leftOut, reversed, swapped, distances } = answers;
  const pair = (/** @type {number} */ left) => /** @type {const} */ ([leaves[left].name, leaves[left + 1].name]);
  return h(
    'div',
    { class: 'answers' },
    h('h4', {}, TEXT.title),
    h('p', {}, TEXT.meaning(answers.backgrounds, answers.crm)),
    h('p', {}, TEXT.whole(mean(without), mean(all)), answers.joint && ` ${TEXT.joint[answers.joint]}`),
    leaves.length > 1 &&
      scrollingTable({
        label: TEXT.table(text),
        kind: 'means',
        columns: TEXT.columns.slice(0, reversed.length > 0 ? undefined : -1),
        rows: leaves.map(({ name }, i) =>
          tableRow(
            name,
            [alone, leftOut, reversed].filter(({ length }) => length > 0).map(means => mean(means[i])),
          ),
        ),
      }),
    ...swapped.map((value, i) => h('p', {}, TEXT.swapped(...pair(i), mean(value)))),
    ...distances.map((scan, i) =>
      h('figure', { class: 'line-plot' }, distancePlot(scan, gaps[i], pair(i)), h('figcaption', {}, caption(i))),
    ),
  );

  /** @param {number} i */
  function caption(i) {
    const { accepted } = distances[i];
    const observed = gaps[i]?.observed;
    return [TEXT.distances(...pair(i)), accepted && TEXT.accepted(...accepted), observed && TEXT.observed(...observed)]
      .filter(Boolean)
      .join(' ');
  }
}

/** @param {Mean} value */
function mean({ mean, error }) {
  return measured(mean, error);
}
