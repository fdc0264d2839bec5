/** Undoing marks: a bar that says what was last done to a facet, and the keys of every editor. */
import { facetName } from '../../session/facets/marks.js';
import { neuronOf } from '../../session/network.js';
import { FACET_VIEW } from '../../texts/workbench.js';
import { h, write } from '../../ui/dom.js';

/** @typedef {import('../../ui/store.js').Store<import('../../session/state.js').State>} Store */
/** @typedef {import('../actions.js').Actions} Actions */

const { undo: TEXT } = FACET_VIEW;

/** For which the bar stays. Its keys work all the time. */
const SECONDS = 20;

/**
 * @param {Store} store
 * @param {Actions} actions
 * @returns {{element: HTMLElement, stop: () => void}}
 */
export function undoBar(store, actions) {
  const { past: begun } = store.state.markHistory;
  const button = (/** @type {string} */ id, /** @type {string} */ label, /** @type {() => void} */ onclick) =>
    h('button', { type: 'button', class: 'quiet', id, onclick }, label);
  const said = h('span', { role: 'status' });
  const undo = button('undo', TEXT.undo, actions.undoMark);
  const redo = button('redo', TEXT.redo, actions.redoMark);
  const element = h(
    'div',
    { class: 'undo-bar', role: 'region', 'aria-label': TEXT.label, hidden: true },
    said,
    undo,
    redo,
    button('undo-close', TEXT.close, () => {
      element.hidden = true;
    }),
  );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let leaving;
  const stop = store.watch(
    ({ markHistory }) => [markHistory],
    state => {
      const { past, future } = state.markHistory;
      undo.disabled = past.length === 0;
      redo.disabled = future.length === 0;
      element.hidden = past === begun && future.length === 0;
      const neuron = neuronOf(state);
      clearTimeout(leaving);
      leaving = setTimeout(() => {
        if (!element.matches(':focus-within, :hover')) element.hidden = true;
      }, SECONDS * 1000);
      const last = future.at(-1) ?? past.at(-1);
      if (!last || !neuron) return;
      const name = facetName(state.marks, neuron, last.change.facet);
      write(said, future.length > 0 ? TEXT.undone(name) : TEXT.done[last.change.kind](name));
    },
  );
  return { element, stop };
}

/** Ctrl+Z, and Ctrl+Y or Ctrl+Shift+Z: not in a field, where they undo what was typed. @param {Actions} actions */
export function enableUndo(actions) {
  addEventListener('keydown', event => {
    const isField =
      event.target instanceof HTMLElement &&
      event.target.matches('select, textarea, input[type=text], input[type=number]');
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isField) return;
    const key = event.key.toLowerCase();
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
    if (!isRedo && key !== 'z') return;
    event.preventDefault();
    if (isRedo) actions.redoMark();
    else actions.undoMark();
  });
}
