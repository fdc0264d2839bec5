/** Questions about the outputs of the open network: what they are, which neurons they use, what facets and trees do to them. */

import { firstRecords } from '../../session/questions/records.js';
import { unitNames } from '../../session/questions/unit-names.js';
import { createSettings } from '../../session/settings.js';
import { unitOf } from '../../session/network.js';
import { NO_OUTPUTS } from '../../session/state.js';
import { OUTPUTS } from '../../texts/workbench.js';
import { during } from '../job.js';
import { namesIn } from './names.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/state.js').Outputs} Outputs */
/** @typedef {import('../../engine/types.js').Scale} Scale */
/** @typedef {import('../../engine/protocol.js').Inserted} Inserted */

/** Outputs that are asked together, of more only the chosen one: in a ranking each is a value of every neuron, and the engine has a maximum. */
const TOGETHER = { ranking: 200, inserting: 1000 };

/** Kinds of questions about files that open the outputs. @type {import('../../session/sources-state.js').QuestionKind[]} */
const OPENING = ['predictions', 'variants'];

/** Of what was cancelled before it began. */
export const NOTHING = 'nothing';

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../../engine/client.js').Engine} engine
 * @param {ReturnType<typeof import('../sources/reading.js').createReading>['openSource']} openSource the visitor's sequences
 * @param {import('../asking.js').Asking} asking
 */
export function createOutputs(store, engine, openSource, { ask }) {
  /** The scale on which the engine has them open, null where it has not: a new worker has nothing open. @type {Scale | null} */
  let opened = null;

  const { set } = createSettings(store);

  /** @param {Partial<Outputs>} patch */
  function patch(patch) {
    store.update({ outputs: { ...store.state.outputs, ...patch } });
  }

  store.watch(
    ({ model }) => [model],
    () => {
      opened = null;
      store.update({ outputs: NO_OUTPUTS });
    },
  );
  engine.addEventListener('restarted', () => {
    opened = null;
  });
  // Questions about files open the outputs on scales of their own.
  store.watch(
    ({ question }) => [question?.kind],
    ({ question }) => {
      if (question && OPENING.includes(question.kind)) opened = null;
    },
  );

  /** @param {Scale} scale */
  async function open(scale) {
    if (opened === scale) return;
    const { model } = store.state;
    const info = await engine.call('outputs.open', { scale });
    if (store.state.model !== model) return;
    opened = scale;
    const { info: last, names, pasted, ranking } = store.state.outputs;
    patch({ info, names: pasted ? names : unitNames(info), ranking: last?.scale === scale ? ranking : null });
  }

  /** Reads the file again, for what comes after its layers. @param {string} owner */
  function askOutputs(owner) {
    return ask('outputs', owner, () => open(store.state.settings.scale), { ofFiles: false });
  }

  /** @param {string} owner @param {Scale} scale */
  function chooseScale(owner, scale) {
    set({ scale, ranked: null });
    return askOutputs(owner);
  }

  /**
   * The task of a question that is a job of the engine.
   * @template T
   * @param {import('../../engine/protocol.js').JobMethod} name
   * @param {number} most outputs that are asked together
   * @param {boolean} given whether in the visitor's sequences
   * @param {(asked: {units: number[], seed: number}, records: import('../../engine/protocol.js').Records | undefined) => Promise<T>} work
   * @returns {(signal: AbortSignal, progress: import('../asking.js').Progresses) => Promise<T | typeof NOTHING>}
   */
  function job(name, most, given, work) {
    return async (signal, progress) => {
      const { seed, scale } = store.state.settings;
      await open(scale);
      const asked = { units: unitsOf(store.state, most), seed };
      const records = given ? await sample() : undefined;
      return (await during(engine, name, signal, progress, () => work(asked, records))) ?? NOTHING;
    };
  }

  /**
   * Ranks the neurons of a layer by their effect.
   * @param {string} owner
   * @param {{layer: number, sequences: number, given: boolean}} request `given`: in the sequences of the user
   * @returns {Promise<string>} what is to be said about it, often nothing
   */
  async function rankNeurons(owner, { layer, sequences, given }) {
    const { model } = store.state;
    const task = job('outputs.rank', TOGETHER.ranking, given, (asked, records) =>
      engine.call('outputs.rank', { request: { layer, sequences, ...asked }, records }),
    );
    const ranking = await ask('ranking', owner, task, { ofFiles: given });
    if (ranking === null || store.state.model !== model) return '';
    if (ranking === NOTHING || !hasEffects(ranking)) return OUTPUTS.ranking.nothing;
    patch({ ranking });
    // A link cannot have sequences of the visitor, nor how far a cancelled ranking came.
    if (given || ranking.cancelled) set({ ranked: null });
    else set({ ranked: layer, rankedIn: sequences });
    return '';
  }

  /**
   * Writes the facets and trees of a report into sequences.
   * @param {string} owner
   * @param {{report: string, given: boolean}} request JSON; `given`: into the sequences of the user
   * @returns {Promise<Inserted | typeof NOTHING | null>} null where it was refused
   */
  function insertPatterns(owner, { report, given }) {
    const task = job('outputs.insert', TOGETHER.inserting, given, (request, records) =>
      engine.call('outputs.insert', { report, request, records }),
    );
    return ask('insertions', owner, task, { ofFiles: given });
  }

  /** The visitor's first sequences, regions cut to the length of the input. */
  async function sample() {
    const source = await openSource(store.state.outputs.info?.length ?? 0);
    if (!source) return undefined;
    const { letters, ends } = await firstRecords(source);
    return { letters, ends };
  }

  /** @param {number} unit */
  function chooseOutput(unit) {
    set({ output: unit });
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

  return { askOutputs, chooseScale, rankNeurons, insertPatterns, chooseOutput, nameOutputs };
}

/** The units that are asked about; none means all. @param {State} state @param {number} most @returns {number[]} */
function unitsOf(state, most) {
  return (state.outputs.info?.units ?? 0) > most ? [unitOf(state)] : [];
}

/** Whether any neuron was silenced before it was cancelled. @param {import('../../engine/protocol.js').Ranked} ranking */
function hasEffects({ cancelled, neurons }) {
  return !cancelled || neurons.some(({ effects }) => effects.some(({ mean }) => mean !== 0));
}
