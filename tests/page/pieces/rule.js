/** A made-up rule: GATA1 with TAL1 or with KLF1, of which the first has three motifs. */
import { syntaxView } from '../../../www/workbench/result/syntax.js';

/** @typedef {import('../../../www/engine/types.js').SyntaxTree} SyntaxTree */

const mean = (/** @type {number} */ value) => ({ mean: value, error: 0.125 });
const distances = { first: 2, means: [1, 8, 7, 1], accepted: /** @type {[number, number]} */ ([3, 4]) };

/** @param {string} name */
function leaf(name) {
  return { motif: `2.0.${name}`, name, orientation: '+', position: 4 };
}

/** @param {string} middle @param {number} gain @returns {SyntaxTree} */
function tree(middle, gain) {
  const leaves = ['GATA1', middle, 'E2F1'].map(leaf);
  const gap = { min: 3, max: 4, flexible: true, crms: 2 };
  return {
    text: `GATA1 –[3–4 bp]– ${middle} –[3–4 bp]– E2F1`,
    leaves,
    gaps: [gap, gap],
    tree: { left: { left: 0, right: 1, gap }, right: 2, gap },
    rows: [{ present: [true, true, true], crms: [`2.0.${middle}`] }],
    gain,
    answers: {
      crm: `2.0.${middle}`,
      backgrounds: 64,
      without: mean(0.5),
      with: mean(gain),
      alone: [mean(3), mean(2), mean(2)],
      left_out: [mean(3), mean(2), mean(2)],
      reversed: [],
      swapped: [mean(1), mean(1)],
      distances: [distances, distances],
      joint: 'and',
      pairs: [{ leaves: [0, 2], distances, best: 3, with: mean(1.5), joint: 'exclusive' }],
    },
  };
}

/** @returns {HTMLElement | null} */
export function rule() {
  const [first, other] = [tree('TAL1', 9), tree('KLF1', 6)];
  first.alternatives = {
    text: 'GATA1 –[3–4 bp]– (TAL1 or KLF1) –[3–4 bp]– E2F1',
    leaf: 1,
    others: [{ tree: 1, leaf: leaf('KLF1') }],
    rows: [
      { present: [true, true, false, true], crms: ['2.0.TAL1'] },
      { present: [true, false, true, true], crms: ['2.0.KLF1'] },
    ],
  };
  const neuron = /** @type {import('../../../www/engine/types.js').NeuronReport} */ ({
    layer: 2,
    channel: 0,
    syntax: [first, other],
  });
  const actions = /** @type {import('../../../www/workbench/actions.js').Actions} */ ({});
  const link = (/** @type {string} */ facet) => Object.assign(document.createElement('span'), { textContent: facet });
  const draw = async () => '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"></svg>';
  const backgrounds = 'random sequences';
  return syntaxView({ neuron, draw, actions, link, hasLower: false, backgrounds }, () => {});
}
