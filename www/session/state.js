/**
 * The page's state as one type, and the questions that several views ask of it.
 */
import { NO_ATTENTION } from './attention-state.js';
import { DEFAULT_VIEW } from './facets/arrange.js';
import { NOT_KEEPING } from './keeping-state.js';
import { readNeurons } from './neurons.js';
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
/** @typedef {import('../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../engine/types.js').LayerInfo} LayerInfo */
/** @typedef {import('../engine/types.js').ModelInfo} ModelInfo */
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

/**
 * The network that the page is about: the open one, or else the one that the shown report is of.
 * @param {State} state
 * @returns {ModelInfo | null}
 */
export function networkOf({ model, shown }) {
  return model?.info ?? shown?.report.model ?? null;
}

/**
 * Whether a report is of the open network, read in the same way.
 * @param {ModelInfo} report
 * @param {ModelInfo} model
 */
export function isOf(report, model) {
  return report.sha256 === model.sha256 && report.alphabet === model.alphabet;
}

/** The shown report, if it is of the open network. @param {State} state */
export function ownReport({ shown, model }) {
  return shown && model && isOf(shown.report.model, model.info) ? shown : null;
}

/**
 * Whether a network is the one that the page asks for.
 * @param {Pick<State, 'awaited'>} state
 * @param {Pick<ModelInfo, 'sha256'>} network
 */
export function isAwaited({ awaited }, { sha256 }) {
  return awaited !== null && sha256.startsWith(awaited.sha256);
}

/**
 * The chosen layer; without a (valid) choice the deepest convolution that can be analysed.
 * @param {State} state
 * @returns {LayerInfo | null}
 */
export function layerOf(state) {
  const network = networkOf(state);
  if (!network) return null;
  const chosen = allLayers(network).find(({ index }) => index === state.settings.layer);
  return chosen?.analysable ? chosen : (network.layers.findLast(({ analysable }) => analysable) ?? null);
}

/**
 * Convolutions and dense layers. Reports that an earlier version saved name none of the latter.
 * @param {ModelInfo} network
 */
export function allLayers({ layers, dense = [] }) {
  return [...layers, ...dense];
}

/**
 * The chosen output, counted from 0; the first one where the network has no such output.
 * @param {Pick<State, 'settings' | 'outputs'>} state
 */
export function unitOf({ settings, outputs }) {
  const { output } = settings;
  return outputs.info && output >= outputs.info.units ? 0 : output;
}

/**
 * The neurons of the chosen layer by their effect on the chosen output: those that raise it first, those that lower it last.
 * @param {State} state
 * @returns {number[] | null} null where they were not ranked
 */
export function rankedChannels(state) {
  const { ranking } = state.outputs;
  if (!ranking || ranking.layer !== layerOf(state)?.index) return null;
  return ranking.order[ranking.units.indexOf(unitOf(state))] ?? null;
}

/**
 * The chosen neurons as text; without a choice the first of the ranking, or of the layer.
 * @param {State} state
 */
export function neuronsText(state) {
  return state.settings.neurons ?? String(rankedChannels(state)?.[0] ?? 0);
}

/**
 * What the address has of the state: a neuron that the ranking chose is in it, so that it is the same before it is ranked again.
 * @returns {(state: State) => Settings} the same object as long as nothing of it changes
 */
export function addressed() {
  /** @type {Settings | null} */
  let last = null;
  return state => {
    const neurons = rankedChannels(state) ? neuronsText(state) : state.settings.neurons;
    const value = neurons === state.settings.neurons ? state.settings : { ...state.settings, neurons };
    const isSame =
      last && Object.entries(value).every(([name, part]) => last?.[/** @type {keyof Settings} */ (name)] === part);
    last = isSame ? last : value;
    return /** @type {Settings} */ (last);
  };
}

/** @param {{run: Pick<Run, 'status'> | null}} state */
export function isBusy({ run }) {
  return run !== null && ['running', 'paused', 'stopping'].includes(run.status);
}

/**
 * Neurons that a run which ended early has not finished.
 * @param {Run} run
 */
export function missingNeurons({ status, options, results }) {
  if (status === 'done') return 0;
  return neuronsAsked(options) - (results?.neurons ?? 0);
}

/** @param {Pick<Options, 'targets'>} options @returns {number} neurons that a run with them analyses */
export function neuronsAsked({ targets }) {
  return targets.reduce((sum, { channels }) => sum + channels.length, 0);
}

/**
 * Whether the last run ended early and can continue with the network that is open.
 * @param {Pick<State, 'run' | 'model' | 'opening' | 'question'>} state
 */
export function canContinue(state) {
  const { run, model } = state;
  if (!run || !model || !canRun(state) || missingNeurons(run) === 0) return false;
  return Object.entries(run.network).every(
    ([name, value]) => model.info[/** @type {keyof RunNetwork} */ (name)] === value,
  );
}

/**
 * Whether a run can begin: the network that the page shows is the one that the engine has, and nothing else is run or asked.
 * @param {Pick<State, 'run' | 'model' | 'opening' | 'question'>} state
 */
