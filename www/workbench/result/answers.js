/** What the network answers about an arrangement of motifs: with and without each, at every distance and every place. */
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
 * @param {string} backgrounds what the letters were written into
 * @returns {HTMLElement | null} nothing where the network was not asked
 */
export function answersView({ answers, leaves, gaps, text }, backgrounds) {
  if (!answers) return null;
  const { without, with: all, alone, left_out: leftOut, reversed, swapped, distances, written = [], places } = answers;
  const leafColumns = /** @type {const} */ ([alone, leftOut, reversed]).filter(({ length }) => length > 0);
  const pair = (/** @type {number} */ left) => /** @type {const} */ ([leaves[left].name, leaves[left + 1].name]);
  return h(
    'div',
    { class: 'answers' },
    h('h4', {}, TEXT.title),
    h('p', {}, TEXT.meaning(answers.backgrounds, backgrounds, answers.crm)),
    h('p', {}, TEXT.whole(mean(without), mean(all)), answers.joint && ` ${TEXT.joint[answers.joint]}`),
    leaves.length > 1 &&
      scrollingTable({
        label: TEXT.table(text),
        kind: 'means',
        columns: [
          TEXT.motif,
          ...(written.length > 0 ? [TEXT.written] : []),
          ...TEXT.columns.slice(0, leafColumns.length),
        ],
        rows: leaves.map(({ name }, i) =>
          tableRow(name, [
            ...(written.length > 0 ? [h('code', {}, written[i].letters)] : []),
            ...leafColumns.map(means => mean(means[i])),
          ]),
        ),
      }),
    ...swapped.map((value, i) => h('p', {}, TEXT.swapped(...pair(i), mean(value)))),
    leaves.length === 1 && written.length > 0 && h('p', {}, TEXT.letters, ' ', h('code', {}, written[0].letters)),
    ...distances.map((scan, i) => {
      const [label, axis, observed] = [TEXT.distances(...pair(i)), TEXT.axis, gaps[i]?.observed];
      return figure(distancePlot({ ...scan, observed, label, axis }), caption(i));
    }),
    places && figure(distancePlot({ ...places, first: 1, label: TEXT.places, axis: TEXT.start }), TEXT.places),
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

/** @param {Element} plot @param {string} caption */
function figure(plot, caption) {
  return h('figure', { class: 'line-plot' }, plot, h('figcaption', {}, caption));
}

/** @param {Mean} value */
function mean({ mean, error }) {
  return measured(mean, error);
}
