/** The content of a link to the guided page: step, sequences, training, point, clusters, hidden parts. Never a model. */
import { flag, matching, oneOf, readHash, whole, within, writeHash, written } from '../ui/address-codec.js';
import { inside } from './figures/plane.js';

/**
 * @typedef {object} Address
 * @property {string | null} step where the page is read
 * @property {string} a the first sequence
 * @property {string} b the second sequence
 * @property {number} seed of the training
 * @property {number} examples
 * @property {number} epochs
 * @property {boolean} trained whether the page shows the network trained with these three, not the shipped one
 * @property {number} x of the point in the landscape
 * @property {number} y
 * @property {import('../engine/types.js').Reference} reference that DeepLIFT and integrated gradients compare with
 * @property {number} rank of the sequence shown among all, from 1
 * @property {number} k clusters
 * @property {number} mix percentage of the sequences of other clusters that a stack still contains
 * @property {number} groups P, motif pattern groups of the second network
 * @property {string} path the branch of the tree that is unfolded, such as `3.0`
 * @property {boolean} answers whether the exercise sheet shows them
 * @property {readonly string[]} hide parts of the page that are left out
 */

/** @type {Readonly<Address>} */
export const DEFAULTS = Object.freeze({
  step: null,
  a: 'CACCTGCC',
  b: 'CCACCTGC',
  seed: 1,
  examples: 8000,
  epochs: 20,
  trained: false,
  x: 0.3,
  y: 0.3,
  reference: 'uniform',
  rank: 1,
  k: 1,
  mix: 100,
  groups: 1,
  path: '',
  answers: false,
  hide: Object.freeze([]),
});

/** What the page offers for a training; the engine accepts more. */
export const LIMITS = Object.freeze({ examples: [200, 40_000], epochs: [1, 200], seed: [0, 4_294_967_295] });

/** The point stays among mixtures of letters. */
export const PLANE = Object.freeze({ min: 0, max: 1 });

/** @typedef {import('../ui/address-codec.js').Reader} Reader */

/** @type {Record<keyof Address, Reader>} */
const READERS = {
  step: matching(/^[a-z]{1,20}$/),
  a: matching(/^[ACGT]{8}$/),
  b: matching(/^[ACGT]{8}$/),
  seed: whole(LIMITS.seed[0], LIMITS.seed[1]),
  examples: whole(LIMITS.examples[0], LIMITS.examples[1]),
  epochs: whole(LIMITS.epochs[0], LIMITS.epochs[1]),
  trained: flag,
  x: within(PLANE.min, PLANE.max),
  y: within(PLANE.min, PLANE.max),
  reference: oneOf(['uniform', 'zeros', 'shuffled']),
  rank: whole(1, 65_536),
  k: whole(1, 4),
  mix: whole(0, 100),
  groups: whole(1, 2),
  path: matching(/^\d(\.\d){0,3}$/),
  answers: flag,
  hide: text => text.split(',').filter(part => /^[a-z-]{1,30}$/.test(part)),
};

/** Properties whose change the browser's back button undoes. */
const STEPS = /** @type {const} */ (['trained', 'groups', 'hide']);

/**
 * @param {string} hash as in `location.hash`; what cannot be read keeps its default
 * @returns {Address}
 */
export function readAddress(hash) {
  const address = { ...DEFAULTS, ...readHash(hash, READERS) };
  return { ...address, ...inside(address.x, address.y) };
}

/** @param {Address} address @returns {string} `#k=2&hide=answers`; empty where everything is at its default */
export function writeAddress(address) {
  return writeHash({ ...address }, { ...DEFAULTS });
}

/** @param {Address} before @param {Address} after */
export function isStep(before, after) {
  return STEPS.some(name => written(before[name]) !== written(after[name]));
}
