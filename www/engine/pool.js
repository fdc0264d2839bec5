/**
 * The additional threads of the engine. The engine computes on those that have joined, so that no call waits for them.
 *
 * Their workers are made by the page. A worker may make workers too, but in Firefox, while developer tools or a test
 * driver are attached, it then waits until the debugger knows the new worker, on a condition variable that the new
 * worker also waits on; a wake-up that reaches the wrong one of the two leaves both waiting for ever. The page does
 * not wait.
 */

/** @typedef {import('./protocol.js').Shared} Shared */
/** @typedef {import('./protocol.js').Threads} Threads */

/** Milliseconds that missing threads have to join, for each attempt. */
const PATIENCE = [10_000, 20_000];

export class Pool {
  /** Firefox collects workers that share memory and that nothing refers to (bug 1702191). @type {Worker[]} */
  #workers = [];
  #threads = 1;
  #late = false;
  #complete = () => {};
  /** @type {Promise<void>} */
  #isComplete = new Promise(resolve => {
    this.#complete = resolve;
  });
  /** The number of threads, once all have joined or the wait for them has ended. @type {Promise<number>} */
  settled;

  /**
   * @param {Shared} shared
   * @param {number} wanted threads, the engine's own included
   * @param {{onchange: (threads: Threads) => void, ontrap: (reason: string) => void}} listener
   */
  constructor(shared, wanted, listener) {
    this.shared = shared;
    this.wanted = wanted;
    this.listener = listener;
    this.settled = this.fill();
  }

  /**
   * Makes a worker for each missing thread, and again for those that do not join in time. An earlier worker that joins
   * late takes the place of a later one.
   */
  async fill() {
    for (const patience of PATIENCE) {
      for (let missing = this.wanted - this.#threads; missing > 0; missing--) this.#add();
      if (await this.#completeWithin(patience)) return this.#threads;
    }
    this.#notify(true);
    return this.#threads;
  }

  /** Ends all threads at once, whatever they compute. */
  end() {
    for (const worker of this.#workers) worker.terminate();
    this.#workers = [];
    this.#complete();
  }

  #add() {
    const worker = new Worker(new URL('./thread.js', import.meta.url), { type: 'module', name: 'thread' });
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = event => event.preventDefault();
    worker.postMessage(this.shared);
    this.#workers.push(worker);
  }

  /** @param {import('./protocol.js').ThreadMessage} message */
  #receive(message) {
    if (message !== 'joined') return this.listener.ontrap(message.trapped);
    this.#threads += 1;
    const complete = this.#threads === this.wanted;
    if (complete) this.#complete();
    if (complete || this.#late) this.#notify(!complete);
  }

  /** @param {boolean} late */
  #notify(late) {
    this.#late = late;
    this.listener.onchange({ threads: this.#threads, late });
  }

  /** @param {number} patience milliseconds @returns {Promise<boolean>} whether all have joined */
  async #completeWithin(patience) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const late = new Promise(resolve => {
      timer = setTimeout(resolve, patience, false);
    });
    const complete = this.#isComplete.then(() => true);
    return Promise.race([complete, late]).finally(() => clearTimeout(timer));
  }
}
