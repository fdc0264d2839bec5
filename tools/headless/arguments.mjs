/** What stands on the command line, checked as far as it can be without the network at hand. */
import { accessSync, constants } from 'node:fs';
import { parseArgs } from 'node:util';
import { Refusal } from './refusal.mjs';

/** @typedef {Record<string, string | boolean | string[] | undefined>} Values */
/** @typedef {NonNullable<import('node:util').ParseArgsConfig['options']>} Options */

const text = /** @type {const} */ ({ type: 'string' });
const flag = /** @type {const} */ ({ type: 'boolean' });

/** Understood by every command. */
const EVERYWHERE = {
  browser: { ...text, default: 'chromium' },
  threads: text,
  'no-isolation': flag,
};

/** Understood by every command about a network. */
const COMMON = { ...EVERYWHERE, model: text, alphabet: text };

/** @type {Record<string, {options: Options, required: string[]}>} */
const COMMANDS = {
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
};

export const USAGE = `npm run --silent headless -- COMMAND …

  inspect      --model M.onnx [--alphabet LETTERS]
  activations  --model M.onnx --layer L --sequences FILE [--window] [--gradient --channel C]
               [--engine simd|tract]
  analyze      --model M.onnx --layer L|L-L|all --out DIR [--neurons all|0,3-7] [--preset quick|paper] [--seed S]
               [--groups auto|P] [--option sampling.population=500 …] [--background-sequences FILE]
               [--motifs DB[,DB]|none]
  compare      --queries Q.meme --motifs DB[,DB] [--threshold 0.5] [--distance ed|pearson|sandelin] [--min-overlap N]
               [--no-rc]

  LETTERS are the letters of the network's input channels, in the order of the file: ACGT by default, AGCT, ACGU or any
  other letters, then the constant value of each channel without a letter: ACGT,0.5. For inspect, activations and
  analyze. External data files (weights) are found in the folder of the model and below.

  FILE has sequences in FASTA, FASTQ, GenBank or EMBL format or one per line, packed with gzip or not. Every window of them
  is evaluated; with --window each sequence is one window.

  The random sequences that motifs are written into are shuffles of the sequences of --background-sequences (FILE), or have --option grammar.composition=frequencies --option grammar.frequencies=0.3,0.2,0.2,0.3.

  DB is a motif file, or jaspar-vertebrates or jaspar-core, which come with the site

  everywhere   [--browser chromium|firefox] [--threads N] [--no-isolation]`;

/**
 * @param {string[]} words the command line after the program
 * @returns {{command: string, values: Values}}
 * @throws {Refusal} `request.command`, `request.option` or `request.file`
 */
export function readArguments([command, ...words]) {
  if (command === undefined || !Object.hasOwn(COMMANDS, command)) {
    throw new Refusal('request.command', `There is no command “${command ?? ''}”.`, `Usage:\n${USAGE}`);
  }
  const { options, required } = COMMANDS[command];
  const values = parse(words, options);
  for (const name of required) {
    if (values[name] === undefined) throw optionRefusal(`The command ${command} needs --${name}.`);
  }
  for (const name of ['model', 'sequences', 'background-sequences', 'queries']) readable(values[name]);
  oneOf(values, 'browser', ['chromium', 'firefox']);
  oneOf(values, 'engine', ['simd', 'tract']);
  oneOf(values, 'preset', ['quick', 'paper']);
  oneOf(values, 'distance', ['ed', 'pearson', 'sandelin']);
  if (values.gradient && values.channel === undefined) throw optionRefusal('A gradient needs --channel.');
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

/** @param {string} message */
export function optionRefusal(message) {
  return new Refusal('request.option', message, 'See npm run headless for the usage.');
}

/** @param {string[]} words @param {Options} options @returns {Values} */
function parse(words, options) {
  try {
    return /** @type {Values} */ (parseArgs({ args: words, options, allowPositionals: false }).values);
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
