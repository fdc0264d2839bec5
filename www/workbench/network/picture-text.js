/** The text next to the picture of a network: the box at the pointer, the receptive field on a ruler, the colours. */
import { count } from '../../texts/format.js';
import { NETWORK } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { availability, operation } from './picture-box.js';

/** @typedef {import('../../session/state.js').State} State */

const { picture: TEXT } = NETWORK;

export function legend() {
  return h(
    'ul',
    { class: 'legend', 'aria-label': TEXT.legend },
    ...Object.entries(TEXT.colours).map(([kind, meaning]) =>
      h('li', {}, h('span', { class: `swatch ${kind}` }), meaning),
    ),
  );
}

/**
 * The positions of the input as a ruler with the receptive field of one neuron.
 * @param {import('../../engine/types.js').ModelInfo} info
 * @param {import('../../session/state.js').NetworkDetails} details
 * @param {import('../../engine/types.js').LayerInfo | null} layer the chosen one
 */
export function fieldRuler({ input_length: length }, { field, nodes }, layer) {
  if (!layer || field?.layer !== layer.index) return [];
  const [first, last] = field.field.letters;
  const depends = field.field.nodes.filter(range => range !== null).length;
  const bar = h('span', { class: 'ruler-part' });
  bar.style.left = `${(100 * first) / length}%`;
  bar.style.width = `${(100 * (last - first + 1)) / length}%`;
  return [
    h(
      'p',
      {},
      nodes.find(node => node.layer === layer.index)?.positions === 1 ? TEXT.neuronOf : TEXT.middleNeuronOf,
      h('strong', {}, TEXT.layerName(layer.index)),
      TEXT.dependsOn([first, last], length, depends, nodes.length),
    ),
    h('div', { class: 'ruler-all', 'aria-hidden': 'true' }, bar),
    h('div', { class: 'ruler-ends', 'aria-hidden': 'true' }, h('span', {}, '1'), h('span', {}, count(length))),
  ];
}

/**
 * @param {import('./graph/blocks.js').Block | null} block
 * @param {State} state
 */
export function readout(block, { details: { nodes, field } }) {
  if (!block) return [];
  const { layer, dense } = block;
  const chosen = layer && layer.index === field?.layer ? null : (field?.layer ?? null);
  return [
    h('h3', {}, layer ? TEXT.layer(layer.index, dense) : operation(nodes[block.nodes[0]])),
    layer && h('p', {}, h('code', {}, layer.name)),
    h('p', { class: layer && !layer.analysable ? 'wrong' : '' }, availability(block)),
    h(
      'ol',
      {},
      ...block.nodes.map(index => {
        const { channels, positions } = nodes[index];
        const range = field?.field.nodes[index];
        return h(
          'li',
          {},
          h('b', {}, operation(nodes[index])),
          TEXT.output(channels, positions),
          range && positions > 1 && h('small', {}, TEXT.needs(range, chosen)),
        );
      }),
    ),
  ];
}
