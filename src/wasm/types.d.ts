// Generated from the Rust types; to renew it: BLESS=1 cargo test --lib typescript

/** An observed number, and what chance gives. */
export type AgainstChance = {
  /** The observed number. */
  observed: number;
  /** The expected number; null where it cannot be estimated from one record. */
  expected: number | null;
  /** Observed divided by expected; null where nothing is expected. */
  ratio: number | null;
  /** Probability of as many by chance; null where nothing is expected. */
  p: number | null;
};

/** Agreement of one network with the labels of one task. What is not defined is null. */
export type Agreement = {
  /** Area under the receiver operating characteristic; for two classes. */
  auroc: number | null;
  /** Area under the precision-recall curve; for two classes. */
  auprc: number | null;
  /** Pearson's correlation. */
  pearson: number | null;
  /** Spearman's correlation: that of the ranks, with mean ranks for ties. */
  spearman: number | null;
};

/** Agreement with labels. */
export type AgreementReport = {
  /** Names of the networks. */
  networks: Array<string>;
  /** The tasks. */
  tasks: Array<TaskAgreement>;
  /** Comparisons of two networks, for figures that two tasks or more have; empty for one network. */
  comparisons: Array<NetworkComparison>;
};

/** The tasks of a comparison. */
export type AgreementRequest = {
  /** Name of each network, one or two. */
  networks: Array<string>;
  /** Name of each task. */
  tasks: Array<string>;
};

/** The best alignment of a matrix with the truth. */
export type Alignment = {
  /** Pearson correlation of the probabilities of all aligned positions. */
  correlation: number;
  /** Position of the matrix at which the truth starts; negative where the truth starts before the matrix. */
  offset: number;
  /** `+`, or `-` for the reverse complement of the truth. */
  orientation: string;
};

/** The change by one variant. */
export type AlleleChange = {
  /** For each unit the output for the reference allele. */
  reference: Array<number>;
  /** For each unit the output for the alternative allele, less that for the reference. */
  change: Array<number>;
  /** The neurons of the layer that was asked. */
  neurons: Array<NeuronChange>;
  /** The facets of these neurons that explain a window of either allele which the variant changes. */
  facets: Array<FacetChange>;
};

/** A motif in the place of another one. */
export type Alternative = {
  /** Index of the tree that has it, in `syntax`. */
  tree: number;
  /** The motif. */
  leaf: Leaf;
};

/** Trees of a neuron that have the same motifs but for one, at the same place: A with B, or A with C. They are listed as trees of their own, too. */
export type Alternatives = {
  /** In one line: `ZEB1 (–[3 bp]– CTCF or –[4–9 bp]– GATA1)`. */
  text: string;
  /** Index of the leaf that differs. */
  leaf: number;
  /** What may stand in its place, by decreasing gain. */
  others: Array<Alternative>;
  /** The truth table of all these trees: the leaves, with those of `others` behind the one that differs. */
  rows: Array<Combination>;
};

/** The network's answers about an arrangement (in-silico marginalisation): mean activations of random sequences that the needed letters of the motifs are written into. */
export type Answers = {
  /** Identifier of the facet whose letters were written. */
  crm: string;
  /** Number of random sequences. */
  backgrounds: number;
  /** What is written for each motif; empty in older reports. */
  written?: Array<Written>;
  /** Nothing is written. */
  without: Mean;
  /** All motifs are written. */
  with: Mean;
  /** Each motif alone. */
  alone: Array<Mean>;
  /** All but one motif. */
  left_out: Array<Mean>;
  /** One motif is replaced by its reverse complement; empty for letters without complement. */
  reversed: Array<Mean>;
  /** Two neighbours change places, for each pair of neighbours. */
  swapped: Array<Mean>;
  /** The distances after each motif except the last. */
  distances: Array<Distances>;
  /** How the motifs act together; absent for a single motif. */
  joint?: Joint;
  /** All motifs, at one place in the receptive field after the other; absent in older reports. */
  places?: Places;
  /** Motifs that are not neighbours, each pair without the others; empty for less than three motifs and in older reports. */
  pairs?: Array<Pair>;
};

/** An attribution method. */
export type AttributionMethod = "saliency" | "gradient-input" | "integrated-gradients" | "deep-lift" | "mutagenesis";

/** Options of integrated gradients and DeepLIFT. */
export type AttributionOptions = {
  /** The reference input that a sequence is compared with. */
  reference: Reference;
  /** Steps of the path from the reference (1 to 10,000); gradients are taken at the middle of each (captum's `riemann_middle`). */
  steps: number;
  /** Shuffled references per sequence (1 to 1,000). */
  shuffles: number;
  /** Seed of the shuffles; a whole number below 2⁵³. */
  seed: number;
};

/** What the random sequences themselves give. */
export type BackgroundResponse = {
  /** Number of random sequences. */
  sequences: number;
  /** Their mean activation. */
  mean: Mean;
  /** Their largest activation. */
  max: number;
  /** This, relative to the neuron's largest activation. */
  share: number;
  /** The places in the user's sequences that they are cut at; absent where they are not shuffles. */
  places?: WindowPlaces;
};

/** What the random sequences of a run were drawn from. */
export type BackgroundSource = { "kind": "uniform" } | { "kind": "frequencies";
  /** Each letter and its frequency. */
  letters: string, } | { "kind": "shuffled";
  /** Name of the file. */
  name: string;
  /** SHA-256 of its bytes, 64 hexadecimal digits. */
  sha256: string;
  /** Number of sequences. */
  sequences: number;
  /** Number of their letters. */
  letters: number;
  /** Number of these that are outside the alphabet. */
  foreign: number;
};

/** A part of a syntax tree: a leaf by its index, or two parts and the gap between them. */
export type Branch = number | {
  /** The 5' part. */
  left: Branch;
  /** The 3' part. */
  right: Branch;
  /** Gap between the last motif of `left` and the first of `right`; null if no facet contains both. */
  gap: Gap | null;
};

/** The centre of a cluster. */
export type Centroid = {
  /** Along the first principal component. */
  x: number;
  /** Along the second principal component. */
  y: number;
  /** The mean map of its sequences, weighted by their values: position × channel. */
  map: Array<Array<number>>;
};

/** What is asked about variants. */
export type ChangesRequest = {
  /** Units of the outputs, counted from 0; empty means all. */
  units: Array<number>;
  /** Layer whose neurons are asked, too, counted from 1; 0 for none. */
  layer: number;
  /** Its channels, counted from 0; empty means all. */
  channels: Array<number>;
};

/** How many of a neuron's facets are clear, and how many of its strong sequences they explain. A facet is clear if it has enough sequences, a decoupling of at least `MIN_DECOUPLING` and a purity of at least `MIN_PURITY`. A sequence is strong from half of the neuron's maximum activation on. It is explained if its facet is clear and it holds at least half of the facet's motifs, by their information, at their places. */
export type Clarity = {
  /** The class of the neuron, by `coverage`. */
  kind: ClarityKind;
  /** Share of the strong sequences that clear facets explain, 0 … 1. */
  coverage: number;
  /** Number of strong sequences. */
  strong: number;
  /** Number of facets. */
  facets: number;
  /** Number of clear facets. */
  clear: number;
  /** Number of facets that have enough sequences and are not clear. */
  mixed: number;
  /** Number of facets that have too few sequences. */
  few: number;
  /** Minimum number of sequences of a facet that has enough. */
  sequences: number;
};

/** How well a neuron's facets explain it. */
export type ClarityKind = "clear" | "partly-clear" | "mixture" | "too-few";

/** A cluster's matrix and figures, as in a report's facets. */
export type ClusterFigures = {
  /** Number of sequences. */
  sequences: number;
  /** Its matrix. */
  ppm: Ppm;
  /** The most probable letter of every position. */
  consensus: string;
  /** Value of the consensus sequence. */
  consensus_activation: number;
  /** Largest value among its sequences and their consensus. */
  max_activation: number;
  /** I1 = consensus activation / largest activation of the cluster. */
  decoupling: number;
  /** I2 = largest activation of the cluster / largest activation of the neuron. */
  importance: number;
  /** Mean information content, bits per position. */
  information: number;
  /** Correlation with the truth at the best offset; none where it is unknown. */
  correlation: number | null;
};

/** All sequences that activate the neuron, divided into `k` clusters by the pooling's input maps. */
export type Clusters = {
  /** Number of clusters. */
  k: number;
  /** Projections of the sequences' maps onto the principal plane. */
  points: Points;
  /** Share of the maps' variance along the two principal components, 0 … 1. */
  explained: [number, number];
  /** The clusters' centres. */
  centroids: Array<Centroid>;
  /** The clusters by position of their pattern from left to right, then by size. */
  clusters: Array<ClusterFigures>;
  /** All sequences together. */
  mixed: ClusterFigures;
  /** Mean decoupling of the clusters, weighted by their sequences. */
  decoupling: number;
};

/** A row of the truth table. */
export type Combination = {
  /** For each leaf whether it occurs. */
  present: Array<boolean>;
  /** The facets with this combination. */
  crms: Array<string>;
};

/** Motifs of a tree that occur together. */
export type CombinationHits = {
  /** For each leaf whether it is there. */
  present: Array<boolean>;
  /** Smallest and largest gap between neighbours that are there. */
  gaps: Array<[number, number]>;
  /** Its sites, and those that are found where the motifs come from different records (each leaf from the next of neighbouring records); p by a binomial distribution of their sum (Przyborowski & Wilenski 1940). */
  hits: AgainstChance;
};

/** The result of a comparison. */
export type Comparison = {
  /** The databases searched. */
  databases: Array<DatabaseInfo>;
  /** Number of known motifs in all of them. */
  targets: number;
  /** Warnings about the file of queries. */
  warnings: Array<string>;
  /** The queries compared so far, in the order of their file. */
  queries: Array<Query>;
  /** The matched known motifs, each once. */
  motifs: Array<KnownMotif>;
  /** The table of the program Tomtom, tab-separated. */
  tsv: string;
};

/** The letters of random sequences. */
export type Composition = "uniform" | "frequencies" | "shuffled";

/** Layers of one network or of several, and what they have in common. */
export type Contrast = {
  /** The layers, in the order of the request. */
  sides: Array<Side>;
  /** The factors of each combination of layers, each factor once; the largest set first. */
  sets: Array<SharedFactors>;
  /** A test of each ordered pair of layers. */
  tests: Array<SideTest>;
};

/** What is compared. */
export type ContrastRequest = {
  /** The layers, two to six. */
  sides: Array<ContrastSide>;
  /** Number of neurons of each layer that are compared: those with the most significant matches; the paper's is 100. */
  top: number;
  /** Largest q-value at which a factor counts as found in a layer; the paper's is 0.001. */
  q: number;
};

/** What is compared with the others. */
export type ContrastSide = {
  /** Index of the report. */
  report: number;
  /** Layer, counted from 1. */
  layer: number, } | {
  /** Index of the file. */
  motifs: number;
};

