/** Texts that several pages share: engine status, problems, input channels, neurons, parameters, known motifs. */
import { count, counted } from '../format.js';

export const SESSION = {
  status: {
    loading: 'Engine loading …',
    failed: 'The engine could not start',
    /** @param {number} threads */
    ready: threads => `Engine ready, ${counted(threads, 'thread')}`,
    /** @param {number} threads @param {number} wanted */
    partly: (threads, wanted) => `Engine ready, ${threads} of ${counted(wanted, 'thread')}`,
    late: ': the others did not start. ',
    again: 'Try again',
  },

  problem: { next: 'What to do: ', dismiss: 'Close' },

  channels: {
    /** @param {string[]} letters @param {string[]} constants values of further channels */
    list: (letters, constants) => {
      const named = letters.join(', ');
      if (constants.length === 0) return named;
      if (constants.length === 1) return `${named}, and a further channel that is ${constants[0]} everywhere`;
      return `${named}, and ${constants.length} further channels that are ${constants.join(', ')} everywhere`;
    },
  },

  neurons: {
    /** @param {number} layer @param {number} neurons @param {string} ranges */
    of: (layer, neurons, ranges) =>
      `layer ${layer}, ${ranges.length > 30 ? counted(neurons, 'neuron') : `${neurons === 1 ? 'neuron' : 'neurons'} ${ranges}`}`,
    /** @param {number[]} layers @param {number} neurons */
    ofLayers: (layers, neurons) =>
      neurons === 0
        ? 'no neurons'
        : `${layers.length > 1 ? 'layers' : 'layer'} ${layers.join(', ')}, ${counted(neurons, 'neuron')}`,
    /** @param {string[]} named reports @param {number} others */
    some: (named, others) => `${named.join('; ')}${others > 0 ? `; and ${counted(others, 'other report')}` : ''}`,
    none: 'Choose at least one neuron.',
    /** @param {string} item */
    malformed: item => `“${item}” is not a number or a range such as 3-7.`,
    /** @param {string} range */
    backwards: range => `The range ${range} ends before it starts.`,
    /** @param {number} neuron @param {number} last */
    absent: (neuron, last) => `Neuron ${neuron} does not exist: this layer has neurons 0 to ${last}.`,
  },

  parameters: {
    title: 'All parameters ',
    reset: 'Reset all',
    unchanged: 'unchanged',
    /** @param {number} changes */
    changed: changes => counted(changes, 'change'),
    /** @param {number} min @param {number} max */
    outside: (min, max) => `Must be between ${min} and ${max}.`,
    notNumbers: 'Must be numbers, separated by commas.',
    groups: {
      sampling: 'Sampling: which sequences activate the neuron',
      demixing: 'Demixing: how the sequences are divided into facets',
      grammar: 'Grammar: segments, known motifs, their order and distances',
    },
  },

  parts: {
    /** @param {number} first @param {number} last */
    segment: (first, last) => `Segment ${first}–${last}`,
    whole: 'Whole facet',
  },

  notHandedOver: {
    /** @param {string} name */
    message: name => `“${name}” could not be handed to the workbench: this browser has no room for it.`,
    next: 'Download the network, and open the file in the workbench.',
  },

  logos: {
    name: 'Sequence logo',
    /** @param {string} consensus */
    consensus: consensus => `Sequence logo, consensus ${consensus}`,
  },

  pair: {
    /** @param {string} above @param {string} below */
    label: (above, below) => `${above} above ${below}, aligned`,
    /** @param {string} above @param {string} below */
    caption: (above, below) => `Above: ${above}. Below: ${below}.`,
    /** @param {string} name @param {string} id @param {boolean} reversed */
    known: (name, id, reversed) => `${name}, ${id}${reversed ? ', reverse complement' : ''}`,
    reversed: 'reverse complement',
    /** @param {number} overlap */
    aligned: overlap => `${counted(overlap, 'position')} aligned`,
  },

  matches: {
    factor: ['Factor', 'family and factor; “resembles” marks a weak match'],
    motif: ['Motif', 'identifier in its database'],
    p: ['p', 'p-value: probability that an unrelated motif matches at least as well in its best alignment'],
    e: ['E', 'E-value: number of unrelated motifs of the databases expected to match at least as well'],
    q: ['q', 'q-value: share of unrelated motifs expected among the matches at least as good'],
    overlap: ['Overlap', 'number of aligned positions'],
    offset: 'Offset',
    strand: ['Strand', '− where the reverse complement of the known motif matches'],
  },

  slots: {
    example: 'Open the example',
    /** @param {string} name of the slot */
    input: name => `${name}: choose files`,
    /** @param {number} most files */
    drop: most => (most > 1 ? 'Drop files here, or ' : 'Drop a file here, or '),
    /** @param {number} most files */
    choose: most => (most > 1 ? 'choose files' : 'choose a file'),
    remove: 'Remove',
    /** @param {string} name */
    removeName: name => `Remove ${name}`,
    /** @param {string[]} names of files */
    leftOut: names => `Left out, because there is no more room: ${names.join(', ')}.`,
  },

  known: {
    shipped: 'Included',
    none: 'none',
    /** @param {number} motifs */
    motifs: motifs => counted(motifs, 'motif'),
    /** @param {number} motifs @param {string} format */
    database: (motifs, format) => ` ${count(motifs)} motifs, ${format}`,
    remove: 'Remove',
    /** @param {string} name */
    removeName: name => `Remove ${name}`,
    /** @param {string} name */
    opening: name => `Opening ${name} …`,
    input: 'Add files of known motifs',
    add: 'Add your own motif files: drop them here, or ',
    choose: 'choose files',
    formats:
      'MEME, JASPAR, TRANSFAC, HOMER, HOCOMOCO, CIS-BP, ENCODE, RSAT, UniPROBE or a table of numbers; the format is recognised from the content.',
  },
};
