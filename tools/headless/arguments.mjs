/** What stands on the command line, checked as far as it can be without the network at hand. */
import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../site.mjs';
import { Refusal } from './refusal.mjs';
import { usage } from './usage.mjs';

/** @typedef {Record<string, string | boolean | string[] | undefined>} Values */
/** @typedef {NonNullable<import('node:util').ParseArgsConfig['options']>} Options */

/** Options that name a file to be read. */
const FILES = [
  'model',
  'weights',
  'sequences',
  'background-sequences',
  'queries',
  'regions',
  'genome',
  'labels',
  'variants',
  'report',
  'against',
  'effects',
  'methods',
];

const text = /** @type {const} */ ({ type: 'string' });
const flag = /** @type {const} */ ({ type: 'boolean' });

/** Attribution methods and references, as the engine spells them. */
const METHODS = ['saliency', 'gradient-input', 'integrated-gradients', 'deep-lift', 'mutagenesis'];
const REFERENCES = ['uniform', 'zeros', 'frequencies', 'shuffled', 'dinucleotides'];

/** Understood by every command that computes. */
const EVERYWHERE = { browser: text, threads: text, 'no-isolation': flag };

/** Understood by every command about a network. */
const COMMON = { ...EVERYWHERE, model: text, weights: text, alphabet: text, length: text };

/** A network in Node alone. */
const IN_NODE = { threads: text, model: text, weights: text, alphabet: text, length: text };

/** Sequences that questions are asked about. */
const RECORDS = { sequences: text, regions: text, genome: text };

/** Sequences, and the motifs that are looked for in them. */
const SEARCHED = {
  ...RECORDS,
  threads: text,
  report: text,
  queries: text,
  neurons: text,
  distinct: flag,
  p: text,
  background: { ...text, default: 'counted' },
  'no-rc': flag,
};

/** Contributions of letters to a neuron. */
const EXPLAINED = /** @type {Options} */ ({
  ...IN_NODE,
  ...RECORDS,
  layer: text,
  channel: text,
  method: { ...text, default: 'deep-lift' },
  reference: { ...text, default: 'dinucleotides' },
  steps: text,
  shuffles: text,
  seed: text,
});

/** What each command accepts. @type {Record<string, {options: Options, required: string[], files?: boolean}>} */
export const ACCEPTED = {
  inspect: { options: COMMON, required: ['model'] },
  activations: {
    options: {
      ...COMMON,
      layer: text,
      sequences: text,
      channel: text,
      gradient: flag,
      window: flag,
      engine: { ...text, default: 'simd' },
    },
    required: ['model', 'layer', 'sequences'],
  },
  analyze: {
    options: {
      ...COMMON,
      layer: text,
      neurons: { ...text, default: 'all' },
      preset: { ...text, default: 'quick' },
      seed: text,
      groups: text,
      option: { ...text, multiple: true, default: [] },
      'background-sequences': text,
      motifs: text,
      out: text,
      below: { ...text, multiple: true, default: [] },
      resume: flag,
    },
    required: ['model', 'layer', 'out'],
  },
  compare: {
    options: {
      ...EVERYWHERE,
      queries: text,
      motifs: text,
      threshold: { ...text, default: '0.5' },
      distance: { ...text, default: 'ed' },
      'min-overlap': text,
      'no-rc': flag,
    },
    required: ['queries', 'motifs'],
  },
  merge: { options: { ...EVERYWHERE, motifs: text, out: text }, required: ['out'], files: true },
  outputs: {
    options: {
      ...IN_NODE,
      ...RECORDS,
      labels: text,
      scale: { ...text, default: 'logit' },
      layer: text,
      report: text,
      units: text,
      count: text,
      facets: text,
      seed: text,
      agreement: flag,
      against: text,
      json: text,
    },
    required: ['model'],
  },
  windows: {
    options: { ...IN_NODE, ...RECORDS, layer: text, neurons: { ...text, default: 'all' }, windows: text, report: text },
    required: ['model', 'layer'],
  },
  contributions: {
    options: { ...EXPLAINED, bedgraph: text, bigwig: text },
    required: ['model', 'layer', 'channel'],
  },
  modisco: {
    options: { ...EXPLAINED, within: text, meme: text, seqlets: text, json: text },
    required: ['model', 'layer', 'channel'],
  },
  meme: {
    options: {
      ...IN_NODE,
      ...RECORDS,
      layer: text,
      channel: text,
      motifs: text,
      windows: text,
      'min-width': text,
      'max-width': text,
      'no-rc': flag,
      meme: text,
      sites: text,
      json: text,
    },
    required: ['model', 'layer', 'channel'],
  },
  methods: { options: { ...IN_NODE, report: text, neuron: text, json: text }, required: ['model', 'report'] },
  variants: {
    options: {
      ...IN_NODE,
      genome: text,
      variants: text,
      scale: { ...text, default: 'logit' },
      units: text,
      layer: text,
      neurons: { ...text, default: 'all' },
      report: text,
      facets: text,
    },
    required: ['model', 'variants', 'genome'],
  },
  hits: {
    options: { ...SEARCHED, trees: flag, gaps: text, positions: text, format: { ...text, default: 'tsv' } },
    required: [],
  },
  footprint: {
    options: {
      ...SEARCHED,
      signal: { ...text, multiple: true, default: [] },
      tree: text,
      motif: text,
      half: text,
      normalisation: { ...text, default: 'total' },
    },
    required: [],
  },
  figure: {
    options: {
      ...EVERYWHERE,
      what: { ...text, default: 'facets' },
      effects: text,
      methods: text,
      neuron: text,
      facets: text,
      order: text,
      align: text,
      extent: text,
      columns: text,
      width: text,
      'font-size': text,
      'logo-height': text,
      colors: text,
      fonts: text,
      figures: text,
      without: text,
      out: text,
    },
    required: ['out'],
    files: true,
  },
  export: {
    options: {
      ...EVERYWHERE,
      as: { ...text, default: 'zip' },
      set: { ...text, default: 'all' },
      trusted: flag,
      facet: text,
      out: text,
    },
    required: [],
    files: true,
  },
  serve: { options: { port: { ...text, default: '8080' } }, required: [] },
};

