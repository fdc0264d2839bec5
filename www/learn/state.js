/** What the guided page knows. Views watch it, the session changes it. */
import { readAddress } from './address.js';

/** @typedef {import('../engine/types.js').LessonInfo} LessonInfo */
/** @typedef {import('../engine/types.js').Look} Look */
/** @typedef {import('../engine/types.js').Landscape} Landscape */
/** @typedef {import('../engine/types.js').Place} Place */
/** @typedef {import('../engine/types.js').Clusters} Clusters */
/** @typedef {import('../engine/types.js').Ranked} Ranked */
/** @typedef {import('../engine/types.js').Trained} Trained */
/** @typedef {import('../engine/types.js').TrainingProgress} TrainingProgress */
/** @typedef {import('../engine/types.js').MethodsReport} MethodsReport */
/** @typedef {import('../engine/protocol.js').EngineError} EngineError */

/**
 * What was solved ahead, so that the page can be read before the engine is there.
 * @typedef {object} Solved
 * @property {LessonInfo} info
 * @property {Look[]} looks
 * @property {Landscape} landscape
 * @property {Place[]} places
 * @property {Clusters[]} clusters
 * @property {MethodsReport} [methods]
 * @property {Record<string, string>} logos SVG by what it shows, see logos.js
 */

/**
 * @typedef {object} Training
 * @property {'running' | 'done' | 'cancelled'} status
 * @property {TrainingProgress} progress
 * @property {Trained | null} result
 * @property {Blob | null} model
 */

/**
 * @typedef {object} LearnState
 * @property {import('./address.js').Address} address
 * @property {import('../engine/protocol.js').Started | null} engine
 * @property {EngineError | null} engineFailure
 * @property {EngineError | null} problem
 * @property {boolean} ready whether the engine has opened the network that is shown
 * @property {string | null} sha256 of the network that is shown
 * @property {string | null} clustersDigest SHA-256 of the clusters that the engine has found for k = 1 … 4; null before, and where the browser cannot hash
 * @property {Solved | null} solved
 * @property {LessonInfo | null} info
 * @property {Look | null} a
 * @property {Look | null} b
 * @property {Landscape | null} landscape
 * @property {Place | null} place
 * @property {Clusters | null} clusters
 * @property {Readonly<Record<number, number>>} decouplings mean decoupling by k, as far as k was tried
 * @property {Ranked | null} ranked
 * @property {import('../engine/protocol.js').MethodsCompared | MethodsReport | null} methods
 * @property {number | null} comparing how far the methods are, 0 … 1; null where they are not at work
 * @property {Training | null} training
 */

/** @typedef {import('../ui/store.js').Store<LearnState>} LearnStore */

/** Whether the engine is at work on a training; it does one thing at a time. @param {Pick<LearnState, 'training'>} state */
export function isTraining({ training }) {
  return training?.status === 'running';
}

/** @param {string} hash @returns {LearnState} */
export function initialState(hash) {
  return {
    address: readAddress(hash),
    engine: null,
    engineFailure: null,
    problem: null,
    ready: false,
    sha256: null,
    clustersDigest: null,
    solved: null,
    info: null,
    a: null,
    b: null,
    landscape: null,
    place: null,
    clusters: null,
    decouplings: {},
    ranked: null,
    methods: null,
    comparing: null,
    training: null,
  };
}
