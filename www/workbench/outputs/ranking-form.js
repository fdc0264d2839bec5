/** What is ranked: the layer, and in how many of which sequences. */
import { allLayers, layerOf } from '../../session/network.js';
import { OUTPUTS } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';
import { askControl } from '../ask-control.js';
import { sequencesChoice } from './sequences-choice.js';

/** @typedef {import('../../session/state.js').State} State */

/** Sequences that are asked about; the range is the engine's. */
const SEQUENCES = { usual: 100, min: 2, max: 10_000 };

/** Id of the button, and owner of the question. */
export const RANK = 'outputs-rank';

const { ranking: TEXT } = OUTPUTS;

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 * @returns {import('../../ui/dom.js').Child[]}
 */
export function rankingForm(store, actions) {
  const layers = h('select', { id: 'outputs-layer', onchange: () => control.draw() });
  const number = h('input', {
    type: 'number',
    id: 'outputs-sequences',
    min: SEQUENCES.min,
    max: SEQUENCES.max,
    step: 1,
    value: SEQUENCES.usual,
    inputmode: 'numeric',
    oninput: () => control.draw(),
  });
  const from = sequencesChoice({ id: 'outputs-source', label: TEXT.from, change: () => control.draw() }, store);
  const control = askControl(
    {
      id: RANK,
      kind: 'ranking',
      start: TEXT.start,
      progress: ({ fraction }) => (fraction > 0 ? TEXT.progress(fraction) : TEXT.preparing),
      ask: () => void begin(),
      missing: whyNot,
      primary: true,
    },
    store,
    actions,
  );

  /** @param {State} state */
  function layer(state) {
    return Number(layers.value) || (layerOf(state)?.index ?? 0);
  }

  /** @param {State} state */
  function whyNot(state) {
    number.setAttribute('aria-invalid', String(!number.checkValidity() || number.value === ''));
    if (!layer(state)) return TEXT.noLayer;
    return number.value !== '' && number.checkValidity() ? from.missing(state) : TEXT.wrongSequences;
  }

  async function begin() {
    control.say('');
    const request = { layer: layer(store.state), sequences: Number(number.value), given: from.given() };
    control.say(await actions.rankNeurons(RANK, request));
  }

  store.watch(
    ({ model }) => [model],
    ({ model }) => {
      control.say('');
      fill(
        layers,
        h('option', { value: '' }, TEXT.chosenLayer),
        ...(model ? allLayers(model.info) : []).map(({ index, name }) =>
          h('option', { value: index }, `${index} · ${name}`),
        ),
      );
    },
  );
  store.watch(
    ({ model, settings }) => [model, settings.ranked, settings.rankedIn],
    ({ settings: { ranked, rankedIn } }) => {
      if (ranked === null) return;
      layers.value = String(ranked);
      number.value = String(rankedIn);
    },
  );
  return [
    h(
      'div',
      { class: 'row' },
      h('label', { for: 'outputs-layer' }, TEXT.layer),
      layers,
      h('label', { for: 'outputs-sequences' }, TEXT.sequences),
      number,
      ...from.parts,
    ),
    control.element,
  ];
}
