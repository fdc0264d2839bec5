/** The table of convolutional layers, where the layer is chosen. */
import { fill, h } from '../dom.js';
import { count } from '../format.js';
import { layerOf, networkOf } from '../model.js';
import { scrollingTable, tableRow } from './table.js';

/** @typedef {import('../engine/types.js').LayerInfo} LayerInfo */

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
    'max-pooling after it: window / stride',
    layer => (layer.pooling ? `${layer.pooling.size} / ${layer.pooling.stride}` : 'none'),
  ],
  ['Sees', 'receptive field: bp that one neuron sees', layer => `${count(layer.receptive_field)} bp`],
  ['Jump', 'bp between neighbouring positions of the layer', layer => `${count(layer.jump)} bp`],
];

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Store<import('../model.js').State>} store
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
      fill(root, table(network, layerOf(state), actions));
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
 * @param {import('../engine/types.js').ModelInfo} network
 * @param {LayerInfo | null} chosen
 * @param {import('../actions.js').Actions} actions
 */
function table(network, chosen, actions) {
  return scrollingTable({
    label: 'Convolutional layers',
    says: `Convolutional layers of ${network.name}. Choose the one whose neurons you want to understand; deeper ones see more sequence.`,
    kind: 'layers',
    columns: [['Layer'], ...COLUMNS.map(([name, title]) => /** @type {[string, string]} */ ([name, title]))],
    rows: network.layers.map(layer => row(layer, layer.index === chosen?.index, actions)),
  });
}

/** @param {LayerInfo} layer @param {boolean} checked @param {import('../actions.js').Actions} actions */
function row(layer, checked, actions) {
  const { index, name, analysable, reason } = layer;
  const onchange = () => actions.chooseLayer(index);
  const radio = h('input', { type: 'radio', name: 'layer', value: index, checked, disabled: !analysable, onchange });
  const head = [
    h('label', {}, radio, h('b', {}, index), ' ', h('code', {}, name)),
    !analysable && h('small', { class: 'reason' }, `Cannot be analysed: ${reason ?? 'no reason was given'}`),
  ];
  const made = tableRow(
    head,
    COLUMNS.map(([, , read]) => read(layer)),
  );
  made.classList.toggle('off', !analysable);
  return made;
}
