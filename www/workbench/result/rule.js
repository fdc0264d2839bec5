/** The rule of a neuron: its motifs, their order and distances, and which letters it needs. */
import { say } from '../../texts/say.js';
import { facetButton } from '../facets/facet-button.js';
import { dictionaryView } from './dictionary.js';
import { needsView } from './needs.js';
import { sourceOf } from './random-sequences.js';
import { otherRules } from './repeats.js';
import { syntaxView } from './syntax.js';

/** @typedef {import('./place.js').Place} Place */

/** @param {Place} place */
export function hasRule({ neuron }) {
  const { dictionary = [], syntax = [], crms } = neuron;
  return dictionary.length > 0 || syntax.length > 0 || crms.some(({ needs }) => needs) || otherRules(neuron) !== null;
}

/**
 * @param {Place} place
 * @param {import('./place.js').Store} _store
 * @param {import('../actions.js').Actions} actions
 * @returns {import('../../ui/tabs.js').Content}
 */
export function ruleView({ neuron, report, logos, name }, _store, actions) {
  const link = (/** @type {string} */ id) => facetButton(id, name(id), actions);
  const hasLower = report.neurons.some(other => other.layer < neuron.layer);
  const draw = (/** @type {import('../../engine/types.js').SyntaxTree} */ tree) =>
    logos.tree(tree, neuron.dictionary ?? []);
  return {
    parts: [
      dictionaryView(neuron, logos, link),
      syntaxView({ neuron, draw, actions, link, hasLower, backgrounds: say('backgrounds', sourceOf(report)) }, () =>
        actions.openFigure({ kind: 'trees', neuron, report }),
      ),
      otherRules(neuron),
      needsView(neuron, link),
    ],
  };
}
