/** What of the state is kept: a plain record, and the parts next to it. */
import { conditionsOf, targetsOf } from '../session/other-runs.js';
import { missingNeurons } from '../session/runs.js';

/** @typedef {import('../session/state.js').State} State */
/** @typedef {import('../session/keeping-state.js').KeptSession} KeptSession */
/** @typedef {import('../session/keeping-state.js').KeptNetwork} KeptNetwork */
/** @typedef {import('../session/keeping-state.js').KeptReport} KeptReport */
/** @typedef {{name: string, content: Blob | string}} PartContent */
/** What a session is at one moment. @typedef {Omit<KeptSession, 'id' | 'created' | 'changed' | 'parts'>} Content */
/** @typedef {{content: Content, parts: Map<string, PartContent>, own: Map<string, PartContent>, isOpen: boolean}} Snapshot `own`: the visitor's files, which are among the parts only where they may be kept; `isOpen`: whether the network is open */

/** Parts of the state that are plain JSON and are kept as they are. @type {(keyof State)[]} */
export const KEPT_KEYS = ['marks', 'facetView', 'wallView', 'figure'];

/** Those whose change begins a session, where nothing else would: what the visitor wrote. @type {(keyof State)[]} */
export const OWN_WORK = ['marks'];

/** The names of the parts: a text or a file each. */
export const PART = Object.freeze({
  network: 'network',
  weights: (/** @type {number} */ index) => `weights/${index}`,
  motifs: (/** @type {number} */ index) => `motifs/${index}`,
  sequences: 'sequences',
  report: (/** @type {string} */ id) => `reports/${id}.json`,
  partial: 'unfinished-run.json',
});

/**
 * @param {State} state
 * @param {{readonly [key: string]: unknown}} [before] what the keys of {@link OWN_WORK} were when the network was opened
 * @returns {Snapshot | null} null where there is nothing of the visitor's to keep
 */
export function snapshotOf(state, before = state) {
  const network = networkOf(state);
  if (!network) return null;
  const shown = shownOf(state, network);
  const run = state.run?.network.sha256 === network.sha256 ? state.run : null;
  const isOwn = network.example === null || shown?.source === 'run' || shown?.source === 'file' || run !== null;
  const hasWork = OWN_WORK.some(key => state[key] !== before[key]);
  if (!isOwn && !hasWork) return null;
  const own = ownFiles(state);
  const reports = reportsOf(state, shown);
  const { consent, name } = state.keeping;
  const unfinished = run !== null && missingNeurons(run) > 0 ? run : null;
  return {
    content: {
      name: name || nameOf(network, shown),
      network,
      consent,
      settings: state.settings,
      state: Object.fromEntries(KEPT_KEYS.map(key => [key, state[key]])),
      shown: shown && aboutShown(shown),
      neurons: reports.reduce((sum, { neurons }) => sum + neurons, 0),
      reports: reports.map(({ content: _, ...about }) => about),
      run: unfinished && keptRun(unfinished),
      outputNames: state.outputs.pasted ? state.outputs.names : null,
      motifs: state.databases.map(({ shipped, info }, index) =>
        shipped === null ? { part: PART.motifs(index), name: info.name } : { shipped },
      ),
    },
    own,
    isOpen: state.model !== null,
    parts: new Map([...(consent ? own : []), ...texts(reports, unfinished)]),
  };
}

/** Settings that say where the visitor looks, and change nothing. @type {(keyof import('../session/address.js').Settings)[]} */
const LOOKING = ['area', 'neuron', 'tab', 'at', 'align'];

/** Whether two snapshots have the same record and the same parts, wherever the visitor looks. @param {Snapshot} one @param {Snapshot} other */
export function isSame(one, other) {
  const names = [...one.parts.keys()];
  return (
    withoutLooking(one.content) === withoutLooking(other.content) &&
    names.length === other.parts.size &&
    names.every(name => one.parts.get(name)?.content === other.parts.get(name)?.content)
  );
}

/** @param {Content} content @returns {string} */
function withoutLooking({ settings, ...rest }) {
  const kept = Object.entries(settings).filter(([name]) => !LOOKING.includes(/** @type {any} */ (name)));
  return JSON.stringify([rest, kept]);
}

/**
 * The network that the page is about: the open one, or the one that it asks for.
 * @param {State} state
 * @returns {KeptNetwork | null}
 */
