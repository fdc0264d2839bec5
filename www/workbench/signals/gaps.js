/** Gaps between neighbouring motifs of a syntax tree, as often as they were found and as often as by chance. */
import { SIGNALS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { plot } from '../../ui/plot.js';

/** @typedef {import('../../engine/types.js').TreeOccurrences} TreeOccurrences */

const { gap: TEXT } = SIGNALS.hits.trees;

/**
 * @param {string} id
 * @param {TreeOccurrences} tree
 * @param {string[]} names of its leaves
 * @param {string} file
 * @returns {HTMLElement[]} for each pair of neighbours
 */
export function gapsView(id, { gaps }, names, file) {
  return gaps.map(({ leaves: [first, second], valid, from, gaps: counts, inside }, index) => {
    const drawn = plot({
      id: `${id}-${index}`,
      label: TEXT.label(names[first], names[second]),
      file: `${file}-gaps-${index + 1}`,
    });
    drawn.update({
      places: counts.map((_, gap) => from + gap),
      series: [
        { name: TEXT.observed, kind: 'bars', values: counts.map(({ observed }) => observed) },
        { name: TEXT.expected, values: counts.map(({ expected }) => expected ?? Number.NaN) },
      ],
      x: { name: TEXT.x, unit: 'bp' },
      y: { name: TEXT.y },
      shaded: valid,
    });
    return h(
      'div',
      {},
      h('p', { class: 'hint' }, TEXT.label(names[first], names[second]), inside && ` ${TEXT.inside(inside)}`),
      drawn.element,
    );
  });
}
