/** The page's `Worker`, as a thread of Node: as much of it as the engine's client uses. */
import { Worker } from 'node:worker_threads';

export class ScriptWorker extends Worker {
  /** @type {(event: {data: any}) => void} */
  onmessage = () => {};
  /** @type {(event: {message: string, preventDefault: () => void}) => void} */
  onerror = () => {};

  /** @param {URL} script @param {{name?: string}} [options] */
  constructor(script, { name } = {}) {
    super(new URL('thread.mjs', import.meta.url), { workerData: script.href, name });
    this.on('message', data => this.onmessage({ data }));
    this.on('error', ({ message }) => this.onerror({ message, preventDefault() {} }));
  }
}
