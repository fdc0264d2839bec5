/** The tables of layers, where the layer is chosen. */
import { layerOf, networkOf } from '../../session/state.js';
import { count } from '../../texts/format.js';
import { fill, h } from '../../ui/dom.js';
import { scrollingTable, tableRow } from '../../ui/table.js';

/** @typedef {import('../../engine/types.js').LayerInfo} LayerInfo */

/** @type {[string, string, (layer: LayerInfo) => string][]} */
const COLUMNS = [
  ['Channels', 'neurons of the layer', layer => count(layer.channels)],
  ['Kernel', 'positions that one kernel spans', layer => `${layer.kernel}`],
  ['Stride', 'positions between two applications of the kernel', layer => `${layer.stride}`],
  ['Dilation', 'positions between two taps of the kernel', layer => `${layer.dilation}`],
  [
    'Padding',
    'zeros added at the two ends',
    layer => (layer.padding.every(n => n === 0) ? 'none' : layer.padding.join(' + ')),
  ],
  ['Activation', 'function after the convolution', layer => layer.activation],
  [
    'Pooling',
    'pooling after it: window / stride',
    ({ pooling }) => (pooling ? `${pooling.kind ?? 'max'} ${pooling.size} / ${pooling.stride}` : 'none'),
  ],
  ['Sees', 'receptive field: bp that one neuron sees', layer => sees(layer)],
  ['Jump', 'bp between neighbouring positions of the layer', layer => `${count(layer.jump)} bp`],
];
/** Of a dense layer only these say something. */
const DENSE_COLUMNS = COLUMNS.filter(([name]) => ['Channels', 'Activation', 'Sees'].includes(name));

/** A layer that was not reached sees nothing that could be told. @param {LayerInfo} layer */
function sees({ receptive_field }) {
  return receptive_field > 0 ? `${count(receptive_field)} bp` : '–';
}

/**
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function layersView(root, store, actions) {
  store.watch(
    state => [networkOf(state)],
    state => {
      const network = networkOf(state);
      if (!network)
        return fill(
          root,
          h('p', { class: 'empty' }, 'The convolutional layers of a network appear here once one is open.'),
        );
      const chosen = layerOf(state);
      fill(root, table(network, chosen, actions), denseTable(network, chosen, actions));
    },
  );
  store.watch(
    state => [layerOf(state)?.index],
    state => {
      const chosen = layerOf(state)?.index;
      for (const input of root.querySelectorAll('input')) input.checked = Number(input.value) === chosen;
    },
  );
}

/**
 * @param {import('../../engine/types.js').ModelInfo} network
 * @param {LayerInfo | null} chosen
 * @param {import('../actions.js').Actions} actions
 */
function table(network, chosen, actions) {
  return scrollingTable({
    label: 'Convolutional layers',
    says: `Convolutional layers of ${network.name}. Choose the one whose neurons you want to understand; deeper ones see more sequence.`,
    kind: 'layers',
    columns: [['Layer'], ...COLUMNS.map(([name, title]) => /** @type {[string, string]} */ ([name, title]))],
    rows: network.layers.map(layer => row(layer, COLUMNS, layer.index === chosen?.index, actions)),
  });
}

/**
 * @param {import('../../engine/types.js').ModelInfo} network
 * @param {LayerInfo | null} chosen
 * @param {import('../actions.js').Actions} actions
 */
function denseTable({ dense = [] }, chosen, actions) {
  if (dense.length === 0) return null;
  return h(
    'section',
    { class: 'dense-layers', 'aria-labelledby': 'dense-title' },
    h('h3', { id: 'dense-title' }, 'Dense layers (read the whole input)'),
    scrollingTable({
      label: 'Dense layers',
      says: 'An extra: their neurons see every letter at once, so their facets are as long as the input and take more sampling than those of a convolution.',
      kind: 'layers dense',
      columns: [['Layer'], ...DENSE_COLUMNS.map(([name, title]) => /** @type {[string, string]} */ ([name, title]))],
      rows: dense.map(layer => row(layer, DENSE_COLUMNS, layer.index === chosen?.index, actions)),
    }),
  );
}

/** @param {LayerInfo} layer @param {typeof COLUMNS} columns @param {boolean} checked @param {import('../actions.js').Actions} actions */
function row(layer, columns, checked, actions) {
  const { index, name, padded, analysable, reason } = layer;
  const onchange = () => actions.chooseLayer(index);
  const radio = h('input', { type: 'radio', name: 'layer', value: index, checked, disabled: !analysable, onchange });
  const head = [
    h('label', {}, radio, h('b', {}, index), ' ', h('code', {}, name)),
    padded && h('small', { class: 'padded' }, 'padding kept: its neurons see the whole input'),
    !analysable && h('small', { class: 'reason' }, `Cannot be analysed: ${reason ?? 'no reason was given'}`),
  ];
  const made = tableRow(
    head,
    columns.map(([, , read]) => read(layer)),
  );
  made.classList.toggle('off', !analysable);
  return made;
}