/** The contributions in the strongest window of a record. */
export type Contribution = {
  /** Index of the record among those that were given together. */
  record: number;
  /** First letter of the window, counted from 0. */
  start: number;
  /** The value of the window. */
  value: number;
  /** The mean value of the references; absent for methods without. */
  reference?: number;
  /** The sum of all contributions; absent for methods whose contributions have no sum. */
  sum?: number;
  /** The importance of each position of the window. */
  positions: Array<number>;
  /** The importance of each letter at each position, position × letter. */
  importance: Array<Array<number>>;
};

/** What is asked. */
export type ContributionsRequest = {
  /** Layer, counted from 1. An output that is a dense layer is one. */
  layer: number;
  /** Channel, counted from 0. */
  channel: number;
  /** The method. */
  method: AttributionMethod;
  /** Options of integrated gradients and DeepLIFT. */
  options: AttributionOptions;
};

/** How q-values are estimated. */
export type Correction = "storey" | "benjamini-hochberg";

/** One facet with the position probability matrix of its sequences (the paper's “CN CRM”). */
export type Crm = {
  /** `layer.channel.facet`; facets are numbered from 1 by decreasing quality. */
  id: string;
  /** The cluster at each max-pooling, from the deepest one to the first; a merged facet has several paths. */
  paths: Array<Array<number>>;
  /** Number of sequences. */
  sequences: number;
  /** Purity, 0 … 1: share of its strongest sequences (from half of its maximum activation on) that hold its motifs at the same places; absent where no column is informative, or where it has few sequences. */
  purity?: number;
  /** Maximum activation of these sequences. */
  max_activation: number;
  /** The most probable letter at every position. */
  consensus: string;
  /** Activation of the consensus. */
  consensus_activation: number;
  /** I1 = consensus activation / maximum activation of the facet. */
  decoupling: number;
  /** I2 = maximum activation of the facet / maximum activation of the neuron. */
  importance: number;
  /** Mean information content, bits per position. */
  information: number;
  /** Information content of each position, bits. */
  information_content: Array<number>;
  /** Quality, 0 … 3, by which facets are sorted: decoupling + importance + contrast between the motif's columns and the other columns, relative to the neuron's other facets. */
  quality: number;
  /** Offset of its pattern from that of the first facet, in bp; positive to the right. */
  shift: number;
  /** Probabilities, one row per position, one column per letter; rows sum to 1. */
  ppm: Ppm;
  /** Whether it has too few sequences for a reliable matrix. */
  small: boolean;
  /** Number of the neuron's searches that found it; absent if there was one. */
  found?: number;
  /** The columns that the neuron needs. */
  needs?: Needs;
  /** Runs of informative positions, from 5' to 3'. */
  segments?: Array<Segment>;
  /** Matches of the whole matrix in the motif databases. */
  search?: Search;
  /** Sites of the dictionary's motifs in it, from 5' to 3'. */
  sites?: Array<Site>;
  /** Its strongest sequences, the strongest first; absent for the matrix before demixing, and in older reports. */
  strongest?: Array<StrongSequence>;
};

/** One file of known motifs. */
export type DatabaseInfo = {
  /** File name. */
  name: string;
  /** SHA-256 of the file. */
  sha256: string;
  /** `MEME`, `JASPAR`, `TRANSFAC`, `STAMP`, `HOCOMOCO`, `HOMER`, `CIS-BP`, `ENCODE`, `RSAT`, `UniPROBE` or `table`. */
  format: string;
  /** Number of motifs. */
  motifs: number;
  /** Properties of the file that limit the results. */
  warnings: Array<string>;
};

/** Parameters of the demixing stage (paper, “Demixing”; algorithm sections 3 to 5). */
export type DemixingOptions = {
  /** Motif pattern groups P; 0 chooses P for each neuron. */
  groups: number;
  /** Largest P that is tried. */
  max_groups: number;
  /** Mean decoupling, weighted by cluster size, at which no larger P is tried. */
  accept: number;
  /** Clusters smaller than this are not divided further. */
  min_cluster: number;
  /** Number of clusters by the input map of the last convolution, for neurons without max-pooling; with 1 these have one facet. */
  unpooled: number;
  /** Number of starts of k-means; the best is kept. */
  restarts: number;
  /** Maximum number of Lloyd iterations per start. */
  iterations: number;
  /** Maximum number of rows that centres are fitted on; all rows are assigned exactly. */
  fit_rows: number;
  /** Which maps are clustered. */
  maps: Maps;
  /** Correlation of the informative positions above which two facets at the same place are merged. */
  merge: number;
};

/** How a neuron's sequences were demixed. */
export type DemixingReport = {
  /** Number of motif pattern groups per pooling, P. */
  groups: number;
  /** Why this P was chosen. */
  reason: GroupChoice;
  /** The results of every P that was tried. */
  tried: Array<GroupTrial>;
  /** Number of clusters, before identical facets were merged. */
  clusters: number;
  /** Number of facets. */
  facets: number;
  /** Seconds. */
  seconds: number;
};

/** A motif of a neuron's dictionary (algorithm section 8). */
export type DictionaryMotif = {
  /** `layer.channel.mN`, counted from 1. */
  id: string;
  /** The factors of its known motifs in short, or its consensus. */
  name: string;
  /** Identifier of the facet that it was taken from. */
  crm: string;
  /** Its first position in that facet, counted from 0. */
  start: number;
  /** Number of facets that contain it. */
  crms: number;
  /** Number of the neuron's searches that found it; absent if there was one. */
  found?: number;
  /** Probabilities, one row per position. */
  ppm: Ppm;
  /** Number of sequences of the sites that it is the mean of; absent in older reports. */
  sequences?: number;
  /** Its matches in the motif databases; absent if none was searched. */
  search?: Search;
};

/** Whether a report's digest matches its content. */
export type DigestCheck = "equal" | "differs";

/** A pattern. */
export type DiscoveredPattern = {
  /** `pos_patterns.pattern_0`, as the program names it. */
  id: string;
  /** Probabilities of letters. */
  ppm: Ppm;
  /** Mean contributions, position × letter: the program's CWM. */
  contributions: Array<Array<number>>;
  /** Mean hypothetical contributions, position × letter: the program's hCWM. */
  hypothetical: Array<Array<number>>;
  /** First position whose contribution counts. */
  start: number;
  /** The position after the last one. */
  end: number;
  /** The most probable letters between them. */
  consensus: string;
  /** Mean sum of the contributions of a seqlet, in units of the value. */
  contribution: number;
  /** Its places. */
  seqlets: Array<DiscoveredSeqlet>;
};

/** A place of a pattern. */
export type DiscoveredSeqlet = {
  /** Index of the record. */
  record: number;
  /** First letter in the record, counted from 0. */
  start: number;
  /** Letters. */
  length: number;
  /** Whether it is on the other strand. */
  reverse: boolean;
};

/** The patterns that were found. */
export type DiscoveryReport = {
  /** Layer, counted from 1. */
  layer: number;
  /** Channel, counted from 0. */
  channel: number;
  /** Letters of the matrices' columns. */
  alphabet: string;
  /** Letters of each record that were searched. */
  length: number;
  /** Number of records. */
  records: number;
  /** Number of those that were searched. */
  searched: number;
  /** Number of those for which there was no room. */
  left: number;
  /** Number of seqlets with positive and with negative contributions. */
  seqlets: [number, number];
  /** What was set, or what fits the length. */
  options: ModiscoOptions;
  /** Patterns that raise the value, in descending order of their number of seqlets. */
  positive: Array<DiscoveredPattern>;
  /** Patterns that lower it. */
  negative: Array<DiscoveredPattern>;
  /** All patterns as a MEME file, each between the first and the last position that counts. */
  meme: string;
};

/** A neuron, and how its patterns are searched. */
export type DiscoveryRequest = {
  /** Layer, counted from 1. An output that is a dense layer is one. */
  layer: number;
  /** Channel, counted from 0. */
  channel: number;
  /** The method that gives the contributions. */
  method: AttributionMethod;
  /** Its options; the seed is also that of the search. */
  attribution: AttributionOptions;
  /** Letters in the middle of each window that are searched (1 to 100,000): 400, as in the program. */
  within: number;
  /** Options of the search; left out, those of the program, or smaller ones for short sequences. */
  options?: ModiscoOptions;
};

/** How two matrix columns are compared. */
export type Distance = "ed" | "pearson" | "sandelin";

/** The mean activation for each distance between two motifs. */
export type Distances = {
  /** The smallest gap, bp; the others follow one by one. */
  first: number;
  /** Mean activation over the random sequences, at the best of several places in the receptive field. */
  means: Array<number>;
  /** This place for each distance: the position of the first letter, counted from 0; empty in older reports. */
  starts?: Array<number>;
  /** The gaps that the neuron accepts: those whose mean is at least half way up; of several runs the one with the largest sum of what is above. */
  accepted: [number, number] | null;
};

/** The matrix of letters that were drawn afresh while the neuron stays active. */
export type Drawn = {
  /** Its first position in the facet, counted from 0. */
  start: number;
  /** Probabilities, one row per position. */
  ppm: Ppm;
};

/** The difference between the SIMD kernels and the reference engine on the same random sequences. */
export type EngineCheck = {
  /** Whether they agree. */
  verdict: Verdict;
  /** Where they part, if they do not agree. */
  fault?: Fault;
  /** Number of sequences compared in each layer. */
  sequences: number;
  /** Largest absolute difference, divided by the layer's largest absolute value. */
  max_relative_difference: number;
  /** Layer with the largest difference, counted from 1. */
  layer: number;
  /** Number of layers left out because the reference engine would take too long. */
  unchecked: number;
};

/** A refusal: what is wrong, with what, and what to do next. */
export type EngineError = {
  /** Its stable code, `area.kind`. */
  code: string;
  /** The file, node, line or option that is at fault. */
  concerns: string;
  /** What is wrong, in one sentence. */
  message: string;
  /** What the user can do next. */
  next: string;
  /** The same for programs; absent where they need no more than the code. */
  details?: ErrorDetails;
};

/** What a program needs to know about an `Error`: page and command read these fields, never the sentences. */
export type ErrorDetails = { "kind": "missing-file";
  /** Its path, as the model spells it. */
  file: string, } | { "kind": "input-channels";
  /** Number of channels of the input. */
  channels: number, } | { "kind": "layer";
  /** Layer, counted from 1. */
  layer: number, } | { "kind": "neuron";
  /** Layer, counted from 1. */
  layer: number;
  /** Channel, counted from 0. */
  channel: number, } | { "kind": "option";
  /** Its path in the options, such as `sampling.generations`. */
  path: string;
  /** The value given; null where it is not a finite number. */
  value: number | null;
  /** Smallest value allowed. */
  min: number;
  /** Largest value allowed. */
  max: number, } | { "kind": "line";
  /** Name of the file. */
  file: string;
  /** Line, counted from 1. */
  line: number, } | { "kind": "field";
  /** Its path in the report, such as `neurons.0.crms.2.ppm`. */
  path: string;
};

/** Options of the search for motifs. */
export type ExpectationOptions = {
  /** Most motifs (1 to 20). */
  motifs: number;
  /** Smallest number of positions (3 to 50). */
  min_width: number;
  /** Largest number of positions (up to 50). */
  max_width: number;
  /** Most sequences that are used, evenly spaced (2 to 2,000). */
  sequences: number;
  /** Whether sites may be on the other strand, where letters have complements. */
  both_strands: boolean;
};

