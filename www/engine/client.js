/**
 * The page's side of the engine. A worker that traps or stops answering is replaced: its pending calls are refused with
 * the reason, and a new worker opens the same network, lesson, motif databases and sequences again.
 */

import { putBack } from './pieces.js';
import { Pool } from './pool.js';
import { refusal } from './refusal.js';

/** @typedef {import('./protocol.js').EngineError} EngineError */
/** @typedef {import('./protocol.js').Started} Started */
/** @typedef {import('./protocol.js').Methods} Methods */
/** @typedef {import('./protocol.js').Method} Method */
/** @typedef {import('./protocol.js').OpenRequest} OpenRequest */
/** @typedef {Pick<OpenRequest, 'alphabet' | 'length' | 'externalFiles'>} Reading what the network's own file does not contain */
/** @typedef {import('./protocol.js').JobMethod} JobMethod */
/** @typedef {{method: Method, resolve: (result: any) => void, reject: (error: EngineError) => void, answered: Promise<unknown>, pieces: import('./pieces.js').Piece[]}} Pending */

/** @type {Method[]} */
const JOBS = /** @type {JobMethod[]} */ ([
  'run',
  'annotate',
  'compare',
  'motifSet',
  'methods',
  'lesson.train',
  'outputs.rank',
  'outputs.insert',
  'modisco.search',
  'meme.search',
]);

/** Milliseconds that a cancelled run has to answer before its worker is replaced. */
const CANCEL_PATIENCE = 5000;

