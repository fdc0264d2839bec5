/** One box of the network's picture: a layer or a join, followed by the operations that only pass on its output. */

import { say } from '../../texts/say.js';
import { NETWORK } from '../../texts/workbench.js';
import { s } from '../../ui/dom.js';

/** @typedef {import('./graph/blocks.js').Block} Block */
/** @typedef {import('../../engine/types.js').PictureNode} PictureNode */
/** @typedef {import('../../engine/types.js').FieldPicture} FieldPicture */
/** @typedef {import('./graph/arrange.js').Place} Place */

export const BOX_WIDTH = 232;
const TITLE = 26;
const LINE = 18;
const FOOT = 9;
const PAD = 10;
/** Maximum number of characters of a title and of a line. */
const MAX_LENGTH = { title: 25, line: 36 };
/** Signs of joins. */
const SIGNS = /** @type {Record<string, string>} */ ({ sum: '+', product: '×' });

/** @param {Block} block */
export function boxHeight({ nodes, layer }) {
  const lines = layer ? Math.max(1, nodes.length) : nodes.length - 1;
  return TITLE + lines * LINE + FOOT;
}

/**
 * @param {Block} block
 * @returns {'analysable' | 'refused' | 'dense' | 'plain'}
 */
export function stateOf({ layer, dense }) {
  if (!layer) return 'plain';
  return layer.analysable ? (dense ? 'dense' : 'analysable') : 'refused';
}

/**
 * The description of a whole box.
 * @param {Block} block
 * @param {PictureNode[]} nodes of the network
 */
export function boxDescription(block, nodes) {
  const { layer, dense } = block;
  const parts = block.nodes.map(index => operation(nodes[index]));
  const last = nodes[block.nodes.at(-1) ?? -1];
  const size = last ? `; ${NETWORK.picture.size(last.channels, last.positions)}` : '';
  const name = layer && `${NETWORK.picture.layer(layer.index, dense)}, ${layer.name}`;
  return `${[name, parts.join(NETWORK.picture.thenSeparator)].filter(Boolean).join(': ')}${size}. ${availability(block)}`;
}

/** Whether the layer of a box can be analysed, as a sentence. @param {Block} block */
export function availability({ layer }) {
  if (!layer) return NETWORK.picture.noLayer;
  return layer.analysable
    ? NETWORK.picture.analysable
    : NETWORK.notAnalysable(layer.reason && say('layerReason', layer.reason));
}

/** @param {PictureNode} node */
export function operation({ kind, detail }) {
  return detail ? `${kind} ${detail}` : kind;
}

/**
 * @param {Block} block
 * @param {PictureNode[]} nodes of the network
 * @param {Place} place
 * @returns {SVGGElement} into which {@link showField} writes
 */
export function drawBox(block, nodes, { x, y, width, height }) {
  const { layer } = block;
  const operations = block.nodes.map(index => nodes[index]);
  const lines = layer ? operations : operations.slice(1);
  const title = layer ? layer.name : operation(operations[0]);
  const sign = layer ? String(layer.index) : SIGNS[operations[0].kind];
  const start = sign ? PAD + 18 + 7 * Math.max(0, sign.length - 1) : PAD;
  return s(
    'g',
    { class: `box ${stateOf(block)}`, transform: `translate(${x} ${y})` },
    s('rect', { class: 'frame', width, height, rx: layer ? 7 : 16 }),
    sign ? s('text', { class: 'sign', x: PAD, y: 18 }, sign) : null,
    s('text', { class: 'title', x: start, y: 18 }, cut(title, MAX_LENGTH.title)),
    ...lines.map((node, i) => s('text', { x: PAD, y: TITLE + 13 + i * LINE }, cut(operation(node), MAX_LENGTH.line))),
    ...lines.slice(1).map((_, i) => s('path', { class: 'rule', d: `M0,${TITLE + (i + 1) * LINE - 0.5}H${width}` })),
    layer && lines.length === 0 ? s('text', { x: PAD, y: TITLE + 13 }, NETWORK.picture.notReached) : null,
    s('g', { class: 'seen' }),
  );
}

/**
 * Marks what one neuron depends on: a bar at the foot for the share of the positions, and the positions as figures.
 * @param {SVGGElement} box
 * @param {Block} block
 * @param {PictureNode[]} nodes of the network
 * @param {FieldPicture | null} field
 */
export function showField(box, block, nodes, field) {
  const seen = block.nodes.map(index => field?.nodes[index] ?? null);
  const first = seen[0];
  box.classList.toggle('unseen-by-it', field !== null && first === null);
  const [head] = block.nodes.map(index => nodes[index]);
  const height = boxHeight(block);
  const figures = seen.flatMap((range, i) => {
    const line = block.layer ? i : i - 1;
    const text = range && NETWORK.range(range);
    if (!text || line < 0 || operation(nodes[block.nodes[i]]).length + text.length + 2 > MAX_LENGTH.line) return [];
    return [s('text', { x: BOX_WIDTH - PAD, y: TITLE + 13 + line * LINE, 'text-anchor': 'end' }, text)];
  });
  const bar = first && bars(first, head.positions, PAD, height - FOOT + 1, BOX_WIDTH - 2 * PAD);
  box.querySelector('.seen')?.replaceChildren(...figures, ...(bar ?? []));
}

/**
 * A bar for all positions, and on it those from `first` to `last`.
 * @param {[first: number, last: number]} range counted from 0
 * @param {number} positions
 * @param {number} x @param {number} y @param {number} width
 */
export function bars([first, last], positions, x, y, width) {
  const wide = Math.max(2, (width * (last - first + 1)) / positions);
  const from = Math.min(width - wide, (width * first) / positions);
  return [
    s('rect', { class: 'all', x, y, width, height: 4, rx: 2 }),
    s('rect', { class: 'part-seen', x: x + from, y, width: wide, height: 4, rx: 2 }),
  ];
}

/** Shortens a name in the middle, since names differ mostly at their ends. @param {string} text @param {number} max */
function cut(text, max) {
  if (text.length <= max) return text;
  const half = Math.floor((max - 1) / 2);
  return `${text.slice(0, half)}…${text.slice(half - max + 1)}`;
}
