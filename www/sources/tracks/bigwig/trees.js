/** The two trees of a bigWig file: names of chromosomes (B+), and the places of blocks of data (R). */
import { ByteWriter } from './bytes.js';

/**
 * A compressed block of data of one chromosome.
 * @typedef {object} Block
 * @property {number} chromosome its number
 * @property {number} start
 * @property {number} end
 * @property {Uint8Array<ArrayBuffer>} bytes
 */

/** @typedef {Pick<Block, 'chromosome' | 'start'> & {endChromosome: number, end: number}} Bounds */

/**
 * @template Item
 * @typedef {{children: Item[] | Node<Item>[], isLeaf: boolean, at: number}} Node
 */

/** Children of a node. */
const CHILDREN = 256;

const CHROMOSOME_TREE = 0x78ca8c91;
const BLOCK_TREE = 0x2468ace0;

/** Bytes of a node in front of its children. */
const NODE_HEAD = 4;

/**
 * @param {Map<string, number>} chromosomes name → length, in the order of their numbers
 * @param {number} offset of the tree in the file
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function chromosomeTree(chromosomes, offset) {
  const encoder = new TextEncoder();
  const items = [...chromosomes].map(([name, length], number) => ({ name: encoder.encode(name), number, length }));
  items.sort((a, b) => compareBytes(a.name, b.name));
  const keySize = Math.max(1, ...items.map(({ name }) => name.length));
  const out = new ByteWriter();
  out.u32(CHROMOSOME_TREE, CHILDREN, keySize, 8);
  out.u64(items.length, 0);
  writeNodes(out, items, offset, { leaf: keySize + 8, inner: keySize + 8 }, (item, node) => {
    out.padded((item ?? firstOf(/** @type {NonNullable<typeof node>} */ (node))).name, keySize);
    if (item) out.u32(item.number, item.length);
    else out.u64(/** @type {NonNullable<typeof node>} */ (node).at);
  });
  return out.take();
}

/**
 * @param {Block[]} blocks in order
 * @param {number} dataOffset of the first of them in the file
 * @param {number} offset of the tree in the file
 * @param {number} slots items of a block
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function blockTree(blocks, dataOffset, offset, slots) {
  let end = dataOffset;
  const items = blocks.map(block => {
    const at = end;
    end += block.bytes.length;
    return { ...block, at };
  });
  const out = new ByteWriter();
  out.u32(BLOCK_TREE, CHILDREN);
  out.u64(items.length);
  writeBounds(out, items.length > 0 ? boundsOf(items[0], items[items.length - 1]) : EMPTY);
  out.u64(end);
  out.u32(slots, 0);
  writeNodes(out, items, offset, { leaf: 32, inner: 24 }, (item, node) => {
    if (item) {
      writeBounds(out, boundsOf(item, item));
      out.u64(item.at, item.bytes.length);
    } else if (node) {
      writeBounds(out, boundsOf(firstOf(node), lastOf(node)));
      out.u64(node.at);
    }
  });
  return out.take();
}

/** @type {Bounds} */
const EMPTY = { chromosome: 0, start: 0, endChromosome: 0, end: 0 };

/** @param {Block} first @param {Block} last @returns {Bounds} */
function boundsOf(first, last) {
  return { chromosome: first.chromosome, start: first.start, endChromosome: last.chromosome, end: last.end };
}

/** @param {ByteWriter} out @param {Bounds} bounds */
function writeBounds(out, { chromosome, start, endChromosome, end }) {
  out.u32(chromosome, start, endChromosome, end);
}

/**
 * @template Item
 * @param {ByteWriter} out with the header of the tree, after which its root comes
 * @param {Item[]} items
 * @param {number} offset of the tree in the file
 * @param {{leaf: number, inner: number}} size of a child, in bytes
 * @param {(item: Item | null, node: Node<Item> | null) => void} write an item of a leaf, or a child of another node
 */
function writeNodes(out, items, offset, size, write) {
  const levels = levelsOf(items);
  let at = offset + out.length;
  for (const node of levels.flat()) {
    node.at = at;
    at += NODE_HEAD + node.children.length * (node.isLeaf ? size.leaf : size.inner);
  }
  for (const { isLeaf, children } of levels.flat()) {
    out.u8(isLeaf ? 1 : 0);
    out.u8(0);
    out.u16(children.length);
    for (const child of children) {
      if (isLeaf) write(/** @type {Item} */ (child), null);
      else write(null, /** @type {Node<Item>} */ (child));
    }
  }
}

/** @template Item @param {Item[]} items @returns {Node<Item>[][]} from the root to the leaves */
function levelsOf(items) {
  /** @type {Node<Item>[][]} */
  const levels = [groups(items).map(children => ({ children, isLeaf: true, at: 0 }))];
  while (levels[0].length > 1) {
    levels.unshift(groups(levels[0]).map(children => ({ children, isLeaf: false, at: 0 })));
  }
  return levels;
}

/** @template T @param {T[]} all @returns {T[][]} at least one */
function groups(all) {
  const count = Math.max(1, Math.ceil(all.length / CHILDREN));
  return Array.from({ length: count }, (_, group) => all.slice(group * CHILDREN, (group + 1) * CHILDREN));
}

/** @template Item @param {Node<Item>} node @returns {Item} */
function firstOf({ isLeaf, children: [first] }) {
  return isLeaf ? /** @type {Item} */ (first) : firstOf(/** @type {Node<Item>} */ (first));
}

/** @template Item @param {Node<Item>} node @returns {Item} */
function lastOf({ isLeaf, children }) {
  const last = children[children.length - 1];
  return isLeaf ? /** @type {Item} */ (last) : lastOf(/** @type {Node<Item>} */ (last));
}

/** @param {Uint8Array} a @param {Uint8Array} b */
function compareBytes(a, b) {
  const different = a.findIndex((byte, place) => byte !== b[place]);
  return different < 0 ? a.length - b.length : a[different] - (b[different] ?? -1);
}
