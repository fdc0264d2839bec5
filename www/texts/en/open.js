/** Texts about opening files: networks, reports and motif files. */
import { bytes, count, counted, figure, shift } from '../format.js';

export const OPEN = {
  drop: 'Drop an ONNX network here, or ',
  choose: 'choose files',
  input: 'Open an ONNX network, a saved report or motif files',
  accepted:
    'Any convolutional network with one-hot sequences as input. Drop separate weight files together with the network. A saved report.json, an exported session and files of known motifs can be opened, too. All files stay on this computer.',
  noKind:
    'Choose an ONNX network (.onnx), a saved report.json, a session, a motif file (MEME, JASPAR, TRANSFAC, HOMER and others), or sequences.',
  noFile: 'No ONNX file yet? ',
  exportLink: 'How to export your model (new tab)',
  example: 'Open this example',
  /** What is said about each example, by its name. @type {Record<string, {title: string, story: string}>} */
  examples: {
    'zeb1-toy': {
      title: 'One motif at two positions',
      story:
        'This small network was trained to distinguish sequences with the binding motif of ZEB1 (CACCTGC) from random DNA. The motif starts at the first or at the second of eight positions. The logo of all sequences that activate the last neuron mixes both positions and shows no clear motif. NeuronMotif divides them into two facets: the same motif, one position apart.',
    },
    'ctcf-pair': {
      title: 'Two motifs with a flexible gap',
      story:
        'This network was trained to recognise pairs of CTCF motifs with a gap of 21 to 32 bp, and to reject single motifs, pairs with a shorter or longer gap, and groups of four. Its last neuron responds to so many arrangements that the logo of all its sequences shows almost nothing. Each facet shows two CTCF motifs, and the gaps of all facets together show the rule that the network has learned.',
    },
    regions: {
      title: 'Three tasks, with a genome',
      story:
        'This network predicts three tasks from 200 bp: “erythroid” needs GATA1 and TAL1 with a gap of 6 bp, “insulator” needs CTCF, and “myeloid” needs SPI1 but is lowered by REST anywhere in the sequence. A simulated genome comes with it: 200 labelled regions, cut sites of three cell types, conservation and 66 variants, all with known answers.',
    },
  },
  /** @param {string} name @param {boolean} engine whether the engine has loaded */
  opening: (name, engine) => `${engine ? 'Opening and checking' : 'Waiting for the engine, then opening'} ${name} …`,
  progress: 'Opening',
  cancel: 'Cancel',
  known:
    'Facets are compared with these known motifs during a run. The results shown are compared again when this choice changes.',
  none: 'No network is open. The results shown do not need one.',
  facts: { file: 'File', sha256: 'SHA-256', input: 'Input', check: 'Engine check', threads: 'Threads' },
  /** @param {import('../../engine/types.js').ModelInfo} info */
  inputShape: ({
    input_length: length,
    input_length_free: free,
    input_length_given: given,
    input_layout,
    alphabet,
  }) => {
    const layout = input_layout;
    const any = given ? 'as chosen; the file allows any length' : 'any length is allowed; the deepest layer needs this';
    const bp = `${count(length)} bp${free ? ` (${any})` : ''}`;
    return `${bp}, ${alphabet}, layout (${(layout.match(/\(\w+\)|\w/g) ?? []).join(', ')})`;
  },
  verdict: { passed: 'Passed.', failed: 'Failed.' },
  /** @param {number} difference */
  difference: difference => figure(difference),
  /** @param {number} sequences per layer @param {number} layer */
  checked: (sequences, layer) =>
    `This is the largest difference between the engine and the reference engine, relative to the largest value (${counted(sequences, 'random sequence')} per layer; found in layer ${layer}). Rounding alone gives about 1e-6. `,
  /** @param {string | null | undefined} reason */
  notChecked: reason => `Not checked against the reference engine: ${reason ?? 'no reason was given.'}`,
  /** @param {number} layers */
  partlyChecked: layers =>
    `${counted(layers, 'layer')} not checked against the reference engine, because this would take too long.`,
  /** @param {number} threads */
  threads: threads => `${counted(threads, 'thread')} (shared memory is available).`,
  oneThread:
    '1 thread: this page is not cross-origin isolated, so the browser provides no shared memory. Results are the same, but slower.',

  changed: {
    message: (/** @type {string} */ name) =>
      `“${name}” was changed after its digest was computed: its figures may differ from those of the run.`,
    next: 'Use the original file, or run the analysis again.',
  },
  /** @param {string} given @param {string} asked */
  takeAs: (given, asked) => `Use “${given}” as “${asked}”`,
  weightsAlone: {
    /** @param {string} name */
    message: name => `“${name}” contains weights, but not the network that they belong to.`,
    next: 'Choose or drop it together with its .onnx file.',
  },
  tooLarge: {
    /** @param {string} name @param {boolean} several @param {number} size in bytes @param {number} limit in bytes */
    message: (name, several, size, limit) =>
      `${several ? `“${name}” and the files chosen with it have` : `“${name}” has`} ${bytes(size)}; the limit is ${bytes(limit)}.`,
    next: 'To make the file smaller, export only the part of the network up to its last convolution, or in half precision.',
  },

  length: {
    change: 'Choose the input length',
    why: 'The file allows any length. Layers that read the whole input, such as dense ones, can be analysed for one length only: choose that of the training. Padding then begins where it does at that length.',
    label: 'Input length in bp',
    apply: 'Apply',
    shortest: 'As short as possible',
    busy: 'The length can be changed when the run has ended.',
    reopens:
      'The network is opened again. The results shown stay until the next run and say with which length they were computed.',
    /** @param {number} max */
    malformed: max => `Write a whole number from 1 to ${count(max)}.`,
  },
  channels: {
    change: 'Change channel order',
    busy: 'The order can be changed when the run has ended.',
    reopens:
      'The network is opened again. The results shown stay until the next run and say with which order they were computed.',
    unknown: 'The file does not say which letter is which channel. ',
    /** @param {string} letters @param {number} channels */
    unfit: (letters, channels) => `The letters ${letters} do not fit its ${channels} channels. `,
    chosen: 'Your choice: ',
    assumed: 'Assumed: ',
    /** @param {string} network */
    question: network =>
      `Type what the channels of ${network} stand for, such as ACGTN, or ACGT,0.5 for four letters and a channel that is 0.5 everywhere`,
    noOffer: '.',
    offer: '; or choose one of these:',
    label: 'Letters of the channels',
    apply: 'Apply',
    usual: 'Usual orders for this number of channels',
    malformed: 'Write at least two letters, and after them only numbers: ACGT, or ACGT,0.5.',
    /** @param {string} letter */
    twice: letter => `The letter ${letter} occurs twice.`,
    /** @param {number} described @param {number} channels */
    mismatch: (described, channels) => `This describes ${described} channels; the network has ${channels}.`,
  },
};

/** The solved example at the top of the page. */
export const INTRO = {
  /** @param {string} consensus */
  mixed: consensus => `Blurred logo of all sequences, consensus ${consensus}`,
  /** @param {number} sequences */
  before: sequences =>
    `Before: ${counted(sequences, 'sequence')} activate this neuron. Their common logo shows no clear pattern.`,
  arrow: 'demix',
  /** @param {string} consensus */
  facet: consensus => `Logo of a facet, consensus ${consensus}`,
  /** @param {number} facets @param {number[]} shifts in bp */
  after: (facets, shifts) => {
    const places =
      shifts.length > 1 ? ` Their patterns are shifted relative to each other: ${shifts.map(shift).join(', ')}.` : '';
    return `After: ${counted(facets, 'facet')}, each with one clear pattern.${places}`;
  },
};

/** Single-key shortcuts. */
export const SHORTCUTS = {
  open: 'open a file',
  run: 'run',
  pause: 'pause or resume',
  cancel: 'cancel the run',
  next: 'facets of the next neuron',
  previous: 'facets of the previous neuron',
  dismiss: 'close a message',
  enabled: 'single-key shortcuts',
};
