/** Which letters the network's channels are taken for, and the control to change it. */
import { channelsIn, channelsOf, inWords, isLetters, isUntold, tidied, usual } from '../../session/input-channels.js';
import { isBusy } from '../../session/state.js';
import { fill, h, refill } from '../../ui/dom.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/state.js').Source} Source */
/** @typedef {(letters: string | null) => void} Read reads the network so, null for the usual */

/**
 * What the open network is read as; nothing for examples, whose letters are known.
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {{readAs: (source: Source, letters: string | null) => void}} actions
 */
export function lettersView(root, store, actions) {
  const says = h('p');
  const control = h('div');
  const hint = h('p', { class: 'hint' });
  const change = h('details', {}, h('summary', {}, 'Read them otherwise'), control, hint);
  fill(root, says, change);
  store.watch(
    state => [state.model, state.settings.letters, isBusy(state)],
    state => {
      const { model } = state;
      const source = model?.source;
      root.hidden = !source;
      if (!source) return;
      const { input_channels: current } = model.info;
      fill(says, ...sentences(current, state.settings.letters !== null, model.unfit));
      const read = (/** @type {string | null} */ letters) => actions.readAs(source, letters);
      refill(control, lettersForm('letters', channelsOf(current), current, isBusy(state), read));
      fill(
        hint,
        isBusy(state)
          ? 'This can be changed when the run has ended.'
          : 'The network is opened again. Results on show stay until the next run, and say how they were read.',
      );
    },
  );
}

/** @param {string} current @param {boolean} told @param {string | null} unfit */
function sentences(current, told, unfit) {
  return [
    'The file does not say which letter is which channel. ',
    unfit && `The letters ${unfit} do not fit its ${channelsOf(current)} channels. `,
    told ? 'As was chosen, read as ' : 'Read as ',
    h('strong', {}, inWords(current)),
    '.',
  ];
}

/**
 * The same control for a network that was refused because nobody knows its letters.
 * @param {import('../../session/state.js').Problem} problem
 * @param {Source} source
 * @param {Read} read
 */
export function lettersQuestion(problem, source, read) {
  const channels = channelsIn(problem);
  const offered = channels === null ? [] : usual(channels);
  return h(
    'div',
    { class: 'letters' },
    h(
      'p',
      {},
      `Type what the channels of ${source.name} hold, such as ACGTN, or ACGT,0.5 for four letters and a channel that is 0.5 everywhere`,
      offered.length > 0 ? '; or take one of these:' : '.',
    ),
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
  const says = h('p', { class: 'wrong', id: `${id}-says`, role: 'status' });
  const field = h('input', {
    type: 'text',
    id: `${id}-text`,
    value: current,
    disabled,
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'characters',
    'aria-describedby': says.id,
  });
  const form = h(
    'form',
    {
      class: 'row',
      onsubmit(/** @type {Event} */ event) {
        event.preventDefault();
        const text = tidied(field.value);
        const wrong = problemWith(text, channels);
        field.setAttribute('aria-invalid', String(wrong !== null));
        fill(says, wrong);
        if (wrong === null) read(isUntold(text) ? null : text);
      },
    },
    h('label', { for: field.id }, 'Letters of the channels'),
    field,
    h('button', { type: 'submit', id: `${id}-read`, disabled }, 'Read so'),
  );
  return h('div', { class: 'letters-form' }, choices(id, channels, current, disabled, read), form, says);
}

/** @param {string} id @param {number | null} channels @param {string} current @param {boolean} disabled @param {Read} read */
function choices(id, channels, current, disabled, read) {
  const orders = channels === null ? [] : usual(channels);
  if (orders.length === 0) return null;
  return h(
    'div',
    { class: 'row', role: 'group', 'aria-label': 'Usual letters of so many channels' },
    ...orders.map(order =>
      h(
        'button',
        {
          type: 'button',
          class: 'quiet',
          id: `${id}-${order}`,
          disabled,
          'aria-pressed': String(order === current),
          onclick: () => read(isUntold(order) ? null : order),
        },
        h('code', {}, order),
      ),
    ),
  );
}

/** @param {string} text @param {number | null} channels @returns {string | null} */
function problemWith(text, channels) {
  if (!isLetters(text)) return 'Write two letters or more, and only numbers after them: ACGT, or ACGT,0.5.';
  const [letters] = text.split(',');
  const twice = [...letters].find((letter, i) => letters.indexOf(letter) !== i);
  if (twice) return `The letter ${twice} comes twice.`;
  if (channels === null || channelsOf(text) === channels) return null;
  return `That describes ${channelsOf(text)} channels; the network has ${channels}.`;
}
