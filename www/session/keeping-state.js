/** What the browser keeps of the visitor's work, in the state of the page. */

/**
 * A session as the list has it. The network, the results and other files are kept next to it.
 * @typedef {object} KeptSession
 * @property {string} id
 * @property {string} name
 * @property {number} created milliseconds since 1970, as the next
 * @property {number} changed
 * @property {KeptNetwork} network
 * @property {boolean | null} consent whether the visitor's files may be kept; null before it was asked
 * @property {import('./address.js').Settings} settings
 * @property {Record<string, unknown>} state further parts of the page's state, by their names
 * @property {{source: 'example' | 'run' | 'file', example?: string, id?: string} | null} shown the report on show
 * @property {number} neurons that have results
 * @property {AboutReport[]} reports
 * @property {KeptRun | null} run that is not finished
 * @property {string[] | null} outputNames those that were pasted
 * @property {({shipped: string} | {part: string, name: string})[]} motifs the open databases, in their order
 * @property {Part[]} parts
 */

/** @typedef {{name: string, sha256: string, size: number, example: string | null}} KeptNetwork */
/** What tells a network, read in one way, from others. @typedef {Pick<import('../engine/types.js').ModelInfo, 'sha256' | 'input_channels' | 'input_length'>} RunNetwork */
/** @typedef {{neurons: number, best: number, found: number}} Results number of neurons, their largest activation, their sequences */

/**
 * A report of a session in a few words.
 * @typedef {object} AboutReport
 * @property {string} id
 * @property {'run' | 'file'} source
 * @property {number[]} layers
 * @property {{layer: number, channels: number[]}[]} [targets] its neurons; absent in what an earlier version kept
 * @property {number} neurons
 * @property {string} preset
 * @property {number} seed
 * @property {string | null} [conditions] what reports must have alike to become one; null where the run has not finished, absent
 *   in what an earlier version kept
 * @property {number} time when it was computed or opened, milliseconds since 1970
 */
/** A report of a session: its JSON, as a text or as it is kept. @typedef {AboutReport & {content: string | Blob}} KeptReport */

/**
 * What is kept of a run.
 * @typedef {object} KeptRun
 * @property {string} id
 * @property {'running' | 'paused' | 'stopping' | 'done' | 'cancelled' | 'failed' | 'interrupted'} status `interrupted`: it was
 *   in progress when the page was left
 * @property {import('../engine/types.js').Options} options
 * @property {RunNetwork} network that it is of
 * @property {number} seconds spent working, pauses excluded
 * @property {Results | null} results of its finished neurons, null while there are none
 */

/** A file of a session, or a text. @typedef {{part: string, name: string, size: number}} Part `part` is its key: `network`, `weights/0` */

/** A session with the contents of its parts. @typedef {{session: KeptSession, parts: Map<string, Blob>}} Whole */

/** @typedef {{sha256: string, name: string | null}} Awaited first digits of its SHA-256, and its name where it is known */

/**
 * @typedef {object} Keeping
 * @property {string | null} id of the session that this tab writes; null while there is nothing to keep
 * @property {string} name of it
 * @property {boolean | null} consent as in {@link KeptSession}
 * @property {boolean} isCopy whether it continues a session that is open in another tab
 * @property {boolean} isOpening whether a session is being restored
 * @property {boolean} isWriting whether something of what is to be kept may not be yet
 * @property {'full' | 'refused' | null} trouble why nothing can be kept
 * @property {KeptSession[]} sessions those that are kept, the last changed first
 * @property {string[]} elsewhere ids of those that are open in other tabs
 */

/** @type {Readonly<Keeping>} */
export const NOT_KEEPING = Object.freeze({
  id: null,
  name: '',
  consent: null,
  isCopy: false,
  isOpening: false,
  isWriting: false,
  trouble: null,
  sessions: [],
  elsewhere: [],
});
