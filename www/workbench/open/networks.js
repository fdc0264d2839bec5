/** Opening networks: the file, its external data, and what its input's channels stand for. */
import { NO_RANKING, networkInAddress } from '../../session/address.js';
import { isAwaited } from '../../session/network.js';
import { OPEN } from '../../texts/workbench.js';
import { asProblem } from '../../ui/problem.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/state.js').Source} Source */
/** @typedef {import('../../engine/protocol.js').Opened} Opened */
/** @typedef {import('../../engine/protocol.js').EngineError} EngineError */

/**
 * What a file leaves open about its network.
 * @typedef {object} Reading
 * @property {string | null} letters of its channels, null for the usual order
 * @property {number | null} length of its input, null where the file or the engine decides
 */

/**
 * @typedef {object} Attempt
 * @property {string} name
 * @property {() => Promise<Source>} read
 * @property {boolean} own whether it is the visitor's network and not an example
 * @property {Reading} reading
 * @property {boolean} [first] whether it is chosen now, and not read again
 * @property {boolean} [strict] whether it is refused where they do not fit; else it is read as usual
 */

/** Maximum size of all files of a network in bytes: the engine needs twice as much memory. */
const MAX_BYTES = 1e9;

/** Nothing is chosen. @type {Reading} */
const USUAL = { letters: null, length: null };

/** Refusals after which the same files can be opened with other settings. */
const CORRECTABLE = ['network.alphabet', 'onnx.external-data'];

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../../engine/client.js').Engine} engine
 * @param {Pick<ReturnType<typeof import('../run/run.js').createRun>, 'cancel'>} run
 */
