/** The page's state as one type, and how it begins. */
import { NO_ATTENTION } from './attention-state.js';
import { DEFAULT_VIEW } from './facets/arrange.js';
import { NOT_KEEPING } from './keeping-state.js';
import { initialSources, noAnswers } from './sources-state.js';
import { DEFAULT_WALL } from './wall-view.js';

/** @typedef {import('./address.js').Settings} Settings */
/** @typedef {import('../engine/protocol.js').EngineError} EngineError */
/** @typedef {import('../engine/protocol.js').Started} Started */
/** @typedef {import('../engine/protocol.js').Opened} Opened */
/** @typedef {import('../engine/protocol.js').ExternalFile} ExternalFile */
/** @typedef {import('../engine/types.js').Options} Options */
/** @typedef {import('../engine/types.js').Preset} Preset */
/** @typedef {import('./keeping-state.js').RunNetwork} RunNetwork */
/** @typedef {import('./keeping-state.js').Results} Results */
/** @typedef {import('../engine/types.js').Progress} Progress */
/** @typedef {import('../engine/protocol.js').Ranked} Ranked */
/** @typedef {import('../engine/protocol.js').TimedForecast} Forecast */
/** @typedef {import('../engine/types.js').Report} Report */
/** @typedef {import('../engine/types.js').DatabaseInfo} DatabaseInfo */
/** @typedef {import('../engine/types.js').GrammarOptions} GrammarOptions */
/** @typedef {import('../engine/types.js').FastaInfo} FastaInfo */
/** @typedef {import('../engine/types.js').OutputsInfo} OutputsInfo */
/** @typedef {import('../engine/types.js').PictureNode} PictureNode */
/** @typedef {import('../engine/types.js').FieldPicture} FieldPicture */

/** @typedef {{id: string, model: string, report: string, logos: string} & Partial<ExampleData>} Example files below `www/examples/` */
/** @typedef {{file: string, name: string, cellType: string}} ExampleTrack bigWig, and what it is called */
/** @typedef {{regions: string, genome: string, signals: ExampleTrack[], variants: string, expression: string}} ExampleData sequences that come with an example: BED, 2bit, VCF, TSV */
/** @typedef {{id: string, title: string, file: string, release: string, motifs: number, licence: string, citation: string, url: string}} Shipped a motif database that comes with the page */
/** @typedef {{info: DatabaseInfo, shipped: string | null, content: Blob}} OpenDatabase with the id of the shipped one that it is */
/** @typedef {{layer: number, channel: number, search: number, generation: number, best: number, mean: number}} TracePoint */

/** The visitor's own network, to be opened once more. @typedef {{name: string, content: Blob, externalFiles: ExternalFile[]}} Source */
/** What went wrong; where a network was refused that can be opened otherwise, that and how its letters were read. @typedef {EngineError & {source?: Source, letters?: string | null}} Problem */

/**
 * The network that is open.
 * @typedef {object} OpenNetwork
 * @property {number} size bytes of its files
 * @property {Source | null} source null for an example, whose letters are known
 * @property {string | null} unfit letters that were to be used and do not fit it
 */

/** @typedef {import('../engine/types.js').PastedSequence} Sequence one that was pasted; of several records the first */
/** @typedef {{layer: number, matrices: number[][][]}} Filters of a layer that reads the sequence */
/** @typedef {{scanned: import('../engine/protocol.js').Scanned, sequence: Sequence}} Scanned */
/** @typedef {{abort: () => void} | {refusal: EngineError} | Scanned} Scan one that is running, was refused, or is done */

/**
 * Details of the open network from the engine.
 * @typedef {object} NetworkDetails
 * @property {PictureNode[]} nodes
 * @property {Filters[]} filters
 * @property {{layer: number, field: FieldPicture} | null} field of the chosen layer
 * @property {Scan | null} scan
 */

/**
 * A report on show.
 * @typedef {object} Shown
 * @property {Report} report
 * @property {string} text its JSON, byte for byte as it will be saved
 * @property {Blob} [json] the same as a file, where there is one: it is kept without being encoded
 * @property {Record<string, string>} logos SVG texts that were shipped with it, by facet id
 * @property {'example' | 'run' | 'file'} source
 * @property {string} [id] of the run that it is of, or of the file; an example has none
 * @property {string} [example] id of the example that it solves
 */

