/** A search in the visitor's sequences about one neuron: its options, the button, and what was found. */
import { isOf, neuronId } from '../../session/network.js';
import { fill, h } from '../../ui/dom.js';
import { askControl } from '../ask-control.js';
import { CANCELLED } from './pattern-question.js';

/** @typedef {import('../../session/state.js').State} State */

/**
 * What a search is about.
 * @typedef {object} About
 * @property {string} id with which the ids of its elements begin
 * @property {{layer: number, channel: number}} neuron
 * @property {import('../../engine/types.js').ModelInfo} network that the neuron is of
 * @property {(state: State) => string} missing what the question lacks
 * @property {import('../../session/views/logos.js').Logos} logos
 */

/**
 * @template {'patterns' | 'motifs'} K
 * @param {About} about
 * @param {object} search
 * @param {K} search.kind of its question, and where its answers are
 * @param {{title: string, how: string, start: string, progress: (question: import('../../session/sources-state.js').Question) => string, cancelled: string}} search.text
 * @param {HTMLElement} search.options
 * @param {string} search.ending of the names of its files
 * @param {() => Promise<typeof CANCELLED | null>} search.find
 * @param {(view: {id: string, file: string}, answer: import('../../session/sources-state.js').Answers[K][string]) => HTMLElement[]} search.show
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 * @returns {{element: HTMLElement, stop: () => void}}
 */
export function findingView({ id, neuron, network, missing }, search, store, actions) {
  const { kind, text, options, ending, find, show } = search;
  const key = neuronId(neuron);
  const control = askControl(
    { id, kind, start: text.start, progress: text.progress, ask: () => void ask(), missing },
    store,
    actions,
  );
  const answer = h('div');
  const element = h(
    'section',
    { class: 'patterns', 'aria-labelledby': `${id}-title` },
    h('h4', { id: `${id}-title` }, text.title),
    h('p', { class: 'how' }, text.how),
    options,
    control.element,
    answer,
  );

  async function ask() {
    control.say('');
    if ((await find()) === CANCELLED) control.say(text.cancelled);
  }

  const unwatch = store.watch(
    ({ model, answers }) => [model && isOf(network, model.info), answers[kind][key]],
    ({ model, answers }) => {
      const own = /** @type {Record<string, import('../../session/sources-state.js').Answers[K][string]>} */ (
        answers[kind]
      );
      const found = model && isOf(network, model.info) ? own[key] : undefined;
      const file = `${network.name.replace(/\.onnx$/, '')}-neuron-${key}-${ending}`;
      fill(answer, ...(found ? show({ id, file }, found) : []));
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
