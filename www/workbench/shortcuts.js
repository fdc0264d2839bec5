/** Single-key shortcuts: the footer lists them and can switch them off. */
import { neuronId, neuronOf } from '../session/network.js';
import { isBusy } from '../session/runs.js';
import { SHORTCUTS } from '../texts/workbench.js';
import { fill, h } from '../ui/dom.js';
import { forget, recall, remember } from '../ui/memory.js';

/** @typedef {import('../session/state.js').State} State */

/** Under which the browser remembers that they are off. */
const OFF = 'neuronmotif.keys-off';

/**
 * @param {HTMLElement} root where the list of shortcuts goes
 * @param {import('../ui/store.js').Store<State>} store
 * @param {import('./actions.js').Actions} actions
 */
export function enableKeys(root, store, actions) {
  /** @type {[string, string, () => void][]} */
  const shortcuts = [
    ['o', SHORTCUTS.open, () => document.getElementById('file')?.click()],
    ['r', SHORTCUTS.run, actions.start],
    ['p', SHORTCUTS.pause, () => (store.state.run?.status === 'paused' ? actions.resume() : actions.pause())],
    ['c', SHORTCUTS.cancel, actions.cancel],
    ['j', SHORTCUTS.next, () => step(store.state, 1)],
    ['k', SHORTCUTS.previous, () => step(store.state, -1)],
    ['Escape', SHORTCUTS.dismiss, actions.dismiss],
  ];

  /** @param {State} state @param {number} by */
  function step(state, by) {
    const neurons = state.shown?.report.neurons ?? [];
    const current = neuronOf(state);
    const next = current && neurons[neurons.indexOf(current) + by];
    if (next) actions.showNeuron(neuronId(next));
  }

  const isOff = recall('localStorage', OFF) !== null;
  const onchange = () => (enabled.checked ? forget('localStorage', OFF) : remember('localStorage', OFF, 'yes'));
  const enabled = h('input', { type: 'checkbox', checked: !isOff, onchange });
  fill(
    root,
    h(
      'dl',
      { class: 'keys' },
      ...shortcuts.flatMap(([key, does]) => [
        h('dt', {}, h('kbd', {}, key === 'Escape' ? 'Esc' : key)),
        h('dd', {}, does),
      ]),
    ),
    h('label', { class: 'check' }, enabled, SHORTCUTS.enabled),
  );

  addEventListener('keydown', event => {
    if (!enabled.checked || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector('dialog[open]')) return; // it has keys of its own
    const shortcut = shortcuts.find(([key]) => key === event.key);
    if (!shortcut || (event.key === 'r' && isBusy(store.state))) return;
    event.preventDefault();
    shortcut[2]();
  });
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  return target.matches('select, textarea, input:not([type=checkbox]):not([type=radio]):not([type=file])');
}
