/** The picture of a network in words and on a ruler: what a box is, what a neuron sees, what the colours mean. */
import { count, counted } from '../../texts/format.js';
import { h } from '../../ui/dom.js';
import { operation, possible, rangeText } from './picture-box.js';

/** @typedef {import('../../session/state.js').State} State */

const COLOURS = [
  ['analysable', 'convolution that can be analysed'],
  ['dense', 'dense layer that can be analysed'],
  ['refused', 'layer that cannot be'],
  ['plain', 'no layer of its own'],
];

export function legend() {
  return h(
    'ul',
    { class: 'legend', 'aria-label': 'Colours of the picture' },
    ...COLOURS.map(([kind, says]) => h('li', {}, h('span', { class: `swatch ${kind}` }), says)),
  );
}

/**
 * The letters of the input as a ruler, and on it those that one neuron sees.
 * @param {import('../../engine/types.js').ModelInfo} info
 * @param {import('../../session/state.js').NetworkDetails} inside
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
      nodes.find(node => node.layer === layer.index)?.positions === 1 ? 'A neuron of ' : 'A neuron in the middle of ',
      h('strong', {}, `layer ${layer.index}`),
      ` sees letters ${rangeText([first, last])}: ${counted(last - first + 1, 'letter')} of ${count(length)}, through ${depends} of ${counted(nodes.length, 'operation')}.`,
    ),
    h('div', { class: 'ruler-all', 'aria-hidden': 'true' }, bar),
    h('div', { class: 'ruler-ends', 'aria-hidden': 'true' }, h('span', {}, '1'), h('span', {}, count(length))),
  ];
}

/**
 * @param {import('./graph/blocks.js').Block | null} block
 * @param {State} state
 */
export function readout(block, { inside: { nodes, field } }) {
  if (!block) return [];
  const { layer, dense } = block;
  const whose = layer && layer.index === field?.layer ? 'its neuron:' : `a neuron of layer ${field?.layer} needs`;
  return [
    h('h3', {}, layer ? `${dense ? 'Dense layer' : 'Layer'} ${layer.index}` : operation(nodes[block.nodes[0]])),
    layer && h('p', {}, h('code', {}, layer.name)),
    h('p', { class: layer && !layer.analysable ? 'wrong' : '' }, possible(block)),
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
          ` → ${count(channels)} × ${count(positions)}`,
          range && h('small', {}, `${whose} ${range[0] === range[1] ? 'position' : 'positions'} ${rangeText(range)}`),
        );
      }),
    ),
  ];
}
