/** Texts about the outputs of the open network: what they use, and what facets and trees do to them. */
import { count, counted, measured, percent } from '../format.js';

/** @typedef {import('../../engine/types.js').Mean} Mean */
/** @typedef {{sequences: number, given: boolean, left_out: number}} Sequences */

/** @param {Sequences} sequences */
const sequencesOf = ({ sequences, given, left_out: leftOut }) =>
  `${counted(sequences, given ? 'of your sequences' : 'random sequence', given ? 'of your sequences' : 'random sequences')}${leftOut > 0 ? ` (${count(leftOut)} of another length were left out)` : ''}`;

export const OUTPUTS = {
  intro:
    'What does the network predict, and which neurons does it use for it? The network is run as a whole for this, with everything after its layers; its file is read again.',
  ask: 'Ask the outputs',
  asking: 'Reading the file …',
  sequences: { drawn: 'random sequences', given: 'your sequences' },
  /** @param {import('../../engine/types.js').OutputsInfo} info */
  what: ({ outputs, length }) => {
    const each = outputs.map(
      ({ name, dims, units }) =>
        `${name} with ${counted(units, 'value')}${dims.filter(size => size > 1).length > 1 ? ` (${dims.join(' × ')})` : ''}`,
    );
    return `For a sequence of ${counted(length, 'letter')} the network has ${counted(outputs.length, 'output')}: ${each.join('; ')}.`;
  },

  choice: {
    label: 'Output',
    search: 'Search outputs',
    /** @param {number} found @param {number} all */
    found: (found, all) => `${count(found)} of ${counted(all, 'output')}`,
  },

  names: {
    summary: 'Name the outputs',
    label: 'Names of the outputs, in their order: one per line, or in one line with commas or tabs between them',
    none: 'The names are those of the file. Names that are pasted here last while this network is open.',
    /** @param {number} names */
    used: names => `${counted(names, 'name is', 'names are')} used.`,
    /** @param {number} names @param {number} units */
    wrong: (names, units) =>
      `The text has ${counted(names, 'name')}; the network has ${counted(units, 'output value')}. Paste one name for each.`,
  },

  scale: {
    legend: 'Values',
    logit: 'before the final function',
    output: 'as the network gives them',
    /** @param {string} name of an output @param {string} last function */
    before: (name, last) => `${name} before ${last}`,
    meaning: {
      /** @param {string} last function */
      logit: last =>
        `The values are those before the final ${last}, where effects are visible even if the output is close to 0 or 1.${last === 'Sigmoid' ? ' They are logits: 1 more means that the odds are 2.7 times as high.' : ''}`,
      /** @param {string} last function */
      output: last => `The values are those after the final ${last}, as the network gives them.`,
      plain: 'The values are as the network gives them; no sigmoid or softmax is at the end.',
    },
  },

  ranking: {
    title: 'What does this output use?',
    meaning:
      'The neurons of a layer are silenced one after the other: the value of a neuron is replaced by its mean over the sequences, at every position. The effect is the output of the whole network less the output with the neuron silenced.',
    layer: 'Layer',
    chosenLayer: 'the chosen layer',
    sequences: 'Sequences',
    from: 'Sequences that are asked about',
    start: 'Rank the neurons',
    /** @param {number} fraction */
    progress: fraction => `Silencing neurons · ${percent(fraction)}`,
    preparing: 'Preparing …',
    nothing: 'Cancelled before the first neuron was silenced.',
    wrongSequences: 'Between 2 and 10,000 sequences can be asked about.',
    noLayer: 'No layer of this network has neurons that can be ranked.',
    /** @param {string} output */
    other: output => `The ranking is not about ${output}. Rank the neurons again.`,
    /** @param {number} layer @param {string} output */
    heading: (layer, output) => `Layer ${layer} and ${output}`,
    /** @param {Sequences & {cancelled: boolean}} ranking @param {Mean} mean of the output */
    summary: (ranking, { mean, error }) =>
      `In ${sequencesOf(ranking)} the mean output is ${measured(mean, error)}.${ranking.given ? '' : ' In every second one is a sequence that activates a neuron of the layer.'}${ranking.cancelled ? ' The ranking was cancelled; effects are those of the sequences that were done.' : ''}`,
    reading:
      'A positive effect means that the neuron raises the output, a negative one that it lowers it. Those that raise it come first, those that lower it last. An effect below about two standard errors may be chance. The correlation is that of the strongest place of a neuron in a sequence with the output.',
    way: 'To see what a neuron responds to, choose it here and press Run.',
    chooseOutput: 'Analyse this output',
    /** @param {number} layer */
    target: layer =>
      `This output is a neuron of dense layer ${layer}, which can be analysed like any other neuron; the forecast is with the Run button.`,
    chooseFirst: 'Choose the first',
    chooseFirstCount: 'Number of neurons to choose',
    neurons: 'neurons',
    /** @param {string} neurons @param {number} layer */
    chosen: (neurons, layer) => `Chosen: ${neurons} of layer ${layer}.`,
    table: {
      /** @param {string} output */
      label: output => `Neurons by their effect on ${output}`,
      search: 'Search neurons',
      rank: ['Rank', 'by the effect: what raises the output comes first'],
      neuron: ['Neuron', 'a click chooses it for the next run'],
      effect: ['Effect', 'output less the output with the neuron silenced, with the standard error'],
      correlation: [
        'Correlation',
        'of the largest value of the neuron in a sequence with the output, with the standard error',
      ],
      level: ['Silenced to', 'mean of the neuron over sequences and positions'],
      factor: ['Best factor', 'the most significant match of its facets with a known motif'],
      facet: ['First facet', 'logo of the first facet, where the neuron was analysed'],
      effectError: 'Effect, standard error',
      correlationError: 'Correlation, standard error',
    },
    /** @param {number} channel @param {number} layer */
    choose: (channel, layer) => `Choose neuron ${channel} of layer ${layer}`,
    /** @param {string} facet */
    logo: facet => `Facet ${facet}`,
    /** @param {string} output @param {number} mean @param {number} error */
    chip: (output, mean, error) => `Effect on ${output}: ${measured(mean, error)}`,
    /** @param {string} output */
    sorted: output => `Sorted by the effect on ${output}: neurons that raise it come first, those that lower it last.`,
    none: '–',
  },

  effect: {
    title: 'What does this facet do?',
    meaning:
      'Of each facet and each syntax tree, the letters that the neuron needs are written into the middle of sequences: random ones, or your own. The table shows how much they change each output.',
    from: 'Sequences that facets and trees are written into',
    into: 'Into',
    start: 'Write facets and trees',
    /** @param {number} fraction */
    progress: fraction => `Writing into sequences · ${percent(fraction)}`,
    preparing: 'Preparing …',
    cancelled: 'Cancelled. The table has what was done.',
    nothing: 'Cancelled before the first pattern was written.',
    none: 'No facet or tree of this neuron has letters that can be written.',
    /** @param {string} network @param {string | null} open */
    otherNetwork: (network, open) =>
      `This is about the outputs of ${network}. ${open === null ? 'No network is open' : `The open network is another one (${open})`}: open the file ${network} to ask its outputs.`,
    /** @param {Sequences} inserted @param {number} patterns */
    summary: (inserted, patterns) =>
      `Mean changes with standard errors of ${counted(patterns, 'pattern')} in ${sequencesOf(inserted)}. Blue: the pattern raises the output; orange: it lowers it.`,
    /** @param {number} all */
    chosenOnly: all => `Of ${count(all)} outputs, only the one that is chosen under “Outputs” was asked.`,
    label: 'Changes of the outputs by facets and trees',
    rows: 'Pattern',
    search: 'Search patterns',
    /** @param {number} index @param {string} facet */
    tree: (index, facet) => `Tree ${index + 1} of facet ${facet}`,
    /** @param {string} id */
    facet: id => `Facet ${id}`,
    /** @param {string} output @param {Mean} without */
    column: (output, { mean, error }) => `${output}; without a pattern ${measured(mean, error)}`,
    /** @param {string} letters */
    letters: letters => `${letters}: these letters are written; dots are left as they are in the sequence`,
    /** @param {string} name */
    logo: name => `Logo of ${name}`,
  },
};
