/** Texts about the open network: its picture, its layers, its first filters and the choice of neurons. */
import { count, counted } from '../format.js';

/** @param {[first: number, last: number]} range counted from 0; shown counted from 1 */
const range = ([first, last]) => (first === last ? count(first + 1) : `${count(first + 1)}–${count(last + 1)}`);

export const NETWORK = {
  range,
  /** @param {string | null} [reason] */
  notAnalysable: reason => `Cannot be analysed: ${reason ?? 'no reason was given'}`,

  layers: {
    empty: 'The convolutional layers of a network appear here once a network is open.',
    label: 'Convolutional layers',
    /** @param {string} network */
    intro: network =>
      `Convolutional layers of ${network}. Choose the layer whose neurons you want to analyse; deeper layers have larger receptive fields.`,
    layer: 'Layer',
    dense: 'Dense layers (read the whole input)',
    denseLabel: 'Dense layers',
    denseIntro:
      'The receptive field of their neurons is the whole input, so their facets are as long as the input and need more sampling than those of a convolution.',
    padded: 'input too short to leave out the padding: the receptive field is the whole input',
    none: 'none',
    /** @param {number} bp */
    bp: bp => `${count(bp)} bp`,
    unknown: '–',
    channels: ['Channels', 'neurons of the layer'],
    kernel: ['Kernel', 'width of the kernel in positions'],
    stride: ['Stride', 'distance in positions between two applications of the kernel'],
    dilation: ['Dilation', 'distance in positions between two taps of the kernel'],
    padding: ['Padding', 'zeros added at the two ends'],
    activation: ['Activation', 'activation function after the convolution'],
    /** @param {number} stride */
    oneOf: stride => `1 of ${stride} positions`,
    pooling: ['Pooling', 'pooling after the layer: kind, window / stride'],
    receptiveField: ['Receptive field', 'bp of the sequence that one neuron depends on'],
    strideInBp: ['Stride in bp', 'distance in bp between neighbouring positions of the layer'],
  },

  filters: {
    /** @param {number} layer @param {number} filters @param {number} kernel width in bp */
    title: (layer, filters, kernel) => `Layer ${layer}: ${counted(filters, 'filter')} of ${count(kernel)} bp`,
    list: 'Filters; arrow keys move, Enter chooses',
    /** @param {number} left */
    more: left => `Show the other ${left}`,
    /** @param {number} channel @param {number} layer @param {string} consensus */
    filter: (channel, layer, consensus) => `Filter of neuron ${channel} in layer ${layer}, ${consensus}`,
    none: 'No layer of this network reads the sequence directly.',
    loading: 'Logos of the first filters appear here in a moment.',
    noNetwork: 'Logos of the first filters appear here once a network is open.',
    meaning:
      'Each position of a filter is drawn as a column of a matrix: the softmax of its weights, scaled so that the most selective position of the layer gives its best letter 20 times the weight of the average letter. Click a filter to choose its neuron.',
  },

  neurons: {
    label: 'Neurons',
    grid: 'Neurons of the layer; arrow keys move, space chooses',
    all: 'All',
    first: 'First',
    noLayer: 'Choose a layer first.',
    /** @param {number} chosen @param {number} channels @param {number} layer */
    chosen: (chosen, channels, layer) =>
      `${counted(chosen, 'neuron')} of ${channels} in layer ${layer}. Write all, or numbers and ranges such as 0,3-7; neurons are numbered from 0.`,
  },

  picture: {
    /** @param {number} operations @param {number} boxes @param {number} layers */
    label: (operations, boxes, layers) =>
      `The network: ${operations} operations in ${boxes} boxes, ${layers} of the boxes are layers. Arrow keys move along the connections, Enter chooses a layer, plus and minus change the size. The tables below give the same information.`,
    /** @param {number} length @param {string} channels */
    sequence: (length, channels) => `Sequence: ${count(length)} × ${channels}`,
    notReached: 'not reached',
    legend: 'Colours of the picture',
    colours: {
      analysable: 'convolution that can be analysed',
      dense: 'dense layer that can be analysed',
      refused: 'layer that cannot be analysed',
      plain: 'operation that is not a layer',
    },
    /** @param {number} layer @param {boolean} dense */
    layer: (layer, dense) => `${dense ? 'Dense layer' : 'Layer'} ${layer}`,
    noLayer: 'Not a layer.',
    analysable: 'Can be analysed.',
    thenSeparator: ', then ',
    /** @param {number} channels @param {number} positions */
    size: (channels, positions) => `${counted(channels, 'channel')}, ${counted(positions, 'position')}`,
    /** @param {number} channels @param {number} positions */
    output: (channels, positions) => ` → ${count(channels)} × ${count(positions)}`,
    neuronOf: 'The neuron of ',
    middleNeuronOf: 'The middle neuron of ',
    /** @param {number} layer */
    layerName: layer => `layer ${layer}`,
    /** @param {[first: number, last: number]} positions @param {number} length of the input @param {number} depends @param {number} operations */
    dependsOn: (positions, length, depends, operations) =>
      ` depends on positions ${range(positions)} of the sequence: ${count(positions[1] - positions[0] + 1)} of ${count(length)} bp, through ${depends} of ${counted(operations, 'operation')}.`,
    /** @param {[first: number, last: number]} positions @param {number | null} layer null for the layer of the box itself */
    needs: (positions, layer) =>
      `${layer === null ? 'the middle neuron:' : `the middle neuron of layer ${layer} needs`} ${positions[0] === positions[1] ? 'position' : 'positions'} ${range(positions)}`,
  },

  operations: {
    label: 'Operations of the network',
    summary: 'Operations as a table',
    search: 'Search operations',
    sequence: 'sequence',
    number: ['Operation', 'counted from 1, each after the operations that it reads'],
    kind: 'Kind',
    detail: 'Details',
    reads: ['Reads', 'the operations whose output it reads'],
    channels: 'Channels',
    positions: 'Positions',
    layer: 'Layer',
    needed: ['Needed', 'positions that the middle neuron of the chosen layer depends on'],
    name: ['Name', 'name of the node in the file'],
  },
};
