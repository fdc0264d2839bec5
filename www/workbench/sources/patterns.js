/** Patterns in the contributions to a neuron, in the visitor's sequences. */
import { PATTERNS as TEXT } from '../../texts/workbench.js';
import { attributionChoice } from './attribution-choice.js';
import { findingView } from './finding-view.js';
import { foundPatterns } from './found-patterns.js';

/**
 * @param {import('./finding-view.js').About} about
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function patternsView(about, store, actions) {
  const { id, neuron, logos } = about;
  const choice = attributionChoice(id, 'dinucleotides'); // the default of the command, too
  return findingView(
    about,
    {
      kind: 'patterns',
      text: TEXT,
      options: choice.element,
      ending: 'patterns',
      find: () => actions.findPatterns(id, neuron, choice.chosen()),
      show: (view, patterns) => foundPatterns({ ...view, patterns }, logos),
    },
    store,
    actions,
  );
}
