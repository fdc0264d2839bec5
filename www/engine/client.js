/**
 * The page's end of the bridge to the engine worker. A worker that traps or dies is thrown away: its calls
 * are refused with the reason, a new worker starts and opens the same network again.
 */

/** @typedef {import('./protocol.js').EngineError} EngineError */
/** @typedef {import('./protocol.js').Methods} Methods */
/** @typedef {import('./protocol.js').Method} Method */
/** @typedef {{method: Method, resolve: (result: any) => void, reject: (error: EngineError) => void}} Pending */

/** Milliseconds that a cancelled run has to answer before its worker is taken for dead. */
const CANCEL_PATIENCE = 5000;

export class Engine extends EventTarget {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  #lastId = 0;
  /** @type {{name: string, bytes: ArrayBuffer} | null} */
  #model = null;
  /** @type {{threads?: number}} */
  #startParams = {};
  /** @type {Promise<unknown>} */
  #ready = Promise.resolve();

  /**
   * Loads the module and its thread pool. Events from then on: `progress`, `partial`, `restarted`, `failed`.
   * @param {{threads?: number}} [params] threads at most; all cores by default
   * @returns {Promise<Methods['start']['result']>}
   */
  start(params = {}) {
    this.#startParams = params;
    this.#worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'engine' });
    this.#worker.onmessage = ({ data }) => this.#receive(data);
    this.#worker.onerror = event => {
      event.preventDefault();
      this.#lost(died(event.message));
    };
    const started = this.#post('start', params);
    this.#ready = started.catch(() => {});
    return started;
  }

  /**
   * Opens a network; the one that was open stays open when this one is refused.
   * @param {string} name
   * @param {ArrayBuffer} bytes
   * @param {AbortSignal} [signal] aborting throws the worker away, the only way to stop it in the middle
   * @returns {Promise<Methods['open']['result']>}
   */
  async open(name, bytes, signal) {
    const abort = () =>
      this.#lost({
        code: 'engine.aborted',
        concerns: name,
        message: 'Opening was cancelled.',
        next: 'Open another file.',
      });
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const opened = await this.call('open', { name, bytes: bytes.slice(0) });
      this.#model = { name, bytes };
      return opened;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Ends the run; it answers with what it has computed. */
  async cancel() {
    const worker = this.#worker;
    await this.call('cancel', {});
    setTimeout(() => {
      const runs = [...this.#pending.values()].some(({ method }) => method === 'run');
      if (runs && worker === this.#worker) this.#lost(died('it did not answer'));
    }, CANCEL_PATIENCE);
  }

  /**
   * @template {Method} M
   * @param {M} method
   * @param {Methods[M]['params']} params
   * @returns {Promise<Methods[M]['result']>} rejects with an {@link EngineError}
   */
  async call(method, params) {
    await this.#ready;
    return this.#post(method, params);
  }

  /** @param {Method} method @param {any} params @returns {Promise<any>} */
  #post(method, params) {
    return new Promise((resolve, reject) => {
      if (!this.#worker) return reject(died('it is not running'));
      const id = ++this.#lastId;
      this.#pending.set(id, { method, resolve, reject });
      this.#worker.postMessage({ id, method, params }, method === 'open' ? [params.bytes] : []);
    });
  }

  /** @param {any} message */
  #receive(message) {
    if (message.event) {
      this.dispatchEvent(new CustomEvent(message.event, { detail: message.progress ?? message.report }));
      return;
    }
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (!message.error) pending?.resolve(message.result);
    else {
      pending?.reject(message.error);
      if (message.error.code === 'engine.trapped') this.#lost(message.error);
    }
  }

  /** @param {EngineError} reason */
  #lost(reason) {
    this.#worker?.terminate();
    this.#worker = null;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of pending) reject(reason);
    if (pending.some(({ method }) => method === 'start'))
      this.dispatchEvent(new CustomEvent('failed', { detail: reason }));
    else this.#ready = this.#restart().catch(error => this.dispatchEvent(new CustomEvent('failed', { detail: error })));
  }

  async #restart() {
    const started = await this.start(this.#startParams);
    if (this.#model) await this.#post('open', { name: this.#model.name, bytes: this.#model.bytes.slice(0) });
    this.dispatchEvent(new CustomEvent('restarted', { detail: started }));
  }
}

/** @param {string} reason @returns {EngineError} */
function died(reason) {
  return {
    code: 'engine.trapped',
    concerns: 'engine',
    message: `The engine stopped: ${reason || 'its worker could not be loaded'}.`,
    next: 'It is started anew by itself. If this happens again, reload the page.',
  };
}
