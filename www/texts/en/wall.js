/** Texts about all neurons of a report at once: the wall of logos, the map, and two reports side by side. */
import { count, counted, figure, measured, percent, significance } from '../format.js';

export const WALL = {
  tabs: { label: 'Views of all neurons', wall: 'Wall', table: 'Table', map: 'Map' },
  label: 'Neurons, each with its best facet',
  controls: 'Sort, group and filter the neurons',
  filters: 'Sort, group and filter',
  layer: 'Layer',
  allLayers: 'all with a result',
  sort: 'Sort by',
  sorts: {
    index: 'number',
    q: 'q of the best known motif',
    decoupling: 'decoupling of the best facet',
    information: 'information of the best facet',
    explained: 'share that is explained',
    facets: 'number of facets',
    activation: 'largest activation',
    groups: 'pattern groups (P)',
    effect: 'effect on the output',
  },
  smallest: 'Smallest first; reverse the order',
  largest: 'Largest first; reverse the order',
  group: 'Group by',
  groupings: {
    none: 'nothing',
    layer: 'layer',
    known: 'known motif',
    family: 'family',
    decoupling: 'decoupling',
    clarity: 'clarity',
    effect: 'effect on the output',
  },
  search: 'Search',
  searchExample: 'motif, number, name',
  decoupling: 'Decoupling at least',
  family: 'Family',
  anyFamily: 'any',
  starred: 'with a star',
  unanalysed: 'not analysed ones, too',
  /** @param {number} shown @param {number} all @param {{analysed: number, elsewhere: number}} of them */
  shown: (shown, all, { analysed, elsewhere }) =>
    `${count(shown)} of ${counted(all, 'neuron')}, of which ${count(analysed)} ${analysed === 1 ? 'was' : 'were'} analysed${elsewhere > 0 ? ` here, ${count(elsewhere)} in other runs of this session` : ''}.`,
  nothing: 'The filters leave no neuron.',
  keys: 'Arrow keys move, Enter shows the facets, Space chooses, Shift with arrows chooses several, Ctrl+A chooses all, Esc none.',

  /** @param {string} title @param {number} neurons */
  groupTitle: (title, neurons) => `${title} (${count(neurons)})`,
  titles: {
    /** @param {string} layer */
    layer: layer => `Layer ${layer}`,
    /** @param {string} least @param {string | null} below */
    decoupling: (least, below) => (below === null ? `Decoupling from ${least}` : `Decoupling ${least} to ${below}`),
    unanalysed: 'Not analysed',
    silent: 'No facets',
    known: 'No known motif',
    family: 'No known family',
    clarity: 'Not determined',
    effect: 'No effect is known',
    clear: 'Clear',
    'partly-clear': 'Partly clear',
    mixture: 'A mixture',
    'too-few': 'Too few sequences to judge',
    raises: 'Raises the output',
    lowers: 'Lowers the output',
    none: 'No clear effect: less than two standard errors',
  },

  cell: {
    unanalysed: 'not analysed',
    elsewhere: 'in another run',
    silent: 'no facets',
    noMotif: 'no known motif',
    star: '★',
    /** @param {number} decoupling @param {number} facets */
    figures: (decoupling, facets) => `${figure(decoupling)} · ${counted(facets, 'facet')}`,
    figuresMeaning: 'Decoupling of the best facet, and the number of facets',
    /** @param {number} mean @param {number} error */
    effect: (mean, error) => `effect ${measured(mean, error)}`,
    /** @param {string} consensus */
    logo: consensus => `Logo ${consensus}`,
  },

  choice: {
    /** @param {number} neurons */
    chosen: neurons => (neurons === 0 ? 'No neuron is chosen on the wall.' : `${count(neurons)} chosen.`),
    several: 'Choose several',
    severalMeaning: 'A press on a neuron adds it to the chosen ones, or takes it away',
    all: 'Choose all shown',
    none: 'Choose none',
    run: 'Take for the next run',
    /** @param {string} neurons @param {number} layer */
    taken: (neurons, layer) => `The next run takes neurons ${neurons} of layer ${layer}.`,
    oneLayer: 'A run takes neurons of one layer: choose those of one.',
    /** @param {string} network of the result */
    otherNetwork: network => `Open ${network}, the network of this result, to run its neurons.`,
    compare: 'Compare',
    tooMany: 'Choose 2 to 60 analysed neurons to compare them.',
    meme: 'Save motifs (MEME)',
    tsv: 'Save as TSV',
    notAnalysed: 'None of the chosen neurons was analysed.',
  },

  comparison: {
    /** @param {number} neurons */
    title: neurons => `${counted(neurons, 'neuron')} compared`,
    meaning:
      'Correlation of the best facets of two neurons in their best alignment, on either strand: 1 is the same motif, 0 a motif without resemblance.',
    label: 'Similarity of the chosen neurons',
    rows: 'Neuron',
    search: 'Search neuron',
    close: 'Close',
  },

  map: {
    label: 'Map of the neurons by the similarity of their best facets',
    meaning:
      'Neurons with similar best facets are near each other: by the correlation in the best alignment, on either strand. The places are those of classical multidimensional scaling, from which neighbours are drawn together and others pushed apart; the distance between groups says little. Colours are the commonest families.',
    start: 'Draw the map',
    /** @param {number} neurons */
    willTake: neurons => `Compares the best facets of ${counted(neurons, 'neuron')} with each other.`,
    /** @param {number} fraction */
    progress: fraction => `Comparing … ${percent(fraction)}`,
    cancel: 'Cancel',
    cancelled: 'Cancelled.',
    tooFew: 'The filters leave fewer than three analysed neurons with facets.',
    others: 'other families, or none',
    /** @param {string} id @param {string} name */
    point: (id, name) => `Neuron ${id}, ${name}`,
    legend: 'Families',
    save: 'Save SVG',
    /** @param {number} neurons */
    drawn: neurons =>
      `${counted(neurons, 'neuron')}. Arrow keys move, Enter shows the facets, Space chooses; a rectangle is drawn with the mouse.`,
  },

  pairs: {
    summary: 'Compare with another report, facet by facet',
    meaning:
      'Opens a second report, of another run or another network, and puts the facets of two neurons side by side: each facet next to the one of the other neuron that resembles it most, by the correlation in the best alignment.',
    open: 'Open the other report',
    /** @param {string} name @param {number} neurons */
    opened: (name, neurons) => `${name}: ${counted(neurons, 'neuron')}`,
    own: 'Neuron of this report',
    other: 'Neuron of the other report',
    start: 'Put side by side',
    otherAlphabet: 'The two reports are of networks over other letters.',
    alphabetNext: 'Open a report of a network over the same letters.',
    noFacets: 'One of the two neurons has no facets.',
    /** @param {number} pairs @param {number} similar @param {number} own @param {number} other */
    result: (pairs, similar, own, other) =>
      `${counted(pairs, 'pair')}, ${count(similar)} with a correlation of at least 0.8. Alone: ${count(own)} here, ${count(other)} there.`,
    table: 'Facets side by side',
    search: 'Search facet or motif',
    columns: {
      own: ['This report', 'Facet of the neuron of this report'],
      other: ['The other report', 'The facet that resembles it most'],
      correlation: ['Correlation', 'Pearson correlation of the probabilities in the best alignment'],
      offset: ['Offset', 'Position of this facet at which the other one starts, in bp'],
      strand: ['Strand', '− where the reverse complement of the other facet is aligned'],
      decoupling: ['Decoupling', 'of both'],
      sequences: ['Sequences', 'of both'],
      known: ['Known motif', 'of both'],
    },
    alone: 'alone',
    /** @param {string | number} one @param {string | number} two */
    both: (one, two) => `${one} | ${two}`,
    /** @param {string} figure @param {string} side */
    of: (figure, side) => `${figure}, ${side.toLowerCase()}`,
    /** @param {string} id @param {string} consensus */
    logo: (id, consensus) => `Facet ${id}, ${consensus}`,
  },

  /** @param {number} [q] */
  q: q => (q === undefined ? '' : `q ${significance(q)}`),
};