/** What is searched for. */
export type Extreme = "maximum" | "minimum";

/** The change of a facet that explains the window of an allele. */
export type FacetChange = {
  /** Channel of its neuron, counted from 0. */
  channel: number;
  /** Its identifier. */
  id: string;
  /** Share of its motifs, by their information, that the reference holds in the window that fits the facet best, 0 … 1. */
  held: number;
  /** The same for the alternative allele, less that of the reference. */
  held_change: number;
  /** The pre-activation of the neuron for the window of the reference. */
  reference: number;
  /** The same for the alternative allele, less that of the reference. */
  change: number;
};

/** How many of the strongest windows belong to a facet. */
export type FacetShare = {
  /** Identifier of the facet. */
  id: string;
  /** Number of windows that fit it best. */
  windows: number;
  /** Number of those that it explains: they hold at least half of its motifs, by their information. */
  explained: number;
};

/** A factor that motifs of the report's neurons match (paper, “Evaluating the discovered motifs”). */
export type Factor = {
  /** Index in `motifs` of its most significant motif. */
  motif: number;
  /** Name of the factor. */
  name: string;
  /** The name as it is shown: after its family, and with a mark where the match is weak; absent in older reports. */
  label?: string;
  /** Names of all factors merged into this one. */
  names: Array<string>;
  /** Smallest q-value. */
  q: number;
  /** The neurons with a match, by layer. */
  layers: Array<FactorLayer>;
};

/** The neurons of one layer with a match to a factor. */
export type FactorLayer = {
  /** Layer, counted from 1. */
  layer: number;
  /** Its neurons, in order. */
  channels: Array<number>;
  /** Smallest q-value in this layer. */
  q: number;
};

/** What is said about a file with sequences. */
export type FastaInfo = {
  /** Name of the file. */
  name: string;
  /** SHA-256 of its bytes, 64 hexadecimal digits. */
  sha256: string;
  /** `FASTA`, `FASTQ`, `GenBank`, `EMBL` or `lines`. */
  format: string;
  /** Number of sequences. */
  sequences: number;
  /** Length of the longest, in letters. */
  longest: number;
  /** What was left out, in sentences. */
  warnings: Array<string>;
};

/** Where the engines part. */
export type Fault = {
  /** The first layer where they differ, counted from 1. */
  layer: number;
  /** Its channel with the largest difference, counted from 0. */
  channel: number;
  /** The value of the SIMD kernels for the sequence with the largest difference. */
  kernels: number;
  /** That of the reference engine. */
  reference: number;
  /** Which of them the plain evaluation supports. */
  kind: Supported;
};

/** The output of one operation. */
export type FeatureMap = {
  /** Name of the operation. */
  name: string;
  /** Number of positions. */
  positions: number;
  /** Number of channels. */
  channels: number;
  /** Values, position × channel. */
  values: Array<Array<number>>;
};

/** What one neuron in the middle of a layer depends on. */
export type FieldPicture = {
  /** First and last position of the input, counted from 0. */
  letters: [number, number];
  /** For each operation its first and last position, or null. */
  nodes: Array<[number, number] | null>;
};

/** How deep a footprint is. */
export type FootprintDepth = {
  /** Mean of the centre; null without data. */
  centre: number | null;
  /** Mean of the flanks. */
  flank: number | null;
  /** Flanks minus centre: positive for a dip. */
  depth: number | null;
  /** 1 − centre / flanks: 1 for a centre without signal, 0 for none that differs. */
  relative: number | null;
};

/** Options of a footprint. */
export type FootprintOptions = {
  /** Names of the tracks, in the order of the values. */
  tracks: Array<string>;
  /** Names of the groups of sites. */
  groups: Array<string>;
  /** Letters on either side of the midpoint (1 to 10,000): a window has 2 · half + 1 values. */
  half: number;
  /** How windows are made comparable. */
  normalisation: Normalisation;
  /** Positions at most so far from the midpoint are the centre of the footprint. */
  centre: number;
  /** So many positions on either side of the centre are its flanks. */
  flank: number;
  /** First and last position, relative to the midpoint, whose mean is compared between groups. */
  region: [number, number];
};

/** Signals around sites. */
export type FootprintReport = {
  /** What was set. */
  options: FootprintOptions;
  /** The groups. */
  groups: Array<SiteGroup>;
  /** For each track, whether the first group has larger values in the region than the second; empty for one group. */
  comparison: Array<TTest>;
};

/** The cost of a run, computed before it starts. */
export type Forecast = {
  /** Number of targets. */
  neurons: number;
  /** Number of neurons of lower layers whose strong sequences are searched for start sequences. */
  lower_neurons: number;
  /** Usual number of sequences to be evaluated. */
  evaluations: number;
  /** The work in each layer. */
  layers: Array<LayerPasses>;
  /** Maximum memory of sampling and demixing, bytes. */
  bytes: number;
};

/** Bases between the end of one motif and the start of the next: those that the network accepts, where it was asked, or else those in the facets. */
export type Gap = {
  /** Minimum; negative if the motifs overlap. */
  min: number;
  /** Maximum. */
  max: number;
  /** Whether it varies (soft syntax); otherwise it is fixed (hard syntax). */
  flexible: boolean;
  /** Number of facets in which both motifs occur. */
  crms: number;
  /** Whether the network accepts every distance that fits the receptive field. */
  any?: boolean;
  /** The minimum and the maximum in the facets, where `min` and `max` are those that the network accepts. */
  observed?: [number, number];
};

/** Numbers of pairs of sites by the gap between them, on one strand and in the order of the tree. */
export type GapCounts = {
  /** The two leaves. */
  leaves: [number, number];
  /** Smallest and largest gap of the tree; null where it has none. */
  valid: [number, number] | null;
  /** The first gap that was counted, in letters; negative where motifs overlap. */
  from: number;
  /** Each gap from there on. */
  gaps: Array<AgainstChance>;
  /** All valid gaps together. */
  inside: AgainstChance | null;
};

/** Parameters of the grammar stages (paper, “Building syntax trees”; algorithm sections 6 to 12). */
export type GrammarOptions = {
  /** Number of sequences of uniform letters that smooth a matrix before it is divided into segments. */
  smoothing: number;
  /** Information content above which a position belongs to a segment, bits, mean of three positions. */
  information: number;
  /** Number of positions added at both ends of a segment. */
  flank: number;
  /** Minimum length of a segment. */
  shortest: number;
  /** How columns are compared. */
  distance: Distance;
  /** Whether reverse complements of known motifs are searched too. */
  both_strands: boolean;
  /** Minimum number of aligned positions. */
  min_overlap: number;
  /** The null distribution of p-values. */
  null: Null;
  /** Number of background sites that are added to every matrix compared. */
  pseudocount: number;
  /** How q-values are estimated. */
  correction: Correction;
  /** Largest q-value of a match: larger ones give no name. */
  threshold: number;
  /** Maximum number of matches listed per matrix. */
  listed: number;
  /** Number of facets of a neuron whose segments are compared with known motifs, the best first, where no dictionary is made (letters other than those of DNA and RNA). */
  facets: number;
  /** Largest q-value of a match that is not marked as weak, and of two known motifs that count as one factor. */
  factor: number;
  /** Largest q-value at which two segments are the same motif of the dictionary. */
  same: number;
  /** Largest q-value at which a dictionary motif occurs in a facet. */
  annotated: number;
  /** Minimum share of the dictionary motif that must overlap the facet's segment. */
  covered: number;
  /** Largest q-value at which a neuron of an earlier layer has the same motif. */
  origin: number;
  /** Number of facets of a neuron whose needed columns are asked of the network, the best first; 0 asks nothing. */
  asked: number;
  /** Number of random sequences that their columns are written into. */
  backgrounds: number;
  /** The letters of these sequences. */
  composition: Composition;
  /** Their frequencies, one for each letter in the order of the alphabet, which sum to 1 or to 100; used where the composition says so. */
  frequencies: Array<number>;
};

/** Why a number P of motif pattern groups was chosen. Decouplings are means, weighted by cluster size. */
export type GroupChoice = { "kind": "empty" } | { "kind": "constant" } | { "kind": "fixed" } | { "kind": "no-pooling" } | { "kind": "target-reached";
  /** Decoupling reached. */
  decoupling: number;
  /** Target of the options. */
  target: number, } | { "kind": "target-missed";
  /** Largest P tried. */
  max_groups: number;
  /** Decoupling reached. */
  decoupling: number;
  /** Target of the options. */
  target: number, } | { "kind": "text";
  /** One sentence in English. */
  text: string;
};

/** A P that was tried, with its result. */
export type GroupTrial = {
  /** Number of motif pattern groups, P. */
  groups: number;
  /** Number of clusters. */
  clusters: number;
  /** Mean decoupling, weighted by cluster size. */
  decoupling: number;
};

/** Counts of values in bins of equal width. */
export type Histogram = {
  /** Lower edge of the first bin. */
  low: number;
  /** Upper edge of the last bin. */
  high: number;
  /** Number of values in each bin. */
  counts: Array<number>;
};

/** What a pattern does. */
export type InsertionEffect = {
  /** For each unit the mean change: the output with the pattern in the middle of a sequence, less that without. */
  effects: Array<Mean>;
  /** What it is. */
  kind: PatternKind;
  /** Identifier of the facet; of a tree that of its facet. */
  id: string;
  /** Layer of its neuron, counted from 1. */
  layer: number;
  /** Channel of its neuron, counted from 0. */
  channel: number;
  /** Index of the facet or tree of the neuron, counted from 0. */
  index: number;
  /** The letters from the first to the last; dots are left as they are in the sequence. */
  letters: string;
};

/** What is asked. */
export type InsertionRequest = {
  /** Units of the outputs, counted from 0; empty means all. */
  units: Array<number>;
  /** Maximum number of sequences that each pattern is written into. */
  sequences: number;
  /** Number of facets of each neuron. */
  facets: number;
  /** Seed of drawn sequences; a whole number below 2⁵³. */
  seed: number;
};

/** What patterns do to outputs. */
export type InsertionsReport = {
  /** Number of sequences that each pattern was written into. */
  sequences: number;
  /** Whether they are the user's; else they were drawn, with equally likely letters. */
  given: boolean;
  /** Number of the user's sequences that have another length than the input. */
  left_out: number;
  /** Units, counted from 0. */
  units: Array<number>;
  /** For each unit the mean output without a pattern. */
  without: Array<Mean>;
  /** The patterns that were written so far. */
  patterns: Array<InsertionEffect>;
};

/** How the motifs of an arrangement act together. */
export type Joint = "and" | "additive" | "or" | "exclusive";

/** A known motif that was matched. */
export type KnownMotif = {
  /** Identifier in its database. */
  id: string;
  /** Factor. */
  name: string;
  /** Structural class of the factor, where the database names it. */
  class: string | null;
  /** Family of the factor, where the database names it. */
  family: string | null;
  /** Index of its file in `databases`. */
  database: number;
  /** Probabilities as in the file, one row per position. */
  ppm: Ppm;
};

