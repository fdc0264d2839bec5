/** Which value of each output counts: before or after the function at the end. */
import { scaleMeaning } from '../../session/questions/unit-names.js';
import { obstacleTo } from '../../session/runs.js';
import { OUTPUTS } from '../../texts/workbench.js';
import { h, write } from '../../ui/dom.js';

/** @typedef {import('../../engine/types.js').Scale} Scale */

const { scale: TEXT } = OUTPUTS;

/**
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function scaleChoice(store, actions) {
  const option = (/** @type {Scale} */ value) =>
    h(
      'label',
      { class: 'segment' },
      h('input', {
        type: 'radio',
        name: 'outputs-scale',
        value,
        onchange: () => actions.chooseScale('outputs-scale', value),
      }),
      h('span', {}, TEXT[value]),
    );
  const choice = h('fieldset', { class: 'segments' }, h('legend', {}, TEXT.legend), option('logit'), option('output'));
  const meaning = h('p', { class: 'hint' });
  store.watch(
    state => [state.outputs.info, obstacleTo(state)],
    state => {
      const { info } = state.outputs;
      choice.hidden = !info?.outputs.some(({ before }) => before);
      choice.disabled = obstacleTo(state) !== null;
      for (const input of choice.querySelectorAll('input')) input.checked = input.value === info?.scale;
      write(meaning, info ? scaleMeaning(info) : '');
    },
  );
  return [choice, meaning];
}
