/**
 * Every parameter of a run that can be set, in the order in which the page shows them. Names, units and
 * limits follow the engine's options; the values of the presets come from the engine, not from here.
 */

/**
 * @typedef {object} Parameter
 * @property {string} path where the value lives in `Options`, `sampling.generations`
 * @property {'sampling' | 'demixing' | 'grammar'} group
 * @property {string} label
 * @property {string} help what it does, in plain words
 * @property {string} [unit]
 * @property {[number, number]} [range] smallest and largest number
 * @property {boolean} [fraction] whether it need not be whole
 * @property {[string, string][]} [choices] value and label, instead of a range
 */

/** @type {Parameter[]} */
// biome-ignore format: two lines a parameter read like the table that it is
export const PARAMETERS = [
  number('sampling.enumerate_up_to', 'Enumerate up to', 'bp', [0, 14],
    'A neuron that sees no more than this is tried on every possible sequence, so its maximum is exact. Each further bp takes four times as long.'),
  number('sampling.population', 'Population', 'sequences', [0, 100_000],
    'Sequences in one generation of the search. 0 lets the receptive field decide: 1000 for every 10 bp, between 2000 and 4000.'),
  number('sampling.generations', 'Generations', 'at most', [1, 10_000],
    'How often the population is bred anew. More finds stronger sequences and takes longer in proportion.'),
  number('sampling.patience', 'Patience', 'generations', [1, 10_000],
    'The search ends early when the climbers’ mean has risen by less than a hundredth of the maximum for this long.'),
  share('sampling.elite', 'Climbers', 'of the population', [0, 0.9],
    'The best sequences. Each gives way only to a better mutant of its own, so a maximum once found is never lost.'),
  share('sampling.shift', 'Shifted copies', 'of the population', [0, 1],
    'Copies moved by a few bp. They show the neuron its pattern at every place where max-pooling allows it.'),
  share('sampling.crossover', 'Cross-over', 'of the population', [0, 1],
    'Sequences with a part of one parent in the place of another’s.'),
  share('sampling.relaxation', 'Relaxed copies', 'of the population', [0, 1],
    'Copies with many letters drawn anew: they give each facet its weaker sequences. What these four shares leave is filled with fresh seeds.'),
  number('sampling.letters', 'Letters changed', 'at most', [1, 64],
    'How many letters one offspring may change at once. Few refine a pattern, many leave it.'),
  share('sampling.temperature', 'Temperature', 'standard deviations', [0.01, 100],
    'How greedy letter changes are: low follows the gradient, high wanders.'),
  choice('sampling.mutation', 'Letter changes', [['scaled', 'scaled to the neuron'], ['original', 'as the original program']],
    'Scaled treats a neuron and its tenfold alike. The original adds the gradient to the letters as it is.'),
  number('sampling.seed_channels', 'Seeds from', 'neurons below', [0, 65_536],
    'The search starts from motifs of the most contributing neurons of the layer below. 0 starts from random sequences.'),
  share('sampling.consensus', 'Pasted as consensus', 'of the seeds’ motifs', [0, 1],
    'The rest is drawn letter by letter from the motif’s probabilities, which starts the search from more varied sequences.'),
  number('sampling.ascents', 'Last steps', 'sequences', [0, 1000],
    'When the generations are over, what each group of sequences agrees on and the best ones climb letter by letter to the nearest top.'),
  number('sampling.capacity', 'Sequences kept', 'at most', [100, 1_000_000],
    'Activating sequences remembered for demixing, spread over weak and strong ones. Memory grows in proportion.'),
  number('sampling.bins', 'Activation bins', '', [1, 1000],
    'Weak and strong sequences are balanced over this many classes of activation, here and in every motif.'),
  number('demixing.groups', 'Pattern groups P', '', [0, 4],
    'How many different patterns one max-pooling may hold. 0 tries 1 first, then more, for each neuron on its own.'),
  number('demixing.max_groups', 'Largest P tried', '', [1, 4],
    'Where the automatic choice stops. Every step multiplies the number of clusters.'),
  share('demixing.accept', 'Decoupling that suffices', '', [0, 1],
    'The automatic choice is content when the mean decoupling of the facets reaches this.'),
  number('demixing.min_cluster', 'Smallest cluster divided', 'sequences', [1, 1_000_000],
    'Smaller clusters stay whole: a motif of a handful of sequences shows chance.'),
  number('demixing.unpooled', 'Clusters without pooling', '', [1, 64],
    'A neuron below which nothing is max-pooled mixes no shifts, so it is one facet. More than 1 clusters the map before its convolution all the same, to look for alternative motifs.'),
  number('demixing.restarts', 'k-means starts', '', [1, 100],
    'Clustering begins at several random places and the tightest result is kept.'),
  number('demixing.iterations', 'k-means iterations', 'at most', [1, 1000],
    'Rounds of one start; most settle sooner.'),
  number('demixing.fit_rows', 'Sequences fitted', 'at most', [100, 1_000_000],
    'Cluster centres are computed from this many sequences; all are then assigned to them.'),
  choice('demixing.maps', 'Maps clustered', [['before-activation', 'before the activation'], ['pooling-input', 'input of the pooling']],
    'The first keeps how far a neuron is from firing, as the original program does; the second is what the paper describes.'),
  share('demixing.merge', 'Merge facets from', 'correlation', [0, 1],
    'Two facets at the same place whose informative columns correlate this much become one.'),
  share('grammar.smoothing', 'Smoothing', 'sequences', [0, 100_000],
    'Sequences of random letters that are added to a facet before its segments are sought, so that a handful of sequences does not look informative.'),
  share('grammar.information', 'Information of a segment', 'bits', [0, 5],
    'Positions belong to a segment where the mean of three neighbours lies above this. 2 bits are certainty, 0 is noise.'),
  number('grammar.flank', 'Flanks', 'bp', [0, 20],
    'Positions added to both ends of a segment.'),
  number('grammar.shortest', 'Shortest segment', 'bp', [1, 100],
    'Shorter segments are left out.'),
  choice('grammar.distance', 'Columns compared by', [['ed', 'Euclidean distance'], ['pearson', 'Pearson correlation'], ['sandelin', 'Sandelin and Wasserman']],
    'How alike two columns of letters are. The Euclidean distance is what the paper takes.'),
  choice('grammar.both_strands', 'Strands', [['true', 'both'], ['false', 'as given']],
    'Whether a known motif may also match with its reverse complement.'),
  number('grammar.min_overlap', 'Smallest overlap', 'bp', [1, 1000],
    'Positions of the two motifs that must lie side by side.'),
  share('grammar.pseudocount', 'Pseudocount', 'sites', [0, 100],
    'Sites of background letters that are added to every motif before it is compared.'),
  choice('grammar.null', 'p-values against', [['databases', 'the columns searched'], ['published', 'published columns']],
    'A random motif is taken to have columns like these. Tomtom takes those of the databases; where they hold only a few motifs, the built-in columns of JASPAR say more.'),
  choice('grammar.correction', 'q-values after', [['storey', 'Storey'], ['benjamini-hochberg', 'Benjamini and Hochberg']],
    'Storey estimates from the p-values how many motifs are unrelated; Benjamini and Hochberg take all of them to be, which is stricter.'),
  share('grammar.threshold', 'Largest q shown', '', [0, 1],
    'Known motifs with a larger q-value are not shown.'),
  number('grammar.listed', 'Matches listed', 'at most', [1, 10_000],
    'Known motifs listed for one segment or facet; the number of all is given beside them.'),
  number('grammar.facets', 'Facets compared', 'the best, at most', [0, 100_000],
    'Facets of a neuron that are compared with known motifs. Its dictionary always is.'),
  share('grammar.factor', 'Largest q of a factor found', '', [0, 1],
    'Where factors are counted, a neuron has found one up to this q-value. Known motifs that resemble each other as much count as one.'),
  share('grammar.same', 'Largest q of one motif', '', [0, 1],
    'Segments that resemble each other up to this q-value are one motif of the dictionary.'),
  share('grammar.annotated', 'Largest q of a site', '', [0, 1],
    'A motif of the dictionary lies in a facet where it matches up to this q-value.'),
  share('grammar.covered', 'Share covered', 'of the motif', [0, 1],
    'How much of the dictionary’s motif must lie on the segment.'),
  share('grammar.origin', 'Largest q in a lower layer', '', [0, 1],
    'A neuron of a lower layer has the same motif up to this q-value.'),
];

/** @param {string} path @param {string} label @param {string} unit @param {[number, number]} range @param {string} help @returns {Parameter} */
function number(path, label, unit, range, help) {
  return { path, group: groupOf(path), label, unit, range, help };
}

/** @param {string} path @param {string} label @param {string} unit @param {[number, number]} range @param {string} help @returns {Parameter} */
function share(path, label, unit, range, help) {
  return { ...number(path, label, unit, range, help), fraction: true };
}

/** @param {string} path @param {string} label @param {[string, string][]} choices @param {string} help @returns {Parameter} */
function choice(path, label, choices, help) {
  return { path, group: groupOf(path), label, choices, help };
}

/** @param {string} path */
function groupOf(path) {
  return /** @type {Parameter['group']} */ (path.split('.')[0]);
}
