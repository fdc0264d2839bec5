/** Operations → the boxes of the picture: whatever only passes on what one operation made belongs to that one's box. */

/** @typedef {import('../../../engine/types.js').PictureNode} PictureNode */
/** @typedef {import('../../../engine/types.js').LayerInfo} LayerInfo */

/**
 * One box.
 * @typedef {object} Block
 * @property {number[]} nodes operations in it, the first at its top; none of a layer that was not reached
 * @property {(number | null)[]} inputs the boxes that it reads, each once; null is the sequence
 * @property {LayerInfo | null} layer
 * @property {boolean} dense
 */

/** Kinds that begin a box of their own even behind a single operation. */
const HEADS = ['convolution', 'dense'];

/**
 * @param {PictureNode[]} nodes each after those that it reads
 * @param {LayerInfo[]} layers convolutions and dense layers
 * @param {LayerInfo[]} dense those of them that are dense
 * @returns {Block[]} each after those that it reads; layers that were not reached come last and read nothing
 */
export function blocksOf(nodes, layers, dense) {
  const readers = nodes.map(() => 0);
  for (const input of nodes.flatMap(node => node.inputs)) if (input !== null) readers[input]++;
  /** The box of each operation. @type {number[]} */
  const boxOf = [];
  /** @type {Block[]} */
  const blocks = [];
  for (const [index, node] of nodes.entries()) {
    const [input] = node.inputs;
    const passesOn = node.inputs.length === 1 && !HEADS.includes(node.kind);
    if (passesOn && input === null && readers[index] === 0) continue; // left over from a graph that was folded
    if (passesOn && input !== null && readers[input] === 1) {
      boxOf[index] = boxOf[input];
      blocks[boxOf[index]].nodes.push(index);
      continue;
    }
    boxOf[index] = blocks.length;
    const inputs = [...new Set(node.inputs.map(input => (input === null ? null : boxOf[input])))];
    const layer = layers.find(({ index }) => index === node.layer) ?? null;
    blocks.push({ nodes: [index], inputs, layer, dense: node.kind === 'dense' });
  }
  const reached = new Set(nodes.map(({ layer }) => layer));
  const missing = layers.filter(({ index }) => !reached.has(index));
  return [...blocks, ...missing.map(layer => ({ nodes: [], inputs: [], layer, dense: dense.includes(layer) }))];
}
