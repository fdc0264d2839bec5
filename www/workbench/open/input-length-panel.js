/** The length of an input whose length the file leaves free, and the control to choose it. */
import { MAX_LENGTH } from '../../session/address.js';
import { isBusy } from '../../session/runs.js';
import { OPEN } from '../../texts/workbench.js';
import { fill, h, refill } from '../../ui/dom.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/state.js').Source} Source */
/** @typedef {(length: number | null) => void} Read reads the network so, null for the shortest */

/**
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {{readAs: (source: Source, change: {length: number | null}) => void}} actions
 */
export function inputLengthView(root, store, actions) {
  const control = h('div');
  const hint = h('p', { class: 'hint' });
  fill(root, h('details', {}, h('summary', {}, OPEN.length.change), control, hint));
  store.watch(
    state => [state.model, isBusy(state)],
    state => {
      const { source, info } = state.model ?? {};
      root.hidden = !source || !info?.input_length_free;
      if (!source || !info) return;
      const read = (/** @type {number | null} */ length) => actions.readAs(source, { length });
      refill(control, h('p', {}, OPEN.length.why), lengthForm(info, isBusy(state), read));
      fill(hint, isBusy(state) ? OPEN.length.busy : OPEN.length.reopens);
    },
  );
}

/** @param {import('../../engine/types.js').ModelInfo} info @param {boolean} disabled @param {Read} read */
function lengthForm({ input_length: current, input_length_given: given }, disabled, read) {
  const status = h('p', { class: 'wrong', id: 'length-status', role: 'status' });
  const field = h('input', {
    type: 'text',
    inputmode: 'numeric',
    id: 'length-text',
    value: String(current),
    disabled,
    autocomplete: 'off',
    'aria-describedby': status.id,
  });
  const apply = h('button', { type: 'submit', id: 'length-read', disabled }, OPEN.length.apply);
  const shortest = h(
    'button',
    { type: 'button', class: 'quiet', id: 'length-shortest', disabled: disabled || !given, onclick: () => read(null) },
    OPEN.length.shortest,
  );
  const form = h(
    'form',
    {
      class: 'row',
      onsubmit(/** @type {Event} */ event) {
        event.preventDefault();
        const length = Number(field.value.replace(/[\s,]/g, ''));
        const fits = Number.isInteger(length) && length >= 1 && length <= MAX_LENGTH;
        field.setAttribute('aria-invalid', String(!fits));
        fill(status, fits ? null : OPEN.length.malformed(MAX_LENGTH));
        if (fits) read(length);
      },
    },
    h('label', { for: field.id }, OPEN.length.label),
    field,
    apply,
    shortest,
  );
  return h('div', { class: 'letters-form' }, form, status);
}