export function createNetworks(store, engine, run) {
  /** Number of the last opening that was asked for. */
  let latest = 0;
  /** @type {Promise<unknown>} */
  let ended = Promise.resolve();
  /** Name of the network that letters and length in the settings were for; null while they are those of a link. */
  let readingOf = /** @type {string | null} */ (null);
  /** Output and ranking of a link that names no example. */
  let linked = rankingIn(store.state.settings);

  /**
   * Openings come one after the other, so that the network on the page is the one that the engine has. Of those that wait
   * the last one counts.
   * @param {() => Promise<unknown>} opening
   */
  function inTurn(opening) {
    const turn = ++latest;
    ended = ended.then(() => (turn === latest ? opening() : undefined)).catch(error => refuse(error, null, USUAL));
    return ended;
  }

  /** @param {Attempt} attempt @returns {Promise<boolean>} whether it is open now */
  async function open(attempt) {
    const { name, read, own, reading } = attempt;
    const controller = new AbortController();
    store.update({ opening: { name, abort: () => controller.abort() }, problem: null });
    /** @type {Source | null} */
    let source = null;
    try {
      source = await read();
      const opened = await ask(source, attempt, controller.signal);
      const model = { ...opened, size: sizeOf(source), source: own ? source : null };
      // With the network, for a ranking is asked as soon as both are there. What the page asked for has settings already.
      const ranking = attempt.first ? nextRanking() : {};
      const settings = { ...store.state.settings, ...(isAwaited(store.state, opened.info) ? {} : ranking) };
      store.update({ model, settings, opening: null, forecast: null, pace: 1 });
      return true;
    } catch (error) {
      store.update({ opening: null });
      if (controller.signal.aborted) return false;
      const problem = asProblem(error);
      refuse(problem, own ? source : null, reading);
      return false;
    }
  }

  /** @param {Source} source @param {Pick<Attempt, 'reading' | 'strict'>} attempt @param {AbortSignal} signal */
  async function ask({ name, content, externalFiles }, { reading, strict = true }, signal) {
    const { letters, length } = reading;
    try {
      const opened = await engine.open(name, content, signal, { alphabet: letters, length, externalFiles });
      return { ...opened, unfit: null };
    } catch (error) {
      if (strict) throw error;
      const { code } = asProblem(error);
      if (code === 'network.input-length' && length !== null) {
        return ask({ name, content, externalFiles }, { reading: { letters, length: null }, strict }, signal);
      }
      if (code !== 'network.alphabet' || letters === null) throw error;
      const opened = await engine.open(name, content, signal, { length, externalFiles });
      return { ...opened, unfit: letters };
    }
  }

  /** @param {unknown} error @param {Source | null} source @param {Reading} reading */
  function refuse(error, source, { letters }) {
    const problem = asProblem(error);
    const correctable = source && CORRECTABLE.includes(problem.code) ? { source, letters } : {};
    store.update({ problem: { ...problem, ...correctable } });
  }

  /** @param {string} name @param {() => Promise<Blob>} read */
  function openExample(name, read) {
    const whole = async () => ({ name, content: await read(), externalFiles: [] });
    return open({ name, read: whole, own: false, reading: USUAL });
  }

  /**
   * Opens a network of the visitor that was kept, as it was read before; the settings are those of then.
   * @param {Source} source
   * @param {Reading} reading
   */
  async function openKept(source, reading) {
    linked = NO_RANKING;
    if (await open({ name: source.name, read: async () => source, own: true, reading, strict: false })) {
      settle(source.name, reading, true);
    }
  }

  /** Letters and length in the settings are those of a network that is not open yet. @param {string | null} name null for any */
  function expect(name) {
    readingOf = name;
  }

  /** @param {File} file @param {File[]} externalFiles what was chosen with it */
  function openOwn(file, externalFiles) {
    return openFirst(file.name, async () => {
      const [network, ...rest] = measured([file, ...externalFiles]);
      return { ...network, externalFiles: rest };
    });
  }

  /** @param {Source} source a network without its weights @param {File[]} files with the weights */
  function complete(source, files) {
    return openFirst(source.name, async () => ({
      ...source,
      externalFiles: [...source.externalFiles, ...measured(files)],
    }));
  }

  /**
   * Opens a network again with one of its files under the name that it asks for.
   * @param {Source} source
   * @param {string} asked
   * @param {string} given the file's own name
   */
  function takeAs(source, asked, given) {
    const named = source.externalFiles.map(file => (file.name === given ? { ...file, name: asked } : file));
    return openFirst(source.name, async () => ({ ...source, externalFiles: named }));
  }

  /**
   * Letters and length of a link apply to the first network that is opened, later only to the network that they were chosen
   * for.
   * @param {string} name
   * @param {() => Promise<Source>} read
   */
  function openFirst(name, read) {
    return inTurn(async () => {
      await run.cancel();
      const { letters, length } = store.state.settings;
      const reading = readingOf === null || readingOf === name ? { letters, length } : USUAL;
      if (!(await open({ name, read, own: true, reading, first: true, strict: false }))) return;
      const { model } = store.state;
      const again = model !== null && isAwaited(store.state, model.info);
      const fitting = {
        letters: model?.unfit ? null : reading.letters,
        length: model?.info.input_length_given ? reading.length : null,
      };
      settle(name, fitting, again);
    });
  }

  /**
   * Opens the same files with what they leave open read otherwise.
   * @param {Source} source
   * @param {Partial<Reading>} change
   */
  function readAs(source, change) {
    return inTurn(async () => {
      const { name } = source;
      const again = store.state.model?.source === source;
      const { letters, length } = store.state.settings;
      const reading = { ...(again ? { letters, length } : USUAL), ...change };
      await run.cancel();
      if (await open({ name, read: async () => source, own: true, reading, first: !again }))
        settle(name, reading, again);
    });
  }

  /** The output and the ranking of a link are those of the first network of the visitor. */
  function nextRanking() {
    const ranking = linked;
    linked = NO_RANKING;
    return ranking;
  }

  /** @param {string} name @param {Reading} reading @param {boolean} [again] whether it was open before */
  function settle(name, reading, again = false) {
    readingOf = name;
    const { settings, shown, model } = store.state;
    const network = model && networkInAddress(model.info.sha256);
    const chosen = again ? settings : { ...settings, example: null, neuron: null, at: null };
    store.update({ settings: { ...chosen, ...reading, network }, awaited: null });
    if (shown?.source === 'example') store.update({ shown: null });
  }

  return { inTurn, openExample, openOwn, openKept, expect, complete, takeAs, readAs };
}

/** @param {import('../../session/address.js').Settings} settings as a link has them @returns {typeof NO_RANKING} */
function rankingIn({ example, output, scale, ranked, rankedIn }) {
  return example === null ? { output, scale, ranked, rankedIn } : NO_RANKING;
}

/** @param {File[]} files that the engine has room for */
function measured(files) {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  if (total > MAX_BYTES) throw tooLarge(files, total);
  return files.map(file => ({ name: file.name, content: file }));
}

/** @param {Source} source */
function sizeOf({ content, externalFiles }) {
  return externalFiles.reduce((sum, file) => sum + file.content.size, content.size);
}

/** @param {File[]} files @param {number} total @returns {EngineError} */
function tooLarge([{ name }, ...rest], total) {
  return {
    code: 'network.memory',
    concerns: name,
    message: OPEN.tooLarge.message(name, rest.length > 0, total, MAX_BYTES),
    next: OPEN.tooLarge.next,
  };
}
