/**
 * Whether the places and numbers in the head of a bigWig file, and its tree of names, can be followed: the library trusts
 * them, and would read or reserve without end. Format: Kent et al. 2010, doi:10.1093/bioinformatics/btq351, supplement.
 */

const HEADER = 64;
const ZOOM_ENTRY = 24;
const SUMMARY = 40;
const TREE_HEAD = 32;
const INDEX_HEAD = 48;
const NODE_HEAD = 4;

const TREE_MAGIC = 0x78ca8c91;
const INDEX_MAGIC = 0x2468ace0;

/** Maxima beyond those of any program: place of the summary, bytes of a block, children of a node, bytes of a name. */
const MAX_HEAD = 1 << 20;
const MAX_BLOCK = 1 << 26;
const MAX_CHILDREN = 1 << 16;
const MAX_NAME = 1 << 10;

/** @typedef {'sound' | 'truncated' | 'damaged'} Soundness */

/**
 * @param {import('../file.js').CountedFile} file
 * @returns {Promise<Soundness>}
 */
export async function soundness(file) {
  const head = await view(file, 0, HEADER);
  if (head === null) return 'truncated';
  const [tree, data, index, described, summary] = [8, 16, 24, 36, 44].map(at => Number(head.getBigUint64(at, true)));
  const zooms = await view(file, HEADER, ZOOM_ENTRY * head.getUint16(6, true));
  if (zooms === null) return 'truncated';
  const indexes = Array.from({ length: zooms.byteLength / ZOOM_ENTRY }, (_, level) =>
    Number(zooms.getBigUint64(ZOOM_ENTRY * level + 16, true)),
  );
  if (Math.max(tree + TREE_HEAD, data, index + INDEX_HEAD, ...indexes) > file.size) return 'truncated';
  if (summary < HEADER || summary + SUMMARY > MAX_HEAD || described > MAX_HEAD) return 'damaged';
  if (summary + SUMMARY > file.size) return 'truncated';
  if (head.getUint32(52, true) > MAX_BLOCK) return 'damaged';
  const indexHead = /** @type {DataView} */ (await view(file, index, INDEX_HEAD));
  if (indexHead.getUint32(0, true) !== INDEX_MAGIC || indexHead.getUint32(4, true) > MAX_CHILDREN) return 'damaged';
  return (await isTree(file, tree)) ? 'sound' : 'damaged';
}

/**
 * @param {import('../file.js').CountedFile} file
 * @param {number} offset
 * @returns {Promise<boolean>} whether every node of the tree of names is in the file, and none is met twice
 */
async function isTree(file, offset) {
  const head = /** @type {DataView} */ (await view(file, offset, TREE_HEAD));
  const keySize = head.getUint32(8, true);
  if (head.getUint32(0, true) !== TREE_MAGIC || keySize > MAX_NAME || head.getUint32(12, true) !== 8) return false;
  const nodes = new Set([offset + TREE_HEAD]);
  for (const at of nodes) {
    const node = await view(file, at, NODE_HEAD);
    const count = node?.getUint16(2, true) ?? 0;
    const children = node && (await view(file, at + NODE_HEAD, count * (keySize + 8)));
    if (!node || !children) return false;
    if (node.getUint8(0) !== 0) continue;
    for (let child = 0; child < count; child++) {
      const place = Number(children.getBigUint64(child * (keySize + 8) + keySize, true));
      if (nodes.has(place)) return false;
      nodes.add(place);
    }
  }
  return true;
}

/** @param {import('../file.js').CountedFile} file @param {number} at @param {number} length @returns {Promise<DataView | null>} null beyond the end */
async function view(file, at, length) {
  if (at + length > file.size) return null;
  return new DataView((await file.read(length, at)).buffer);
}
