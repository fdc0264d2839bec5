/** The page's own engine without the page: in Node, or in a browser without a window. */
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { withExternalFiles } from './external-files.mjs';
import { inNode } from './in-node.mjs';
import './interrupt.mjs';
import { Refusal } from './refusal.mjs';

/** @typedef {import('../../www/engine/protocol.js').Methods} Methods */
/** @typedef {import('../../www/engine/protocol.js').Method} Method */

/**
 * Where the engine runs.
 * @typedef {object} Place
 * @property {(method: string, ...parameters: unknown[]) => Promise<any>} ask calls a method of the engine's client
 * @property {(path: string) => Promise<Blob>} file what the client gets for a file of the user
 * @property {(listener: (event: 'progress' | 'partial', detail: any) => void) => void} listen to the events of a run
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} SessionOptions
 * @property {import('../browsers.mjs').BrowserName} [browser] in place of Node
 * @property {boolean} [isolated] false for a browser without shared memory, which has one thread
 * @property {number} [threads] all processors by default
 * @property {string} [model] file
 * @property {string} [weights] file with its weights, where the model asks for one of another name
 * @property {string} [alphabet] what its input's channels hold
 * @property {number} [length] letters of its input, where the file leaves their number free
 * @property {string} [sequences] file
 * @property {string} [queries] file
 * @property {string} [backgroundSequences] file
 * @property {{name: string, file: string}[]} [motifs] databases
 */

export class Session {
  /**
   * Called with each event of a run.
   * @type {(event: 'progress' | 'partial', detail: any) => void}
   */
  onevent = () => {};
  /** Threads that compute. */
  threads = 1;
  #options;
  #place;

  /** @param {SessionOptions} options @param {Place} place */
  constructor(options, place) {
    this.#options = options;
    this.#place = place;
    place.listen((event, detail) => this.onevent(event, detail));
  }

  /**
   * Starts the engine.
   * @param {SessionOptions} options
   */
  static async start(options) {
    const { browser, isolated = true, threads = availableParallelism() } = options;
    const place = browser === undefined ? inNode() : await browserPlace(browser, isolated);
    const session = new Session(options, place);
    try {
      await session.#ask('start', { threads });
      session.threads = await session.#ask('settledThreads');
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  /**
   * Opens the network, with the external files that contain its weights.
   * @returns {Promise<Methods['open']['result']>}
   */
  async open() {
    const { model = '', weights, alphabet = null, length = null } = this.#options;
    const { name, content } = await this.#file(model);
    try {
      return await withExternalFiles(model, weights, async files => {
        const read = files.map(async ({ name, file }) => ({ name, content: await this.#place.file(file) }));
        return this.#ask('open', name, content, undefined, {
          alphabet,
          length,
          externalFiles: await Promise.all(read),
        });
      });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'network.alphabet') throw error;
      throw new Refusal(error.code, error.message, 'The option is --alphabet.');
    }
  }

  /** Opens the motif databases, one after another. */
  async addMotifs() {
    for (const { name, file } of this.#options.motifs ?? []) {
      await this.#ask('addMotifs', name, await this.#place.file(file));
    }
  }

  /** Opens the sequences of which random sequences are shuffles, where a file was given. */
  async openSequences() {
    const { backgroundSequences } = this.#options;
    if (backgroundSequences === undefined) return;
    const { name, content } = await this.#file(backgroundSequences);
    await this.#ask('openSequences', name, content);
  }

  /**
   * @param {import('../../www/engine/types.js').GrammarOptions} options
   * @returns {Promise<Methods['compare']['result']>}
   */
  async compare(options) {
    return this.call('compare', { ...(await this.#file(this.#options.queries ?? '')), options });
  }

  /**
   * @param {Omit<Methods['activations']['params'], 'sequences' | 'name'>} request
   * @returns {Promise<string>} the values of the sequence file
   */
  async activations(request) {
    const { name, content } = await this.#file(this.#options.sequences ?? '');
    return this.call('activations', { ...request, name, sequences: content });
  }

  /**
   * @template {Method} M
   * @param {M} method
   * @param {Methods[M]['params']} params
   * @returns {Promise<Methods[M]['result']>}
   */
  call(method, params) {
    return this.#ask('call', method, params);
  }

  /** Ends the run that is going on; it answers with what it has. */
  cancel() {
    return this.#ask('cancel');
  }

  close() {
    return this.#place.close();
  }

  /** @param {string} path */
  async #file(path) {
    return { name: basename(path), content: await this.#place.file(path) };
  }

  /**
   * The engine's errors come back as refusals.
   * @param {string} method of the client
   * @param {unknown[]} parameters
   */
  async #ask(method, ...parameters) {
    try {
      return await this.#place.ask(method, ...parameters);
    } catch (/** @type {any} */ error) {
      const { code = 'engine.failed', message, next, details } = error;
      throw new Refusal(code, message, next, details);
    }
  }
}

/**
 * The server that it needs is loaded only here.
 * @param {import('../browsers.mjs').BrowserName} browser
 * @param {boolean} isolated
 */
async function browserPlace(browser, isolated) {
  const { inBrowser } = await import('./in-browser.mjs');
  return inBrowser(browser, isolated);
}
