/** Texts about a report: its origin, its neurons, its factors, and the comparisons of layers and methods. */
import { count, counted, duration, percent, significance } from '../format.js';

export const RESULT = {
  empty: 'Facets appear here during a run, neuron by neuron.',

  source: { example: 'Example, computed in advance', run: 'Your run', file: 'Saved report' },
  /** @param {import('../../engine/types.js').Report} report */
  how: ({ model, options, tool, timings }) =>
    [
      model.name,
      `preset ${options.preset}`,
      `seed ${options.seed}`,
      `${tool.name} ${tool.version}, ${tool.engine}, ${counted(tool.threads, 'thread')}`,
      // The solved examples have no time.
      ...(timings.total_seconds > 0 ? [`computed in ${duration(timings.total_seconds)}`] : []),
    ].join(' · '),
  /** @param {string[]} changed parameters, each in words */
  changes: changed => `Changed parameters: ${changed.join(', ')}`,
  /** @param {string} label @param {string} value @param {string} usual of the preset */
  changed: (label, value, usual) => `${label} ${value} (preset: ${usual})`,
  none: 'none',
  digest: 'Digest ',
  digestMeaning:
    'Computed from the network, the options and the results, not from time, threads or browser: equal digests mean equal results.',
  backgrounds: 'Random sequences: ',
  earlier: 'An earlier result. It is replaced when the first neuron of the run is finished.',
  /** @param {string} neuron */
  notThere: neuron => `The address asks for neuron ${neuron}, which is not in this result. The first neuron is shown.`,
  /** @param {string} network of the result @param {string} open */
  otherNetwork: (network, open) =>
    `This result is of ${network}; the open network is ${open === network ? 'another one of the same name' : open}. To ask or analyse more, open ${network}.`,
  /** @param {string} result @param {string} open */
  otherChannels: (result, open) =>
    `This result was computed with the channels ${result}. The open network has the channels ${open}.`,
  /** @param {number} result @param {number} open */
  otherLength: (result, open) =>
    `This result was computed with an input of ${count(result)} bp. The open network has an input of ${count(open)} bp.`,
  save: {
    json: 'Report (JSON)',
    html: 'Page (HTML)',
    zip: 'Everything (ZIP)',
    print: 'Print',
    /** @param {string} file */
    packing: file => `Packing ${file}`,
    /** @param {{name: string, reason: string}[]} files */
    missing: files =>
      `Saved without ${counted(files.length, 'file')}, which README.txt in it lists: ${files[0].name}: ${files[0].reason}`,
    cancel: 'Cancel',
    cancelled: 'Cancelled.',
    set: 'Motifs of',
    sets: {
      all: 'facets, segments and dictionaries',
      facets: 'facets',
      segments: 'segments',
      dictionary: 'dictionaries',
      network: 'the network, without repetition',
    },
    format: 'as',
    formats: { meme: 'MEME', jaspar: 'JASPAR', transfac: 'TRANSFAC', homer: 'HOMER', json: 'JSON' },
    trusted: 'without facets of few sequences',
    motifs: 'Save motifs',
    title: 'Save, print and cite',
    motifsTitle: 'Motifs, for other programs',
    methods: 'Methods, for a paper',
    copy: 'Copy',
    copied: 'Copied.',
  },

  annotation: {
    share: 'Completed part of the comparison',
    cancel: 'Cancel',
    /** @param {number} motifs @param {number} fraction */
    working: (motifs, fraction) =>
      `Comparing these facets with ${counted(motifs, 'known motif')} · ${percent(fraction)}`,
    start: 'Compare with known motifs',
    notDna: 'Not compared with known motifs: those that come with the page are DNA.',
    other: 'These facets were not compared with the known motifs that are chosen now.',
    otherSettings: 'These facets were compared with other settings than the current ones.',
  },

  neurons: {
    label: 'Neurons of the report',
    intro: 'Neurons of this report. Choose one to see its facets.',
    search: 'Search factor or note',
    neuron: ['Neuron', 'layer and channel'],
    logo: ['Best facet', 'its motifs'],
    /** @param {string} consensus */
    best: consensus => `Best facet, ${consensus}`,
    /** @param {number} notes */
    remarks: notes => counted(notes, 'note'),
    facets: ['Facets', 'number after identical facets were merged'],
    factor: ['Best factor', 'of the most significant match of any facet'],
    q: ['q', 'q-value of this match: share of unrelated motifs expected among the matches at least as good'],
    methods: { enumeration: 'enumeration', search: 'search' },
    clarity: ['Explained', 'share of the strongest sequences (from half of the maximum on) that clear facets explain'],
    decoupling: [
      'Best decoupling',
      'largest decoupling of all facets: consensus activation divided by largest activation',
    ],
    largest: ['Largest activation', 'of all evaluated sequences'],
    method: ['Method', 'whether every sequence was evaluated or the best were searched for'],
    positives: ['Sequences found', 'different sequences that activate the neuron'],
    groups: ['P', 'pattern groups: number of patterns that can shift independently'],
    notes: ['Notes', 'what to consider when reading the result'],
  },

  factors: {
    /** @param {number} factors */
    summary: factors => (factors > 0 ? `${counted(factors, 'known factor')} by layer` : 'No known factor was found'),
    label: 'Known factors by layer',
    search: 'Search factor',
    /** @param {number} q @param {number} strong */
    meaning: (q, strong) =>
      `Factors that a neuron’s motifs match with a q-value of at most ${significance(q)}, by family; “resembles” marks a weak match, above ${significance(strong)}. Similar known motifs are merged. The numbers are neurons.`,
    factor: 'Factor',
    bestQ: 'Best q',
    merged: ['Merged near-duplicates', 'similar known motifs that are counted as this factor'],
    /** @param {number} layer @param {number} factors */
    layer: (layer, factors) => [
      `Layer ${layer} (${count(factors)})`,
      `${counted(factors, 'factor')} found in layer ${layer}; the neurons that found each`,
    ],
    /** @param {number} layer @param {number} channel */
    neuron: (layer, channel) => `Layer ${layer}, neuron ${channel}`,
    /** @param {number} neurons */
    more: neurons => ` … ${counted(neurons, 'neuron')}`,
  },

  motifs: {
    /** @param {number} motifs */
    summary: motifs => `${counted(motifs, 'motif')} of the network`,
    label: 'Motifs of the network',
    search: 'Search name or rule',
    meaning:
      'The different motifs in the dictionaries of all neurons: motifs with the same strict letters, on either strand, are one.',
    saveMeme: 'Save as MEME file',
    name: 'Name',
    logo: 'Logo',
    q: 'Best q',
    neurons: 'Neurons',
    facets: 'Facets',
    rules: /** @type {[string, string]} */ (['Rules', 'syntax trees of more than one motif that contain it']),
    /** @param {string} id @param {string} name */
    motif: (id, name) => `Motif ${id}, ${name}`,
    /** @param {string} id */
    neuron: id => `Neuron ${id}`,
    /** @param {number} neurons */
    more: neurons => ` … ${counted(neurons, 'neuron')}`,
    /** @param {number} rules */
    moreRules: rules => ` … ${counted(rules, 'rule')}`,
  },

  layers: {
    summary: 'Compare layers, networks and methods',
    input: 'Open another report, or a file with motifs',
    /** @param {number} number */
    report: number => `Report of the ${ordinal(number)} layer`,
    /** @param {number} number */
    layer: number => `The ${ordinal(number)} layer`,
    word: 'layer',
    thisReport: 'this report',
    add: 'Add a layer',
    remove: 'Remove',
    start: 'Compare',
    choose: 'open another report, or motifs of another method',
    top: 'Neurons or motifs of each, most significant first',
    q: 'Factors up to q =',
    /** @param {number} layer @param {string | null} model null where all layers are of one report */
    name: (layer, model) => (model === null ? `layer ${layer}` : `${model}, layer ${layer}`),
    caption:
      'q-value of the best match of every neuron, as −log₁₀ q: higher is more significant. Boxes show the quartiles and the median, whiskers the minimum and the maximum, dots are neurons.',
    table: 'The layers in numbers',
    property: 'Property',
    neurons: 'Neurons, or motifs of a file',
    matched: 'With a known motif',
    taken: 'Compared',
    max: 'Maximum of −log₁₀ q',
    upper: 'Upper quartile',
    median: 'Median',
    lower: 'Lower quartile',
    min: 'Minimum',
    factors: 'Factors',
    tests: 'Tests between the layers',
    testsIntro: 'Whether the mean of −log₁₀ q is greater in one layer than in another: Welch’s one-sided t-test.',
    testColumns: ['Hypothesis', 'Difference of the means', 't', 'Degrees of freedom', 'p'],
    /** @param {string} first @param {string} second */
    greater: (first, second) => `${first} > ${second}`,
    setsCaption: 'Factors that were found in the marked layers and in no others.',
    setsTable: 'Factors, and the layers that they were found in',
    factor: 'Factor',
    foundIn: 'Found in',
    search: 'Search factors',
  },

  methods: {
    saveJson: 'Save JSON',
    start: 'Compare methods',
    cancel: 'Cancel',
    share: 'Completed part of the methods',
    title: 'Other interpretation methods on this neuron',
    intro:
      'Stacking, saliency, DeepLIFT and others, computed from sequences that activate this neuron, with comparable measures.',
    cancelled: 'Cancelled: the finished methods are shown.',
    logos: 'Logos of the methods',
    /** @param {string} sample @param {string | null} truth name of the matrix that results are compared with */
    sample: (sample, truth) => `Computed from ${sample}.${truth === null ? '' : ` Correlations are with ${truth}.`}`,
    /** @param {string} title */
    contributions: title => `Contributions, ${title}`,
    /** @param {string} consensus */
    logo: consensus => `Sequence logo, ${consensus}`,
    decoupling: 'consensus share',
    information: 'information',
    correlation: 'correlation',
    from: 'from',
    /** @param {number} sequences */
    sequences: sequences => counted(sequences, 'sequence'),
    summary: 'The methods as a table',
    label: 'Properties of the interpretation methods',
    columns: {
      method: 'Method',
      sequences: ['Sequences', 'Number of sequences that were used.'],
      information: ['Information', 'Mean information content per position in bits.'],
      consensus: ['Consensus', 'The most probable letter of every position.'],
      consensusActivation: ['Consensus activation', 'Value before the activation function for the consensus.'],
      decoupling: [
        'Consensus share',
        'Consensus activation divided by the largest activation of the neuron. (Decoupling, for a facet, divides by the largest activation of the facet.)',
      ],
      correlation: 'Correlation',
      /** @param {string} truth */
      correlationMeaning: truth => `Pearson correlation with ${truth} in the best alignment.`,
      offset: ['Offset', 'Offset in bp and strand of the best alignment.'],
    },
  },
};

/** @param {number} number `1st` */
function ordinal(number) {
  return `${number}${['st', 'nd', 'rd'][number - 1] ?? 'th'}`;
}
