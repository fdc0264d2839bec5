/** Which neurons the wall shows, in which order and groups. */

/** @typedef {import('./items.js').Item} Item */
/** @typedef {import('../../session/wall-view.js').WallView} WallView */
/** @typedef {import('../../session/wall-view.js').WallSort} WallSort */
/** @typedef {import('../../session/wall-view.js').WallGrouping} WallGrouping */

/** What neurons can be sorted by, undefined where a neuron has none. @type {Record<Exclude<WallSort, 'index'>, {of: (item: Item) => number | undefined, largestFirst: boolean}>} */
const FIGURES = {
  q: { of: ({ q }) => q, largestFirst: false },
  decoupling: { of: ({ best }) => best?.decoupling, largestFirst: true },
  information: { of: ({ best }) => best?.information, largestFirst: true },
  explained: { of: ({ neuron }) => neuron?.clarity?.coverage, largestFirst: true },
  facets: { of: ({ neuron }) => neuron?.crms.length, largestFirst: true },
  activation: { of: ({ neuron }) => neuron?.sampling.max_activation, largestFirst: true },
  groups: { of: ({ neuron }) => neuron?.demixing.groups, largestFirst: false },
  effect: { of: ({ effect }) => effect?.mean, largestFirst: true },
};

export const WALL_SORTS = /** @type {WallSort[]} */ (['index', ...Object.keys(FIGURES)]);

/** @type {WallGrouping[]} */
export const WALL_GROUPINGS = ['none', 'layer', 'known', 'family', 'decoupling', 'clarity', 'effect'];

/** @param {WallView} view */
export function beginsWithLargest({ sort, reversed }) {
  return (sort !== 'index' && FIGURES[sort].largestFirst) !== reversed;
}

/** Decouplings at which a group begins, the best first. */
export const DECOUPLINGS = [0.9, 0.7, 0.5, 0];

/** Standard errors from which an effect counts. */
const CLEAR = 2;

/** A group by what its neurons have in common, in the words of the report or as a kind. @typedef {{key: string, items: Item[]}} WallGroup */

/** The keys of what belongs to no group; they come last. */
const LAST = ['', 'silent', 'unanalysed'];

/** @param {Item[]} items @param {WallView} view @returns {WallGroup[]} */
export function arrangeWall(items, view) {
  const shown = sorted(items.filter(passing(view)), view);
  if (view.group === 'none') return [{ key: 'all', items: shown }];
  const groups = /** @type {Map<string, Item[]>} */ (new Map());
  for (const item of shown) {
    const key = keyOf(item, view.group);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const order = orderOf(view.group);
  return [...groups]
    .map(([key, members]) => ({ key, items: members }))
    .toSorted((a, b) => LAST.indexOf(a.key) - LAST.indexOf(b.key) || order(a, b));
}

/** @param {WallView} view @returns {(item: Item) => boolean} */
function passing({ search, decoupling, family, starred, unanalysed }) {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  return item =>
    (unanalysed || item.neuron !== null) &&
    (!starred || item.starred) &&
    (family === '' || item.family === family) &&
    (decoupling === null || (item.best !== null && item.best.decoupling >= decoupling)) &&
    wanted.every(word => item.words.includes(word));
}

/** What has no such figure, or was not analysed, comes last in both directions. @param {Item[]} items in order @param {WallView} view */
function sorted(items, { sort, reversed }) {
  if (sort === 'index') {
    const all = reversed ? items.toReversed() : items;
    const rank = (/** @type {Item} */ { neuron, isElsewhere }) => (neuron ? 0 : isElsewhere ? 1 : 2);
    return all.toSorted((a, b) => rank(a) - rank(b));
  }
  const { of, largestFirst } = FIGURES[sort];
  const sign = largestFirst === reversed ? 1 : -1;
  const pairs = items.map(item => ({ item, value: of(item) }));
  pairs.sort((a, b) => {
    if (a.value === undefined || b.value === undefined)
      return Number(a.value === undefined) - Number(b.value === undefined);
    return sign * (a.value - b.value);
  });
  return pairs.map(({ item }) => item);
}

/** @param {Item} item @param {WallGrouping} group @returns {string} */
function keyOf({ neuron, best, known, family, effect, layer }, group) {
  if (group === 'layer') return String(layer);
  if (group === 'effect') {
    if (!effect) return '';
    return Math.abs(effect.mean) < CLEAR * effect.error ? 'none' : effect.mean > 0 ? 'raises' : 'lowers';
  }
  if (!neuron) return 'unanalysed';
  if (!best) return 'silent';
  if (group === 'known') return known ?? '';
  if (group === 'family') return family ?? '';
  if (group === 'clarity') return neuron.clarity?.kind ?? '';
  return String(DECOUPLINGS.find(least => best.decoupling >= least) ?? 0);
}

/** @param {WallGrouping} group @returns {(a: WallGroup, b: WallGroup) => number} */
function orderOf(group) {
  const kinds = ['raises', 'lowers', 'none', 'clear', 'partly-clear', 'mixture', 'too-few'];
  if (group === 'layer') return (a, b) => Number(a.key) - Number(b.key);
  if (group === 'decoupling') return (a, b) => Number(b.key) - Number(a.key);
  if (group === 'effect' || group === 'clarity') return (a, b) => kinds.indexOf(a.key) - kinds.indexOf(b.key);
  return (a, b) => b.items.length - a.items.length; // the commonest motif first
}
