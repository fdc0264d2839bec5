/** Texts about sites of motifs and syntax trees in the visitor's sequences, and about signals around these sites. */
import { count, counted, figure, significance } from '../format.js';

/** @typedef {{found: number, motifs: number, records: number, letters: number, kept: number, p: number}} HitCounts */

export const SIGNALS = {
  /** @param {string} neuron @param {string} text */
  tree: (neuron, text) => `${neuron}: ${text}`,
  /** @param {string} id @param {string} name */
  motif: (id, name) => `${name} (${id})`,
  sites: 'sites',
  otherGaps: 'same motifs, other gaps',

  needs: {
    results: 'Analyse neurons first: choose them in “Neurons” and press Run, or open a report of this network.',
    motifs: 'The results have no motifs yet: no neuron has a dictionary.',
    signals: 'Give a bigWig file above; the example has four.',
    reading: 'The signals are being read.',
    noSignal: 'None of the signals can be read; see what is wrong above.',
    hits: 'Find motifs above first: the signals are averaged around their sites.',
    noHits: 'No motif was found in your sequences, so that there are no sites.',
    places: 'Signals have places of a genome: give regions with their genome, or FASTA whose names are places.',
  },

  tracks: {
    title: 'What the signals are called',
    how: 'Names and cell types are those in plots and tables. A cell type that the table of expression has is shown with its expression.',
    label: 'Names and cell types of the signals',
    file: 'File',
    name: 'Name',
    cellType: 'Cell type',
    /** @param {string} file */
    nameOf: file => `Name of ${file}`,
    /** @param {string} file */
    cellTypeOf: file => `Cell type of ${file}`,
  },
  /** @param {number} signals */
  signals: signals => `${counted(signals, 'signal')}.`,
  /** @param {number} genes @param {string[]} cellTypes */
  expression: (genes, cellTypes) => `${counted(genes, 'gene')} in ${cellTypes.join(', ')}.`,

  hits: {
    title: 'Motifs in your sequences',
    how: 'Where are the motifs and syntax trees of analysed neurons? Every window is scored, log₂ of the probabilities of the motif over those of the background, and each score has its exact p-value.',
    of: 'Motifs of',
    /** @param {number} neurons */
    all: neurons => `all ${counted(neurons, 'analysed neuron')}`,
    /** @param {number} neurons @param {number} layer */
    chosen: (neurons, layer) =>
      neurons === 1
        ? `the chosen neuron of layer ${layer}`
        : `the ${count(neurons)} chosen neurons of layer ${layer} that were analysed`,
    distinct: 'the network, without repetition and without trees',
    /** @param {string} id */
    neuron: id => `neuron ${id}`,
    where: 'in',
    records: 'all your sequences',
    /** @param {number} windows @param {string} neuron */
    windows: (windows, neuron) => `the ${count(windows)} strongest windows of neuron ${neuron}`,
    p: 'p-value at most',
    background: 'Background',
    backgrounds: { counted: 'letters as frequent as in the sequences', uniform: 'all letters equally likely' },
    strands: 'both strands',
    start: 'Find motifs',
    unit: 'sequences',
    /** @param {HitCounts} counts @param {string} subject @param {string} where */
    summary: ({ found, motifs, records, letters, kept, p }, subject, where) =>
      `${counted(found, 'hit')} of ${counted(motifs, 'motif')} of ${subject} in ${where}: ${counted(records, 'sequence')} with ${counted(letters, 'letter')}, p at most ${significance(p)}.${kept < found ? ` The ${count(kept)} with the smallest p-values are below.` : ''}`,
    /** @param {string} alphabet @param {number[]} frequencies */
    frequencies: (alphabet, frequencies) =>
      `Background: ${[...alphabet].map((letter, i) => `${letter} ${figure(frequencies[i])}`).join(', ')}.`,
    motifs: {
      label: 'Hits of each motif',
      search: 'Search motifs',
      name: 'Motif',
      id: 'Identifier',
      consensus: 'Consensus',
      hits: 'Hits',
      records: 'Sequences',
      recordsMeaning: 'sequences with at least one hit',
      threshold: 'Minimum score',
      thresholdMeaning: 'smallest score of a hit, in bits',
      thresholdP: 'Its p-value',
      largest: 'Largest score',
      largestMeaning: 'largest score that a window can have, in bits',
      none: 'none is so rare',
    },
    positions: {
      title: 'Where the hits lie',
      how: 'Hits by the distance of their middle from the centre of their sequence, on the strand of the sequence and on the other one.',
      choose: 'Motif',
      /** @param {string} motif */
      label: motif => `Positions of ${motif}.`,
      x: 'distance from the centre',
      y: 'hits',
      forward: 'same strand',
      reverse: 'other strand',
      none: 'No hit of this motif.',
    },
    table: {
      title: 'Hits',
      label: 'Hits of motifs',
      search: 'Search hits',
      motif: 'Motif',
      id: 'Identifier',
      record: 'Sequence',
      place: 'Place',
      strand: 'Strand',
      score: 'Score',
      scoreMeaning: 'in bits',
      p: 'p',
      pMeaning: 'probability that a window of the background scores as high',
      q: 'q',
      qMeaning: 'among all windows that this motif was compared with, by Benjamini and Hochberg',
      distance: 'Distance',
      distanceMeaning: 'of the middle of the hit from the centre of the sequence, in letters',
    },
    trees: {
      title: 'Syntax trees',
      how: 'Sites of a tree are hits of its motifs in order, on one strand, with the gaps of the tree. Chance are motifs that are combined from different sequences, so that each keeps its own places.',
      choose: 'Tree',
      /** @param {number} sites @param {number} controls */
      summary: (sites, controls) =>
        `${counted(sites, 'site')}; the same motifs with other gaps: ${counted(controls, 'site')}.`,
      combinations: {
        label: 'Combinations of motifs with valid gaps, against chance',
        search: 'Search combinations',
        motifs: 'Motifs',
        gaps: 'Valid gaps (bp)',
        observed: 'Found',
        expected: 'By chance',
        ratio: 'Ratio',
        p: 'p',
        pMeaning: 'probability of so many by chance',
      },
      gap: {
        /** @param {string} first @param {string} second */
        label: (first, second) => `Gaps between ${first} and ${second}; the valid ones are shaded.`,
        x: 'gap',
        y: 'pairs',
        observed: 'found',
        expected: 'by chance',
        /** @param {{observed: number, expected: number | null, ratio: number | null, p: number | null}} inside */
        inside: ({ observed, expected, ratio, p }) =>
          `With a valid gap: ${counted(observed, 'pair')}${expected === null ? '' : `, by chance ${figure(expected)}`}${ratio === null ? '' : `, ${figure(ratio)} times as many`}${p === null ? '' : `, p = ${significance(p)}`}.`,
      },
      table: {
        label: 'Sites of the tree',
        search: 'Search sites',
        score: 'Score',
        scoreMeaning: 'sum over its motifs, in bits',
        motifs: 'Motifs',
        gaps: 'Gaps',
        gapsMeaning: 'letters between neighbouring motifs',
      },
    },
    save: {
      bed: 'Save as BED',
      gff3: 'Save as GFF3',
      track: 'Save the track',
      as: 'Scores along the genome as',
      bedGraph: 'bedGraph',
      bigWig: 'bigWig',
      noGenome: 'Tracks need regions of an open genome.',
    },
  },

  footprint: {
    title: 'Signals around the sites',
    how: 'Is a rule of the network seen in experiments? Signals such as cut sites or conservation are averaged around the middle of the sites of a tree or motif, in the direction of the strand of each site.',
    of: 'Sites of',
    /** @param {string} name @param {number} sites */
    option: (name, sites) => `${name}, ${counted(sites, 'site')}`,
    most: 'Best sites',
    half: 'Letters on either side',
    normalisation: 'Values',
    normalisations: {
      total: 'share of the total of the window',
      site: 'share of the total of each site',
      none: 'as they are',
    },
    start: 'Average the signals',
    unit: 'sites',
    wrong: { most: 'Give 1 to 100,000 sites.', half: 'Give 20 to 5,000 letters.' },
    /** @param {string} subject @param {number} sites */
    summary: (subject, sites) => `${subject}: ${counted(sites, 'site')}.`,
    noPlaces: 'None of these sites has a place of a genome.',
    plot: {
      /** @param {string} subject @param {number} half */
      label: (subject, half) => `Mean signals within ${count(half)} bp of the middle of ${subject}.`,
      x: 'distance from the middle',
      y: { total: 'share of the total', site: 'mean share of the total', none: 'mean value' },
    },
    table: {
      label: 'Footprints',
      search: 'Search tracks',
      track: 'Track',
      sites: 'Sites with data',
      centre: 'Centre',
      flank: 'Flanks',
      /** @param {number} centre @param {number} flank */
      meaning: (centre, flank) =>
        `centre: within ${count(centre)} bp of the middle; flanks: the ${count(flank)} bp on either side of it`,
      depth: 'Footprint',
      depthMeaning: '1 less centre / flanks: 1 for a centre without signal, negative for a peak',
      region: 'Mean in the centre',
      regionMeaning: 'mean over the sites, not divided by any total',
    },
    comparison: {
      title: 'Against the same motifs with other gaps',
      how: 'If the gap matters, the motifs of the rule differ from the same motifs at other distances: they are more conserved, for instance. Values are as they are in the file, around one motif after another.',
      search: 'Search tracks and motifs',
      track: 'Track',
      motif: 'Motif',
      /** @param {number} place @param {string} name */
      nth: (place, name) => `${place}: ${name}`,
      own: 'Sites',
      ownMeaning: 'mean over the motif, and over the sites of the tree',
      other: 'Other gaps',
      otherMeaning: 'the same for the same motifs with other gaps',
      difference: 'Difference',
      p: 'p',
      pMeaning: 'one-sided t-test of Welch: whether the sites of the tree have larger values',
      /** @param {string} track @param {string} motif */
      label: (track, motif) => `${track} around motif ${motif}, in sites and with other gaps.`,
      /** @param {string} name @param {number} sites */
      series: (name, sites) => `${name} (${count(sites)})`,
      x: 'distance from the middle of the motif',
      none: 'There is nothing to compare with: this is one motif, or its motifs have no other gaps in these sequences.',
    },
    expression: {
      title: 'Expression',
      label: 'Expression of the genes in the cell types of the signals',
      genes: 'Genes',
      search: 'Search genes',
      gene: 'Gene',
      cellType: 'Cell type',
      value: 'Expression',
      /** @param {string[]} factors */
      none: factors =>
        `The table has no gene called ${factors.join(' or ')}. Name genes of it, with commas between them.`,
      /** @param {string[]} unknown */
      unknown: unknown => `Not in the table: ${unknown.join(', ')}.`,
      missing: 'Give a table of expression above to see it next to the signals.',
    },
  },
};
