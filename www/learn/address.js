/** What a link to the guided page holds: step, sequences, training, point, clusters, what is hidden. Never a model. */
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
 * @property {number} mix per cent of the sequences of other clusters that a stack still holds
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
export const PLANE = Object.freeze({ least: 0, most: 1 });

/** @typedef {(text: string) => unknown} Reader answers undefined for what it refuses */

/** @type {Record<keyof Address, Reader>} */
const READERS = {
  step: matching(/^[a-z]{1,20}$/),
  a: matching(/^[ACGT]{8}$/),
  b: matching(/^[ACGT]{8}$/),
  seed: whole(LIMITS.seed[0], LIMITS.seed[1]),
  examples: whole(LIMITS.examples[0], LIMITS.examples[1]),
  epochs: whole(LIMITS.epochs[0], LIMITS.epochs[1]),
  trained: flag,
  x: within(PLANE.least, PLANE.most),
  y: within(PLANE.least, PLANE.most),
  reference: text => (['uniform', 'zeros', 'shuffled'].includes(text) ? text : undefined),
  rank: whole(1, 65_536),
  k: whole(1, 4),
  mix: whole(0, 100),
  groups: whole(1, 2),
  path: matching(/^\d(\.\d){0,3}$/),
  answers: flag,
  hide: text => text.split(',').filter(part => /^[a-z-]{1,30}$/.test(part)),
};

const NAMES = /** @type {(keyof Address)[]} */ (Object.keys(READERS));

/** Properties whose change the browser's back button undoes. */
const STEPS = /** @type {const} */ (['trained', 'groups', 'hide']);

/**
 * @param {string} hash as in `location.hash`; what cannot be read keeps its default
 * @returns {Address}
 */
export function readAddress(hash) {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  /** @type {Record<string, unknown>} */
  const address = { ...DEFAULTS };
  for (const name of NAMES) {
    const text = query.get(name);
    const value = text === null ? undefined : READERS[name](text);
    if (value !== undefined) address[name] = value;
  }
  Object.assign(address, inside(Number(address.x), Number(address.y)));
  return /** @type {Address} */ (/** @type {unknown} */ (address));
}

/** @param {Address} address @returns {string} `#k=2&hide=answers`; empty where everything is at its default */
export function writeAddress(address) {
  const parts = NAMES.map(name => [name, written(address[name]), written(DEFAULTS[name])])
    .filter(([, value, usual]) => value !== usual)
    .map(([name, value]) => `${name}=${value}`);
  return parts.length > 0 ? `#${parts.join('&')}` : '';
}

/** @param {Address} before @param {Address} after */
export function isStep(before, after) {
  return STEPS.some(name => written(before[name]) !== written(after[name]));
}

/** @param {Address[keyof Address]} value */
function written(value) {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'object') return value.join(',');
  return typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : value;
}

/** @param {RegExp} pattern @returns {Reader} */
function matching(pattern) {
  return text => (pattern.test(text) ? text : undefined);
}

/** @param {number} least @param {number} most @returns {Reader} */
function within(least, most) {
  return text => {
    const value = Number(text);
    return text.trim() !== '' && value >= least && value <= most ? value : undefined;
  };
}

/** @param {number} least @param {number} most @returns {Reader} */
function whole(least, most) {
  const read = within(least, most);
  return text => (/^\d+$/.test(text) ? read(text) : undefined);
}

/** @param {string} text */
function flag(text) {
  return text === '1';
}
