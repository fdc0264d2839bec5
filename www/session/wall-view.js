/** How all neurons of a report are looked at together. */

/** @typedef {'index' | 'q' | 'decoupling' | 'information' | 'explained' | 'facets' | 'activation' | 'groups' | 'effect'} WallSort */
/** @typedef {'none' | 'layer' | 'known' | 'family' | 'decoupling' | 'clarity' | 'effect'} WallGrouping */

/**
 * How the wall is looked at.
 * @typedef {object} WallView
 * @property {number | 'all' | null} layer null for the only layer with a result, or all
 * @property {WallSort} sort
 * @property {boolean} reversed
 * @property {WallGrouping} group
 * @property {string} search
 * @property {number | null} decoupling minimum of the best facet
 * @property {string} family empty for all
 * @property {boolean} starred whether only neurons with a starred facet are shown
 * @property {boolean} unanalysed whether neurons that were not analysed are shown
 */

/** @type {Readonly<WallView>} */
export const DEFAULT_WALL = Object.freeze({
  layer: null,
  sort: 'index',
  reversed: false,
  group: 'none',
  search: '',
  decoupling: null,
  family: '',
  starred: false,
  unanalysed: true,
});