export function networkOf({ model, awaited, examples, keeping }) {
  if (model) {
    const { info, size, source } = model;
    const example = source ? null : (examples.find(({ id }) => `${id}.onnx` === info.name)?.id ?? null);
    return { name: info.name, sha256: info.sha256, size, example };
  }
  if (!awaited) return null;
  return keeping.sessions.find(({ id }) => id === keeping.id)?.network ?? null;
}

/**
 * The report on show, if it belongs to this session: that of an earlier network stays on show until the next run, and is
 * kept with its own network. An example's own report is not kept.
 * @param {State} state
 * @param {KeptNetwork} network
 */
export function shownOf({ shown }, { sha256, example }) {
  if (shown?.source === 'run' && shown.report.model.sha256 !== sha256) return null;
  return shown?.source === 'example' && shown.example !== example ? null : shown;
}

/** @param {import('../session/state.js').Shown} shown @returns {NonNullable<KeptSession['shown']>} */
function aboutShown({ source, example, id }) {
  return { source, ...(example ? { example } : {}), ...(id ? { id } : {}) };
}

/** @param {KeptNetwork} network @param {import('../session/state.js').Shown | null} shown */
function nameOf(network, shown) {
  return shown?.source === 'file' ? shown.report.model.name : network.name;
}

/** @param {import('../session/state.js').Run} run @returns {import('../session/keeping-state.js').KeptRun} */
function keptRun({ id, options, network, status, seconds, results }) {
  return { id, options, network, status, seconds: Math.round(seconds), results };
}

/**
 * Files of the visitor that the session needs.
 * @param {State} state
 * @returns {Map<string, PartContent>}
 */
export function ownFiles({ model, databases, sequencesFile }) {
  const source = model?.source;
  return new Map([
    ...(source ? [entry(PART.network, source.name, source.content)] : []),
    ...(source?.externalFiles ?? []).map(({ name, content }, index) => entry(PART.weights(index), name, content)),
    ...databases.flatMap(({ shipped, info, content }, index) =>
      shipped === null ? [entry(PART.motifs(index), info.name, content)] : [],
    ),
    ...(sequencesFile ? [entry(PART.sequences, sequencesFile.name, sequencesFile)] : []),
  ]);
}

/**
 * @param {KeptReport[]} reports
 * @param {import('../session/state.js').Run | null} unfinished
 * @returns {[string, PartContent][]}
 */
function texts(reports, unfinished) {
  const partial = unfinished?.text ?? null;
  const isThere = partial === null || reports.some(({ id, content }) => id === unfinished?.id && content === partial);
  return [
    ...reports.map(({ id, content }) => entry(PART.report(id), PART.report(id), content)),
    ...(isThere ? [] : [entry(PART.partial, PART.partial, /** @type {string} */ (partial))]),
  ];
}

/**
 * The reports of the session, with the one on show as it is now.
 * @param {Pick<State, 'reports'>} state
 * @param {import('../session/state.js').Shown | null} shown
 * @returns {KeptReport[]}
 */
export function reportsOf({ reports }, shown) {
  if (!shown?.id || shown.source === 'example') return reports;
  const { id, source, report } = shown;
  const content = shown.json ?? shown.text;
  const before = reports.find(one => one.id === id);
  if (before?.content === content) return reports;
  const { neurons, options } = report;
  const now = {
    id,
    source,
    layers: [...new Set(neurons.map(({ layer }) => layer))],
    targets: targetsOf(neurons),
    neurons: neurons.length,
    preset: options.preset,
    seed: options.seed,
    conditions: conditionsOf(report),
    time: before?.time ?? timeOf(report),
    content,
  };
  return before ? reports.map(one => (one === before ? now : one)) : [...reports, now];
}

/** When each report came. @type {WeakMap<import('../engine/types.js').Report, number>} */
const times = new WeakMap();

/** @param {import('../engine/types.js').Report} report @returns {number} the same in every snapshot */
function timeOf(report) {
  const time = times.get(report) ?? Date.now();
  times.set(report, time);
  return time;
}

/** @param {string} part @param {string} name @param {Blob | string} content @returns {[string, PartContent]} */
function entry(part, name, content) {
  return [part, { name, content }];
}

/**
 * Whether an address is one of this session.
 * @param {Pick<KeptSession, 'network'>} session
 * @param {import('../session/address.js').Settings} settings of the address
 * @param {string} first id of the example that an address means that names none
 */
export function isAddressOf({ network }, settings, first) {
  if (settings.network !== null) return network.sha256.startsWith(settings.network);
  return network.example !== null && network.example === (settings.example ?? first);
}
