/** The messages between page and engine worker. The data types are generated from Rust: see types.d.ts. */
import type {
  AgreementReport,
  AgreementRequest,
  AlleleChange,
  ChangesRequest,
  Clusters,
  Comparison,
  Contrast,
  ContrastRequest,
  Contribution,
  ContributionsRequest,
  DatabaseInfo,
  DictionaryMotif,
  DigestCheck,
  DiscoveryReport,
  DiscoveryRequest,
  EngineCheck,
  EngineError,
  FastaInfo,
  FieldPicture,
  FootprintOptions,
  FootprintReport,
  Forecast,
  GrammarOptions,
  InsertionRequest,
  InsertionsReport,
  Landscape,
  LessonInfo,
  LogoOptions,
  Look,
  MethodsReport,
  MethodsRequest,
  ModelInfo,
  MotifSet,
  NeuronReport,
  OccurrenceOptions,
  OccurrenceProgress,
  OccurrenceReport,
  OccurrenceSelection,
  Options,
  OutputsInfo,
  OutputsProgress,
  PastedSequence,
  PictureNode,
  Place,
  Preset,
  Progress,
  Query,
  Ranking,
  RankingReport,
  RankingRequest,
  Report,
  Scale,
  Scan,
  SurveyReport,
  SurveyRequest,
  SyntaxTree,
  Trained,
  TrainingOptions,
  TrainingProgress,
  Truth,
} from './types.js';

export type { EngineError };

/** The engine: it answers before its further threads have joined. */
export interface Started extends Threads {
  version: string;
  /** Threads that shall compute in the end. */
  wanted: number;
  isolated: boolean;
  bytes: number;
}

/** Threads that compute now, and whether the wait for the others has ended without them. */
export interface Threads {
  threads: number;
  late: boolean;
}

/** What a further thread of the engine needs. */
export interface Shared {
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
}

/** What the worker of a further thread says: that it computes from now on, or why it stopped. */
export type ThreadMessage = 'joined' | { trapped: string };

/** A file other than the model's own that may contain its weights: ONNX calls them external data. */
export interface ExternalFile {
  name: string;
  content: Blob;
}

export interface OpenRequest {
  name: string;
  content: Blob;
  /** What the input's channels stand for, such as `AGCT` or `ACGT,0.5`; left out, the engine takes what is usual. */
  alphabet?: string | null;
  /** Letters of the input, where the file leaves their number free; left out, as many as the deepest layer needs. */
  length?: number | null;
  externalFiles?: ExternalFile[];
  /** Why the reference engine is not to be asked: it has stopped the engine before. */
  unchecked?: string;
}

export interface Opened {
  info: ModelInfo;
  /** Our kernels against the reference engine; null where it cannot run this network. */
  check: EngineCheck | null;
  /** Why it cannot; null where it can. */
  unchecked: string | null;
  /** Seconds that opening and checking took. */
  seconds: number;
}

/** What a run would take, with the seconds on this machine: if it ends as early as possible, usually, and at the longest. */
export interface TimedForecast extends Forecast {
  seconds: { shortest: number; usual: number; longest: number };
}

export interface JobResult {
  /** The report's JSON text. */
  report: string;
  cancelled: boolean;
}

/** What was found, of all queries or of those that were compared before the comparison was cancelled. */
export interface Compared extends Comparison {
  cancelled: boolean;
}

/** What a motif file contains. */
export interface MotifsRead {
  motifs: Pick<Query, 'id' | 'name' | 'ppm'>[];
  warnings: string[];
}

/** The methods that were done, of all or of those before the comparison was cancelled. */
export interface MethodsCompared extends MethodsReport {
  cancelled: boolean;
}

/** A neuron; what is left out is the engine's choice. */
export type MethodsParams = Pick<MethodsRequest, 'layer' | 'channel'> & Partial<MethodsRequest>;

/** The result of a training, and its network as the bytes of an ONNX file. */
export interface TrainedNetwork extends Trained {
  model: Uint8Array<ArrayBuffer>;
}

export interface ActivationsRequest {
  layer: number;
  /** The content of a file with sequences, or text. */
  sequences: Blob | string;
  /** Name of the file. */
  name?: string;
  channel?: number;
  gradient?: boolean;
  engine?: 'simd' | 'tract';
  /** Whether each sequence is one window. */
  window?: boolean;
}

/** The values of a scan, one typed array per channel: messages with millions of values are quick that way. */
export interface Scanned extends Omit<Scan, 'values'> {
  values: Float32Array[];
}

/** Records of the user: all letters as characters, one record after another, and the end of each. */
export interface Records {
  letters: Uint8Array;
  ends: Uint32Array;
}