/**
 * @typedef {object} RunInProgress
 * @property {string | null} text report of its finished neurons, from which it can continue; null while there are none
 * @property {{shortest: number, usual: number, longest: number} | null} expected seconds of its forecast; null where it
 *   began without one
 * @property {Progress | null} progress the last one
 * @property {TracePoint[]} trace of the neuron at work
 */

/** @typedef {import('./keeping-state.js').KeptRun & RunInProgress} Run */

/**
 * What was asked about the outputs of the open network.
 * @typedef {object} Outputs
 * @property {OutputsInfo | null} info null before anything was asked
 * @property {string[]} names of the units: pasted ones, else those of the file
 * @property {boolean} pasted whether the visitor named them
 * @property {Ranked | null} ranking the last one on this scale
 */

/**
 * @typedef {object} State
 * @property {Settings} settings
 * @property {Started | null} engine
 * @property {EngineError | null} engineFailure why there is no engine
 * @property {Record<Preset, Options> | null} presets
 * @property {Example[]} examples
 * @property {Shown | null} solved the example at the top of the page
 * @property {(Opened & OpenNetwork) | null} model
 * @property {NetworkDetails} details
 * @property {{name: string, abort: () => void} | null} opening
 * @property {{forecast: Forecast, key: string} | {refusal: EngineError, key: string} | null} forecast
 * @property {number} pace seconds that the last finished run of this network took, relative to the forecast of the engine
 * @property {Shipped[]} shelf the motif databases that come with the page
 * @property {OpenDatabase[]} databases those that are open, in the engine's order
 * @property {string | null} openingMotifs name of the motif database that is being opened
 * @property {FastaInfo | null} sequences the user's, of which random sequences are shuffles
 * @property {File | null} sequencesFile that they are in
 * @property {{progress: Progress | null} | null} annotation the comparison of the shown report with them, while it is in progress
 * @property {boolean} comparingMethods whether other methods are being computed for the shown neuron
 * @property {Outputs} outputs
 * @property {import('./sources-state.js').Sources} sources sequences and variants of the visitor
 * @property {import('./sources-state.js').Question | null} question what the engine is being asked, about them or about the outputs
 * @property {import('./sources-state.js').Answers} answers what it answered
 * @property {Record<string, any> | null} figure settings of figures for publications, see `www/figure/settings.js`; null for the usual ones
 * @property {Run | null} run
 * @property {Shown | null} shown
 * @property {import('./facets/marks.js').Marks} marks of the facets of every neuron that the visitor marked
 * @property {import('./facets/marks.js').MarkHistory} markHistory
 * @property {import('./facets/arrange.js').FacetView} facetView
 * @property {import('./wall-view.js').WallView} wallView
 * @property {readonly string[]} wallChosen neurons that are chosen on the wall and the map, `layer.channel`
 * @property {Problem | null} problem
 * @property {import('./attention-state.js').Attention} attention what the page does for a visitor who looks elsewhere
 * @property {import('./keeping-state.js').Keeping} keeping what the browser keeps of it
 * @property {import('./keeping-state.js').KeptReport[]} reports those of this session, the first one first
 * @property {import('./keeping-state.js').Awaited | null} awaited network that the page needs and does not have
 */

/** @type {Readonly<Outputs>} */
export const NO_OUTPUTS = Object.freeze({
  info: null,
  names: [],
  pasted: false,
  ranking: null,
});

/** @param {Settings} settings @returns {State} */
export function initialState(settings) {
  return {
    settings,
    engine: null,
    engineFailure: null,
    presets: null,
    examples: [],
    solved: null,
    model: null,
    details: { nodes: [], filters: [], field: null, scan: null },
    opening: null,
    forecast: null,
    pace: 1,
    shelf: [],
    databases: [],
    openingMotifs: null,
    sequences: null,
    sequencesFile: null,
    annotation: null,
    comparingMethods: false,
    outputs: NO_OUTPUTS,
    sources: initialSources(),
    question: null,
    answers: noAnswers(),
    figure: null,
    run: null,
    shown: null,
    marks: {},
    markHistory: { past: [], future: [] },
    facetView: DEFAULT_VIEW,
    wallView: DEFAULT_WALL,
    wallChosen: [],
    problem: null,
    attention: NO_ATTENTION,
    keeping: NOT_KEEPING,
    reports: [],
    awaited: null,
  };
}
