/** Patterns in the contributions to a neuron, in the visitor's sequences: the button, and what was found. */
import { isOf, neuronId } from '../../session/state.js';
import { PATTERNS as TEXT } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';
import { askControl } from '../ask-control.js';
import { attributionChoice } from './attribution-choice.js';
import { foundPatterns } from './found-patterns.js';
import { CANCELLED } from './pattern-question.js';

/** @typedef {import('../../session/state.js').State} State */

/**
 * @param {object} view
 * @param {string} view.id with which the ids of its elements begin
 * @param {{layer: number, channel: number}} view.neuron
 * @param {import('../../engine/types.js').ModelInfo} view.network that the neuron is of
 * @param {(state: State) => string} view.missing what the question lacks
 * @param {import('../../session/views/logos.js').Logos} view.logos
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 * @returns {{element: HTMLElement, stop: () => void}}
 */
export function patternsView({ id, neuron, network, missing, logos }, store, actions) {
  const key = neuronId(neuron);
  const choice = attributionChoice(id, 'dinucleotides'); // the default of the command, too
  const control = askControl(
    { id, kind: 'patterns', start: TEXT.start, progress: TEXT.progress, ask: () => void find(), missing },
    store,
    actions,
  );
  const answer = h('div');
  const element = h(
    'section',
    { class: 'patterns', 'aria-labelledby': `${id}-title` },
    h('h4', { id: `${id}-title` }, TEXT.title),
    h('p', { class: 'how' }, TEXT.how),
    choice.element,
    control.element,
    answer,
  );

  async function find() {
    control.say('');
    const found = await actions.findPatterns(id, neuron, choice.chosen());
    if (found === CANCELLED) control.say(TEXT.cancelled);
  }

  const unwatch = store.watch(
    ({ model, answers }) => [model && isOf(network, model.info), answers.patterns[key]],
    ({ model, answers }) => {
      const found = model && isOf(network, model.info) ? answers.patterns[key] : undefined;
      const file = `${network.name.replace(/\.onnx$/, '')}-neuron-${key}-patterns`;
      fill(answer, ...(found ? foundPatterns({ id, file, patterns: found }, logos) : []));
    },
  );
  return {
    element,
    stop() {
      unwatch();
      control.stop();
    },
  };
}