/** The motif databases of a report. */
export type KnownMotifs = {
  /** The files, in the order in which they were searched. */
  databases: Array<DatabaseInfo>;
  /** The known motifs that were matched, without repetition. */
  motifs: Array<KnownMotif>;
  /** The factors found, with near-duplicate motifs merged. */
  factors: Array<Factor>;
};

/** What labels are. */
export type LabelKind = "classes" | "one-class" | "scores" | "missing";

/** A sequence in the landscape. */
export type Landmark = {
  /** Along the first facet's direction. */
  x: number;
  /** Along the second facet's direction. */
  y: number;
  /** The value of the sequence; it differs from the landscape's where the sequence is not in the plane. */
  value: number;
  /** Its letters. */
  sequence: string;
};

/** The neuron's value over the plane through the uniform mixture of letters, at (0, 0), and two facets' consensus sequences, at (1, 0) and (0, 1). */
export type Landscape = {
  /** Columns. */
  x: Array<number>;
  /** Rows. */
  y: Array<number>;
  /** Values, row × column. */
  values: Array<Array<number>>;
  /** The two facets' consensus sequences. */
  peaks: Array<Landmark>;
  /** Some of the sequences that activate the neuron, in descending order of value. */
  sequences: Array<Landmark>;
};

/** One layer. */
export type LayerInfo = {
  /** Counted from 1. */
  index: number;
  /** Name of its module, as far as the file tells, or of its node. */
  name: string;
  /** Number of neurons (output channels). */
  channels: number;
  /** Kernel width. */
  kernel: number;
  /** Stride. */
  stride: number;
  /** Dilation. */
  dilation: number;
  /** Zeros added at both ends; `[0, 0]` is valid padding. */
  padding: [number, number];
  /** Number of channel groups; 1 is an ordinary convolution. */
  groups: number;
  /** `relu`, `sigmoid`, …, or `none`. */
  activation: string;
  /** The pooling after it, or null. */
  pooling: PoolingInfo | null;
  /** bp that one neuron sees. */
  receptive_field: number;
  /** bp between neighbouring positions of the layer. */
  jump: number;
  /** Whether its neurons see padding, because the input is too short for one that does not. */
  padded: boolean;
  /** Whether its neurons can be analysed. */
  analysable: boolean;
  /** Why not. */
  reason: LayerReason | null;
};

/** The work in one layer, in forward passes of one sequence through one of its neurons: how long a pass takes must be measured. */
export type LayerPasses = {
  /** Counted from 1. */
  layer: number;
  /** Passes if every search ends as early as possible. */
  shortest: number;
  /** Usual number of passes. */
  usual: number;
  /** Passes if no search ends early. */
  longest: number;
};

/** Why the neurons of a layer cannot be analysed. */
export type LayerReason = { "kind": "operation";
  /** ONNX operator. */
  operation: string;
  /** Name of the node. */
  node: string;
  /** What is not supported about it, in English. */
  why: string, } | { "kind": "length-free" } | { "kind": "maps-too-large";
  /** Substructures computed at a time. */
  substructures: number;
  /** Length of their input. */
  letters: number;
  /** Memory of their feature maps, MiB. */
  mebibytes: number;
  /** The limit, MiB. */
  limit: number, } | { "kind": "text";
  /** One sentence in English. */
  text: string;
};

/** One motif of a syntax tree. */
export type Leaf = {
  /** Identifier in the dictionary. */
  motif: string;
  /** Its name. */
  name: string;
  /** Strand of its best matching known motif, `+` if there is none. */
  orientation: string;
  /** Mean position of its first column over the facets that contain every motif of the tree. */
  position: number;
};

/** A motif that is not needed. */
export type LeftOut = {
  /** Identifier in the dictionary. */
  motif: string;
  /** Its first position in the facet, counted from 0; negative if it extends beyond the 5' end. */
  start: number;
  /** The share of the tree's gain by which it raises the activation when it is written as well. */
  raise: number;
};

/** A demixed facet. */
export type LessonFacet = {
  /** The most probable letter of every position. */
  consensus: string;
  /** Its matrix. */
  ppm: Ppm;
  /** bp by which its pattern lies to the right of the first facet's. */
  shift: number;
};

/** A filter of the first convolution. */
export type LessonFilter = {
  /** Its weights converted to probabilities, for a logo. */
  ppm: Array<Array<number>>;
  /** Its weights. */
  weights: Array<Array<number>>;
  /** Its bias. */
  bias: number;
};

/** A neuron, its weights, and an overview of all its sequences. */
export type LessonInfo = {
  /** Layer, counted from 1. */
  layer: number;
  /** Channel, counted from 0. */
  channel: number;
  /** The receptive field, positions. */
  receptive_field: number;
  /** Window size of the max-pooling, positions. */
  pool: number;
  /** The filters of the first convolution. */
  filters: Array<LessonFilter>;
  /** The weights of the neuron. */
  second: SecondFilter;
  /** Number of sequences of the receptive field's length. */
  total: number;
  /** Number of sequences that activate the neuron: their value is above 0. */
  positives: number;
  /** The largest value, before the sigmoid. */
  max_activation: number;
  /** Histogram of the values of all sequences. */
  histogram: Histogram;
  /** The twenty sequences with the largest values. */
  top: Array<Ranked>;
  /** The facets that NeuronMotif finds, one per position in the pooling window, from left to right. The first two span the landscape. */
  facets: Array<LessonFacet>;
  /** The motif that clusters are correlated with; none where it is unknown. */
  truth: Truth | null;
};

/** What the letters of sequences without motifs are drawn from. */
export type LetterBackground = { "kind": "uniform" } | { "kind": "given";
  /** The frequencies. */
  frequencies: Array<number>, } | { "kind": "counted"
};

/** Options of a logo. */
export type LogoOptions = {
  /** Height of the tallest possible stack, px (8 to 2000), without the ruler below. */
  height: number;
  /** Width of one position, px (1 to 400). */
  column_width: number;
  /** The meaning of the height of a stack. */
  units: Units;
  /** Whether the vertical axis is drawn, on the left. */
  axis: boolean;
  /** Whether positions are numbered, below. */
  ruler: boolean;
  /** Number of the first position. */
  start: number;
  /** Empty positions before the first, to align logos with each other. */
  before: number;
  /** Empty positions after the last. */
  after: number;
  /** The title, which screen readers announce. */
  title: string;
};

/** The forward and backward pass of one sequence. */
export type Look = {
  /** Its letters. */
  sequence: string;
  /** The output of each operation, in order: convolution, activation, pooling, convolution. */
  maps: Array<FeatureMap>;
  /** For each pooled position × channel the position of the maximum; the first of equals. */
  taken: Array<Array<number>>;
  /** The neuron's value, before the sigmoid. */
  value: number;
  /** The sigmoid of its value. */
  probability: number;
  /** d value / d one-hot. */
  gradient: Array<Array<number>>;
  /** The point of the landscape nearest to the sequence. */
  place: PlanePoint;
  /** Derivatives of its value along the two axes of the landscape. */
  slope: PlanePoint;
};

/** Which maps are clustered. */
export type Maps = "before-activation" | "pooling-input";

/** What the user noted about one facet. */
export type Mark = {
  /** Identifier of the facet. */
  facet: string;
  /** Its name. */
  name?: string;
  /** A note about it. */
  note?: string;
  /** Whether it has a star; absent where it has none. */
  starred?: boolean;
  /** Whether it is left out of lists; absent where it is not. */
  hidden?: boolean;
};

/** A known motif that matches a matrix. */
export type Match = {
  /** Index of the known motif in the report's `known.motifs`. */
  motif: number;
  /** Its identifier. */
  target: string;
  /** Its factor. */
  target_name: string;
  /** The factor as it is shown: after its family, and with a mark where the match is weak; absent in older reports. */
  label?: string;
  /** Start of the matrix relative to the known motif as drawn, in positions; positive to the right. */
  offset: number;
  /** `+`, or `-` if the known motif's reverse complement matches. */
  orientation: string;
  /** Probability that an unrelated motif matches at least as well in its best alignment. */
  p: number;
  /** p × number of known motifs: expected number of unrelated motifs that match at least as well. */
  e: number;
  /** Expected share of unrelated motifs among matches at least as good. */
  q: number;
  /** Number of aligned positions. */
  overlap: number;
};

/** A mean activation over the random sequences. */
export type Mean = {
  /** The mean. */
  mean: number;
  /** Its standard error. */
  error: number;
};

/** A dictionary motif of one neuron among the same motifs of others. */
export type Member = {
  /** Its identifier. */
  motif: string;
  /** `+`, or `-` if it is the reverse complement of the one that stands for all. */
  strand: string;
};

/** Memory used by a run. */
export type Memory = {
  /** Size of the WebAssembly memory after the run; 0 natively. */
  wasm_bytes: number;
};

/** A method. */
export type MethodKind = "kelley" | "alipanahi" | "saliency" | "gradient-input" | "deep-lift" | "integrated-gradients" | "mutagenesis" | "deep-resolve" | "modisco" | "meme" | "neuron-motif";

/** One result of a method: a matrix with its figures. */
export type MethodRow = {
  /** Which method. */
  method: MethodKind;
  /** What of the neuron it shows. */
  subject: MethodSubject;
  /** Sequences used; of TF-MoDISco, windows of sequences that its motif is made of; 0 of DeepResolve, which uses none. */
  sequences: number;
  /** Its matrix. That of contributions is made by a rule (see `maps.rs`). */
  ppm: Ppm;
  /** What the method itself gives where that is no matrix: contributions, position × letter, of either sign. */
  contributions: Array<Array<number>> | null;
  /** Mean information content, bits per position. */
  information: number;
  /** The most probable letter of every position. */
  consensus: string;
  /** The neuron's activation on the consensus; null where the matrix is shorter than the receptive field. */
  consensus_activation: number | null;
  /** Consensus activation divided by the neuron's largest activation. */
  decoupling: number | null;
  /** Agreement of the matrix with the truth; null where there is none. */
  truth: Alignment | null;
};

/** What of a neuron one matrix of a method shows. */
export type MethodSubject = { "kind": "all" } | { "kind": "strongest-sequence" } | { "kind": "mean" } | { "kind": "motif";
  /** Its number, counted from 1. */
  number: number, } | { "kind": "filter";
  /** Its channel, counted from 0. */
  channel: number;
  /** Its mean entry in the maps that activate the neuron. */
  importance: number;
  /** The variance of this entry among the maps. */
  inconsistency: number, } | { "kind": "facet";
  /** Its identifier in the report. */
  id: string;
};

/** What a reader of the comparison must know. */
export type MethodsNote = { "kind": "no-motif" } | { "kind": "no-sites" } | { "kind": "no-filters"
};

/** Options of the comparison. */
export type MethodsOptions = {
  /** Number of sequences drawn where they are not enumerated (100 to 100,000). */
  drawn: number;
  /** Maximum number of sequences that attributions are computed for (1 to 10,000). */
  explained: number;
  /** Options of the attributions: references, steps and seed. */
  attribution: AttributionOptions;
};

