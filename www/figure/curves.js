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
  const { distances, places } = answers;
  const ofDistances = distances.map((scan, i) => {
    const observed = gaps[i]?.observed;
    const label = TEXT.distances(leaves[i].name, leaves[i + 1].name);
    return {
      id: `${id}-distances-${i + 1}`,
      label,
      caption: [label, scan.accepted && TEXT.accepted(...scan.accepted), observed && TEXT.observed(...observed)]
        .filter(Boolean)
        .join(' '),
      data: { ...means(scan, TEXT.axis), shaded: scan.accepted, underlined: observed },
    };
  });
  if (!places) return ofDistances;
  const { places: label, start } = TEXT;
  return [...ofDistances, { id: `${id}-places`, label, caption: label, data: means({ ...places, first: 1 }, start) }];
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
