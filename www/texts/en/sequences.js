/** Texts about the visitor's sequences and variants: what was read, what the network answers, and the neurons' strongest windows. */
import { count, counted, duration, percent, sharePercent } from '../format.js';

export const SEQUENCES = {
  intro:
    'What does the network predict for your sequences, what do variants change, where are the windows that activate a neuron most and the motifs that it looks for, and what do signals show there? The files are read in parts on this computer; nothing is uploaded.',
  pasted: 'the pasted lines',

  slots: {
    label: 'Files with sequences, genome, labels, variants, signals and expression',
    sequences: {
      name: 'Sequences',
      formats: 'FASTA, or regions in BED format with a genome; packed with gzip or not',
      purpose: 'For predictions, strongest windows, contributions and motifs.',
    },
    genome: {
      name: 'Genome',
      formats: '2bit; or FASTA with its index (.fai, and .gzi if it is packed)',
      purpose: 'For regions and variants.',
    },
    labels: {
      name: 'Labels',
      formats: 'a table with tabs: names in the first column, tasks in the header. Columns of a BED file need no table',
      purpose: 'To stand next to the predictions.',
    },
    variants: {
      name: 'Variants',
      formats: 'VCF, packed with gzip or not',
      purpose: 'With a genome: what each allele changes.',
    },
    signals: {
      name: 'Signals',
      formats: 'bigWig, one file or several',
      purpose: 'Such as cut sites or conservation: averaged around the sites of a rule.',
    },
    expression: {
      name: 'Expression',
      formats: 'a table with tabs: genes in the first column, cell types in the header',
      purpose: 'To stand next to the signals of the same cell types.',
    },
  },
  example:
    'Simulated: a genome of 50,000 letters, 200 labelled regions, 66 variants, four signals and expression, with the network that was trained on such sequences. It is opened in place of yours, which stays in its session.',
  useExample: 'Open the example and its network',
  shownNeuron: 'the shown neuron',
  tab: 'Strongest windows of the neuron in your sequences',
  tabExample: 'This needs sequences. The example has 200 regions of a simulated genome and a network of its own.',
  toFiles: 'Give your files',
  paste: 'Or paste variants, one per line, such as chr1:12345 A G',
  take: 'Read these lines',

  /** @param {number} chromosomes @param {number} letters */
  genome: (chromosomes, letters) => `${counted(chromosomes, 'chromosome')}, ${counted(letters, 'letter')}.`,
  /** @param {number} fraction */
  reading: fraction => `Reading … ${percent(fraction)}`,
  /** @param {{count: number, lengths: [number, number], unknown: number}} records @param {boolean} regions */
  records: ({ count: records, lengths: [shortest, longest], unknown }, regions) => {
    if (records === 0) return `No ${regions ? 'region' : 'sequence'} can be read.`;
    const letters =
      shortest === longest ? counted(shortest, 'letter') : `${count(shortest)} to ${count(longest)} letters`;
    const n = unknown > 0 ? ` ${counted(unknown, 'letter')} ${unknown === 1 ? 'is' : 'are'} unknown, such as N.` : '';
    return `${counted(records, regions ? 'region' : 'sequence')} of ${letters}.${n}`;
  },
  /** @param {string[]} names */
  labels: names => `Labels: ${names.join(', ')}.`,
  /** @param {number} length letters of the network's input */
  cut: length =>
    `For predictions each region is replaced by the window of ${counted(length, 'letter')} around its middle, as long as the input of the network; strongest windows are searched in the regions as they are.`,
  /** @param {number} variants */
  variants: variants => `${counted(variants, 'allele')} that ${variants === 1 ? 'fits' : 'fit'} the genome.`,
  waitsForGenome: {
    sequences: 'These are regions: give the genome that they lie in.',
    variants: 'Give the genome that they lie in.',
    labels: 'Give the sequences that they belong to.',
  },

  refused: {
    /** @param {number} records */
    summary: records => `${counted(records, 'record')} refused; the others are used`,
    /** @param {number} times */
    times: times => (times === 1 ? '' : `${count(times)} × `),
    first: 'The first: ',
    /** @param {(number | null)[]} lines */
    further: lines =>
      `Also in ${lines.length === 1 ? 'line' : 'lines'} ${lines.map(line => count(line ?? 0)).join(', ')}.`,
  },

  needs: {
    sequences: 'Give sequences above, or use the example.',
    genome: 'Give a genome and variants above, or use the example.',
    variants: 'Give variants above, or use the example.',
    layer: 'No layer of this network can be analysed.',
    neurons: 'Choose neurons below.',
    reading: 'The files are being read.',
    empty: 'No record can be used; see what was refused.',
    /** @param {string} network of the report */
    otherNetwork: network => `These results are of ${network}. Open this network to ask about sequences.`,
  },
  cancelled: 'Cancelled: this is what was found until then.',

  predictions: {
    title: 'Predictions',
    how: 'What the network answers for each record, next to its labels.',
    start: 'Predict',
    unit: 'records',
    label: 'Outputs of the network for each record',
    search: 'Search records',
    record: 'Record',
    place: 'Place',
    agreement: {
      label: 'Agreement of outputs with labels',
      intro: 'Agreement of outputs with the labels of the same names, over these records:',
      search: 'Search tasks',
      task: 'Task',
      records: 'Records',
      positives: 'With label 1',
      auroc: 'AUROC',
      auprc: 'AUPRC',
      pearson: 'Pearson',
      spearman: 'Spearman',
    },
    /** @param {string} name */
    labelOf: name => `${name}, label`,
    /** @param {number} rows @param {number} units */
    summary: (rows, units) => `${counted(rows, 'record')}, ${counted(units, 'output')}.`,
    /** @param {number} records @param {number} length */
    otherLength: (records, length) =>
      `${counted(records, 'record')} left out: the input of the network has ${counted(length, 'letter')}.`,
    /** @param {number} records */
    left: records => `${counted(records, 'record')} left out for lack of room; the command “outputs” writes all.`,
    /** @param {number} shown @param {number} all */
    columns: (shown, all) => `The table shows ${count(shown)} of ${count(all)} outputs; the file has all.`,
  },

  variantTable: {
    title: 'Variants',
    how: 'The change of each output from the reference to the alternative allele, both in the middle of a window as long as the input. Outputs are those in front of the last sigmoid or softmax, where there is one.',
    start: 'Compare the alleles',
    /** @param {number} layer */
    neurons: layer => `Also the chosen and the analysed neurons of layer ${layer}, and their facets`,
    unit: 'alleles',
    label: 'Changes by each variant',
    search: 'Search variants',
    variant: 'Variant',
    place: 'Place',
    alleles: 'Alleles',
    largest: 'Largest change',
    largestMeaning: 'of all outputs, by its size',
    where: 'Output',
    whereMeaning: 'the output with the largest change',
    /** @param {string} name */
    reference: name => `${name}, reference`,
    /** @param {string} name */
    change: name => `${name}, change`,
    /** @param {string} id */
    neuron: id => `neuron ${id}`,
    /** @param {number} changes */
    summary: changes => `${counted(changes, 'allele')}, the largest change first.`,
  },

  variantFacets: {
    title: 'Facets that the variants change',
    how: 'For each allele and each facet, the window that fits the facet best, of those that the variant changes. A facet is listed where the window of one of the alleles holds at least half of its motifs, by their information. The value is what the network makes of that window.',
    notAnalysed: 'The shown results have none of these neurons. Analyse them, then compare the alleles again.',
    none: 'No facet of the analysed neurons explains a window with either allele.',
    search: 'Search facets',
    facet: 'Facet',
    motifs: 'Known motifs',
    motifsMeaning: 'of its segments, from 5′ to 3′',
    held: 'Held, reference',
    heldMeaning: 'share of the motifs of the facet, by their information, that the reference holds',
    heldAfter: 'Held, alternative',
    heldAfterMeaning: 'the same for the alternative allele',
    reference: 'Value, reference',
    referenceMeaning: 'pre-activation of the neuron for the window of the reference',
    change: 'Change',
    changeMeaning: 'pre-activation for the window of the alternative allele, less that of the reference',
  },

  windows: {
    title: 'Strongest windows',
    /** @param {number} field */
    how: field =>
      `Is what a neuron looks for in your sequences? A window is as long as the receptive field${field > 0 ? ` (${count(field)} bp)` : ''}; of windows that overlap only the strongest counts, from a positive value on.`,
    /** @param {number} neurons @param {number} layer */
    chosen: (neurons, layer) => `${counted(neurons, 'chosen neuron')} of layer ${layer}`,
    start: 'Find the strongest windows',
    unit: 'records',
    /** @param {string} id */
    heading: id => `Neuron ${id}`,
    /** @param {string} id */
    ofNeuron: id => `neuron ${id}`,
    neurons: {
      label: 'Neurons, and their strongest windows',
      search: 'Search neurons',
      neuron: 'Neuron',
      active: 'Places that activate it',
      best: 'Largest value',
      place: 'Place of it',
      explained: 'Explained',
      explainedMeaning: 'share of the strong windows that a facet explains',
    },
    /** @param {{neuron: {active: number}, records: number, scanned: number, short: number, skipped: number, receptive_field: number, seconds: number}} survey */
    counts: ({ neuron, records, scanned, short, skipped, receptive_field: field, seconds }) =>
      [
        `${counted(neuron.active, 'place')} ${neuron.active === 1 ? 'activates' : 'activate'} this neuron, in ${counted(records, 'record')} with ${counted(scanned, 'window')} of ${count(field)} bp (${duration(seconds)}).`,
        short > 0 && `${counted(short, 'record')} shorter than a window.`,
        skipped > 0 && `${counted(skipped, 'window')} left out, which hold unknown letters such as N.`,
      ]
        .filter(Boolean)
        .join(' '),
    /** @param {number} windows @param {number} most that are kept */
    top: (windows, most) => (windows < most ? 'All of them are below.' : `The strongest ${count(windows)} are below.`),
    /** @param {number} share @param {number} strong */
    explained: (share, strong) =>
      `Facets explain ${sharePercent(share)} of the ${counted(strong, 'strong window')}, those from half of the largest value on: a facet explains a window that holds at least half of its motifs, by their information, at their places.`,
    notAnalysed: 'Facets are shown for neurons of the results.',
    none: 'No window activates this neuron.',
    values: {
      /** @param {string} of */
      label: of => `Values of the strongest windows, ${of}.`,
      x: 'value',
      y: 'windows',
      series: 'windows',
    },
    facets: {
      /** @param {string} of */
      label: of => `Windows of each facet, ${of}`,
      search: 'Search facets',
      facet: 'Facet',
      consensus: 'Consensus',
      windows: 'Windows',
      windowsMeaning: 'strong windows that fit this facet best',
      explained: 'Explained',
      explainedMeaning: 'strong windows that hold at least half of the motifs of the facet, by their information',
      share: 'Share',
      shareMeaning: 'of all strong windows',
    },
    table: {
      /** @param {string} of */
      label: of => `The strongest windows, ${of}`,
      search: 'Search windows',
      rank: 'Rank',
      value: 'Value',
      valueMeaning: 'before the activation function',
      share: 'Of maximum',
      shareMeaning: 'share of the largest activation that the analysis found',
      place: 'Place',
      record: 'Record',
      facet: 'Facet',
      held: 'Held',
      heldMeaning: 'share of the motifs of the facet that the window holds, by their information',
      contributions: 'Contributions',
      show: 'Show',
      /** @param {number} rank */
      showOf: rank => `Show the contributions in window ${rank}`,
    },
    bed: 'Save as BED',
  },

  contributions: {
    title: 'Contributions of letters',
    how: 'How much each letter of a window contributes to the value of the neuron.',
    method: 'Method',
    reference: 'Reference',
    references: {
      uniform: 'all letters equally likely',
      zeros: 'zeros',
      shuffled: 'the letters in random order',
      dinucleotides: 'random order, same pairs of letters',
      frequencies: 'frequencies of the letters in the window',
    },
    /** @param {string} method @param {string} reference */
    against: (method, reference) => `${method} (reference: ${reference})`,
    record: 'Record',
    explain: 'Show its strongest window',
    hint: 'Choose a window of the table, or a record by its name.',
    /** @param {string} name */
    noRecord: name => `No record is called ${name}.`,
    noWindow: 'This record has no window without unknown letters, or is shorter than the receptive field.',
    /** @param {string} record @param {string} place */
    of: (record, place) => (record === place ? place : `${record}, ${place}`),
    /** @param {string} place */
    logo: place => `Contributions of the letters at ${place}`,
    value: 'Value',
    referenceValue: 'Value of the reference',
    sum: 'Sum of contributions',
    difference: 'Missing to the difference',
    differenceMeaning: 'value less reference value less sum: 0 where the contributions are complete',
    noSum: 'Contributions by this method have no sum to be checked.',
    save: 'Save as TSV',
    columns: ['position', 'letter', 'contribution'],
    saveSvg: 'Save SVG',
    tracks: 'Contributions in all these windows, along the genome, as',
    bedGraph: 'bedGraph',
    bigWig: 'bigWig',
    saveTrack: 'Compute and save',
    unit: 'windows',
    /** @param {number} windows */
    track: windows => `${counted(windows, 'window')} written.`,
    noTrack: 'Tracks need windows with places of an open genome.',
  },
  /** @param {string} chromosome @param {number} start counted from 0 @param {number} end @param {string} strand */
  place: (chromosome, start, end, strand) =>
    `${chromosome}:${start + 1}-${end}${strand === '.' ? '' : ` (${strand === '-' ? '−' : strand})`}`,
};
