/** Texts about scanning a sequence. */
import { count, counted, figure } from '../format.js';

export const SCAN = {
  paste: 'Paste a sequence, plain or as FASTA, FASTQ or GenBank, to see where along it the neurons are active',
  layer: 'Layer',
  chosenLayer: 'the chosen layer',
  start: 'Scan',
  example: 'Use the consensus of the shown neuron’s facets',
  noNetwork: 'Open a network first.',
  noLayer: 'No layer of this network can be scanned.',
  busy: 'The engine is busy with a run. Scan when the run has finished.',
  asking: 'The engine is busy with a question. Scan when it has finished.',
  scanning: 'Scanning …',
  working: 'Scanning',
  cancel: 'Cancel',
  noSequence: 'No sequence yet. It stays on this computer. It is not stored in the page address.',
  /** @param {number} length @param {number} layer @param {number} field receptive field in bp */
  fits: (length, layer, field) =>
    `${counted(length, 'letter')}. The receptive field of layer ${layer} is ${count(field)} bp.`,
  /** @param {number} records */
  firstOf: records => `The text contains ${count(records)} sequences; only the first is scanned.`,

  /** @param {number} layer @param {string} name */
  title: (layer, name) => `Layer ${layer} along ${name || 'the sequence'}`,
  /** @param {number} windows @param {number} field receptive field in bp @param {number} neurons */
  summary: (windows, field, neurons) =>
    `${counted(windows, 'window')} of ${count(field)} bp, ${counted(neurons, 'neuron')}${neurons > 1 ? ', sorted by their largest value' : ''}. Values are those before the activation function; positions are counted from 1. Click a number to choose its neuron.`,
  /** @param {number} windows @param {string} letters of the alphabet */
  skipped: (windows, letters) =>
    `${counted(windows, 'window')} left out, which ${windows > 1 ? 'contain' : 'contains'} a letter that is none of ${letters}, such as N.`,
  /** @param {number} end */
  scale: end => `Colours from ${figure(-end)} or less through 0 to ${figure(end)}`,
  /** @param {number} end */
  scaleLow: end => `−${figure(end)} or less`,
  /** @param {number} neurons that fit into the file @param {number} all */
  save: (neurons, all) =>
    `Save ${neurons < all ? `the values of the first ${counted(neurons, 'neuron')}` : 'all values'} as TSV`,

  table: {
    label: 'Neurons and the windows of their largest values',
    summary: 'As a table: the best window of each neuron',
    search: 'Search neurons and letters',
    neuron: 'Neuron',
    value: 'Largest value',
    from: 'From',
    fromMeaning: 'first position of the window',
    to: 'To',
    toMeaning: 'last position of the window',
    letters: 'Letters',
  },

  map: {
    role: 'heat map',
    hint: 'Point at a cell or move there with the arrow keys; Enter chooses its neuron.',
    /** @param {number} neurons @param {number} windows */
    label: (neurons, windows) =>
      `${neurons} neurons by ${windows} windows. Arrow keys move from cell to cell, Enter chooses the neuron; the table below lists the best windows.`,
    /** @param {number} channel @param {number} value */
    choose: (channel, value) => `Neuron ${channel}, largest value ${figure(value)}: choose it`,
    /** @param {number} step @param {number} left */
    more: (step, left) => (left > step ? `Show ${step} more of ${count(left)}` : `Show the other ${left}`),
    /** @param {number} first @param {number} last */
    leftOut: (first, last) => `Positions ${count(first)}–${count(last)}: left out, because a letter is not known.`,
    starts: 'window starts at position ',
    /** @param {number} channel @param {number} first @param {number} last @param {string} value @param {boolean} merged @param {string} letters */
    cell: (channel, first, last, value, merged, letters) =>
      `Neuron ${channel}, positions ${count(first)}–${count(last)}: ${value}${merged ? ' (the strongest of the windows in this cell)' : ''}. ${letters}`,
  },
};
