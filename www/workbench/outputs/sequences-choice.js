/** Which sequences the outputs are asked about: random ones, or those that the visitor opened. */
import { OUTPUTS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { lacksRecords } from '../sources/missing.js';

/** @typedef {import('../../session/state.js').State} State */

const { sequences: TEXT } = OUTPUTS;

/**
 * @param {object} choice
 * @param {string} choice.id
 * @param {string} choice.label
 * @param {boolean} [choice.preferGiven] whether the visitor's are chosen as soon as they are open
 * @param {() => void} choice.change called when another is chosen
 * @param {import('../../ui/store.js').Store<State>} store
 * @returns {{parts: HTMLElement[], given: () => boolean, missing: (state: State) => string, stop: () => void}}
 */
export function sequencesChoice({ id, label, preferGiven = false, change }, store) {
  const select = h(
    'select',
    { id, 'aria-label': label, onchange: change },
    h('option', { value: 'drawn' }, TEXT.drawn),
    h('option', { value: 'given' }, TEXT.given),
  );
  const given = () => select.value === 'given';
  const plain = h('span', {}, TEXT.drawn);
  const stop = store.watch(
    ({ sources }) => [sources.records],
    ({ sources }) => {
      const isOpen = sources.records !== null;
      if (!isOpen) select.value = 'drawn';
      else if (preferGiven) select.value = 'given';
      select.hidden = !isOpen;
      plain.hidden = isOpen;
    },
  );
  return { parts: [select, plain], given, missing: state => (given() ? lacksRecords(state) : ''), stop };
}
