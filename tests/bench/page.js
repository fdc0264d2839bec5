/** The page of a sitting: one worker per contender. What they exchange, weights above all, stays in the browser. */
import { chain } from './chain.mjs';
import { difference } from './agreement.mjs';
import { sequences } from './random.mjs';

/**
 * @typedef {object} Prepared
 * @property {number} letters
 * @property {number} length of the receptive field
 * @property {number} flops operations of one forward pass
 * @property {number[]} values ours
 * @property {Record<string, number>} differences from our values, by contender
 */

/** @type {Map<string, Worker>} */
const workers = new Map();
let asked = 0;
/** @type {Uint8Array} */
let file;

/**
 * @param {string} contender
 * @param {number} threads
 * @returns {Promise<void>} rejects where it cannot be started
 */
export async function start(contender, threads) {
  workers.set(contender, new Worker(`/bench/contenders/${contender}.js`, { type: 'module' }));
  await ask(contender, 'start', { threads });
}

/** @param {string} contender */
export function stop(contender) {
  workers.get(contender)?.terminate();
  workers.delete(contender);
}

/**
 * @param {string} contender
 * @param {string} method
 * @param {object} [params]
 * @returns {Promise<any>}
 */
export function ask(contender, method, params = {}) {
  return new Promise((resolve, reject) => {
    const worker = workers.get(contender);
    if (!worker) return reject(new Error(`${contender} is not there`));
    asked += 1;
    const id = asked;
    worker.addEventListener('message', function answered({ data }) {
      if (data.id !== id) return;
      worker.removeEventListener('message', answered);
      if (data.error) reject(new Error(data.error));
      else resolve(data.result);
    });
    worker.onerror = event => reject(new Error(event.message || `${contender} could not be loaded`));
    worker.postMessage({ id, method, params });
  });
}

/**
 * Hands a neuron and the same sequences to everyone who is there.
 * @param {number} layer of the network that is open, counted from 1; of its neurons the first
 * @param {number} batch
 * @returns {Promise<Prepared>}
 */
export async function prepare(layer, batch) {
  /** @type {import('./chain.mjs').Steps} */
  const substructure = await ask('ours', 'steps', { layer });
  const { letters, length, flops } = substructure;
  const codes = sequences(batch, length, letters);
  const values = await ask('ours', 'prepare', { layer, codes });
  /** @type {Record<string, number>} */
  const differences = {};
  for (const contender of [...workers.keys()].filter(name => name !== 'ours')) {
    differences[contender] = difference(await ask(contender, 'prepare', { substructure, batch, codes }), values);
  }
  file = chain(substructure, batch);
  return { letters, length, flops, values: Array.from(values), differences };
}

/** @returns {Promise<string>} the ONNX file of what is prepared, in base64 */
export async function substructureFile() {
  const url = await new Promise(resolve => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (file)]));
  });
  return url.slice(url.indexOf(',') + 1);
}
