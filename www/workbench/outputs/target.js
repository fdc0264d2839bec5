/** The way from an output to a neuron that can be analysed: the output itself where it is one, else the ranking. */
import { unitOf } from '../../session/network.js';
import { OUTPUTS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';

/** @typedef {import('../../session/state.js').State} State */

const { ranking: TEXT } = OUTPUTS;

/**
 * The dense layer at the end, where its neurons are the outputs.
 * @param {State} state
 */
function targetLayer({ model, outputs: { info } }) {
  const last = model?.info.dense.at(-1);
  return info?.outputs.length === 1 && last?.analysable && last.channels === info.units ? last : null;
}

/** @param {State} state @param {import('../actions.js').Actions} actions */
export function targetParts(state, actions) {
  const layer = targetLayer(state);
  if (!layer) return [h('p', { class: 'hint' }, TEXT.way)];
  const choose = () => actions.chooseNeuronsOf(layer.index, String(unitOf(state)));
  return [
    h(
      'p',
      { class: 'row' },
      h('button', { type: 'button', id: 'outputs-target', onclick: choose }, TEXT.chooseOutput),
      h('span', { class: 'hint' }, TEXT.target(layer.index)),
    ),
  ];
}
