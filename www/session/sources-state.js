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
/** @typedef {import('./questions/hits.js').Searched} Searched */
/** @typedef {import('./questions/modisco.js').Discovered} Discovered */
/** @typedef {import('./questions/footprint.js').Footprinted} Footprinted */
/** @typedef {import('./questions/gap-comparison.js').ComparedMotif} ComparedMotif */
/** @typedef {import('../sources/signal.js').Signal} Signal */
/** @typedef {import('../sources/expression.js').Expression} Expression */

/** The places for files. */
export const SLOTS = /** @type {const} */ (['sequences', 'genome', 'labels', 'variants', 'signals', 'expression']);

/** Signals that are open at once. */
export const MAX_SIGNALS = 24;

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
 * A signal, such as cut sites, with what it is called.
 * @typedef {object} Track
 * @property {File} file
 * @property {Signal} signal
 * @property {string} name `cuts`
 * @property {string} cellType empty where none is known
 */

/**
 * @typedef {object} Sources
 * @property {Record<SlotId, File[]>} files
 * @property {string} pasted lines with variants
 * @property {{slot: SlotId, fraction: number} | null} reading what is being read now
 * @property {Genome | null} genome
 * @property {ReadRecords | null} records
 * @property {{list: Variant[], refused: Refusal[]} | null} variants
 * @property {Track[] | null} signals
 * @property {Expression | null} expression
 * @property {Partial<Record<SlotId, EngineError>>} problems why a file was refused as a whole
 */

/** @returns {Sources} */
export function initialSources() {
  return {
    files: noFiles(),
    pasted: '',
    reading: null,
    genome: null,
    records: null,
    variants: null,
    signals: null,
    expression: null,
    problems: {},
  };
}

/** @returns {Sources['files']} */
export function noFiles() {
  return { sequences: [], genome: [], labels: [], variants: [], signals: [], expression: [] };
}

/** How a track is called in plots and tables: `erythroid/cuts`. @param {Pick<Track, 'name' | 'cellType'>} track */
export function trackName({ name, cellType }) {
  return cellType === '' ? name : `${cellType}/${name}`;
}

/** What the engine is asked about them. @typedef {'predictions' | 'variants' | 'survey' | 'contributions' | 'track' | 'patterns' | 'motifs' | 'hits' | 'footprint'} SourceQuestion */
/** What it is asked about the outputs. @typedef {'outputs' | 'ranking' | 'insertions'} OutputQuestion */
/** @typedef {SourceQuestion | OutputQuestion} QuestionKind */

/**
 * A question in progress: there is one at a time.
 * @typedef {object} Question
 * @property {QuestionKind} kind
 * @property {string} owner id of the view that asks
 * @property {boolean} ofFiles whether it is about files of the visitor, so that it ends where they change
 * @property {number} done records, windows or variants; 0 where only a share is known
 * @property {number} fraction that is done, 0 … 1
 * @property {number} rate records per second
 * @property {boolean} stopping whether it was cancelled, and is at its last step
 * @property {() => void} stop keeps what was found
 */

/**
 * The strongest windows of one neuron.
 * @typedef {Omit<SurveyReport, 'neurons'> & {neuron: PlacedNeuron, evidence: string | null, cancelled: boolean, seconds: number}} SurveyedNeuron
 *   `evidence` identifies the analysis that the facets are of, null without one
 */

/** The answer to a survey. @typedef {{windows: number, neurons: Record<string, SurveyedNeuron>}} Survey windows that were kept of each neuron; the neurons as `layer.channel` */

/**
 * Patterns in the contributions to one neuron.
 * @typedef {object} FoundPatterns
 * @property {Discovered} found
 * @property {import('../engine/types.js').AttributionMethod} method of the contributions
 * @property {import('../engine/types.js').AttributionOptions} options of it
 * @property {import('../engine/types.js').Query[] | null} known known motifs of each pattern; null where none could be compared
 */

/**
 * Motifs of the strongest windows of one neuron.
 * @typedef {object} FoundMotifs
 * @property {import('./questions/meme.js').WindowMotifs} found
 * @property {import('../engine/types.js').Query[] | null} known known motifs of each; null where none could be compared
 */

/**
 * Sites of motifs and trees of a report.
 * @typedef {Searched & {network: string, subject: string, where: string, refused: Refusal[]}} Hits `subject`: whose motifs they
 *   are; `where`: what was searched, both as they are said
 */

/**
 * Signals around sites.
 * @typedef {Footprinted & {subject: string, factors: string[], tracks: Pick<Track, 'name' | 'cellType'>[], compared: ComparedMotif[]}} AveragedSignals
 *   `subject`: what the sites are of, as it is said; `factors`: names of its motifs; `compared`: each of them against other gaps
 */

/**
 * What was answered about what is open. Another network, or other files, leave nothing of it.
 * @typedef {object} Answers
 * @property {(Predicted & {names: string[], length: number, labelNames: string[], agreements: import('../engine/types.js').TaskAgreement[], refused: Refusal[]}) | null} predictions
 * @property {{changes: VariantChange[], names: string[], layer: number, motifs: Map<string, string> | null, refused: Refusal[], cancelled: boolean} | null} variants
 *   `motifs`: what those of each facet are called; null where no facets were asked, as none of the neurons is analysed
 * @property {Record<string, Survey>} surveys the last one of each view, by the id of the view
 * @property {Record<string, FoundPatterns>} patterns the last ones of each neuron, which is `layer.channel`
 * @property {Record<string, FoundMotifs>} motifs the same
 * @property {Hits | null} hits
 * @property {AveragedSignals | null} footprint
 * @property {Partial<Record<QuestionKind, EngineError>>} refusals
 */

/** @returns {Answers} */
export function noAnswers() {
  return {
    predictions: null,
    variants: null,
    surveys: {},
    patterns: {},
    motifs: {},
    hits: null,
    footprint: null,
    refusals: {},
  };
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
