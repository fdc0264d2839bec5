/** A sequence of one's own: where along it the neurons of a layer fire. */
import { allLayers, isBusy, layerOf, neuronOf } from '../../session/state.js';
import { count } from '../../texts/format.js';
import { fill, h, write } from '../../ui/dom.js';
import { scanResult } from './scan-result.js';
import { readSequence } from './sequence.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../ui/store.js').Store<State>} Store */
/** @typedef {import('../actions.js').Actions} Actions */

/** Facets that are joined to an example. */
const EXAMPLE_FACETS = 4;

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {Actions} actions
 */
export function scanView(root, store, actions) {
  const text = h('textarea', {
    id: 'scan-text',
    rows: 4,
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    placeholder: '>name\nGATTACA…',
    'aria-describedby': 'scan-says',
    oninput: tell,
  });
  const layers = h('select', { id: 'scan-layer', onchange: () => actions.chooseScan(Number(layers.value) || null) });
  const button = h('button', { type: 'submit', class: 'primary', id: 'scan-start' }, 'Scan');
  const example = h('button', { type: 'button', id: 'scan-example', onclick: useExample }, 'Use the facets on show');
  const says = h('p', { id: 'scan-says', class: 'hint', role: 'status' });
  const result = h('div', { class: 'scan-result' });
  const form = h(
    'form',
    {
      class: 'scan-form',
      onsubmit(/** @type {Event} */ event) {
        event.preventDefault();
        const layer = scanLayer(store.state);
        if (layer && !button.disabled) actions.scan(layer.index, readSequence(text.value));
      },
    },
    h('label', { for: 'scan-text' }, 'Paste a sequence, plain or FASTA, to see where along it the neurons fire'),
    text,
    h('div', { class: 'row' }, h('label', { for: 'scan-layer' }, 'Layer'), layers, button, example),
    says,
  );
  fill(root, form, result);

  function useExample() {
    const facets = neuronOf(store.state)?.crms.slice(0, EXAMPLE_FACETS) ?? [];
    text.value = facets.map(({ consensus }) => consensus).join('');
    tell();
    text.focus();
  }

  function tell() {
    const { letters, records } = readSequence(text.value);
    const layer = scanLayer(store.state);
    button.disabled = whyNot(store.state, letters.length) !== '';
    const several = records > 1 ? ` The text holds ${count(records)} sequences; the first is scanned.` : '';
    const fits = `${count(letters.length)} letters. A neuron of layer ${layer?.index} sees ${count(layer?.receptive_field ?? 0)}.`;
    write(says, whyNot(store.state, letters.length) || fits + several);
  }

  store.watch(
    ({ model }) => [model],
    ({ model }) => {
      const able = model ? allLayers(model.info).filter(({ analysable }) => analysable) : [];
      fill(
        layers,
        h('option', { value: '' }, 'the chosen one'),
        ...able.map(({ index, name }) => h('option', { value: index }, `${index} · ${name}`)),
      );
    },
  );
  store.watch(
    state => [state.model, state.settings.scan],
    state => (layers.value = scanLayer(state)?.index === state.settings.scan ? `${state.settings.scan}` : ''),
  );
  store.watch(
    state => [state.model, scanLayer(state), isBusy(state), state.inside.scan, state.shown],
    state => {
      example.hidden = state.shown?.report.model.sha256 !== state.model?.info.sha256 || !neuronOf(state)?.crms.length;
      tell();
    },
  );
  store.watch(
    ({ inside }) => [inside.scan],
    ({ inside, model }) => fill(result, ...scanResult(inside.scan, model?.info ?? null, actions)),
  );
}

/** @param {State} state the layer that the next scan is of */
function scanLayer(state) {
  const chosen = state.model && allLayers(state.model.info).find(({ index }) => index === state.settings.scan);
  return chosen?.analysable ? chosen : layerOf(state);
}

/** @param {State} state @param {number} letters @returns {string} why a scan cannot begin, or nothing */
function whyNot(state, letters) {
  if (!state.model) return 'Open a network first.';
  if (!scanLayer(state)) return 'No layer of this network can be scanned.';
  if (isBusy(state)) return 'The engine is busy with a run; scan when it has finished.';
  if (state.inside.scan && 'abort' in state.inside.scan) return 'Scanning …';
  return letters === 0 ? 'No sequence yet. It stays on this computer, and no link holds it.' : '';
}
