/** Questions about the outputs of the open network: what they are, which neurons they use, what facets and trees do to them. */

import { firstRecords } from '../../session/questions/records.js';
import { unitNames } from '../../session/questions/unit-names.js';
import { isBusy, NO_OUTPUTS } from '../../session/state.js';
import { OUTPUTS } from '../../texts/workbench.js';
import { asProblem } from '../../ui/problem.js';
import { namesIn } from './names.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/state.js').Outputs} Outputs */
/** @typedef {import('../../session/state.js').Asking} Asking */
/** @typedef {import('../../engine/types.js').Scale} Scale */
/** @typedef {import('../../engine/protocol.js').Inserted} Inserted */

/** Outputs that are asked together, of more only the chosen one: in a ranking each is a value of every neuron, and the engine has a maximum. */
const TOGETHER = { ranking: 200, inserting: 1000 };

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../../engine/client.js').Engine} engine
 * @param {ReturnType<typeof import('../sources/reading.js').createReading>['openSource']} openSource the visitor's sequences
 */
export function createOutputs(store, engine, openSource) {
  /** The scale on which the engine has them open, null where it has not: a new worker has nothing open. @type {Scale | null} */
  let opened = null;

  /** @param {Partial<Outputs>} patch */
  function patch(patch) {
    store.update({ outputs: { ...store.state.outputs, ...patch } });
  }

  store.watch(
    ({ model }) => [model],
    () => {
      stopAsking();
      opened = null;
      store.update({ outputs: NO_OUTPUTS });
    },
  );
  engine.addEventListener('restarted', () => {
    opened = null;
  });
  // A question about the visitor's sequences opens the outputs on its own scale.
  store.watch(
    ({ question }) => [question === null],
    () => {
      opened = null;
    },
  );
  for (const job of ['outputs.rank', 'outputs.insert']) {
    engine.addEventListener(`${job}.progress`, event => {
      const { fraction } = /** @type {CustomEvent<import('../../engine/types.js').OutputsProgress>} */ (event).detail;
      const { asking } = store.state;
      if (asking) store.update({ asking: { ...asking, fraction } });
    });
  }

  /** @param {Scale} scale */
  async function open(scale) {
    const { model } = store.state;
    const info = await engine.call('outputs.open', { scale });
    if (store.state.model !== model) return;
    opened = scale;
    const { info: last, names, pasted, ranking } = store.state.outputs;
    patch({ info, names: pasted ? names : unitNames(info), ranking: last?.scale === scale ? ranking : null });
  }

  /**
   * Does some work about the outputs, one at a time. A run that began in the meantime comes first.
   * @template T
   * @param {Asking['what']} what
   * @param {Scale} scale
   * @param {() => Promise<T>} work
   * @returns {Promise<T | null>} null where it was ended before it began
   */
  async function ask(what, scale, work) {
    const { model } = store.state;
    store.update({ asking: { what, fraction: 0, stopping: false } });
    try {
      if (opened !== scale) await open(scale);
      const isEnded = store.state.model !== model || store.state.asking?.stopping || isBusy(store.state);
      return isEnded ? null : await work();
    } finally {
      store.update({ asking: null });
    }
  }

  /** Reads the file again, for what comes after its layers. @param {Scale} [scale] */
  async function askOutputs(scale = 'logit') {
    const { model } = store.state;
    patch({ refusal: null });
    try {
      await ask('opening', scale, async () => {});
    } catch (error) {
      if (store.state.model === model) patch({ refusal: asProblem(error) });
    }
  }

  /**
   * Ranks the neurons of a layer by their effect.
   * @param {{layer: number, sequences: number, given: boolean}} request `given`: in the sequences of the user
   * @returns {Promise<string>} what is to be said about it, often nothing
   */
  async function rankNeurons({ layer, sequences, given }) {
    const { model } = store.state;
    patch({ refusal: null });
    try {
      const ranking = await ask('ranking', scaleOf(store.state.outputs), async () => {
        const request = {
          layer,
          sequences,
          units: unitsOf(store.state.outputs, TOGETHER.ranking),
          seed: store.state.settings.seed,
        };
        return engine.call('outputs.rank', { request, records: given ? await sample() : undefined });
      });
      if (store.state.model !== model) return '';
      if (!ranking || !hasEffects(ranking)) return OUTPUTS.ranking.nothing;
      patch({ ranking });
    } catch (error) {
      if (store.state.model === model) patch({ refusal: asProblem(error) });
    }
    return '';
  }

  /**
   * Writes the facets and trees of a report into sequences.
   * @param {string} report JSON
   * @returns {Promise<Inserted | null>} null where it was ended before it began
   */
  function insertPatterns(report) {
    return ask('inserting', scaleOf(store.state.outputs), () => {
      const { outputs, settings } = store.state;
      return engine.call('outputs.insert', {
        report,
        request: { units: unitsOf(outputs, TOGETHER.inserting), seed: settings.seed },
      });
    });
  }

  /** The visitor's first sequences, regions cut to the length of the input. */
  async function sample() {
    const source = await openSource(store.state.outputs.info?.length ?? 0);
    if (!source) return undefined;
    const { letters, ends } = await firstRecords(source);
    return { letters, ends };
  }

  /** Ends the work; it answers with what was computed. */
  function stopAsking() {
    const { asking } = store.state;
    if (!asking) return;
    store.update({ asking: { ...asking, stopping: true } });
    if (asking.what !== 'opening') engine.cancel().catch(() => {}); // a worker that stops rejects the work itself
  }

  /** @param {number} unit */
  function chooseOutput(unit) {
    patch({ unit });
  }

  /**
   * Names the outputs; an empty text gives them back those of the file.
   * @param {string} text
   * @returns {string} what is wrong with it, or nothing
   */
  function nameOutputs(text) {
    const { info } = store.state.outputs;
    if (!info) return '';
    const names = namesIn(text);
    if (names.length === 0) patch({ names: unitNames(info), pasted: false });
    else if (names.length === info.units) patch({ names, pasted: true });
    else return OUTPUTS.names.wrong(names.length, info.units);
    return '';
  }

  return { askOutputs, rankNeurons, insertPatterns, stopAsking, chooseOutput, nameOutputs };
}

/** @param {Outputs} outputs @returns {Scale} */
function scaleOf({ info }) {
  return info?.scale ?? 'logit';
}

/** The units that are asked about; none means all. @param {Outputs} outputs @param {number} most @returns {number[]} */
function unitsOf({ info, unit }, most) {
  return (info?.units ?? 0) > most ? [unit] : [];
}

/** Whether any neuron was silenced before it was cancelled. @param {import('../../engine/protocol.js').Ranked} ranking */
function hasEffects({ cancelled, neurons }) {
  return !cancelled || neurons.some(({ effects }) => effects.some(({ mean }) => mean !== 0));
}

/** The sequences that the visitor opened. @param {State} state */
export function recordsOf({ sources }) {
  return sources.records;
}
