/** What the visitor gave to be read, what was read in it, and what the open network answered about it. */

/** @typedef {import('../engine/protocol.js').EngineError} EngineError */
/** @typedef {import('../sources/refusals.js').Refusal} Refusal */
/** @typedef {import('../sources/genome.js').Genome} Genome */
/** @typedef {import('../sources/records.js').RecordSource} RecordSource */
/** @typedef {import('../sources/variants.js').Variant} Variant */
/** @typedef {import('../engine/types.js').SurveyReport} SurveyReport */
/** @typedef {import('./questions/survey.js').PlacedNeuron} PlacedNeuron */
/** @typedef {import('./questions/predictions.js').Predicted} Predicted */
/** @typedef {import('./questions/variants.js').VariantChange} VariantChange */

/** The places for files. */
export const SLOTS = /** @type {const} */ (['sequences', 'genome', 'labels', 'variants']);

/** @typedef {typeof SLOTS[number]} SlotId */

/**
 * What a pass through all records has counted.
 * @typedef {object} ReadRecords
 * @property {RecordSource} source regions as they are
 * @property {number} count
 * @property {[shortest: number, longest: number]} lengths letters of a record
 * @property {number} unknown letters that stand for none of the alphabet, such as N
 * @property {string} first name of the first record
 * @property {Refusal[]} refused
 */

/**
 * @typedef {object} Sources
 * @property {Record<SlotId, File[]>} files
 * @property {string} pasted lines with variants
 * @property {{slot: SlotId, fraction: number} | null} reading what is being read now
 * @property {Genome | null} genome
 * @property {ReadRecords | null} records
 * @property {{list: Variant[], refused: Refusal[]} | null} variants
 * @property {Partial<Record<SlotId, EngineError>>} problems why a file was refused as a whole
 */

/** @returns {Sources} */
export function initialSources() {
  return {
    files: { sequences: [], genome: [], labels: [], variants: [] },
    pasted: '',
    reading: null,
    genome: null,
    records: null,
    variants: null,
    problems: {},
  };
}

/** What the engine is asked about them. @typedef {'predictions' | 'variants' | 'survey' | 'contributions' | 'track'} QuestionKind */

/**
 * A question in progress: there is one at a time.
 * @typedef {object} Question
 * @property {QuestionKind} kind
 * @property {string} owner id of the view that asks
 * @property {number} done records, windows or variants
 * @property {number} fraction of the file, 0 … 1
 * @property {number} rate records per second
 * @property {() => void} stop keeps what was found
 */

/**
 * The strongest windows of one neuron.
 * @typedef {Omit<SurveyReport, 'neurons'> & {neuron: PlacedNeuron, evidence: string | null, cancelled: boolean, seconds: number}} SurveyedNeuron
 *   `evidence` identifies the analysis that the facets are of, null without one
 */

/** The answer to a survey. @typedef {{windows: number, neurons: Record<string, SurveyedNeuron>}} Survey windows that were kept of each neuron; the neurons as `layer.channel` */

/**
 * What was answered about what is open. Another network, or other files, leave nothing of it.
 * @typedef {object} Answers
 * @property {(Predicted & {names: string[], length: number, labelNames: string[], agreements: import('../engine/types.js').TaskAgreement[], refused: Refusal[]}) | null} predictions
 * @property {{changes: VariantChange[], names: string[], layer: number, refused: Refusal[], cancelled: boolean} | null} variants
 * @property {Record<string, Survey>} surveys the last one of each view, by the id of the view
 * @property {Partial<Record<QuestionKind, EngineError>>} refusals
 */

/** @returns {Answers} */
export function noAnswers() {
  return { predictions: null, variants: null, surveys: {}, refusals: {} };
}

/**
 * What the facets of a neuron are of: the same for every copy of its report, and another for every other analysis.
 * @param {import('../engine/types.js').NeuronReport} neuron
 */
export function evidenceOf({ layer, channel, sampling, crms }) {
  return JSON.stringify([
    layer,
    channel,
    sampling,
    crms.map(({ id, consensus, sequences }) => [id, consensus, sequences]),
  ]);
}
