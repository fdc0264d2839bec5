/** What stands above a group of neurons. */
import { WALL } from '../../texts/workbench.js';
import { DECOUPLINGS } from './arrange.js';

/** @typedef {import('../../session/wall-view.js').WallGrouping} WallGrouping */

const { titles: TEXT } = WALL;

/** @param {import('./arrange.js').WallGroup} group @param {WallGrouping} grouping @returns {string | null} nothing where neurons are not grouped */
export function headingOf({ key, items }, grouping) {
  return grouping === 'none' ? null : WALL.groupTitle(titleOf(key, grouping), items.length);
}

/** @param {string} key @param {Exclude<WallGrouping, 'none'>} grouping */
function titleOf(key, grouping) {
  if (key === 'unanalysed' || key === 'silent') return TEXT[key];
  if (grouping === 'layer') return TEXT.layer(key);
  if (grouping === 'decoupling') {
    const above = DECOUPLINGS[DECOUPLINGS.indexOf(Number(key)) - 1];
    return TEXT.decoupling(key, above === undefined ? null : String(above));
  }
  if (key === '') return TEXT[grouping];
  if (grouping === 'clarity' || grouping === 'effect') return TEXT[/** @type {'clear' | 'raises'} */ (key)];
  return key;
}
