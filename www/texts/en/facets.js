/** Texts about one neuron: its sampling and demixing, its facets, their matches, its dictionary and its syntax trees. */
import { count, counted, duration, figure, percent, sharePercent, significance } from '../format.js';

/** @typedef {import('../../engine/types.js').SamplingReport} SamplingReport */

/** @param {SamplingReport} sampling */
function startSequences({ seeds, pasted_seeds: pasted }) {
  if (pasted === 0) return `All ${count(seeds)} start sequences are random.`;
  if (pasted === seeds) return `All ${count(seeds)} start sequences contain motifs from the previous layer.`;
  return `${count(pasted)} of ${count(seeds)} start sequences contain motifs from the previous layer.`;
}

/** @param {SamplingReport} sampling positions in the report are counted from 0 */
function searchedIn({ insertion }) {
  if (!insertion) return '';
  const { start, length } = insertion;
  return `Insertions of ${count(length)} bp were searched, at positions ${start + 1}–${start + length} of random sequences.`;
}

/** @param {SamplingReport} sampling */
function searchedTogether({ together }) {
  return together ? `The neuron was searched together with ${counted(together - 1, 'other neuron')} of its layer.` : '';
}

export const FACETS = {
  /** @param {number} layer @param {number} channel @param {number} facets */
  neuron: (layer, channel, facets) =>
    `Layer ${layer}, neuron ${channel}: ${facets > 0 ? counted(facets, 'facet') : 'no facets'}`,
  /** @param {number} level mean of the neuron over random sequences */
  lowering: level =>
    `This is a search for what lowers the neuron. Its mean over random sequences is ${figure(level)}; an activation is how far a sequence is below that.`,
  /** @param {SamplingReport} sampling @param {number} field receptive field in bp @param {string} stopped why the search ended */
  sampling: (sampling, field, stopped) => {
    const {
      method,
      evaluated,
      positives,
      kept,
      generations,
      seconds,
      max_sequence: best,
      max_activation: max,
    } = sampling;
    const found =
      method === 'enumeration'
        ? [`All ${count(evaluated)} sequences of ${count(field)} bp were evaluated.`]
        : [
            `${count(evaluated)} sequences of ${count(field)} bp were evaluated in ${counted(generations, 'generation')}.`,
            searchedIn(sampling),
            startSequences(sampling),
            searchedTogether(sampling),
            `${stopped}. The search took ${duration(seconds)}.`,
          ];
    return [
      ...found,
      `${count(positives)} different sequences activate the neuron.`,
      kept < positives ? `${count(kept)} of them were kept, evenly over the range of activation.` : '',
      best ? `The largest activation is ${figure(max)}; the strongest sampled sequence is ${best}.` : '',
    ]
      .filter(sentence => sentence !== '')
      .join(' ');
  },
  /** @param {import('../../engine/types.js').BackgroundResponse} response @param {string} backgrounds such as “random sequences …” */
  backgrounds: ({ sequences, mean, max, share, places }, backgrounds) => {
    const skipped = places
      ? ` Their windows may begin at ${count(places.usable)} places; ${count(places.skipped)} are left out, where a window would contain a letter outside the alphabet.`
      : '';
    return `Of ${count(sequences)} ${backgrounds}, the strongest reaches ${sharePercent(share)} of the largest activation: ${figure(max)}. Their mean is ${figure(mean.mean)}.${skipped}`;
  },
  /** @param {import('../../engine/types.js').DemixingReport} demixing @param {string} reason */
  demixing: ({ groups, tried }, reason) => {
    const trials = tried.map(
      trial =>
        `P = ${trial.groups} gave ${counted(trial.clusters, 'cluster')} with a mean decoupling of ${figure(trial.decoupling)}`,
    );
    return `${counted(groups, 'pattern group')} per pooling: ${reason}.${trials.length > 1 ? ` Tried: ${trials.join('; ')}.` : ''}`;
  },

  tabs: {
    label: 'Views of the neuron',
    titles: {
      facets: 'Facets',
      rule: 'Rule',
      effect: 'Effect',
      sequences: 'Sequences',
      methods: 'Methods',
    },
  },

  clarity: {
    meaning:
      'A facet is clear if it has enough sequences, its decoupling is at least 0.5 and its purity is at least 0.8. The strongest sequences are those from half of the maximum activation on. Clear facets explain those of their sequences that hold their motifs. A neuron is clear from 80 % on, and partly clear from 30 % on.',
    advice: 'What may help:',
    /** @param {string} network */
    otherNetwork: network => `once ${network} is open`,
    preset: 'more sequences (preset Paper)',
    /** @param {number} layer */
    below: layer => `layer ${layer}, whose motifs are shorter`,
  },

  align: {
    legend: 'Logos',
    pattern: 'aligned by their pattern',
    field: 'aligned by the receptive field',
  },

  rows: {
    label: 'Facets of the neuron on one ruler',
    mixed: 'Before demixing',
    /** @param {number} sequences */
    mixedMeaning: sequences => `all ${count(sequences)} sequences`,
    decoupling: 'decoupling',
    purity: 'purity',
    importance: 'importance',
    information: 'information',
    /** @param {number} value */
    bits: value => `${figure(value)} bits`,
    sequences: 'sequences',
    shift: 'shift',
    small: 'few sequences',
    /** @param {number} facets */
    more: facets => `Show the other ${counted(facets, 'facet')}`,
    /** @param {string[]} segments */
    segments: segments => `Segments: ${segments.join(', ')}`,
    /** @param {number} first @param {number} last @param {string} name or nothing */
    segment: (first, last, name) => `${first} to ${last} ${name}`.trim(),
    /** @param {number} first @param {number} last */
    ruler: (first, last) => `Ruler in bp, from ${first} to ${last}`,
    bp: 'bp',
    bitScale: 'bits',
  },

  repeats: {
    /** @param {number} searches @param {string} first maximum @param {string[]} others */
    maxima: (searches, first, others) =>
      `Searched ${count(searches)} times, each time with other random streams. Maximum activation: ${first} (these results), ${others.join(', ')} (${searches === 2 ? 'the other search' : 'the others'}, with half of the effort).`,
    /** @param {number} stable @param {number} facets @param {number} searches */
    facets: (stable, facets, searches) =>
      `${count(stable)} of ${counted(facets, 'facet')} came back in ${searches === 2 ? 'both searches' : `all ${searches} searches`}.`,
    /** @param {number} found @param {number} searches */
    found: (found, searches) => `found in ${found} of ${searches} searches`,
    others: 'Rules that only other searches found:',
  },

  level: {
    label: 'Fade what the neuron does not need for',
    all: 'all of its activation: every column is shown',
    /** @param {number} share */
    share: share => `${percent(share)} of the gain`,
    hint: 'In the facets that the network was asked about.',
  },

  table: {
    /** @param {number} facets */
    summary: facets => `${counted(facets, 'facet')} as a table`,
    label: 'Properties of the facets',
    meanings: 'Meaning of the columns',
    search: 'Search facet or consensus',
    facet: [
      'Facet',
      'Layer, channel and rank. Facets are sorted by quality: decoupling (at most 1) plus importance plus how far the information of the motif is above that of the other positions, relative to the clearest facet of the neuron.',
    ],
    decoupling: [
      'Decoupling',
      'I1: activation of the consensus divided by the largest activation of the facet. Near 1, the consensus alone activates the neuron, so the facet contains one pattern; low values mean that patterns are still mixed.',
    ],
    purity: [
      'Purity',
      'Share of its strongest sequences (from half of its maximum activation on) that hold its motifs at the same places. Near 1, all sequences agree; 0.5 means that a motif is at two places. Single mutated letters do not count. Without a value where no column is informative, or where the facet has few sequences.',
    ],
    importance: [
      'Importance',
      'I2: largest activation of the facet divided by the largest activation of the neuron. Near 1, the neuron responds most strongly to this facet.',
    ],
    information: [
      'Information',
      'Mean information content per position in bits, from 0 (no preference) to 2 (one letter).',
    ],
    quality: ['Quality', 'The value by which the facets are sorted.'],
    sequences: ['Sequences', 'Number of sequences from which the matrix was computed.'],
    largest: [
      'Largest activation',
      'Largest value before the activation function of the neuron, among the sequences of the facet and its consensus.',
    ],
    consensusActivation: ['Consensus activation', 'Value before the activation function for the consensus.'],
    raises: [
      'Raises random sequences by',
      'Mean activation of random sequences with the whole consensus written into them (for a mixture, with the strongest sequence), minus that without. Empty where the network was not asked.',
    ],
    shift: [
      'Shift',
      'Distance in bp of the pattern to the right (+) or left (−) of the pattern of the first facet, which is the best.',
    ],
    path: [
      'Path',
      'The cluster at each max-pooling, from the deepest to the first; several paths where identical clusters were merged.',
    ],
    found: ['Searches', 'Number of the neuron’s searches that found the facet; – if it was searched once.'],
    consensus: ['Consensus', 'The most probable letter of every position.'],
  },

  howFound: 'How they were found',
  tools: {
    more: 'more',
    less: 'less',
    /** @param {string} consensus */
    about: consensus => `More about ${consensus}`,
    saveSvg: 'Save SVG',
    saveFasta: 'Save sequences (FASTA)',
    savePng: 'Save PNG',
    copySvg: 'Copy SVG',
    copyPng: 'Copy PNG',
    copyConsensus: 'Copy consensus',
    copyLink: 'Copy link',
    copied: 'Copied.',
    path: 'Path through the poolings',
    allClusters: 'all clusters together',
    noPooling: 'none: there is no max-pooling before this layer',
    matrix: 'Matrix',
    matrixMeaning: 'Position probability matrix, and the information content in bits.',
    position: 'Position',
    bits: 'bits',
  },

  matches: {
    best: 'best match: ',
    /** @param {number} q */
    weakMeaning: q =>
      `“resembles” marks a q-value above ${significance(q)}: a similar motif, but it may be another factor`,
    q: 'q ',
    reversed: 'reverse complement',
    none: 'no known motif',
    /** @param {number} q */
    bestQ: q => `best q ${significance(q)}`,
    /** @param {number} found */
    show: found => (found > 0 ? `${counted(found, 'match', 'matches')}, with logos` : 'why no match'),
    hide: 'hide',
    /** @param {string} facet @param {string} text of the button */
    label: (facet, text) => `Known motifs of facet ${facet}: ${text}`,
    /** @param {number} bits */
    information: bits => ` ${figure(bits)} bits per position`,
    values:
      'Motifs of the dictionary are compared, and shown where the facet has them. p and E are those of the alignment. q is that of the name: the larger one of two searches, one of them without flat columns, times the number of motifs in the dictionary. So it can be larger than E.',
    /** @param {number} first @param {number} last */
    positions: (first, last) => `positions ${first}–${last}`,
    /** @param {string} facet @param {string} part */
    part: (facet, part) => `facet ${facet}, ${part.toLowerCase()}`,
    /** @param {number} left */
    more: left => `${count(left)} more; the table below the facets contains all listed matches.`,
    noMatch: 'No known motif matches.',
    /** @param {number} matches */
    summary: matches => `${counted(matches, 'match', 'matches')} with known motifs as a table`,
    table: 'Known motifs in the facets',
    search: 'Search factor, family or facet',
    facet: ['Facet', 'layer, channel and rank'],
    partColumn: ['Part', 'the part of the facet that was compared'],
    offset: 'positions by which the part of the facet starts to the right of the known motif',
    database: 'Database',
  },

  dictionary: {
    /** @param {number} motifs */
    title: motifs => `Dictionary: ${counted(motifs, 'motif')}`,
    meaning:
      'The different motifs of all facets. They are compared with known motifs, and give facets and trees their names.',
    /** @param {string} id @param {string} name */
    motif: (id, name) => `Motif ${id}, ${name}`,
    /** @param {import('../../engine/types.js').Match} match */
    match: ({ target, q, overlap, orientation }) =>
      `${target}, q ${significance(q)}, ${counted(overlap, 'position')} aligned${orientation === '-' ? ', reverse complement' : ''}`,
    notCompared: 'not compared with known motifs',
    /** @param {number} containing @param {number} facets */
    facets: (containing, facets) => `in ${containing} of ${counted(facets, 'facet')}; taken from `,
    /** @param {number} first @param {number} last */
    positions: (first, last) => ` positions ${first}–${last}`,
  },

  needs: {
    /** @param {number} facets */
    title: facets => `Needed letters: ${counted(facets, 'facet')} asked about`,
    meaning:
      'Written into random sequences, these letters keep this share of the activation. Columns were left out one after the other, those that lose least first. Motifs are read at 50 %.',
    mixtures:
      'The consensus of a facet that is a mixture says little: the sequence that activates the neuron most was written, and the matrices of the motifs are from letters drawn afresh as long as the neuron stays active.',
    label: 'Letters of the facets that the neuron needs',
    consensus: 'consensus',
    strongest: 'strongest sequence',
    columns: /** @type {[string, string?][]} */ ([
      ['Facet'],
      ['Needed letters'],
      ['Positions', 'From the first to the last letter that is needed for any share'],
      ['Activation kept'],
      ['Written', 'Letters that were written into random sequences'],
    ]),
    /** @param {number} first @param {number} last */
    positions: (first, last) => `${first}–${last}`,
  },

  answers: {
    title: 'Asked of the network',
    /** Before the name of a facet. @param {number} sequences @param {string} backgrounds such as “random sequences …” */
    meaning: (sequences, backgrounds) =>
      `Mean activation of ${count(sequences)} ${backgrounds} that the needed letters of facet `,
    /** After it. */
    meaningEnd: ' are written into, with its standard error.',
    /** @param {string} without @param {string} all */
    whole: (without, all) => `Nothing written: ${without}. All motifs, with the letters next to them: ${all}.`,
    /** @param {string} tree */
    table: tree => `Mean activation with and without the motifs of ${tree}`,
    motif: /** @type {[string, string?]} */ (['Motif']),
    written: /** @type {[string, string?]} */ ([
      'Letters',
      'What is written: capitals are the motif, small letters lie next to it, dots are letters of the random sequences',
    ]),
    columns: /** @type {[string, string?][]} */ ([
      ['Alone', 'Only this motif is written'],
      ['Left out', 'All motifs but this one are written'],
      ['Reversed', 'All motifs are written, this one as its reverse complement'],
    ]),
    /** @param {string} left @param {string} right @param {string} value */
    swapped: (left, right, value) => `${right} before ${left}: ${value}.`,
    pairs: {
      /** @param {string} tree */
      table: tree => `Motifs of ${tree} that are not neighbours, without the others`,
      meaning:
        'Motifs that are not neighbours, without the others: at their best distance, and how they act together there.',
      columns: /** @type {[string, string?][]} */ ([
        ['Motifs'],
        ['Both', 'Only these two are written, at their best distance'],
        ['Best distance, bp', 'The distance with the largest mean'],
        ['Accepted, bp', 'Distances at which the mean is at least half way up'],
        ['Together', 'How they act together at their best distance'],
      ]),
      /** @param {string} left @param {string} right */
      motifs: (left, right) => `${left}, ${right}`,
      /** @param {number} min @param {number} max */
      range: (min, max) => `${min} to ${max}`,
      /** @param {string} left @param {string} right */
      distances: (left, right) => `Mean activation by the distance from ${left} to ${right}, without the other motifs.`,
    },
    axis: 'distance between the motifs',
    mean: 'mean activation',
    letters:
      'Letters that are written (capitals are the motif, small letters lie next to it, dots are letters of the random sequences):',
    start: 'position of the first letter in the receptive field',
    places: 'Mean activation of all motifs by their place in the receptive field.',
    /** @param {string} left @param {string} right */
    distances: (left, right) => `Mean activation by the distance from ${left} to ${right}.`,
    /** @param {string} curve @param {string} tree */
    inTree: (curve, tree) => `${curve} In ${tree}.`,
    /** @param {number} min @param {number} max */
    accepted: (min, max) => `Accepted: ${min} to ${max} bp (shaded), where it is at least half way up.`,
    /** @param {number} min @param {number} max */
    observed: (min, max) => `In the facets: ${min} to ${max} bp (bar).`,
  },

  syntax: {
    /** @param {number} trees */
    title: trees => `Syntax: ${counted(trees, 'tree')}`,
    meaning:
      'Motifs from 5′ to 3′ and the gaps between them in bp. A solid branch is a fixed gap (hard syntax), a dashed branch a variable gap (soft syntax). Below an “or” are motifs of which one stands in this place. In the table, ● means that the motif occurs.',
    or: 'or',
    leftOut:
      'Also in the facet that was asked about. They may raise the gain, but the rule keeps most of it without them:',
    /** @param {string} name @param {number} start @param {number} raise @param {boolean} copy */
    raises: (name, start, raise, copy) =>
      `${copy ? 'another ' : ''}${name} at position ${start + 1}, which ${raise < 0 ? 'lowers' : 'raises'} the gain by ${percent(Math.abs(raise))}`,
    /** @param {number} gain of the needed letters @param {number | null} whole gain with the letters next to them, null where it is not known */
    gain: (gain, whole) =>
      whole === null
        ? `Its needed letters raise the activation of random sequences by ${figure(gain)}.`
        : `Raises the activation of random sequences by ${figure(gain)} with the letters that were found to be needed, and by ${figure(whole)} with all letters of its motifs, those next to them included: “All motifs” less “Nothing written” below.`,
    /** @param {string} tree */
    label: tree => `Syntax tree ${tree}`,
    noEngine: 'The tree cannot be drawn: the engine has not loaded.',
    save: 'Save SVG',
    copy: 'Copy as text',
    link: 'Copy link',
    /** @param {string} tree */
    table: tree => `Motifs of ${tree} that occur together`,
    tableMeaning: 'Motifs that occur together, and the facets in which they do.',
    facets: 'Facets',
    which: 'In which facets',
    /** @param {string} id @param {string} name */
    motif: (id, name) => `motif ${id}, ${name}`,
    present: '● yes',
    absent: '○ no',
    /** @param {number} left */
    more: left => `and ${left} more`,
    isNew: ' is new in this layer',
    /** @param {number} layer @param {number} neurons */
    firstIn: (layer, neurons) => ` first found in layer ${layer}, ${neurons === 1 ? 'neuron' : 'neurons'} `,
  },
};