/** The results of all methods on one neuron. */
export type MethodsReport = {
  /** Layer, counted from 1. */
  layer: number;
  /** Channel, counted from 0. */
  channel: number;
  /** Letters of the matrices' columns. */
  alphabet: string;
  /** The neuron's largest activation. */
  max_activation: number;
  /** Where the sequences come from; null until they are there. */
  sample: SampleOrigin | null;
  /** What matrices were compared with; null where nothing was given and no known motif matches. */
  truth: MethodsTruth | null;
  /** What was set. */
  options: MethodsOptions;
  /** Results of the finished methods, in the order of `MethodKind`. */
  rows: Array<MethodRow>;
  /** Methods that found nothing. */
  notes: Array<MethodsNote>;
};

/** A neuron of a report, and the options of the comparison. */
export type MethodsRequest = {
  /** Layer, counted from 1. */
  layer: number;
  /** Channel, counted from 0. */
  channel: number;
  /** A motif that the neuron is known to recognise; left out, the known motif that its report matches best. */
  truth: MethodsTruth | null;
  /** The options of the comparison. */
  options: MethodsOptions;
};

/** A motif that the neuron is known, or believed, to recognise: the truth that matrices are compared with. */
export type MethodsTruth = {
  /** Its name. */
  name: string;
  /** Probabilities, one row per position. */
  ppm: Array<Array<number>>;
};

/** A network, as `inspect` shows it. */
export type ModelInfo = {
  /** File name. */
  name: string;
  /** SHA-256 of the file. */
  sha256: string;
  /** Letters of the sequences, in the order of all matrices. */
  alphabet: string;
  /** What the input's channels hold, in the file's order: letters, then the numbers of the others. */
  input_channels: string;
  /** `NCL` and the like: batch `N`, channels `C`, length `L`, and `1` for an axis of size 1. */
  input_layout: string;
  /** Letters of the input. */
  input_length: number;
  /** Whether the file leaves that free: then it is as long as the deepest layer's neurons need. */
  input_length_free: boolean;
  /** Whether the length was given when the file was opened. */
  input_length_given?: boolean;
  /** The convolutional layers, from the input on. */
  layers: Array<LayerInfo>;
  /** Dense layers, whose units read all positions at once; their numbers go on from the convolutions'. */
  dense: Array<LayerInfo>;
};

/** Options of the procedure. The defaults are those of tfmodisco-lite. */
export type ModiscoOptions = {
  /** Length of the window whose importance is compared with the null distribution. */
  window: number;
  /** Length of the flank on either side of the window; window and flanks are the seqlet. */
  flank: number;
  /** Accepted false discovery rate of seqlets. */
  false_discoveries: number;
  /** Minimum and maximum share of all windows that pass. */
  passing: [number, number];
  /** Number of seqlets of one sign up to which there are no clusters: the program's minimum size of a metacluster. */
  min_seqlets: number;
  /** Maximum number of seqlets of one sign; the first ones are taken, in the order of the sequences. */
  max_seqlets: number;
  /** Number of neighbours of a seqlet for the fine similarity. */
  neighbours: number;
  /** Minimum share of a seqlet that overlaps in an alignment. */
  overlap: number;
  /** Rank correlation between coarse and fine similarities below which a seqlet is left out. */
  agreement: number;
  /** Effective number of neighbours. */
  perplexity: number;
  /** Number of clusterings, each in another order, of which the best is kept. */
  clusterings: number;
  /** Length that a pattern is trimmed to, where its information is highest. */
  trim: number;
  /** Positions added on either side before and after trimming. */
  added: number;
  /** Whether patterns whose seqlets differ are split. */
  splits: boolean;
  /** Minimum number of seqlets of a pattern. */
  min_support: number;
  /** Whether seqlets may be reverse complemented; only where letters have complements. */
  both_strands: boolean;
};

/** A hit of a motif. */
export type MotifHit = {
  /** Index of the record, counted over all parts. */
  record: number;
  /** First position in the record, counted from 0. */
  start: number;
  /** Number of positions. */
  length: number;
  /** From the centre of its record to its midpoint, in letters, rounded down; negative before the centre. */
  distance: number;
  /** `+`, or `-` for the reverse complement. */
  strand: string;
  /** Index in `motifs`. */
  motif: number;
  /** Score, bits. */
  score: number;
  /** Probability that a window of background letters scores as high. */
  p: number;
  /** q-value among all windows that this motif was compared with, by Benjamini & Hochberg; exact up to the largest p-value of a hit, an upper bound above. */
  q: number;
};

/** What was found of a motif. */
export type MotifOccurrences = {
  /** Identifier in its report or file. */
  id: string;
  /** Its name as every view shows it. */
  name: string;
  /** Number of positions. */
  width: number;
  /** The most probable letter of every position. */
  consensus: string;
  /** Sites that its probabilities were counted from. */
  sites: number;
  /** Smallest score of a hit, bits; null where not even the largest score is as rare as was asked for. */
  threshold: number | null;
  /** p-value of that score. */
  threshold_p: number | null;
  /** Largest score, bits. */
  max_score: number;
  /** Largest difference of a score from its value without rounding, bits. p-values are exact for rounded scores. */
  rounding: number;
  /** Number of windows that it was compared with, on both strands together. */
  tested: number;
  /** Number of hits. */
  found: number;
  /** Number of records with a hit. */
  records: number;
  /** Where in their records the hits lie. */
  positions: SitePositions;
};

/** The motifs of a file, such as those that another method found, after their comparison with known motifs. */
export type MotifSet = {
  /** Name of the file. */
  name: string;
  /** Number of motifs. */
  motifs: number;
  /** The best match of every motif that has one, in the order of the file. */
  hits: Array<TopHit>;
  /** The factors, with near-duplicates merged; their only layer is 1. */
  factors: Array<Factor>;
};

/** How substitutions are proposed. */
export type Mutation = "scaled" | "original";

/** Columns of a facet's consensus, written into random sequences. */
export type Needed = {
  /** Mean activation with them minus that of random sequences, relative to that of the whole consensus. */
  gain: number;
  /** Runs of columns: the first one, and one past the last. */
  runs: Array<[number, number]>;
};

/** The columns of a facet that the neuron needs. */
export type Needs = {
  /** Mean activation of random sequences. */
  without: number;
  /** Activation of the whole consensus. */
  whole: number;
  /** The columns needed for each of `LEVELS`. */
  levels: Array<Needed>;
  /** Those for half of the gain without copies next to each other of which one is enough, where there are such copies. */
  once?: Needed;
  /** The sequence that the network was asked about where the facet is a mixture, whose consensus says nothing: the one that activates the neuron most. */
  sequence?: string;
  /** The matrices of what the neuron needs of this sequence. */
  drawn?: Array<Drawn>;
};

/** Whether the first network agrees better than the second, by one figure over the tasks where both have it. */
export type NetworkComparison = {
  /** `auprc`, `auroc`, `pearson` or `spearman`. */
  figure: string;
  /** Number of tasks. */
  tasks: number;
  /** Number of tasks where the first is better. */
  better: number;
  /** Mean of each network. */
  means: [number, number];
  /** The test of whether the first is better. */
  first: TTest;
  /** The test of whether the second is better. */
  second: TTest;
};

/** A motif of the network: the same motif in the dictionaries of its neurons. */
export type NetworkMotif = {
  /** Identifier of the dictionary motif that stands for all: the one with the smallest q-value, or else the one in most facets. */
  motif: string;
  /** Its name. */
  name: string;
  /** Smallest q-value of its known motifs; absent if it has none. */
  q?: number;
  /** All of them, the one that stands for them first. */
  members: Array<Member>;
  /** Number of facets with one of them. */
  crms: number;
};

/** The change of a neuron's largest value. */
export type NeuronChange = {
  /** Channel, counted from 0. */
  channel: number;
  /** Its largest value over the positions of the reference, where the next layers read it. */
  reference: number;
  /** The same for the alternative allele, less that of the reference. */
  change: number;
};

/** The effect of one neuron. */
export type NeuronEffect = {
  /** Channel, counted from 0. */
  channel: number;
  /** The value that it is set to: its mean over sequences and positions, where the next layers read it. */
  level: number;
  /** For each unit the mean change of the output by the neuron: the output less that with the neuron silenced. */
  effects: Array<Mean>;
  /** For each unit the correlation of the neuron's largest value in a sequence with the output. */
  correlations: Array<Mean>;
};

/** A neuron. */
export type NeuronPlace = {
  /** Layer, counted from 1. */
  layer: number;
  /** Channel, counted from 0. */
  channel: number;
};

/** The result for one neuron. */
export type NeuronReport = {
  /** Layer, counted from 1. */
  layer: number;
  /** Channel, counted from 0. */
  channel: number;
  /** Receptive field, in positions of the sequence. */
  receptive_field: number;
  /** How its sequences were found. */
  sampling: SamplingReport;
  /** How these were demixed into facets. */
  demixing: DemixingReport;
  /** Its further searches; absent if it was searched once. */
  repeats?: Repeats;
  /** How well its facets explain it; absent where no sequence activates it. */
  clarity?: Clarity;
  /** The matrix of all sequences before demixing; null if no sequence activates the neuron. */
  mixed: Crm | null;
  /** What random sequences give; absent where the network was asked nothing. */
  backgrounds?: BackgroundResponse;
  /** Its facets, by decreasing quality. */
  crms: Array<Crm>;
  /** The distinct motifs of its facets; absent before the comparison. */
  dictionary?: Array<DictionaryMotif>;
  /** How the dictionary's motifs are arranged; the trees are alternatives (joined by OR). */
  syntax?: Array<SyntaxTree>;
  /** The first layer in which each motif and each combination occurs. */
  origins?: Array<Origin>;
  /** Limitations of these results. */
  notes: Array<Note>;
};

/** How windows are made comparable. */
export type Normalisation = "total" | "site" | "none";

/** Limitations of a neuron's results. */
export type Note = { "kind": "empty" } | { "kind": "constant" } | { "kind": "no-positive-weight" } | { "kind": "random-start" } | { "kind": "padded" } | { "kind": "no-pooling" } | { "kind": "wide-pooling";
  /** Number of positions of its window. */
  positions: number, } | { "kind": "small-facets";
  /** Number of these facets. */
  small: number;
  /** Number of all facets. */
  facets: number;
  /** Minimum number of sequences of a facet that is not small. */
  sequences: number, } | { "kind": "text";
  /** One sentence in English. */
  text: string;
};

/** Why no known motif was found. */
export type NothingFound = { "kind": "uniform" } | { "kind": "mixed";
  /** Largest decoupling (I₁) of these facets. */
  decoupling: number, } | { "kind": "not-in-dictionary" } | { "kind": "little-information";
  /** Mean information content, bits per position. */
  information: number;
  /** Smallest q-value of any known motif. */
  best_q: number, } | { "kind": "too-short";
  /** Number of its positions. */
  positions: number;
  /** Smallest q-value of any known motif. */
  best_q: number;
  /** Largest q-value shown. */
  threshold: number, } | { "kind": "nothing-similar";
  /** Smallest q-value of any known motif. */
  best_q: number;
  /** Largest q-value shown. */
  threshold: number, } | { "kind": "text";
  /** One sentence in English. */
  text: string;
};

