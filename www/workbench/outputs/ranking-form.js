/** What is ranked: the layer, and in how many of which sequences. */
import { allLayers, layerOf } from '../../session/state.js';
import { OUTPUTS } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';
import { recordsOf } from './asking.js';
import { workLine } from './work-line.js';

/** @typedef {import('../../session/state.js').State} State */

/** Sequences that are asked about; the range is the engine's. */
const SEQUENCES = { usual: 100, min: 2, max: 10_000 };

const { ranking: TEXT } = OUTPUTS;

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 * @returns {import('../../ui/dom.js').Child[]}
 */
export function rankingForm(store, actions) {
  const layers = h('select', { id: 'outputs-layer', onchange: () => line.draw() });
  const number = h('input', {
    type: 'number',
    id: 'outputs-sequences',
    min: SEQUENCES.min,
    max: SEQUENCES.max,
    step: 1,
    value: SEQUENCES.usual,
    inputmode: 'numeric',
    oninput: () => line.draw(),
  });
  const source = h(
    'select',
    { id: 'outputs-source', 'aria-label': TEXT.from },
    h('option', { value: 'drawn' }, TEXT.drawn),
    h('option', { value: 'given' }, TEXT.given),
  );
  const plain = h('span', {}, TEXT.drawn);
  const line = workLine(store, {
    id: 'outputs-rank',
    words: TEXT,
    isOwn: () => store.state.asking?.what === 'ranking',
    whyNot,
    begin,
    end: actions.stopAsking,
  });

  /** @param {State} state */
  function layer(state) {
    return Number(layers.value) || (layerOf(state)?.index ?? 0);
  }

  /** @param {State} state */
  function whyNot(state) {
    number.setAttribute('aria-invalid', String(!number.checkValidity() || number.value === ''));
    if (!layer(state)) return TEXT.noLayer;
    return number.value !== '' && number.checkValidity() ? '' : TEXT.wrongSequences;
  }

  async function begin() {
    const given = recordsOf(store.state) !== null && source.value === 'given';
    line.say('');
    line.say(await actions.rankNeurons({ layer: layer(store.state), sequences: Number(number.value), given }));
  }

  store.watch(
    ({ model }) => [model],
    ({ model }) => {
      line.say('');
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
    state => [recordsOf(state)],
    state => {
      const isOpen = recordsOf(state) !== null;
      source.hidden = !isOpen;
      plain.hidden = isOpen;
      if (!isOpen) source.value = 'drawn';
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
      source,
      plain,
    ),
    ...line.parts,
  ];
}
