/** Which sequences the outputs are asked about: random ones, or those that the visitor opened. */
import { OUTPUTS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';

const { sequences: TEXT } = OUTPUTS;

/**
 * @param {string} id
 * @param {string} label
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {boolean} [preferGiven] whether the visitor's are chosen as soon as they are open
 * @returns {{parts: HTMLElement[], given: () => boolean, stop: () => void}}
 */
export function sequencesChoice(id, label, store, preferGiven = false) {
  const select = h(
    'select',
    { id, 'aria-label': label },
    h('option', { value: 'drawn' }, TEXT.drawn),
    h('option', { value: 'given' }, TEXT.given),
  );
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
  return { parts: [select, plain], given: () => select.value === 'given', stop };
}
