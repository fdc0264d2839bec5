/** The built site's own engine client, in a browser without a window. */
import { basename } from 'node:path';
import { launch } from '../browsers.mjs';
import { serve } from '../serve.mjs';
import { withExternalFiles } from './external-files.mjs';
import './interrupt.mjs';
import { Refusal } from './refusal.mjs';

/** @typedef {import('../../www/engine/protocol.js').Methods} Methods */
/** @typedef {import('../../www/engine/protocol.js').Method} Method */
/** @typedef {import('../../www/engine/client.js').Engine} Engine */
/** @typedef {{engine: Engine, emit: (event: string, detail: any) => void}} World globals of the page */

/** Addresses under which the page reads the user's files. */
const MODEL = '/headless/model';
const SEQUENCES = '/headless/sequences';
const QUERIES = '/headless/queries';
const BACKGROUND_SEQUENCES = '/headless/background-sequences';
const MOTIFS = '/headless/motifs/';
const EXTERNAL = '/headless/external/';

/**
 * @typedef {object} SessionOptions
 * @property {import('../browsers.mjs').BrowserName} browser
 * @property {boolean} isolated
 * @property {number} [threads]
 * @property {string} [model] file
 * @property {string} [alphabet] what its input's channels hold
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
  #options;
  #files;
  #page;
  #close;

  /**
   * @param {SessionOptions} options
   * @param {Record<string, string>} files that the page may read, by address; more may be added
   * @param {import('puppeteer-core').Page} page
   * @param {() => Promise<void>} close
   */
  constructor(options, files, page, close) {
    this.#options = options;
    this.#files = files;
    this.#page = page;
    this.#close = close;
  }

  /**
   * Starts server, browser and engine.
   * @param {SessionOptions} options
   */
  static async start(options) {
    const { browser, isolated, threads } = options;
    const files = addresses(options);
    const server = await serve({ mode: isolated ? 'isolated' : 'single', extra: files });
    const running = await launch(browser, { handlesSignals: false }).catch(async error => {
      await server.close();
      throw new Refusal('browser.missing', error.message);
    });
    const close = async () => {
      await running.close();
      await server.close();
    };
    try {
      const page = await running.newPage();
      await page.goto(`${server.origin}/www/pages/headless.html`);
      const session = new Session(options, files, page, close);
      await page.exposeFunction('emit', (/** @type {'progress' | 'partial'} */ event, /** @type {any} */ detail) =>
        session.onevent(event, detail),
      );
      await session.#begin(threads === undefined ? {} : { threads });
      return session;
    } catch (error) {
      await close();
      throw error;
    }
  }

  /** @param {Methods['start']['params']} params */
  async #begin(params) {
    await this.#ask(async (/** @type {Methods['start']['params']} */ params) => {
      const world = /** @type {World} */ (/** @type {unknown} */ (globalThis));
      const client = '/www/engine/client.js';
      const { Engine } = await import(client);
      world.engine = new Engine();
      for (const event of ['progress', 'partial']) {
        world.engine.addEventListener(event, happened => {
          world.emit(event, /** @type {CustomEvent} */ (happened).detail);
        });
      }
      await world.engine.start(params);
      return world.engine.settledThreads();
    }, params);
  }

  /**
   * Opens the network, with the external files that contain its weights.
   * @returns {Promise<Methods['open']['result']>}
   */
  async open() {
    const { model = '' } = this.#options;
    try {
      return await withExternalFiles(model, files => this.#openWith(files));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'network.alphabet') throw error;
      throw new Refusal(error.code, error.message, 'The option is --alphabet.');
    }
  }

  /** @param {string[]} files with external data */
  #openWith(files) {
    const others = files.map((file, i) => [basename(file), `${EXTERNAL}${i}`]);
    for (const [i, file] of files.entries()) this.#files[`${EXTERNAL}${i}`] = file;
    return this.#ask(
      async (
        /** @type {string} */ name,
        /** @type {string} */ address,
        /** @type {[string, string][]} */ others,
        /** @type {string | null} */ alphabet,
      ) => {
        const { engine } = /** @type {World} */ (/** @type {unknown} */ (globalThis));
        const read = async (/** @type {string} */ address) => (await fetch(address)).blob();
        const externalFiles = await Promise.all(
          others.map(async ([name, address]) => ({ name, content: await read(address) })),
        );
        return engine.open(name, await read(address), undefined, { alphabet, externalFiles });
      },
      basename(this.#options.model ?? ''),
      MODEL,
      others,
      this.#options.alphabet ?? null,
    );
  }

  /** Opens the motif databases, one after another. */
  async addMotifs() {
    for (const [i, { name }] of (this.#options.motifs ?? []).entries()) {
      await this.#ask(
        async (/** @type {string} */ name, /** @type {string} */ address) => {
          const { engine } = /** @type {World} */ (/** @type {unknown} */ (globalThis));
          return engine.addMotifs(name, await (await fetch(address)).blob());
        },
        name,
        `${MOTIFS}${i}`,
      );
    }
  }

  /** Opens the sequences of which random sequences are shuffles, where a file was given. */
  async openSequences() {
    const { backgroundSequences } = this.#options;
    if (backgroundSequences === undefined) return;
    await this.#ask(
      async (/** @type {string} */ name, /** @type {string} */ address) => {
        const { engine } = /** @type {World} */ (/** @type {unknown} */ (globalThis));
        return engine.openSequences(name, await (await fetch(address)).blob());
      },
      basename(backgroundSequences),
      BACKGROUND_SEQUENCES,
    );
  }

  /**
   * @param {import('../../www/engine/types.js').GrammarOptions} options
   * @returns {Promise<Methods['compare']['result']>}
   */
  compare(options) {
    return this.#ask(
      async (
        /** @type {string} */ name,
        /** @type {string} */ address,
        /** @type {import('../../www/engine/types.js').GrammarOptions} */ options,
      ) => {
        const { engine } = /** @type {World} */ (/** @type {unknown} */ (globalThis));
        return engine.call('compare', { name, content: await (await fetch(address)).blob(), options });
      },
      basename(this.#options.queries ?? ''),
      QUERIES,
      options,
    );
  }

  /**
   * @param {Omit<Methods['activations']['params'], 'sequences' | 'name'>} request
   * @returns {Promise<string>} the values of the sequence file
   */
  activations(request) {
    return this.#ask(
      async (/** @type {any} */ request, /** @type {string} */ name, /** @type {string} */ address) => {
        const { engine } = /** @type {World} */ (/** @type {unknown} */ (globalThis));
        return engine.call('activations', { ...request, name, sequences: await (await fetch(address)).blob() });
      },
      request,
      basename(this.#options.sequences ?? ''),
      SEQUENCES,
    );
  }

  /**
   * @template {Method} M
   * @param {M} method
   * @param {Methods[M]['params']} params
   * @returns {Promise<Methods[M]['result']>}
   */
  call(method, params) {
    return this.#ask(
      (/** @type {M} */ method, /** @type {Methods[M]['params']} */ params) =>
        /** @type {World} */ (/** @type {unknown} */ (globalThis)).engine.call(method, params),
      method,
      params,
    );
  }

  /** Ends the run that is going on; it answers with what it has. */
  cancel() {
    return this.#ask(() => /** @type {World} */ (/** @type {unknown} */ (globalThis)).engine.cancel());
  }

  close() {
    return this.#close();
  }

  /**
   * Runs a function in the page. The engine's errors come back as refusals: thrown ones would lose their fields.
   * @param {(...parameters: any[]) => Promise<any>} question
   * @param {unknown[]} parameters
   */
  async #ask(question, ...parameters) {
    /** @type {any} */
    const answer = await this.#page.evaluate(
      `(${question})(...${JSON.stringify(parameters)}).then(
        result => ({ result: result ?? null }),
        error => ({ error: { code: error.code, message: error.message ?? String(error), next: error.next, details: error.details } }),
      )`,
    );
    const { error } = answer;
    if (error === undefined) return answer.result;
    throw new Refusal(error.code ?? 'engine.failed', error.message, error.next, error.details);
  }
}

/** @param {SessionOptions} options @returns {Record<string, string>} the files that the page may read, by address */
function addresses({ model, sequences, queries, backgroundSequences, motifs = [] }) {
  const named = {
    [MODEL]: model,
    [SEQUENCES]: sequences,
    [QUERIES]: queries,
    [BACKGROUND_SEQUENCES]: backgroundSequences,
  };
  const listed = motifs.map(({ file }, i) => /** @type {[string, string]} */ ([`${MOTIFS}${i}`, file]));
  const given = /** @type {[string, string][]} */ (Object.entries(named).filter(([, file]) => file !== undefined));
  return Object.fromEntries([...given, ...listed]);
}
