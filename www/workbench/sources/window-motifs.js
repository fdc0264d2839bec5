/** Motifs of the strongest windows in the visitor's sequences, by MEME's algorithm. */
import { WINDOW_MOTIFS as TEXT } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { findingView } from './finding-view.js';
import { foundMotifs } from './found-motifs.js';

/** Options that can be set: name in the engine, initial value, smallest and largest. */
const NUMBERS = /** @type {const} */ ([
  ['motifs', 3, 1, 20],
  ['sequences', 500, 2, 2_000],
  ['min_width', 6, 3, 50],
  ['max_width', 30, 3, 50],
]);

/**
 * @param {import('./finding-view.js').About} about
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function windowMotifsView(about, store, actions) {
  const { id, neuron, logos } = about;
  const options = optionsForm(id);
  return findingView(
    about,
    {
      kind: 'motifs',
      text: TEXT,
      options: options.element,
      ending: 'meme',
      async find() {
        const chosen = options.chosen();
        return chosen && actions.findWindowMotifs(id, neuron, chosen);
      },
      show: (view, motifs) => foundMotifs({ ...view, motifs }, logos),
    },
    store,
    actions,
  );
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
