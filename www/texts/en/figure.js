/** Texts of figures for publications: what stands in them, and what is said about making them. */
import { counted } from '../format.js';

/** Points in a millimetre. */
const POINTS = 72 / 25.4;

export const FIGURE = {
  facet: 'Facet',
  method: 'Method',
  known: 'Known motif',
  /** @param {string} name @param {string} id */
  knownMotif: (name, id) => `${name} (${id})`,
  /** @param {string} q */
  knownQ: q => `q = ${q}`,
  /** @param {number} layer @param {number} channel @param {string} model */
  facetsTitle: (layer, channel, model) => `Layer ${layer}, neuron ${channel} (${model})`,
  /** @param {number} layer @param {number} channel @param {string} model */
  treesTitle: (layer, channel, model) => `Syntax of layer ${layer}, neuron ${channel} (${model})`,
  /** @param {number} layer @param {number} channel @param {string} model */
  curvesTitle: (layer, channel, model) => `Answers about the syntax of layer ${layer}, neuron ${channel} (${model})`,
  /** @param {number} layer @param {number} channel @param {string} model */
  effectsTitle: (layer, channel, model) => `Effects of layer ${layer}, neuron ${channel} on the outputs (${model})`,
  /** @param {number} layer @param {number} channel @param {string} model */
  methodsTitle: (layer, channel, model) => `Methods on layer ${layer}, neuron ${channel} (${model})`,
  heads: {
    activation: 'Activation',
    decoupling: 'Decoupling',
    importance: 'Importance',
    information: 'Bits/bp',
    sequences: 'Sequences',
    shift: 'Shift',
    match: 'Known motif',
    q: 'q-value',
  },
  methodHeads: { information: 'Bits/bp', share: 'Consensus share', correlation: 'Correlation', sequences: 'Sequences' },
  axis: {
    shift: 'Position, aligned by shift (bp)',
    field: 'Position in the receptive field (bp)',
  },

  /** @param {number} width */
  narrow: width => `The logos have no room in a figure of ${width} mm.`,
  narrowNext: 'Choose a larger width, a smaller font, fewer columns or fewer figures next to the logos.',
  large: 'The bitmap would have more than 100 million dots.',
  largeNext: 'Choose a smaller width, fewer rows or a smaller height of logos, or save the figure as PDF or SVG.',
  /** @param {string} text */
  rowsUnread: text => `“${text}” is not a list of numbers.`,
  /** @param {string} text @param {number} rows */
  noRows: (text, rows) => `None of ${counted(rows, 'row')} is chosen by “${text}”.`,
  rowsNext: 'Write numbers and ranges such as 1-8,11, or all.',

  title: 'Figure for a publication',
  close: 'Close',
  usual: 'Usual settings',
  preview: 'The figure as it will be saved',
  drawing: 'The figure is being drawn …',
  /** @param {string} title */
  picture: title => `Figure: ${title}`,
  save: { svg: 'Save SVG', pdf: 'Save PDF', png: 'Save PNG, 300 dpi' },
  /** @param {string} file */
  saved: file => `${file} is saved.`,
  /** @param {number} width mm @param {number} height points */
  size: (width, height) => `${width} × ${(height / POINTS).toFixed(0)} mm.`,
  /** @param {number} points */
  smaller: points => `The drawing is wider than the figure: its font has ${points.toFixed(1)} pt.`,
  /** @param {string[]} letters */
  missing: letters => `The font has no shape for ${letters.join(' ')}.`,

  fields: {
    rows: 'Rows',
    rowsUnread: 'Numbers and ranges such as 1-8,11, or all.',
    list: 'Choose from a list',
    /** @param {number} rows */
    shown: rows => `Those that the page shows (${rows})`,
    /** @param {number} chosen @param {number} all */
    chosen: (chosen, all) => `${chosen} of ${all} are in the figure.`,
    parts: 'Parts',
    figures: 'Next to the logos',
    /** @param {number} min @param {number} max */
    range: (min, max) => `${min} to ${max}.`,
    labels: {
      order: 'Order',
      align: 'Alignment',
      extent: 'Positions',
      columns: 'Columns',
      width: 'Width (mm)',
      fontSize: 'Font size (pt)',
      logoHeight: 'Logo height (mm)',
      colours: 'Colours',
      letters: 'Words',
      title: 'Title',
      known: 'Known motif',
      names: 'Names',
      segments: 'Marks of segments',
      scale: 'Scale of bits',
      ruler: 'Ruler',
    },
    choices: {
      order: { rank: 'by rank', shift: 'by shift', listed: 'as listed' },
      align: { shift: 'by shift', field: 'as the neuron sees them' },
      extent: { motif: 'of the motifs', all: 'all' },
      colours: { safe: 'safe for colour-blind readers', grey: 'grey', classic: 'classic' },
      letters: { text: 'text, which can be edited', outlines: 'outlines, alike everywhere' },
    },
  },
  meanings: {
    activation: 'Largest activation',
    decoupling: 'Decoupling',
    importance: 'Importance',
    information: 'Information, bits per position',
    sequences: 'Number of sequences',
    shift: 'Shift',
    match: 'Name of the known motif',
    q: 'q-value of the known motif',
  },
};