/** What was asked, of all or of what was done before a cancel. */
export type Ranked = RankingReport & { cancelled: boolean };
export type Inserted = InsertionsReport & { cancelled: boolean };

/** A search for motifs and trees: those of a report (JSON), or the matrices of a motif file. */
export interface HitsRequest {
  report?: string;
  file?: { name: string; content: Blob };
  selection?: Partial<OccurrenceSelection>;
  options?: Partial<OccurrenceOptions>;
}

/** Every request: its parameters and its answer. */
export interface Methods {
  start: { params: { threads?: number }; result: Omit<Started, 'late'> & { shared: Shared | null } };
  open: { params: OpenRequest; result: Opened };
  picture: { params: object; result: PictureNode[] };
  field: { params: { layer: number }; result: FieldPicture };
  filters: { params: { layer: number }; result: number[][][] };
  scan: { params: { layer: number; sequence: string }; result: Scanned };
  /** The first sequence of a pasted text. */
  pasted: { params: { text: string }; result: PastedSequence };
  preset: { params: { name: Preset }; result: Options };
  forecast: { params: { options: Options }; result: TimedForecast };
  /**
   * `withoutMotifs` leaves the known motifs out, where they have another alphabet. `previous` is the report of the same
   * run, where it ended early; `below` are reports of earlier layers, whose facets start sequences hold.
   */
  run: {
    params: { options: Options; withoutMotifs?: boolean; previous?: string; below?: string[] };
    result: JobResult;
  };
  /** One report of several runs of the same network, with the databases that are open. */
  merge: { params: { reports: string[] }; result: { report: string } };
  annotate: { params: { report: string; options: GrammarOptions }; result: JobResult };
  'motifs.add': { params: { name: string; content: Blob }; result: DatabaseInfo };
  'motifs.remove': { params: { index: number }; result: DatabaseInfo[] };
  /** The sequences of which random sequences are shuffles, in place of those that were open. */
  'sequences.open': { params: { name: string; content: Blob }; result: FastaInfo };
  'sequences.close': { params: object; result: null };
  compare: { params: { name: string; content: Blob; options: GrammarOptions }; result: Compared };
  /** The motifs of a file, without comparing them with the databases. */
  'motifs.read': { params: { name: string; content: Blob; options: GrammarOptions }; result: MotifsRead };
  /** The usual methods on one neuron of a report, for comparison with its facets. */
  methods: { params: { report: string; request: MethodsParams }; result: MethodsCompared };
  contrast: { params: { reports: string[]; motifs: MotifSet[]; request: ContrastRequest }; result: Contrast };
  /** The motifs of a file as a side of such a comparison: of all motifs or of those before it was cancelled. */
  motifSet: {
    params: { name: string; content: Blob; options: GrammarOptions };
    result: MotifSet & { cancelled: boolean };
  };
  syntaxSvg: { params: { tree: SyntaxTree; dictionary: DictionaryMotif[]; alphabet: string }; result: string };
  /** About a neuron of the open network; `truth` is ZEB1, the toy's matrix, where it is left out, none where it is null. */
  'lesson.open': { params: { layer: number; channel: number; truth?: Truth | null }; result: LessonInfo };
  'lesson.look': { params: { sequence: string }; result: Look };
  'lesson.rank': { params: { start: number; count: number }; result: Ranking };
  'lesson.landscape': { params: { resolution: number }; result: Landscape };
  'lesson.place': { params: { x: number; y: number }; result: Place };
  'lesson.cluster': { params: { k: number; seed?: number }; result: Clusters };
  /** Trains the toy network; the trained network is not opened. */
  'lesson.train': { params: Partial<TrainingOptions>; result: TrainedNetwork };
  /** Prepares the whole network, with everything after its layers; `scale` is `logit` where it is left out. */
  'outputs.open': { params: { scale?: Scale }; result: OutputsInfo };
  /** The values of all units, record × unit; NaN for a record that has not the length of the input. */
  'outputs.values': { params: Records; result: Float32Array };
  /** The neurons of a layer by their effect on the outputs; without records on drawn sequences. */
  'outputs.rank': { params: { request: Partial<RankingRequest>; records?: Records }; result: Ranked };
  /** The change of the outputs by the facets and trees of a report; without records in drawn sequences. */
  'outputs.insert': {
    params: { report: string; request: Partial<InsertionRequest>; records?: Records };
    result: Inserted;
  };
  /**
   * Asks the outputs that are open about variants, two records for each: reference, then alternative allele. With a
   * report, also the facets of its neurons.
   */
  'changes.begin': { params: { request: Partial<ChangesRequest>; report?: string }; result: null };
  'changes.push': { params: Records; result: AlleleChange[] };
  /** The strongest windows of neurons, in records that are pushed chunk by chunk. */
  'survey.begin': { params: Partial<SurveyRequest>; result: null };
  'survey.push': { params: Records; result: null };
  'survey.result': { params: { report?: string }; result: SurveyReport };
  /** The contributions to one neuron, in the strongest window of each record. */
  'contributions.begin': { params: Partial<ContributionsRequest>; result: null };
  'contributions.push': { params: Records; result: Contribution[] };
  /** TF-MoDISco on the contributions to one neuron, in the strongest window of each record that is pushed. */
  'modisco.begin': { params: Partial<DiscoveryRequest>; result: null };
  'modisco.push': { params: Records; result: null };
  'modisco.search': { params: object; result: DiscoveryReport & { cancelled: boolean } };
  /** Motifs of the strongest windows of one neuron, in records that are pushed, by expectation maximisation as in MEME. */
  'meme.begin': { params: Partial<WindowMotifsRequest>; result: null };
  'meme.push': { params: Records; result: null };
  'meme.search': { params: object; result: WindowMotifsReport & { cancelled: boolean } };
  /** Begins a search for motifs in sequences, in place of an earlier one. */
  'hits.begin': { params: HitsRequest; result: null };
  /** Whole records: their letters one after another, and the end of each. */
  'hits.push': { params: { letters: Uint8Array; ends: Uint32Array }; result: OccurrenceProgress };
  'hits.result': { params: object; result: OccurrenceReport };
  /** Begins to average signals around sites, in place of an earlier footprint. */
  'footprint.begin': { params: Partial<FootprintOptions>; result: null };
  /**
   * Sites of a group (the first where it is left out): `values` are sites × tracks × (2 · half + 1), NaN where there are no
   * data; `reverse` is 1 for a site on the other strand, else 0.
   */
  'footprint.push': { params: { group?: number; values: Float32Array; reverse: Uint8Array }; result: null };
  'footprint.result': { params: object; result: FootprintReport };
  /** Predictions of one network or two against labels (NaN where there is none), each records × tasks in rows. */
  agreement: {
    params: AgreementRequest & { predictions: Float32Array[]; labels: Float32Array };
    result: AgreementReport;
  };
  pause: { params: object; result: null };
  resume: { params: object; result: null };
  cancel: { params: object; result: null };
  /**
   * How alike some matrices, `count` from `first` on, are to all of them: row by row, for each pair the correlation of the best
   * alignment, its offset, and 1 where the reverse complement is aligned, else 0.
   */
  similarities: {
    params: { matrices: number[][][]; alphabet: string; first: number; count: number };
    result: Float32Array;
  };
  logo: { params: { ppm: number[][]; alphabet: string; options?: LogoOptions }; result: string };
  /** Several of them: each message costs time on the page. */
  logos: { params: { logos: { ppm: number[][]; options: LogoOptions }[]; alphabet: string }; result: string[] };
  contributionLogo: { params: { map: number[][]; alphabet: string; options?: LogoOptions }; result: string };
  activations: { params: ActivationsRequest; result: string };
  /** Reads a report of this or an earlier version; the answer is one of this version. */
  check: { params: { report: string }; result: { report: string; digest: DigestCheck } };
  /** The same for the page: what was read, and its JSON in parts and as a file. */
  'report.read': {
    params: { name: string; content: Blob };
    result: { digest: DigestCheck; head: Omit<Report, 'neurons'>; neurons: NeuronReport[]; text: string[]; json: Blob };
  };
  meme: { params: { report: string }; result: string };
  networkMeme: { params: { report: string }; result: string };
  html: { params: { report: string; methods: string }; result: string };
  memory: { params: object; result: number };
}

export type Method = keyof Methods;
export type Request = { [M in Method]: { id: number; method: M; params: Methods[M]['params'] } }[Method];
export type Answer =
  | { id: number; result: unknown }
  | { id: number; error: EngineError }
  | { id: number; piece: import('./pieces.js').Piece };
/** The requests that work in slices, and can be cancelled. */
export type JobMethod =
  | 'run'
  | 'annotate'
  | 'compare'
  | 'motifSet'
  | 'methods'
  | 'lesson.train'
  | 'outputs.rank'
  | 'outputs.insert'
  | 'modisco.search'
  | 'meme.search';
export type Event = { job: JobMethod } & (
  | { event: 'progress'; progress: Progress | TrainingProgress | OutputsProgress }
  | { event: 'partial'; report: string }
);
