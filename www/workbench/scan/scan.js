/** Scanning a sequence: where along it the neurons of a layer are active. */
import { allLayers, layerOf, neuronOf } from '../../session/network.js';
import { isBusy } from '../../session/runs.js';
import { SCAN } from '../../texts/workbench.js';
import { fill, h, write } from '../../ui/dom.js';
import { scanResult } from './scan-result.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../ui/store.js').Store<State>} Store */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../session/state.js').Sequence} Sequence */

/** Number of facets whose consensus sequences are joined as an example. */
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
    'aria-describedby': 'scan-status',
    oninput: readText,
  });
  const layers = h('select', { id: 'scan-layer', onchange: () => actions.chooseScan(Number(layers.value) || null) });
  const button = h('button', { type: 'submit', class: 'primary', id: 'scan-start' }, SCAN.start);
  const example = h('button', { type: 'button', id: 'scan-example', onclick: useExample }, SCAN.example);
  const status = h('p', { id: 'scan-status', class: 'hint', role: 'status' });
  const result = h('div', { class: 'scan-result' });
  /** What the engine read, or why it cannot read it. @type {Sequence | string} */
  let read = { name: '', letters: '', records: 1 };
  const form = h(
    'form',
    {
      class: 'scan-form',
      onsubmit(/** @type {Event} */ event) {
        event.preventDefault();
        if (!button.disabled) begin();
      },
    },
    h('label', { for: 'scan-text' }, SCAN.paste),
    text,
    h('div', { class: 'row' }, h('label', { for: 'scan-layer' }, SCAN.layer), layers, button, example),
    status,
  );
  fill(root, form, result);

  function useExample() {
    const facets = neuronOf(store.state)?.crms.slice(0, EXAMPLE_FACETS) ?? [];
    text.value = facets.map(({ consensus }) => consensus).join('');
    readText();
    text.focus();
  }

  /** Reads the text again: the last answer may be that of an earlier one. */
  async function begin() {
    const found = await actions.readPasted(text.value);
    const layer = scanLayer(store.state);
    if (layer && typeof found !== 'string') actions.scan(layer.index, found);
  }

  /** Answers may come in another order than the texts were typed. */
  async function readText() {
    const { value } = text;
    const found = await actions.readPasted(value);
    if (value !== text.value) return;
    read = found;
    describe();
  }

  function describe() {
    const { letters, records } = typeof read === 'string' ? { letters: '', records: 1 } : read;
    const layer = scanLayer(store.state);
    const reason = typeof read === 'string' ? read : whyNot(store.state, letters.length);
    button.disabled = reason !== '';
    const fits = layer ? SCAN.fits(letters.length, layer.index, layer.receptive_field) : '';
    const several = records > 1 ? ` ${SCAN.firstOf(records)}` : '';
    write(status, reason || fits + several);
  }

  store.watch(
    ({ model }) => [model],
    ({ model }) => {
      const able = model ? allLayers(model.info).filter(({ analysable }) => analysable) : [];
      fill(
        layers,
        h('option', { value: '' }, SCAN.chosenLayer),
        ...able.map(({ index, name }) => h('option', { value: index }, `${index} · ${name}`)),
      );
    },
  );
  store.watch(
    state => [state.model, state.settings.scan],
    state => (layers.value = scanLayer(state)?.index === state.settings.scan ? `${state.settings.scan}` : ''),
  );
  store.watch(
    state => [state.model, scanLayer(state), isBusy(state), state.question === null, state.details.scan, state.shown],
    state => {
      example.hidden = state.shown?.report.model.sha256 !== state.model?.info.sha256 || !neuronOf(state)?.crms.length;
      describe();
    },
  );
  store.watch(
    ({ details }) => [details.scan],
    ({ details, model }) => fill(result, ...scanResult(details.scan, model?.info ?? null, actions)),
  );
}

/** The layer of the next scan. @param {State} state */
function scanLayer(state) {
  const chosen = state.model && allLayers(state.model.info).find(({ index }) => index === state.settings.scan);
  return chosen?.analysable ? chosen : layerOf(state);
}

/** @param {State} state @param {number} letters @returns {string} why a scan cannot begin, or nothing */
function whyNot(state, letters) {
  if (!state.model) return SCAN.noNetwork;
  if (!scanLayer(state)) return SCAN.noLayer;
  if (isBusy(state)) return SCAN.busy;
  if (state.question) return SCAN.asking;
  if (state.details.scan && 'abort' in state.details.scan) return SCAN.scanning;
  return letters === 0 ? SCAN.noSequence : '';
}