/** The null distribution of matrix columns. */
export type Null = "databases" | "published";

/** Options of a scan. */
export type OccurrenceOptions = {
  /** Largest p-value of a hit (1e-12 to 1). */
  p: number;
  /** What scores and p-values are relative to. */
  background: LetterBackground;
  /** Letters of the background that are added to the sites of each matrix, at each position (0.001 to 100). */
  pseudocount: number;
  /** Whether the other strand is scanned too, where letters have complements. */
  both_strands: boolean;
  /** Most hits of motifs that are kept, and most sites of each tree: those with the smallest p-values, or the largest scores (1 to 5,000,000). All are counted. */
  max_hits: number;
  /** Largest distance from the centre of a record in the distribution of positions, in letters (1 to 100,000). */
  span: number;
  /** Letters in one bin of it (1 to 10,000). */
  bin: number;
  /** Largest gap between neighbouring motifs of a tree that is counted, in letters (0 to 1,000). */
  gap_span: number;
  /** Whether trees are looked for. */
  trees: boolean;
};

/** How far a scan is. */
export type OccurrenceProgress = {
  /** Records that were scanned or wait until the background is counted. */
  records: number;
  /** Hits of motifs so far. */
  found: number;
};

/** Everything that was found. */
export type OccurrenceReport = {
  /** Letters of the matrices' columns. */
  alphabet: string;
  /** What was set. */
  options: OccurrenceOptions;
  /** Frequencies of the letters that scores are relative to. */
  background: Array<number>;
  /** Number of records. */
  records: number;
  /** Number of their letters. */
  letters: number;
  /** Number of letters outside the alphabet. */
  foreign: number;
  /** The motifs. */
  motifs: Array<MotifOccurrences>;
  /** Number of hits of all motifs. */
  found: number;
  /** Hits by record and position: all, or those with the smallest p-values where there are more than were to be kept. */
  hits: Array<MotifHit>;
  /** The syntax trees. */
  trees: Array<TreeOccurrences>;
};

/** Which motifs and trees of a report or file are looked for. */
export type OccurrenceSelection = {
  /** Neurons of a report whose dictionaries and trees are looked for; all where there are none. */
  neurons: Array<NeuronPlace>;
  /** Whether the distinct motifs of the network are looked for in place of the dictionaries; without trees. */
  distinct: boolean;
  /** Identifiers of the motifs that are looked for; all where there are none. */
  motifs: Array<string>;
};

/** What a run analyses, and how. The digest of the report covers all of it. */
export type Options = {
  /** Layers and neurons to analyse, in this order. */
  targets: Array<Target>;
  /** The preset that the other options started from. */
  preset: Preset;
  /** Seed of all random streams; an integer below 2⁵³. */
  seed: number;
  /** Sampling of the target neurons. */
  sampling: SamplingOptions;
  /** Demixing of the target neurons. */
  demixing: DemixingOptions;
  /** Segments, known motifs, dictionary and syntax. */
  grammar: GrammarOptions;
};

/** The first layer in which a motif or a combination occurs (algorithm section 11). */
export type Origin = {
  /** Index in `syntax`. */
  tree: number;
  /** First leaf, and one past the last leaf, of this part of the tree. */
  leaves: [number, number];
  /** The first analysed layer in which it occurs; the neuron's own layer if it is new there. */
  layer: number;
  /** Neurons of that layer in which it occurs; the neuron itself if it is new. */
  channels: Array<number>;
};

/** A rule that the first search did not find. */
export type OtherRule = {
  /** In one line: `CTCF –[24–43 bp]– CTCF`. */
  text: string;
  /** Number of searches that found it. */
  found: number;
};

/** An output tensor of the network. */
export type OutputTensor = {
  /** Its name in the file. */
  name: string;
  /** Its axes without that of the sequences. */
  dims: Array<number>;
  /** Number of its values per sequence. */
  units: number;
  /** The final function whose input counts in place of the output: `Sigmoid` or `Softmax`. */
  before?: string;
};

/** The outputs of a network. */
export type OutputsInfo = {
  /** The output tensors, in the order of the file. */
  outputs: Array<OutputTensor>;
  /** Number of their values per sequence. */
  units: number;
  /** Names of the units, where the file's metadata has them under `tasks`; else empty. */
  tasks: Array<string>;
  /** Letters of the input. */
  length: number;
  /** Which value of each output counts. */
  scale: Scale;
};

/** The progress of a ranking or of insertions. */
export type OutputsProgress = {
  /** The stage. */
  stage: OutputsStage;
  /** Share of the work that is done, 0 … 1. */
  fraction: number;
};

/** The stage of a ranking or of insertions. */
export type OutputsStage = "asking" | "done";

/** The network's answers about two motifs that are not neighbours, without the others. */
export type Pair = {
  /** The indices of both motifs. */
  leaves: [number, number];
  /** The distances between them; none is accepted where they do not act together. */
  distances: Distances;
  /** The gap with the largest mean over three neighbouring ones, bp. */
  best: number;
  /** Both motifs with this gap. */
  with: Mean;
  /** How they act together there; absent where both give no more than random sequences. */
  joint?: Joint;
};

/** An option of a run. */
export type Parameter = {
  /** Its path in `Options`, such as `sampling.generations`. */
  path: string;
  /** The values that it may take. */
  domain: ParameterDomain;
};

/** The values that an option may take. */
export type ParameterDomain = { "kind": "whole";
  /** Smallest value. */
  min: number;
  /** Largest value. */
  max: number, } | { "kind": "real";
  /** Smallest value. */
  min: number;
  /** Largest value. */
  max: number, } | { "kind": "choice";
  /** The names, as JSON spells them without quotation marks. */
  values: Array<string>, } | { "kind": "frequencies"
};

/** One of several known motifs that lie side by side in a matrix. */
export type Part = {
  /** First position of the matrix that it was searched in, counted from 0. */
  start: number;
  /** One past the last. */
  end: number;
  /** Index of its best match in `matches`. */
  found: number;
};

/** The first sequence of a text that was typed or pasted. */
export type PastedSequence = {
  /** Its header; empty where it has none. */
  name: string;
  /** Its letters, as capitals. */
  letters: string;
  /** Number of sequences in the text. */
  records: number;
};

/** What a pattern is. */
export type PatternKind = "facet" | "tree";

/** One operation, for drawing. */
export type PictureNode = {
  /** Name in the file. */
  name: string;
  /** `convolution`, `dense`, `max-pool`, `sum`, …, or the name of an activation function. */
  kind: string;
  /** Its sizes: `24 × 8, stride 2`. */
  detail: string;
  /** Indices of the operations that it reads; null is the sequence. */
  inputs: Array<number | null>;
  /** Channels of its output. */
  channels: number;
  /** Positions of its output. */
  positions: number;
  /** The layer that it is, counted from 1, or null. */
  layer: number | null;
};

/** A point of the landscape. */
export type Place = {
  /** The mixture of letters at each position of this point; rows sum to 1. */
  matrix: Array<Array<number>>;
  /** The neuron's value, before the sigmoid. */
  value: number;
  /** The sigmoid of its value. */
  probability: number;
  /** Derivatives of the landscape along its axes. */
  slope: PlanePoint;
  /** d value / d input. */
  gradient: Array<Array<number>>;
};

/** The mean activation for each place of an arrangement. */
export type Places = {
  /** Positions from one place to the next; the first letter lies at position 0 first. */
  step: number;
  /** Mean activation over the random sequences. */
  means: Array<number>;
};

/** A point of the landscape, or a direction in it. */
export type PlanePoint = {
  /** Along the first facet's direction. */
  x: number;
  /** Along the second facet's direction. */
  y: number;
};

/** Sequences as points, one list per property. */
export type Points = {
  /** Along the first principal component. */
  x: Array<number>;
  /** Along the second principal component. */
  y: Array<number>;
  /** The cluster of each, counted from 0. */
  cluster: Array<number>;
  /** The neuron's value. */
  value: Array<number>;
  /** The letters. */
  sequence: Array<string>;
};

/** A pooling. */
export type PoolingInfo = {
  /** What it makes of its window. */
  kind: PoolingKind;
  /** Window. */
  size: number;
  /** Stride. */
  stride: number;
};

/** What a pooling makes of its window. */
export type PoolingKind = "max" | "average";

/** A position probability matrix: one row per position, one column per letter; rows sum to 1. In JSON a list of rows. */
export type Ppm = number[][];

/** A named set of parameters. */
export type Preset = "quick" | "paper";

/** The progress after one slice of work. */
export type Progress = {
  /** The current stage. */
  stage: Stage;
  /** Layer of the current neuron, counted from 1. */
  layer: number;
  /** Its channel, counted from 0. */
  channel: number;
  /** Whether strong sequences of lower layers are being searched, for the neuron's start sequences. */
  lower: boolean;
  /** Number of targets whose facets are found. */
  finished: number;
  /** Number of all targets. */
  targets: number;
  /** The current search of this neuron, from 1. */
  search: number;
  /** Number of searches of each neuron. */
  searches: number;
  /** Current generation, from 1; 0 before the first. */
  generation: number;
  /** Largest activation of this neuron so far. */
  best: number;
  /** Mean activation of the last generation. */
  mean: number;
  /** Number of sequences kept so far. */
  found: number;
  /** Number of sequences evaluated in the whole run so far. */
  evaluated: number;
  /** Estimated share of the whole run that is done, 0 … 1. */
  fraction: number;
  /** Index in `neurons` of a target that this slice finished. */
  completed: number | null;
};

/** Five-number summary of a sample; the middle three by linear interpolation. */
export type Quartiles = {
  /** Minimum. */
  min: number;
  /** Lower quartile. */
  lower: number;
  /** Median. */
  median: number;
  /** Upper quartile. */
  upper: number;
  /** Maximum. */
  max: number;
};

/** A query motif and its matches. */
export type Query = {
  /** Identifier in its file. */
  id: string;
  /** Its name in its file. */
  name: string;
  /** Probabilities, one row per position. */
  ppm: Ppm;
  /** What must be known of its matches. */
  warnings: Array<string>;
  /** Known motifs up to the threshold. */
  search: Search;
};

/** A sequence at its rank. */
export type Ranked = {
  /** Its rank, counted from 1. */
  rank: number;
  /** Its letters. */
  sequence: string;
  /** Its value, before the sigmoid. */
  value: number;
};

/** A range of all sequences in descending order of value; equal ones alphabetically. */
export type Ranking = {
  /** Number of all sequences. */
  total: number;
  /** Number of sequences that activate the neuron. */
  positives: number;
  /** The requested sequences. */
  rows: Array<Ranked>;
};