export class Engine extends EventTarget {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  #lastId = 0;
  /** The open network. @type {OpenRequest | null} */
  #model = null;
  /** The open lesson about it. @type {Methods['lesson.open']['params'] | null} */
  #lesson = null;
  /** The open motif databases, in the engine's order. @type {Methods['motifs.add']['params'][]} */
  #motifs = [];
  /** The user's sequences. @type {Methods['sequences.open']['params'] | null} */
  #sequences = null;
  /** @type {{threads?: number}} */
  #startParams = {};
  /** @type {(started: Promise<unknown>) => void} */
  #begin = () => {};
  /** What calls wait for: the start, or the restart. @type {Promise<unknown>} */
  #ready = new Promise(resolve => {
    this.#begin = resolve;
  });
  /** @type {Promise<Started> | null} */
  #start = null;
  #starting = false;
  /** @type {Pool | null} the further threads; none where only one is wanted */
  #pool = null;
  /** The engine that answers, null before it does. @type {Started | null} */
  started = null;

  /**
   * Loads the module; from then on it answers, at first on one thread. Events from then on: `threads` when the others
   * have joined or are late, `run.progress`, `run.partial` and the same of every other job, `restarted` after a trap,
   * `failed` when that was not possible.
   * A second call answers as the first one does.
   * @param {{threads?: number}} [params] maximum number of threads; all cores by default
   * @returns {Promise<Started>}
   */
  start(params = {}) {
    if (this.#start) return this.#start;
    this.#startParams = params;
    this.#start = this.#launch();
    this.#ready = this.#start.catch(() => {});
    this.#begin(this.#ready);
    return this.#start;
  }

  /** The number of threads, once all have joined or are late. @returns {Promise<number>} */
  async settledThreads() {
    await this.#ready;
    return this.#pool?.settled ?? 1;
  }

  /** Tries again to start the threads that did not join. */
  startThreads() {
    this.#pool?.fill();
  }

  /**
   * Opens a network; the one that was open stays open when this one is refused.
   * @param {string} name
   * @param {Blob} content
   * @param {AbortSignal} [signal] aborting replaces the worker, which is the only way to stop it while it computes
   * @param {Reading} [reading]
   * @returns {Promise<Methods['open']['result']>}
   */
  async open(name, content, signal, reading = {}) {
    const reason = refusal('engine.aborted', name, 'Opening was cancelled.', 'Open another file.');
    const model = { name, content, ...reading };
    const open = () => this.call('open', model).catch(error => this.#openUnchecked(model, error));
    const opened = await this.#abortable(signal, reason, open);
    this.#model = opened.unchecked === null ? model : { ...model, unchecked: opened.unchecked };
    this.#lesson = null;
    return opened;
  }

  /**
   * Opens a lesson about a neuron of the open network.
   * @param {Methods['lesson.open']['params']} lesson
   * @returns {Promise<Methods['lesson.open']['result']>}
   */
  async openLesson(lesson) {
    const info = await this.call('lesson.open', lesson);
    this.#lesson = lesson;
    return info;
  }

  /**
   * Where along a sequence the neurons of a layer are active.
   * @param {number} layer
   * @param {string} sequence
   * @param {AbortSignal} [signal] as for {@link open}
   * @returns {Promise<Methods['scan']['result']>}
   */
  scan(layer, sequence, signal) {
    const reason = refusal('engine.aborted', 'sequence', 'The scan was cancelled.', 'Scan a shorter sequence.');
    return this.#abortable(signal, reason, () => this.call('scan', { layer, sequence }));
  }

  /**
   * @template T
   * @param {AbortSignal | undefined} signal
   * @param {EngineError} reason with which all pending calls are refused when the worker is replaced
   * @param {() => Promise<T>} call
   */
  async #abortable(signal, reason, call) {
    // An engine that starts computes nothing yet: it is not ended with what waits for it.
    await (signal ? Promise.race([this.#ready, aborted(signal, reason)]) : this.#ready);
    const abort = () => this.#discard(reason);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await call();
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /**
   * The new worker that follows a trap of the reference engine opens the network without it.
   * @param {OpenRequest} model
   * @param {EngineError} error
   */
  #openUnchecked(model, error) {
    if (error.concerns !== 'engine check') throw error;
    return this.call('open', { ...model, unchecked: error.message });
  }

  /**
   * Opens one more motif database.
   * @param {string} name
   * @param {Blob} content
   * @returns {Promise<Methods['motifs.add']['result']>}
   */
  async addMotifs(name, content) {
    const info = await this.call('motifs.add', { name, content });
    this.#motifs.push({ name, content });
    return info;
  }

  /**
   * @param {number} index of the motif database to close
   * @returns {Promise<Methods['motifs.remove']['result']>} those that are left
   */
  async removeMotifs(index) {
    const left = await this.call('motifs.remove', { index });
    this.#motifs.splice(index, 1);
    return left;
  }

  /**
   * Opens the sequences of which random sequences are shuffles, in place of those that were open.
   * @param {string} name
   * @param {Blob} content
   * @returns {Promise<Methods['sequences.open']['result']>}
   */
  async openSequences(name, content) {
    const info = await this.call('sequences.open', { name, content });
    this.#sequences = { name, content };
    return info;
  }

  /** Closes them. */
  async closeSequences() {
    await this.call('sequences.close', {});
    this.#sequences = null;
  }

  /** Ends the run, annotation or comparison; it answers with what it has computed. */
  async cancel() {
    const runs = [...this.#pending].filter(([, { method }]) => JOBS.includes(method)).map(([id]) => id);
    setTimeout(() => {
      if (runs.some(id => this.#pending.has(id))) this.#discard(trapped('it did not answer'));
    }, CANCEL_PATIENCE);
    await this.call('cancel', {});
  }

  /** Ends the job in progress, if there is one, and waits until it has answered: the next one finds the engine free. */
  async endJob() {
    const jobs = [...this.#pending.values()].filter(({ method }) => JOBS.includes(method));
    if (jobs.length === 0) return;
    await this.cancel().catch(() => {}); // a worker that stops rejects the job itself
    await Promise.allSettled(jobs.map(({ answered }) => answered));
  }

  /** Ends it with all its threads; nothing is answered from then on. */
  end() {
    this.#worker?.terminate();
    this.#pool?.end();
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

  /** @returns {Promise<Started>} */
  async #launch() {
    this.#starting = true;
    try {
      this.#worker = this.#createWorker();
      const { shared, ...answer } = await this.#post('start', this.#startParams);
      const started = { ...answer, late: false };
      this.started = started;
      if (shared) this.#pool = this.#createPool(shared, started.wanted);
      return started;
    } finally {
      this.#starting = false;
    }
  }

  #createWorker() {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'engine' });
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = event => {
      event.preventDefault();
      this.#discard(this.#starting ? notLoaded(event.message) : trapped(event.message));
    };
    return worker;
  }

  /** @param {import('./protocol.js').Shared} shared @param {number} wanted */
  #createPool(shared, wanted) {
    return new Pool(shared, wanted, {
      onchange: threads => {
        this.started = this.started && { ...this.started, ...threads };
        this.dispatchEvent(new CustomEvent('threads', { detail: this.started }));
      },
      ontrap: reason => this.#discard(trapped(reason)),
    });
  }

  /** @param {Method} method @param {any} params @returns {Promise<any>} */
  #post(method, params) {
    if (!this.#worker) return Promise.reject(notLoaded(''));
    const id = ++this.#lastId;
    /** @type {Pick<Pending, 'resolve' | 'reject'>} */
    let settle = { resolve() {}, reject() {} };
    const answered = new Promise((resolve, reject) => {
      settle = { resolve, reject };
    });
    this.#pending.set(id, { method, ...settle, answered, pieces: [] });
    this.#worker.postMessage({ id, method, params });
    return answered;
  }

  /** @param {any} message */
  #receive(message) {
    if (message.event) {
      const { job, event, progress, report } = message;
      this.dispatchEvent(new CustomEvent(`${job}.${event}`, { detail: progress ?? report }));
      return;
    }
    const { id, error, result, piece } = message;
    if (error?.code === 'engine.trapped') return this.#discard(error);
    const pending = this.#pending.get(id);
    if (piece) return pending?.pieces.push(piece);
    this.#pending.delete(id);
    if (error) return pending?.reject(error);
    for (const own of pending?.pieces ?? []) putBack(result, own);
    pending?.resolve(result);
  }

  /**
   * Ends the worker and refuses all pending calls. A worker that had started is replaced; one that could not start
   * would fail again.
   * @param {EngineError} reason
   */
  #discard(reason) {
    const started = !this.#starting;
    this.#worker?.terminate();
    this.#worker = null;
    this.#pool?.end();
    this.#pool = null;
    this.started = null;
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of waiting) reject(reason);
    if (started) this.#ready = this.#restart();
  }

  async #restart() {
    const [model, lesson] = [this.#model, this.#lesson];
    this.#model = null;
    this.#lesson = null;
    try {
      await this.#launch();
      if (model) await this.#post('open', model);
      if (lesson) await this.#post('lesson.open', lesson);
      for (const database of this.#motifs) await this.#post('motifs.add', database);
      if (this.#sequences) await this.#post('sequences.open', this.#sequences);
      this.#model = model;
      this.#lesson = lesson;
      this.dispatchEvent(new CustomEvent('restarted', { detail: this.started }));
    } catch (error) {
      this.dispatchEvent(new CustomEvent('failed', { detail: error }));
    }
  }
}

/** @param {AbortSignal} signal @param {EngineError} reason @returns {Promise<never>} rejects when the signal is aborted */
function aborted(signal, reason) {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(reason);
    signal.addEventListener('abort', () => reject(reason), { once: true });
  });
}

/** @param {string} reason */
function trapped(reason) {
  const next = 'It restarts by itself. If this happens again, reload the page and try smaller settings.';
  return refusal('engine.trapped', 'engine', `The engine stopped: ${reason || 'no reason was given'}.`, next);
}

/** @param {string} reason */
function notLoaded(reason) {
  const next = 'Check the connection and reload the page. Results that came with the page can be read without it.';
  return refusal('engine.not-loaded', 'engine', `The engine could not be loaded${reason ? `: ${reason}` : ''}.`, next);
}
