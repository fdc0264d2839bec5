/** The built engine in Node: its worker's own code on one thread, without a browser. Results are the same bytes. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../site.mjs';

/** @typedef {import('../../www/engine/protocol.js').Methods} Methods */
/** @typedef {import('../../www/engine/protocol.js').Method} Method */
/** @typedef {import('../../www/engine/protocol.js').Answer} Answer */
/** @typedef {import('../../www/engine/protocol.js').Event} Event */

// Not literals: the type checker must not need the generated package, nor see the worker's globals here.
const PACKAGE = new URL('../../pkg/neuronmotif.js', import.meta.url).href;
const WORKER = new URL('../../www/engine/worker.js', import.meta.url).href;

/** One a thread of Node, for the worker's code speaks through globals. */
export class NodeEngine {
  /** @type {Map<number, {resolve: (result: any) => void, reject: (error: Error) => void}>} */
  #waiting = new Map();
  /** @type {(message: {data: object}) => void} */
  #send = () => {};
  #last = 0;

  static async start() {
    const engine = new NodeEngine();
    // A worker's globals; those that Node has too, such as the clock, stay.
    Object.assign(globalThis, {
      self: globalThis,
      crossOriginIsolated: false,
      addEventListener() {},
      removeEventListener() {},
    });
    const { initSync } = await import(PACKAGE);
    // The worker's `fetch` of the module would not take a file.
    initSync({ module: await readFile(join(root, 'pkg', 'neuronmotif_bg.wasm')) });
    Object.assign(globalThis, {
      addEventListener: (/** @type {string} */ _, /** @type {(message: {data: object}) => void} */ listener) => {
        engine.#send = listener;
      },
      postMessage: (/** @type {Answer | Event} */ message) => engine.#receive(message),
    });
    await import(WORKER);
    await engine.call('start', {});
    return engine;
  }

  /**
   * @template {Method} M
   * @param {M} method
   * @param {Methods[M]['params']} params
   * @returns {Promise<Methods[M]['result']>}
   */
  call(method, params) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ data: { id, method, params } });
    });
  }

  /** @param {Answer | Event} message */
  #receive(message) {
    if (!('id' in message)) return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if ('error' in message) waiting?.reject(new Error(message.error.message));
    else waiting?.resolve(message.result);
  }
}
