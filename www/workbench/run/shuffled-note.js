/** Says that a run draws its random sequences from a file of the user, and offers the other ways to use the file. */
import { shuffledFile } from '../../session/options.js';
import { isBusy } from '../../session/runs.js';
import { RUN } from '../../texts/workbench.js';
import { h, refill } from '../../ui/dom.js';

const { sequences: TEXT } = RUN;

/**
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function shuffledNote(root, store, actions) {
  store.watch(
    state => [shuffledFile(state), isBusy(state), refusalOf(state)],
    state => {
      const name = shuffledFile(state);
      root.hidden = name === null;
      if (name === null) return refill(root);
      const button = (/** @type {string} */ id, /** @type {string} */ words, /** @type {() => void} */ onclick) =>
        h('button', { type: 'button', id, disabled: isBusy(state), onclick }, words);
      refill(
        root,
        h('span', { role: 'status' }, refusalOf(state) ?? TEXT.shuffledBy(name)),
        button('shuffled-ask', TEXT.askOnly, actions.askAboutSequences),
        button('shuffled-remove', TEXT.removeName(name), actions.removeSequences),
      );
    },
  );
}

/** Why the file cannot be shuffled for the chosen layer. @param {import('../../session/state.js').State} state */
function refusalOf(state) {
  const { forecast } = state;
  const refusal = forecast && 'refusal' in forecast ? forecast.refusal : null;
  return refusal?.concerns === shuffledFile(state) ? refusal?.message : null;
}
