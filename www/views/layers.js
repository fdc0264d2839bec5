/** The table of convolutional layers, where the layer is chosen. */
import { fill, h } from '../dom.js';
import { count } from '../format.js';
import { layerOf, networkOf } from '../model.js';

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
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Convolutional layers' },
    h(
      'table',
      { class: 'layers' },
      h(
        'caption',
        {},
        `Convolutional layers of ${network.name}. Choose the one whose neurons you want to understand; deeper ones see more sequence.`,
      ),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, 'Layer'),
          ...COLUMNS.map(([name, title]) => h('th', { scope: 'col', title }, name)),
        ),
      ),
      h('tbody', {}, ...network.layers.map(layer => row(layer, layer.index === chosen?.index, actions))),
    ),
  );
}

/** @param {LayerInfo} layer @param {boolean} checked @param {import('../actions.js').Actions} actions */
function row(layer, checked, actions) {
  const radio = h('input', {
    type: 'radio',
    name: 'layer',
    value: layer.index,
    checked,
    disabled: !layer.analysable,
    onchange: () => actions.chooseLayer(layer.index),
  });
  const reason = layer.analysable
    ? null
    : h('small', { class: 'reason' }, `Cannot be analysed: ${layer.reason ?? 'no reason was given'}`);
  return h(
    'tr',
    { class: layer.analysable ? '' : 'off' },
    h('th', { scope: 'row' }, h('label', {}, radio, h('b', {}, layer.index), ' ', h('code', {}, layer.name)), reason),
    ...COLUMNS.map(([, , read]) => h('td', {}, read(layer))),
  );
}
