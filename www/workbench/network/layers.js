/** The tables of layers, where the layer is chosen. */
import { layerOf, networkOf } from '../../session/network.js';
import { count } from '../../texts/format.js';
import { say } from '../../texts/say.js';
import { NETWORK } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';
import { scrollingTable, tableRow } from '../../ui/table.js';

/** @typedef {import('../../engine/types.js').LayerInfo} LayerInfo */

const { layers: TEXT } = NETWORK;

/** @typedef {{text: string[], read: (layer: LayerInfo) => string}} LayerColumn name and meaning, and the value */

/** @param {import('../../engine/types.js').PoolingInfo} pooling or what a slice with steps leaves of the positions */
function poolingText({ kind = 'max', size, stride }) {
  return size === 1 ? TEXT.oneOf(stride) : `${kind} ${size} / ${stride}`;
}

/** By what a layer is chosen stands first: a phone shows only some columns. @type {Record<string, LayerColumn>} */
const COLUMN = {
  receptiveField: {
    text: TEXT.receptiveField,
    read: ({ receptive_field: bp }) => (bp > 0 ? TEXT.bp(bp) : TEXT.unknown),
  },
  channels: { text: TEXT.channels, read: layer => count(layer.channels) },
  kernel: { text: TEXT.kernel, read: layer => `${layer.kernel}` },
  stride: { text: TEXT.stride, read: layer => `${layer.stride}` },
  dilation: { text: TEXT.dilation, read: layer => `${layer.dilation}` },
  padding: {
    text: TEXT.padding,
    read: layer => (layer.padding.every(n => n === 0) ? TEXT.none : layer.padding.join(' + ')),
  },
  activation: { text: TEXT.activation, read: layer => layer.activation },
  pooling: {
    text: TEXT.pooling,
    read: ({ pooling }) => (pooling ? poolingText(pooling) : TEXT.none),
  },
  strideInBp: { text: TEXT.strideInBp, read: layer => TEXT.bp(layer.jump) },
};
const COLUMNS = Object.values(COLUMN);
/** The columns that apply to a dense layer. */
const DENSE_COLUMNS = [COLUMN.receptiveField, COLUMN.channels, COLUMN.activation];

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
      if (!network) return fill(root, h('p', { class: 'empty' }, TEXT.empty));
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
    label: TEXT.label,
    intro: TEXT.intro(network.name),
    kind: 'layers',
    file: 'layers',
    columns: headings(COLUMNS),
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
    h('h3', { id: 'dense-title' }, TEXT.dense),
    scrollingTable({
      label: TEXT.denseLabel,
      intro: TEXT.denseIntro,
      kind: 'layers dense',
      file: 'dense-layers',
      columns: headings(DENSE_COLUMNS),
      rows: dense.map(layer => row(layer, DENSE_COLUMNS, layer.index === chosen?.index, actions)),
    }),
  );
}

/** @param {LayerColumn[]} columns @returns {[string, string?][]} */
function headings(columns) {
  return [[TEXT.layer], ...columns.map(({ text: [name, title] }) => /** @type {[string, string]} */ ([name, title]))];
}

/** @param {LayerInfo} layer @param {LayerColumn[]} columns @param {boolean} checked @param {import('../actions.js').Actions} actions */
function row(layer, columns, checked, actions) {
  const { index, name, padded, analysable, reason } = layer;
  const onchange = () => actions.chooseLayer(index);
  const radio = h('input', { type: 'radio', name: 'layer', value: index, checked, disabled: !analysable, onchange });
  const head = [
    h('label', {}, radio, h('b', {}, index), ' ', h('code', {}, name)),
    padded && h('small', { class: 'padded' }, TEXT.padded),
    !analysable && h('small', { class: 'reason' }, NETWORK.notAnalysable(reason && say('layerReason', reason))),
  ];
  const made = tableRow(
    head,
    columns.map(({ read }) => read(layer)),
  );
  made.classList.toggle('off', !analysable);
  return made;
}
