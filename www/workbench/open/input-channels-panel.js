/** The letters that the network's input channels stand for, and the control to change them. */
import { channelsOf, channelList, isLetters, isAssumed, normalized, usual } from '../../session/input-channels.js';
import { isBusy } from '../../session/runs.js';
import { OPEN } from '../../texts/workbench.js';
import { fill, h, refill } from '../../ui/dom.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/state.js').Source} Source */
/** @typedef {(letters: string | null) => void} Read reads the network so, null for the usual */

/**
 * What the open network is read as; nothing for examples, whose letters are known.
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {{readAs: (source: Source, change: {letters: string | null}) => void}} actions
 */
export function inputChannelsView(root, store, actions) {
  const status = h('p');
  const control = h('div');
  const hint = h('p', { class: 'hint' });
  const change = h('details', {}, h('summary', {}, OPEN.channels.change), control, hint);
  fill(root, status, change);
  store.watch(
    state => [state.model, state.settings.letters, isBusy(state)],
    state => {
      const { model } = state;
      const source = model?.source;
      root.hidden = !source;
      if (!source) return;
      const { input_channels: current } = model.info;
      fill(status, ...sentences(current, state.settings.letters !== null, model.unfit));
      const read = (/** @type {string | null} */ letters) => actions.readAs(source, { letters });
      refill(control, lettersForm('letters', channelsOf(current), current, isBusy(state), read));
      fill(hint, isBusy(state) ? OPEN.channels.busy : OPEN.channels.reopens);
    },
  );
}

/** @param {string} current @param {boolean} chosen whether by the user @param {string | null} unfit */
function sentences(current, chosen, unfit) {
  return [
    OPEN.channels.unknown,
    unfit && OPEN.channels.unfit(unfit, channelsOf(current)),
    chosen ? OPEN.channels.chosen : OPEN.channels.assumed,
    h('strong', {}, channelList(current)),
    '.',
  ];
}

/**
 * The same control for a network that was refused because its letters are unknown.
 * @param {import('../../session/state.js').Problem} problem
 * @param {Source} source
 * @param {Read} read
 */
export function inputChannelsQuestion(problem, source, read) {
  const channels = problem.details?.kind === 'input-channels' ? problem.details.channels : null;
  const offered = channels === null ? [] : usual(channels);
  return h(
    'div',
    { class: 'letters' },
    h('p', {}, OPEN.channels.question(source.name), offered.length > 0 ? OPEN.channels.offer : OPEN.channels.noOffer),
    lettersForm('letters-asked', channels, problem.letters ?? '', false, read),
  );
}

/**
 * @param {string} id
 * @param {number | null} channels as far as they are known
 * @param {string} current
 * @param {boolean} disabled
 * @param {Read} read
 */
function lettersForm(id, channels, current, disabled, read) {
  const status = h('p', { class: 'wrong', id: `${id}-status`, role: 'status' });
  const field = h('input', {
    type: 'text',
    id: `${id}-text`,
    value: current,
    disabled,
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'characters',
    'aria-describedby': status.id,
  });
  const form = h(
    'form',
    {
      class: 'row',
      onsubmit(/** @type {Event} */ event) {
        event.preventDefault();
        const text = normalized(field.value);
        const wrong = problemWith(text, channels);
        field.setAttribute('aria-invalid', String(wrong !== null));
        fill(status, wrong);
        if (wrong === null) read(isAssumed(text) ? null : text);
      },
    },
    h('label', { for: field.id }, OPEN.channels.label),
    field,
    h('button', { type: 'submit', id: `${id}-read`, disabled }, OPEN.channels.apply),
  );
  return h('div', { class: 'letters-form' }, choices(id, channels, current, disabled, read), form, status);
}

/** @param {string} id @param {number | null} channels @param {string} current @param {boolean} disabled @param {Read} read */
function choices(id, channels, current, disabled, read) {
  const orders = channels === null ? [] : usual(channels);
  if (orders.length === 0) return null;
  return h(
    'div',
    { class: 'row', role: 'group', 'aria-label': OPEN.channels.usual },
    ...orders.map(order =>
      h(
        'button',
        {
          type: 'button',
          class: 'quiet',
          id: `${id}-${order}`,
          disabled,
          'aria-pressed': String(order === current),
          onclick: () => read(isAssumed(order) ? null : order),
        },
        h('code', {}, order),
      ),
    ),
  );
}

/** @param {string} text @param {number | null} channels @returns {string | null} */
function problemWith(text, channels) {
  if (!isLetters(text)) return OPEN.channels.malformed;
  const [letters] = text.split(',');
  const twice = [...letters].find((letter, i) => letters.indexOf(letter) !== i);
  if (twice) return OPEN.channels.twice(twice);
  if (channels === null || channelsOf(text) === channels) return null;
  return OPEN.channels.mismatch(channelsOf(text), channels);
}
