/** What the network answers about an arrangement of motifs, as curves: its mean activation at every distance and every place. */
import { FACETS } from '../texts/workbench.js';

/** @typedef {import('../engine/types.js').SyntaxTree} SyntaxTree */
/** @typedef {{id: string, label: string, caption: string, data: import('../ui/plot-drawing.js').PlotData}} Curve `id` is for elements and files */

const { answers: TEXT } = FACETS;

/**
 * @param {Pick<SyntaxTree, 'answers' | 'leaves' | 'gaps'>} tree
 * @param {string} id of the tree
 * @returns {Curve[]} none where the network was not asked
 */
export function curvesOf({ answers, leaves, gaps }, id) {
  if (!answers) return [];
  const { distances, places, pairs = [] } = answers;
  const names = (/** @type {number} */ left, /** @type {number} */ right) =>
    /** @type {const} */ ([leaves[left].name, leaves[right].name]);
  const ofNeighbours = distances.map((scan, i) =>
    ofDistances(`${id}-distances-${i + 1}`, TEXT.distances(...names(i, i + 1)), scan, gaps[i]?.observed),
  );
  const ofPairs = pairs.map(({ leaves: [left, right], distances: scan }) =>
    ofDistances(`${id}-pair-${left + 1}-${right + 1}`, TEXT.pairs.distances(...names(left, right)), scan),
  );
  const curves = [...ofNeighbours, ...ofPairs];
  if (!places) return curves;
  const { places: label, start } = TEXT;
  return [...curves, { id: `${id}-places`, label, caption: label, data: means({ ...places, first: 1 }, start) }];
}

/**
 * @param {string} id
 * @param {string} label
 * @param {import('../engine/types.js').Distances} scan
 * @param {[number, number]} [observed] in the facets
 * @returns {Curve}
 */
function ofDistances(id, label, scan, observed) {
  const { accepted } = scan;
  return {
    id,
    label,
    caption: [label, accepted && TEXT.accepted(...accepted), observed && TEXT.observed(...observed)]
      .filter(Boolean)
      .join(' '),
    data: { ...means(scan, TEXT.axis), shaded: accepted, underlined: observed },
  };
}

/**
 * @param {{means: number[], first: number, step?: number}} scan the place of the first mean, and from one mean to the next, bp
 * @param {string} axis
 */
function means({ means: values, first, step = 1 }, axis) {
  return {
    places: values.map((_, i) => first + step * i),
    series: [{ name: TEXT.mean, values }],
    x: { name: axis, unit: 'bp' },
    y: { name: TEXT.mean },
  };
}