/** Neurons of a layer and their effects. */
export type RankingReport = {
  /** Layer, counted from 1. */
  layer: number;
  /** Number of sequences. */
  sequences: number;
  /** Whether they are the user's; else they were drawn, with equally likely letters, and every second one holds a sequence that activates a neuron of the layer. */
  given: boolean;
  /** Number of the user's sequences that have another length than the input. */
  left_out: number;
  /** Units, counted from 0. */
  units: Array<number>;
  /** The mean output for each unit. */
  outputs: Array<Mean>;
  /** The neurons, by channel. */
  neurons: Array<NeuronEffect>;
  /** For each unit the channels by decreasing effect: those that raise it first, those that lower it last. */
  order: Array<Array<number>>;
};

/** What is ranked. */
export type RankingRequest = {
  /** Layer, counted from 1. */
  layer: number;
  /** Units of the outputs, counted from 0; empty means all. */
  units: Array<number>;
  /** Maximum number of sequences. */
  sequences: number;
  /** Seed of drawn sequences; a whole number below 2⁵³. */
  seed: number;
};

/** The reference input that a sequence is compared with. */
export type Reference = "uniform" | "zeros" | "shuffled" | "dinucleotides" | "frequencies";

/** The searches of a neuron besides the one that its results are from: what they found shows what is stable. */
export type Repeats = {
  /** The maximum activation that each of them found. */
  max_activations: Array<number>;
  /** Rules that only they found, those of most searches first. */
  rules: Array<OtherRule>;
};

/** The result of a run. */
export type Report = {
  /** Version of the layout, `SCHEMA`. */
  schema: number;
  /** The program that computed it. */
  tool: Tool;
  /** The network. */
  model: ModelInfo;
  /** Every option of the run. */
  options: Options;
  /** One entry per neuron, in the order of the options' targets. */
  neurons: Array<NeuronReport>;
  /** What the random sequences were drawn from that the network was asked about; absent for equally likely letters, and where it was asked nothing. */
  backgrounds?: BackgroundSource;
  /** The motif databases that were searched, with their matches; absent if none was searched. */
  known?: KnownMotifs;
  /** The distinct motifs of all neurons, those of most neurons first; absent for one neuron. */
  motifs?: Array<NetworkMotif>;
  /** The comparison with the reference engine when the network was opened; absent where it was not possible. */
  check?: EngineCheck;
  /** Running times. */
  timings: Timings;
  /** Memory used. */
  memory: Memory;
  /** `sha256:` of everything except threads, timings, memory and marks. */
  digest: string;
  /** What the user noted about facets; absent where nothing was noted. It is the last field, so that a page can add it to the JSON of a report without reading it. */
  marks?: Array<Mark>;
};

/** Where the sequences of a comparison come from. */
export type SampleOrigin = { "kind": "enumerated";
  /** Sequences used. */
  kept: number;
  /** Sequences that activate the neuron. */
  positives: number, } | { "kind": "drawn";
  /** Sequences drawn. */
  sequences: number;
};

/** How sequences are found. */
export type SamplingMethod = "enumeration" | "search";

/** Parameters of the sampling stage (paper, “Sample sequences”; algorithm section 2). */
export type SamplingOptions = {
  /** What is searched for. */
  extreme: Extreme;
  /** Number of letters of the insertions into random sequences that are searched for, at the place where they raise the neuron most; 0 searches the whole receptive field. */
  insertion: number;
  /** Receptive fields up to this many bp are enumerated completely. */
  enumerate_up_to: number;
  /** Number of searches of each neuron, each with random streams of its own: what comes back is stable. The results are those of the first. */
  searches: number;
  /** Sequences per generation; 0 uses the rule 1000 × ⌊RF / 10⌋ within 2000 … 4000. */
  population: number;
  /** Maximum number of generations. */
  generations: number;
  /** The search stops after this many generations in which the mean of the climbing members gains less than 1 % of the best activation. */
  patience: number;
  /** Share of the population that climbs: the best members, each replaced only by a better mutant of itself. */
  elite: number;
  /** Share of the population that is replaced by shifted copies. */
  shift: number;
  /** Share of the population that is replaced by cross-overs. */
  crossover: number;
  /** Share of the population that is replaced by relaxed copies, which give each facet weaker sequences; the remaining share is replaced by new start sequences. */
  relaxation: number;
  /** Maximum number of substitutions per offspring. */
  letters: number;
  /** Softmax temperature of the proposed changes, in standard deviations of the gains. */
  temperature: number;
  /** How substitutions are proposed. */
  mutation: Mutation;
  /** Maximum number of neurons of the previous layer whose motifs start sequences contain, those with the largest weights first; 0 means random start sequences. */
  seed_channels: number;
  /** Share of pasted matrices that are pasted as consensus; the others are drawn letter by letter. */
  consensus: number;
  /** Sequences that climb by single substitutions after the last generation: the consensus of each island, then the best. */
  ascents: number;
  /** Maximum number of sequences kept. */
  capacity: number;
  /** Activation bins of the reservoir and of the position probability matrix. */
  bins: number;
};

/** How a neuron's sequences were found. */
export type SamplingReport = {
  /** Enumeration of every sequence, or a search. */
  method: SamplingMethod;
  /** Number of start sequences of the search. */
  seeds: number;
  /** Number of start sequences that contain a motif of the previous layer. */
  pasted_seeds: number;
  /** Number of neurons that were searched together: those of this neuron's target in the options. Absent for one that was searched alone. */
  together?: number;
  /** The positions that were searched, in random sequences. Absent where the whole receptive field was. */
  insertion?: Searched;
  /** Number of generations. */
  generations: number;
  /** Number of evaluated sequences. */
  evaluated: number;
  /** Number of distinct sequences with positive activation. */
  positives: number;
  /** Number of these that were kept (reservoir sampling over activation bins). */
  kept: number;
  /** The neuron's mean value over random sequences, where what lowers it was searched for: activations are how far its value is below. */
  level?: number;
  /** Maximum activation found. */
  max_activation: number;
  /** The sequence with the maximum activation. */
  max_sequence: string;
  /** Why sampling stopped. */
  stopped: Stopped;
  /** Seconds. */
  seconds: number;
  /** Seconds spent on strong sequences of neurons of lower layers, and of those that are searched together, for the start sequences. */
  lower_seconds: number;
};

/** Which value of an output counts. */
export type Scale = "logit" | "output";

/** The values of a layer along a sequence. */
export type Scan = {
  /** Layer, counted from 1. */
  layer: number;
  /** Receptive field, positions. */
  receptive_field: number;
  /** Start of each window in the sequence, counted from 0. */
  starts: Array<number>;
  /** Number of windows that were left out, because they contain letters such as N that stand for none of the alphabet. */
  skipped: number;
  /** Pre-activations, channel × window. */
  values: Array<Array<number>>;
};

/** Matches of one matrix in the motif databases. */
export type Search = {
  /** Known motifs with q-values up to the threshold, the most significant first. */
  matches: Array<Match>;
  /** Total number of known motifs up to the threshold; `matches` contains only the first of them. */
  found: number;
  /** Smallest q-value of any known motif. */
  best_q: number;
  /** Why nothing was found; null if something was. */
  reason: NothingFound | null;
  /** The known motifs that lie side by side in the matrix, from 5' to 3'; absent where the first match names all of it. */
  parts?: Array<Part>;
  /** The factors of the parts, or of the first match, in short: `IRF1 + FOS::JUN`; absent in older reports and where nothing was found. */
  name?: string;
  /** The same with families and marks of weak matches. */
  label?: string;
};

/** A part of the receptive field. */
export type Searched = {
  /** Its first position, counted from 0. */
  start: number;
  /** Number of its positions. */
  length: number;
};

/** The second convolution: the neuron itself. */
export type SecondFilter = {
  /** Weights, pooled position × channel. */
  weights: Array<Array<number>>;
  /** Its bias. */
  bias: number;
};

/** A run of informative positions of a facet (algorithm section 6). */
export type Segment = {
  /** First position, counted from 0. */
  start: number;
  /** One past the last position. */
  end: number;
  /** Mean information content, bits per position. */
  information: number;
  /** Its matches in the motif databases; absent if none was searched. */
  search?: Search;
};

/** The factors that were found in some layers and in no others. */
export type SharedFactors = {
  /** Indices of the layers. */
  sides: Array<number>;
  /** The factors, by their names in the first of these layers. */
  factors: Array<string>;
};

/** One of the layers, or of the files with motifs. */
export type Side = {
  /** File name of the network or of the motifs. */
  name: string;
  /** Number of neurons of the layer in the report, or of motifs in the file. */
  neurons: number;
  /** Number of them with a match. */
  matched: number;
  /** The best match of each of the neurons that are compared, the most significant first. */
  hits: Array<TopHit>;
  /** Quartiles of their scores; null if there are none. */
  quartiles: Quartiles | null;
  /** Number of factors found in the layer, with near-duplicates merged. */
  factors: number;
};

/** Whether the scores of one layer are greater than those of another (Welch’s one-sided t-test). */
export type SideTest = {
  /** Index of the layer that would be greater. */
  greater: number;
  /** Index of the layer that it is compared with. */
  than: number;
  /** The test. */
  test: TTest;
};

/** A site of a dictionary motif in a facet (algorithm section 9). */
export type Site = {
  /** Index in the dictionary. */
  motif: number;
  /** Position of the motif's first column in the facet; negative if it extends beyond the 5' end. */
  start: number;
  /** q-value among the dictionary's motifs. */
  q: number;
};

/** A group of sites. */
export type SiteGroup = {
  /** Its name. */
  name: string;
  /** Number of its sites. */
  sites: number;
  /** Its signal, track by track. */
  tracks: Array<TrackProfile>;
};

/** Numbers of sites by the distance of their midpoint from the centre of the record, in bins. The midpoint of a site of an even number of letters, and the centre of a record with an even number, lie between two letters; distances that are no whole numbers are rounded down. */
export type SitePositions = {
  /** Distance at which the first bin begins, in letters; negative before the centre. */
  from: number;
  /** Letters in a bin. */
  bin: number;
  /** Sites on the strand of the record, by bin. */
  forward: Array<number>;
  /** Sites on the other strand, by bin. */
  reverse: Array<number>;
  /** Sites farther away than the bins reach. */
  outside: number;
};

/** The current stage. */
export type Stage = "enumerating" | "sampling" | "demixing" | "asking" | "comparing" | "explaining" | "done";

/** Why sampling ended. */
export type Stopped = { "kind": "enumerated";
  /** Length of the sequences, bp. */
  length: number, } | { "kind": "no-gain";
  /** Number of generations in a row without gain. */
  generations: number, } | { "kind": "generation-limit";
  /** Number of generations. */
  generations: number, } | { "kind": "interrupted" } | { "kind": "text";
  /** One sentence in English. */
  text: string;
};

/** A sequence that activates a neuron. */
export type StrongSequence = {
  /** Its letters. */
  sequence: string;
  /** The activation. */
  activation: number;
};

/** Which of two engines that differ a third one agrees with, which evaluates in double precision, without vectors and threads. */
export type Supported = "kernels" | "reference" | "neither";

