/** The columns that all tables of matches with known motifs have in common. */
import { significance } from '../../texts/format.js';
import { h } from '../../ui/dom.js';

/** @typedef {{match: import('../../engine/types.js').Match}} Row */
/** @typedef {import('../../ui/data-table.js').Column<Row>} Column */

/** @type {Column} */
export const FACTOR = {
  name: 'Factor',
  read: ({ match }) => match.target_name,
  show: ({ match }) => h('b', {}, match.target_name),
};

/** @type {Column} */
export const MOTIF = { name: 'Motif', title: 'identifier in its database', read: ({ match }) => match.target };

export const P_VALUE = significant('p', 'p', 'probability that an unrelated motif matches as well in its best place');
export const E_VALUE = significant('e', 'E', 'unrelated motifs expected to match as well');
export const Q_VALUE = significant('q', 'q', 'share of unrelated motifs expected among matches as good');

/** @type {Column} */
export const OVERLAP = {
  name: 'Overlap',
  title: 'positions that lie side by side',
  read: ({ match }) => match.overlap,
};

/** @type {Column} */
export const STRAND = {
  name: 'Strand',
  title: '− where the known motif’s reverse complement matches',
  read: ({ match }) => match.orientation,
};

/** @param {string} title @returns {Column} */
export function offset(title) {
  return { name: 'Offset', title, read: ({ match }) => match.offset };
}

/** @param {'q' | 'p' | 'e'} key @param {string} name @param {string} title @returns {Column} */
function significant(key, name, title) {
  return { name, title, read: ({ match }) => match[key], show: ({ match }) => significance(match[key]) };
}
