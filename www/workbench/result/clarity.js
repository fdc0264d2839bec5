/** How well its facets explain a neuron, and what helps where they do not. */
import { isOf } from '../../session/network.js';
import { say } from '../../texts/say.js';
import { FACETS } from '../../texts/workbench.js';
import { h, write } from '../../ui/dom.js';

/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../actions.js').Actions} Actions */

const { clarity: TEXT } = FACETS;

/**
 * @param {NeuronReport} neuron
 * @param {import('../../engine/types.js').Report} report that it belongs to
 * @param {import('./place.js').Store} store
 * @param {Actions} actions
 * @returns {{element: HTMLElement | null, stop: () => void}} without an element for a report of an earlier version, or where no sequence activates the neuron
 */
export function clarityView({ clarity, layer }, { options, model }, store, actions) {
  if (!clarity) return { element: null, stop() {} };
  const advice = [
    options.preset === 'quick' && link(TEXT.preset, 'run-title', () => actions.choosePreset('paper'), actions),
    layer > 1 && link(TEXT.below(layer - 1), 'neurons-title', () => actions.chooseLayer(layer - 1), actions),
  ].filter(one => one !== false);
  const reason = h('span', { class: 'hint' });
  const element = h(
    'div',
    { class: `clarity ${clarity.kind}` },
    h('p', { title: TEXT.meaning }, say('clarity', clarity)),
    clarity.kind !== 'clear' && advice.length > 0 && h('p', { class: 'row' }, TEXT.advice, ...advice, reason),
  );
  // What is advised is chosen for the open network.
  const stop = store.watch(
    state => [state.model],
    ({ model: open }) => {
      const isOpen = open !== null && isOf(model, open.info);
      for (const button of advice) button.disabled = !isOpen;
      write(reason, isOpen ? '' : TEXT.otherNetwork(model.name));
    },
  );
  return { element, stop };
}

/** @param {string} text @param {string} heading id of that of the section in which it is chosen @param {() => void} choose @param {Actions} actions */
function link(text, heading, choose, actions) {
  return h(
    'button',
    {
      type: 'button',
      class: 'link',
      onclick() {
        choose();
        actions.goToSection('neurons', heading);
      },
    },
    text,
  );
}