/** The survey of sequences. */
export type SurveyReport = {
  /** Layer, counted from 1. */
  layer: number;
  /** Receptive field, bp: the length of a window. */
  receptive_field: number;
  /** bp between neighbouring windows. */
  jump: number;
  /** Number of records. */
  records: number;
  /** Number of those that are shorter than a window. */
  short: number;
  /** Number of windows that were scanned. */
  scanned: number;
  /** Number of windows that were left out, as they hold letters such as N. */
  skipped: number;
  /** The neurons, in the order of the request. */
  neurons: Array<SurveyedNeuron>;
};

/** What is asked of sequences. */
export type SurveyRequest = {
  /** Layer, counted from 1. */
  layer: number;
  /** Channels, counted from 0; empty means all. */
  channels: Array<number>;
  /** Number of windows that are kept of each neuron. */
  windows: number;
};

/** What a neuron makes of the sequences. */
export type SurveyedNeuron = {
  /** Channel, counted from 0. */
  channel: number;
  /** Its largest activation in the analysis, if it was analysed. */
  max_activation?: number;
  /** Number of places that activate it: of overlapping windows only the strongest counts. */
  active: number;
  /** The strongest windows, by decreasing value. */
  windows: Array<TopWindow>;
  /** Number of strong windows: those from half of the largest value on. */
  strong: number;
  /** How many of the strong windows belong to each facet; absent where the neuron was not analysed. */
  facets?: Array<FacetShare>;
  /** Share of the strong windows that a facet explains, 0 … 1. */
  explained?: number;
};

/** Motifs in order, with the gaps between them (algorithm sections 9 and 10). */
export type SyntaxTree = {
  /** In one line: `CTCF –[24–43 bp]– CTCF`. */
  text: string;
  /** Motifs from 5' to 3'. */
  leaves: Array<Leaf>;
  /** Gap after each leaf except the last; null if no facet contains both neighbours. */
  gaps: Array<Gap | null>;
  /** Binary tree of the leaves; the closest neighbours are joined first. */
  tree: Branch;
  /** The truth table: which motifs occur together, the most complete first. */
  rows: Array<Combination>;
  /** Mean activation of random sequences with the letters of its motifs, minus that of random sequences; absent where the network was not asked. */
  gain?: number;
  /** Number of the neuron's searches that found it; absent if there was one. */
  found?: number;
  /** Motifs of the facet that was asked about which the neuron does not need; copies of its motifs among them. */
  left_out?: Array<LeftOut>;
  /** What the network answers about this arrangement. */
  answers?: Answers;
  /** Weaker trees that are this one with another motif in the place of one leaf; absent where there are none. */
  alternatives?: Alternatives;
};

/** A one-sided t-test. */
export type TTest = {
  /** The difference of the means, first minus second. */
  difference: number;
  /** The statistic; null where it is not defined. */
  t: number | null;
  /** Degrees of freedom. */
  freedom: number | null;
  /** Probability of a t as large where the first is not greater than the second. */
  p: number | null;
};

/** Neurons of one layer. */
export type Target = {
  /** Layer, counted from 1. */
  layer: number;
  /** Channels, counted from 0; empty means all. */
  channels: Array<number>;
};

/** A task. */
export type TaskAgreement = {
  /** Its name. */
  task: string;
  /** What its labels are. */
  labels: LabelKind;
  /** Number of records with a label and finite predictions. */
  records: number;
  /** Number of these with label 1; 0 for scores. */
  positives: number;
  /** Agreement of each network. */
  networks: Array<Agreement>;
};

/** Running times. */
export type Timings = {
  /** Seconds from the first step to the last. */
  total_seconds: number;
  /** Sampling of the targets. */
  sampling_seconds: number;
  /** Demixing of the targets. */
  demixing_seconds: number;
  /** Neurons of lower layers, for the start sequences. */
  lower_seconds: number;
  /** Known motifs, dictionaries and syntax. */
  grammar_seconds: number;
};

/** The program that computed a report. */
export type Tool = {
  /** `neuronmotif`. */
  name: string;
  /** Version of the crate. */
  version: string;
  /** `simd` or `tract`. */
  engine: string;
  /** Number of threads used. */
  threads: number;
};

/** The most significant match of one neuron, or of one motif of a file. */
export type TopHit = {
  /** Channel, or number of the motif, counted from 0. */
  channel: number;
  /** The factor. */
  name: string;
  /** Its q-value. */
  q: number;
  /** −log₁₀ q, at most 300. */
  score: number;
};

/** A window that activates a neuron. */
export type TopWindow = {
  /** Index of its record, counted from 0 over all records. */
  record: number;
  /** Its first letter in the record, counted from 0. */
  start: number;
  /** The pre-activation. */
  value: number;
  /** Index of the facet that it fits best; absent where no facet fits or the neuron was not analysed. */
  facet?: number;
  /** Share of that facet's motifs that it holds, by their information, at most 1. */
  held?: number;
};

/** The mean signal of a group of sites in one track. Without data, values are null. */
export type TrackProfile = {
  /** Number of sites with data. */
  sites: number;
  /** Mean of each position, from `-half` on. */
  mean: (number | null)[];
  /** Its standard error; that of shares in a total does not count the error of the total. */
  error: (number | null)[];
  /** Number of sites with data at each position. */
  count: Array<number>;
  /** What means and errors were divided by: the sum of the means, or 1. */
  total: number | null;
  /** The footprint. */
  footprint: FootprintDepth;
  /** Mean over the sites of each one's mean value in the region, not normalised. */
  region: number | null;
};

/** The result of a training, without the network, which is passed separately as an ONNX file. */
export type Trained = {
  /** The options used. */
  options: TrainingOptions;
  /** Mean loss of each epoch, nats per example. */
  losses: Array<number>;
  /** Accuracy on held-out sequences at the end, 0 … 1. */
  accuracy: number;
  /** Number of the two motif positions with a facet whose correlation with the motif is at least 0.9. */
  facets_found: number;
  /** Duration, seconds. */
  seconds: number;
  /** Whether it was cancelled. */
  cancelled: boolean;
};

/** Options of a training. */
export type TrainingOptions = {
  /** Seed of the weights, of the examples and of their order; a whole number below 2⁵³. */
  seed: number;
  /** Number of training sequences, half of them positive. */
  examples: number;
  /** Number of passes through them. */
  epochs: number;
};

/** Progress of a training. */
export type TrainingProgress = {
  /** Number of finished epochs. */
  epoch: number;
  /** Number of all epochs. */
  epochs: number;
  /** Mean loss of each finished epoch, nats per example. */
  losses: Array<number>;
  /** Accuracy on held-out sequences after each finished epoch, 0 … 1. */
  accuracy: Array<number>;
};

/** A site of a tree. */
export type TreeHit = {
  /** Index of the record. */
  record: number;
  /** First position in the record, counted from 0. */
  start: number;
  /** Number of positions. */
  length: number;
  /** From the centre of its record to its midpoint, in letters, rounded down; negative before the centre. */
  distance: number;
  /** `+`, or `-` on the other strand. */
  strand: string;
  /** Index in `combinations` of the motifs that it has. */
  combination: number;
  /** Sum of the scores of its motifs, bits. */
  score: number;
  /** Its motifs from 5' to 3' of the tree. */
  sites: Array<TreeSite>;
  /** Letters between neighbouring motifs. */
  gaps: Array<number>;
};

/** What was found of a tree. */
export type TreeOccurrences = {
  /** Layer of its neuron, counted from 1. */
  layer: number;
  /** Channel of its neuron, counted from 0. */
  channel: number;
  /** Index among the trees of its neuron. */
  index: number;
  /** The tree in one line. */
  text: string;
  /** Its leaves, as indices in `motifs`. */
  leaves: Array<number>;
  /** The combinations of its leaves that were looked for. */
  combinations: Array<CombinationHits>;
  /** Gaps between neighbouring leaves. */
  gaps: Array<GapCounts>;
  /** Number of its sites. */
  found: number;
  /** Its sites, by record and position: all, or the best. */
  hits: Array<TreeHit>;
  /** Sites of the same motifs in the same order with gaps outside the tree's, for comparison: all, or the best. */
  controls: Array<TreeHit>;
};

/** A motif in a site of a tree. */
export type TreeSite = {
  /** Index of the leaf. */
  leaf: number;
  /** First position in the record, counted from 0. */
  start: number;
  /** Score, bits. */
  score: number;
  /** p-value. */
  p: number;
};

/** The motif that the examples of a trained neuron were drawn from. */
export type Truth = {
  /** Its accession and name. */
  name: string;
  /** Its most probable letters. */
  consensus: string;
  /** Probabilities. */
  ppm: Array<Array<number>>;
};

/** The meaning of the height of a stack. */
export type Units = "bits" | "probability";

/** Whether the SIMD kernels agree with the reference engine. */
export type Verdict = "passed" | "failed";

/** A motif of the windows. */
export type WindowMotif = {
  /** `motif_1`. */
  id: string;
  /** Probabilities of letters. */
  ppm: Ppm;
  /** Mean information content, bits per position. */
  information: number;
  /** The most probable letters. */
  consensus: string;
  /** The first informative position and the one after the last, by the rule for the segments of facets; absent where too few are informative. */
  informative?: [number, number];
  /** Share of the windows with a site, γ. */
  share: number;
  /** Log-likelihood ratio to the background less what the parameters cost, nats. */
  gain: number;
  /** Its sites, by the rank of their windows. */
  sites: Array<WindowSite>;
};

/** What was found. */
export type WindowMotifsReport = {
  /** Layer, counted from 1. */
  layer: number;
  /** Channel, counted from 0. */
  channel: number;
  /** Letters of the matrices' columns. */
  alphabet: string;
  /** Letters of a window: the receptive field. */
  length: number;
  /** Number of records. */
  records: number;
  /** Number of windows that were searched. */
  windows: number;
  /** What was set, or what fits the windows. */
  options: ExpectationOptions;
  /** The motifs, in the order in which they were found. */
  motifs: Array<WindowMotif>;
  /** The informative parts of the motifs as a MEME file: flat columns resemble those of any known motif. */
  meme: string;
};

/** A neuron, and how the motifs of its windows are searched. */
export type WindowMotifsRequest = {
  /** Layer, counted from 1. */
  layer: number;
  /** Channel, counted from 0. */
  channel: number;
  /** Options of the search; its number of sequences is the largest number of windows that are searched. */
  options: ExpectationOptions;
};

/** The places in the sequences at which a window of the receptive field's length may begin. */
export type WindowPlaces = {
  /** Number of places at which one does. */
  usable: number;
  /** Number of places at which the window would contain a letter outside the alphabet. */
  skipped: number;
};

/** A site of a motif in the user's sequences. */
export type WindowSite = {
  /** Index of the record. */
  record: number;
  /** First letter in the record, counted from 0. */
  start: number;
  /** Letters. */
  length: number;
  /** Whether it is on the other strand. */
  reverse: boolean;
  /** Its probability, more than one half. */
  probability: number;
  /** The neuron's value for the window that it is in. */
  value: number;
};

/** The letters of a motif. */
export type Written = {
  /** Position of the first letter in the receptive field, counted from 0. */
  start: number;
  /** The letters of the motif; small letters next to it belong to it, and yield where a neighbour or the end of the receptive field is closer; at dots the letters of the random sequences stay. */
  letters: string;
};