/**
 * @param {string[]} words the command line after the program
 * @returns {string | undefined} what is to be printed in place of a command
 */
export function help([command, ...words]) {
  if (command === '--version') return version();
  if (command === '--help') return usage();
  return Object.hasOwn(ACCEPTED, command ?? '') && words.includes('--help') ? usage(command) : undefined;
}

function version() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}

/**
 * @param {string[]} words the command line after the program
 * @returns {{command: string, values: Values}}
 * @throws {Refusal} `request.command`, `request.option` or `request.file`
 */
export function readArguments([command, ...words]) {
  if (command === undefined || !Object.hasOwn(ACCEPTED, command)) {
    const message = command === undefined ? 'No command was given.' : `There is no command “${command}”.`;
    throw new Refusal('request.command', message, `Usage:\n${usage()}`);
  }
  const { options, required, files = false } = ACCEPTED[command];
  const values = parse(words, options, files);
  for (const name of required) {
    if (values[name] === undefined) throw optionRefusal(`The command ${command} needs --${name}.`);
  }
  for (const name of FILES) readable(values[name]);
  for (const name of ['files', 'below', 'signal'])
    for (const file of /** @type {string[]} */ (values[name] ?? [])) readable(file);
  oneOf(values, 'browser', ['chromium', 'firefox']);
  oneOf(values, 'engine', ['simd', 'tract']);
  oneOf(values, 'preset', ['quick', 'paper']);
  oneOf(values, 'distance', ['ed', 'pearson', 'sandelin']);
  oneOf(values, 'scale', ['logit', 'output']);
  oneOf(values, 'format', ['tsv', 'bed', 'gff3']);
  oneOf(values, 'background', ['counted', 'uniform']);
  oneOf(values, 'normalisation', ['total', 'site', 'none']);
  oneOf(values, 'method', METHODS);
  oneOf(values, 'reference', REFERENCES);
  if (values.gradient && values.channel === undefined) throw optionRefusal('A gradient needs --channel.');
  if (values['no-isolation'] && values.browser === undefined) throw optionRefusal('--no-isolation needs --browser.');
  return { command, values };
}

/**
 * @param {string | boolean | string[] | undefined} value
 * @param {string} name
 * @param {number} [minimum]
 * @returns {number | undefined} the whole number that an option holds, if it is there
 */
export function wholeNumber(value, name, minimum = 0) {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= minimum && value !== '') return number;
  throw optionRefusal(`--${name} is “${value}”; it must be a whole number of at least ${minimum}.`);
}

/** @param {Values} values @returns {import('../../www/engine/types.js').AttributionOptions} */
export function attribution(values) {
  return {
    reference: /** @type {import('../../www/engine/types.js').Reference} */ (values.reference),
    steps: wholeNumber(values.steps, 'steps', 1) ?? 20,
    shuffles: wholeNumber(values.shuffles, 'shuffles', 1) ?? 10,
    seed: wholeNumber(values.seed, 'seed') ?? 1,
  };
}

/** @param {string} message */
export function optionRefusal(message) {
  return new Refusal('request.option', message, 'See neuronmotif COMMAND --help.');
}

/** @param {string[]} words @param {Options} options @param {boolean} files whether files follow @returns {Values} */
function parse(words, options, files) {
  try {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: files });
    return /** @type {Values} */ (files ? { ...values, files: positionals } : values);
  } catch (error) {
    throw optionRefusal(/** @type {Error} */ (error).message.split('. ')[0].replace(/\.?$/, '.'));
  }
}

/**
 * @param {Values[string]} file
 * @throws {Refusal} `request.file` where there is a name and no such file
 */
export function readable(file) {
  if (typeof file !== 'string') return;
  try {
    accessSync(file, constants.R_OK);
  } catch {
    throw new Refusal('request.file', `The file ${file} cannot be read.`, 'Check its name and its permissions.');
  }
}

/** @param {Values} values @param {string} name @param {string[]} allowed */
export function oneOf(values, name, allowed) {
  const value = values[name];
  if (value !== undefined && !allowed.includes(String(value))) {
    throw optionRefusal(`--${name} is “${value}”; it must be ${allowed.join(' or ')}.`);
  }
}
