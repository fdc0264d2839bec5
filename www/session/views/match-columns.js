/** The columns that all tables of matches with known motifs have in common. */
import { significance } from '../../texts/format.js';
import { SESSION } from '../../texts/session.js';
import { h } from '../../ui/dom.js';
import { labelOf } from '../matches.js';

/** @typedef {{match: import('../../engine/types.js').Match}} Row */
/** @typedef {import('../../ui/data-table.js').Column<Row>} Column */

/** @type {Column} */
export const FACTOR = {
  ...heading('factor'),
  read: ({ match }) => labelOf(match),
  show: ({ match }) => h('b', {}, labelOf(match)),
};

/** @type {Column} */
export const MOTIF = { ...heading('motif'), read: ({ match }) => match.target };

export const P_VALUE = significant('p');
export const E_VALUE = significant('e');
export const Q_VALUE = significant('q');

/** @type {Column} */
export const OVERLAP = {
  ...heading('overlap'),
  read: ({ match }) => match.overlap,
};

/** @type {Column} */
export const STRAND = {
  ...heading('strand'),
  read: ({ match }) => match.orientation,
};

/** @param {string} title @returns {Column} */
export function offset(title) {
  return { name: SESSION.matches.offset, title, read: ({ match }) => match.offset };
}

/** @param {Exclude<keyof typeof SESSION.matches, 'offset'>} column */
function heading(column) {
  const [name, title] = SESSION.matches[column];
  return { name, title };
}

/** @param {'q' | 'p' | 'e'} key @returns {Column} */
function significant(key) {
  return { ...heading(key), read: ({ match }) => match[key], show: ({ match }) => significance(match[key]) };
}
