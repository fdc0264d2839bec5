/** How well its facets explain a neuron, and what helps where they do not. */
import { say } from '../../texts/say.js';
import { FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';

/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../actions.js').Actions} Actions */

const { clarity: TEXT } = FACETS;

/**
 * @param {NeuronReport} neuron
 * @param {import('../../engine/types.js').Report} report that it belongs to
 * @param {Actions} actions
 * @returns {HTMLElement | null} nothing for a report of an earlier version, or where no sequence activates the neuron
 */
export function clarityView({ clarity, layer }, { options }, actions) {
  if (!clarity) return null;
  const advice = [
    options.preset === 'quick' && link(TEXT.preset, 'run-title', () => actions.choosePreset('paper')),
    layer > 1 && link(TEXT.below(layer - 1), 'neurons-title', () => actions.chooseLayer(layer - 1)),
  ].filter(one => one !== false);
  return h(
    'div',
    { class: `clarity ${clarity.kind}` },
    h('p', { title: TEXT.meaning }, say('clarity', clarity)),
    clarity.kind !== 'clear' && advice.length > 0 && h('p', { class: 'row' }, TEXT.advice, ...advice),
  );
}

/** @param {string} text @param {string} target id of the heading of the section in which it is chosen @param {() => void} choose */
function link(text, target, choose) {
  return h(
    'button',
    {
      type: 'button',
      class: 'link',
      onclick() {
        choose();
        document.getElementById(target)?.scrollIntoView();
      },
    },
    text,
  );
}