export function canRun({ run, model, opening, question }) {
  return model !== null && opening === null && question === null && !isBusy({ run });
}

/**
 * What a question to the engine has to wait for, one at a time.
 * @typedef {'network' | 'opening' | 'run' | 'scan' | 'comparison' | 'question'} Obstacle
 */

/**
 * @param {Pick<State, 'run' | 'model' | 'opening' | 'question' | 'annotation' | 'comparingMethods' | 'details'>} state
 * @returns {Obstacle | null} null where the engine can be asked
 */
export function obstacleTo({ run, model, opening, question, annotation, comparingMethods, details }) {
  if (opening) return 'opening';
  if (!model) return 'network';
  if (isBusy({ run })) return 'run';
  if (details.scan && 'abort' in details.scan) return 'scan';
  if (annotation || comparingMethods) return 'comparison';
  return question ? 'question' : null;
}

/**
 * Whether the page shows no more than an example: nothing of the visitor's is open, and nothing was computed.
 * @param {State} state
 */
export function isUntouched({ run, model, opening, examples, shown, sequences, databases, details, sources }) {
  const isExample = (model?.source ?? null) === null && (shown === null || shown.source === 'example');
  const isGiven = Object.values(sources.files).some(files => files.length > 0) || sources.pasted !== '';
  const isOwn = isGiven || sequences !== null || databases.some(({ shipped }) => shipped === null);
  const opensOwn = opening !== null && !examples.some(({ id }) => opening.name === `${id}.onnx`);
  return run === null && isExample && !isOwn && !opensOwn && details.scan === null;
}

/**
 * Whether the engine is at work on something that a comparison would have to wait for.
 * @param {Pick<State, 'run' | 'annotation' | 'comparingMethods' | 'question'>} state
 */
export function isOccupied({ run, annotation, comparingMethods, question }) {
  return isBusy({ run }) || annotation !== null || comparingMethods || question !== null;
}

/**
 * The options of the next run, or null while something is missing.
 * @param {State} state
 * @returns {Options | null}
 */
export function optionsOf(state) {
  const layer = layerOf(state);
  if (!state.presets || !layer) return null;
  const { channels } = readNeurons(neuronsText(state), layer.channels);
  if (!channels) return null;
  const options = structuredClone(state.presets[state.settings.preset]);
  options.seed = state.settings.seed;
  options.targets = [{ layer: layer.index, channels }];
  applyOverrides(options, state);
  return options;
}

/**
 * What a forecast depends on.
 * @param {Options} options
 * @param {Pick<State, 'sequences'>} state
 */
export function forecastKey(options, { sequences }) {
  return JSON.stringify([options, sequences?.sha256]);
}

/**
 * How facets are compared with known motifs, as chosen now; null before the engine is there.
 * @param {State} state
 * @returns {GrammarOptions | null}
 */
export function grammarOf(state) {
  if (!state.presets) return null;
  const options = structuredClone(state.presets[state.settings.preset]);
  applyOverrides(options, state);
  return options.grammar;
}

/** @param {Options} options @param {State} state */
function applyOverrides(options, { settings }) {
  for (const [path, value] of Object.entries(settings.overrides)) setAt(options, path, value);
}

/**
 * Whether the shown report was compared with the motif databases that are open, in this order.
 * @param {State} state
 */
export function isAnnotated({ shown, databases }) {
  const searched = shown?.report.known?.databases.map(({ sha256 }) => sha256) ?? [];
  return searched.length === databases.length && databases.every(({ info }, i) => info.sha256 === searched[i]);
}

/**
 * Whether known motifs can name those of the shown report: the shipped ones are DNA, and of others the engine knows.
 * @param {State} state
 */
export function isComparable({ shown, databases }) {
  return shown?.report.model.alphabet === 'ACGT' || !databases.some(({ shipped }) => shipped !== null);
}

/**
 * @param {Options} options
 * @param {string} path `sampling.generations`
 * @returns {string | number} a switch as `true` or `false`, frequencies separated by commas
 */
export function valueAt(options, path) {
  const [group, name] = path.split('.');
  const value = /** @type {any} */ (options)[group][name];
  return typeof value === 'number' ? value : String(value);
}

/** @param {Options} options @param {string} path @param {string | number} value */
function setAt(options, path, value) {
  const [group, name] = path.split('.');
  const values = /** @type {any} */ (options)[group];
  if (Array.isArray(values[name])) values[name] = String(value).split(',').filter(Boolean).map(Number);
  else values[name] = typeof values[name] === 'boolean' ? value === 'true' : value;
}

/**
 * The neuron whose result is on show.
 * @param {State} state
 * @returns {NeuronReport | null}
 */
export function neuronOf({ shown, settings }) {
  const neurons = shown?.report.neurons ?? [];
  return neurons.find(neuron => neuronId(neuron) === settings.neuron) ?? neurons[0] ?? null;
}

/** @param {{layer: number, channel: number}} neuron */
export function neuronId({ layer, channel }) {
  return `${layer}.${channel}`;
}
