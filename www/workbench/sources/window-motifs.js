/** Motifs of the strongest windows in the visitor's sequences, by MEME's algorithm: options, the button, and what was found. */
import { isOf, neuronId } from '../../session/state.js';
import { WINDOW_MOTIFS as TEXT } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';
import { askControl } from '../ask-control.js';
import { foundMotifs } from './found-motifs.js';
import { CANCELLED } from './pattern-question.js';

/** @typedef {import('../../session/state.js').State} State */

/** Options that can be set: name in the engine, initial value, smallest and largest. */
const NUMBERS = /** @type {const} */ ([
  ['motifs', 3, 1, 20],
  ['sequences', 500, 2, 2_000],
  ['min_width', 6, 3, 50],
  ['max_width', 30, 3, 50],
]);

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
export function windowMotifsView({ id, neuron, network, missing, logos }, store, actions) {
  const key = neuronId(neuron);
  const options = optionsForm(id);
  const control = askControl(
    { id, kind: 'motifs', start: TEXT.start, progress: TEXT.progress, ask: () => void find(), missing },
    store,
    actions,
  );
  const answer = h('div');
  const element = h(
    'section',
    { class: 'patterns', 'aria-labelledby': `${id}-title` },
    h('h4', { id: `${id}-title` }, TEXT.title),
    h('p', { class: 'how' }, TEXT.how),
    options.element,
    control.element,
    answer,
  );

  async function find() {
    control.say('');
    const chosen = options.chosen();
    if (!chosen) return;
    const found = await actions.findWindowMotifs(id, neuron, chosen);
    if (found === CANCELLED) control.say(TEXT.cancelled);
  }

  const unwatch = store.watch(
    ({ model, answers }) => [model && isOf(network, model.info), answers.motifs[key]],
    ({ model, answers }) => {
      const motifs = model && isOf(network, model.info) ? answers.motifs[key] : undefined;
      const file = `${network.name.replace(/\.onnx$/, '')}-neuron-${key}-meme`;
      fill(answer, ...(motifs ? foundMotifs({ id, file, motifs }, logos) : []));
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

/** @param {string} id */
function optionsForm(id) {
  const inputs = NUMBERS.map(([name, value, min, max]) =>
    h('input', { type: 'number', id: `${id}-${name}`, value, min, max, step: 1, required: true }),
  );
  const strands = h('input', { type: 'checkbox', id: `${id}-strands`, checked: true });
  const labels = NUMBERS.map(([name], index) => h('label', {}, TEXT.options[name], ' ', inputs[index]));
  return {
    element: h('p', { class: 'row' }, ...labels, h('label', { class: 'check' }, strands, TEXT.options.strands)),
    /** What was set; null where a number is out of its range, which the browser then says. */
    chosen() {
      const [motifs, sequences, narrowest, widest] = inputs;
      widest.setCustomValidity(widest.valueAsNumber < narrowest.valueAsNumber ? TEXT.options.order : '');
      if (!inputs.every(input => input.reportValidity())) return null;
      return {
        motifs: motifs.valueAsNumber,
        sequences: sequences.valueAsNumber,
        min_width: narrowest.valueAsNumber,
        max_width: widest.valueAsNumber,
        both_strands: strands.checked,
      };
    },
  };
}
