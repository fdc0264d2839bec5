/** What facets and syntax trees do to the outputs of a network, as rows of a heat map. */
import { smallLogo } from '../session/logo-sizes.js';
import { OUTPUTS } from '../texts/workbench.js';

/** @typedef {import('../engine/protocol.js').Inserted['patterns'][number]} Pattern */

const { effect: TEXT } = OUTPUTS;

/**
 * @param {Pattern} pattern
 * @param {import('../engine/types.js').NeuronReport} neuron that it is of
 * @param {(facet: string) => string} called the name of a facet
 * @param {(matrix: number[][], options: import('../engine/types.js').LogoOptions) => Promise<string>} logo its SVG text
 * @returns {import('../ui/heat-drawing.js').HeatRow}
 */
export function effectRow({ kind, id, index, effects }, { crms }, called, logo) {
  const name = kind === 'tree' ? TEXT.tree(index, id) : TEXT.facet(called(id));
  const crm = kind === 'facet' ? crms[index] : undefined;
  return {
    name,
    cells: effects.map(({ mean, error }) => ({ value: mean, error })),
    ...(crm && { drawing: () => logo(crm.ppm, smallLogo(name)) }),
  };
}
