/** The choice of neurons of the chosen layer: a text field and a grid with the same content. */
import { readNeurons, writeNeurons } from '../../session/neurons.js';
import { layerOf, neuronsText, rankedChannels, unitOf } from '../../session/network.js';
import { NETWORK, OUTPUTS } from '../../texts/workbench.js';
import { fill, h, write } from '../../ui/dom.js';
import { rovingFocus } from '../../ui/roving-focus.js';

/** @typedef {import('../../session/state.js').State} State */

/** Layers with more neurons than this have only the text field. */
const GRID_LIMIT = 4096;

/**
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function neuronsView(root, store, actions) {
  const text = h('input', {
    type: 'text',
    id: 'neurons-text',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'neurons-status',
    oninput: () => actions.chooseNeurons(text.value),
  });
  const status = h('p', { id: 'neurons-status', class: 'hint', 'aria-live': 'polite' });
  const sorted = h('p', { class: 'hint', id: 'neurons-order' });
  const grid = h('div', {
    class: 'chips',
    role: 'group',
    'aria-label': NETWORK.neurons.grid,
  });
  const choose = (/** @type {string} */ value) => () => actions.chooseNeurons(value);
  fill(
    root,
    h(
      'div',
      { class: 'row' },
      h('label', { for: 'neurons-text' }, NETWORK.neurons.label),
      text,
      h('button', { type: 'button', onclick: choose('all') }, NETWORK.neurons.all),
      h(
        'button',
        { type: 'button', onclick: () => actions.chooseNeurons(firstOf(store.state)) },
        NETWORK.neurons.first,
      ),
    ),
    status,
    sorted,
    grid,
  );
  grid.addEventListener('change', () => actions.chooseNeurons(textOf(grid)));
  rovingFocus(grid, 'input');

  store.watch(
    state => [layerOf(state)?.index, layerOf(state)?.channels, rankedChannels(state), state.outputs.names],
    state => {
      const channels = layerOf(state)?.channels ?? 0;
      const order = rankedChannels(state) ?? Array.from({ length: channels }, (_, channel) => channel);
      const chips =
        channels > GRID_LIMIT ? [] : order.map((channel, i) => chip(channel, i === 0, effectOn(state, channel)));
      fill(grid, ...chips);
      mark(state);
      sorted.hidden = rankedChannels(state) === null;
      write(sorted, rankedChannels(state) ? OUTPUTS.ranking.sorted(state.outputs.names[unitOf(state)]) : '');
    },
  );
  store.watch(state => [neuronsText(state), layerOf(state)], mark);

  /** @param {State} state */
  function mark(state) {
    const value = neuronsText(state);
    if (text.value !== value) text.value = value;
    const layer = layerOf(state);
    text.disabled = !layer;
    if (!layer) return write(status, NETWORK.neurons.noLayer);
    const { channels, problem } = readNeurons(value, layer.channels);
    text.setAttribute('aria-invalid', String(problem !== null));
    status.classList.toggle('wrong', problem !== null);
    write(status, problem ?? NETWORK.neurons.chosen(channels.length, layer.channels, layer.index));
    if (channels) check(grid, new Set(channels));
  }
}

/** The first neuron of the ranking, or of the layer. @param {State} state */
function firstOf(state) {
  return String(rankedChannels(state)?.[0] ?? 0);
}

/** The effect on the chosen output in words; nothing where it is not known. @param {State} state @param {number} channel */
function effectOn(state, channel) {
  const { ranking, names } = state.outputs;
  const unit = unitOf(state);
  if (!ranking || !rankedChannels(state)) return undefined;
  const { mean, error } = ranking.neurons[channel].effects[ranking.units.indexOf(unit)];
  return OUTPUTS.ranking.chip(names[unit], mean, error);
}

/** @param {number} channel @param {boolean} isFirst @param {string} [title] */
function chip(channel, isFirst, title) {
  return h(
    'label',
    { class: 'chip', title },
    h('input', { type: 'checkbox', value: channel, tabindex: isFirst ? 0 : -1 }),
    h('span', {}, channel),
  );
}

/** @param {HTMLElement} grid @param {Set<number>} channels */
function check(grid, channels) {
  const inputs = [...grid.querySelectorAll('input')];
  for (const input of inputs) input.checked = channels.has(Number(input.value));
  if (grid.contains(document.activeElement)) return;
  const first = inputs.find(({ checked }) => checked)?.parentElement;
  if (first) grid.scrollTop = first.offsetTop - grid.offsetTop;
}

/** @param {HTMLElement} grid */
function textOf(grid) {
  const inputs = [...grid.querySelectorAll('input')];
  return writeNeurons(
    inputs
      .filter(input => input.checked)
      .map(input => Number(input.value))
      .sort((a, b) => a - b),
    inputs.length,
  );
}
