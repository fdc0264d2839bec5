/** From the command line of `analyze` to the engine's options. */
import { readNeurons } from '../../www/session/neurons.js';
import { numbers as numbersIn } from '../../www/ui/address-codec.js';
import { optionRefusal, wholeNumber } from './arguments.mjs';
import { Refusal } from './refusal.mjs';

/** @typedef {import('../../www/engine/types.js').Options} Options */
/** @typedef {import('../../www/engine/types.js').ModelInfo} ModelInfo */

/**
 * @param {import('./arguments.mjs').Values} values
 * @param {ModelInfo} info
 * @param {Options} preset
 * @returns {Options}
 * @throws {Refusal} for what cannot be read; ranges are checked by the engine
 */
export function analyzeOptions(values, info, preset) {
  const options = { ...preset, targets: targets(String(values.layer), String(values.neurons), info) };
  options.seed = wholeNumber(values.seed, 'seed') ?? preset.seed;
  const groups = values.groups ?? 'auto';
  options.demixing.groups = groups === 'auto' ? 0 : (wholeNumber(groups, 'groups', 1) ?? 0);
  if (values['background-sequences'] !== undefined) options.grammar.composition = 'shuffled';
  for (const assignment of /** @type {string[]} */ (values.option)) assign(options, assignment);
  return options;
}

/**
 * @param {string} layers `2`, `1-5`, `1,3` or `all`, which means all that can be analysed
 * @param {string} neurons `all` or a list, for each of the layers
 * @param {ModelInfo} info
 */
function targets(layers, neurons, info) {
  return layerNumbers(layers, info).map(layer => ({ layer, channels: channels(layer, neurons, info) }));
}

/**
 * @param {number} layer
 * @param {string} neurons `all` or a list
 * @param {ModelInfo} info
 * @returns {number[]} none for all
 */
export function channels(layer, neurons, info) {
  const count = [...info.layers, ...info.dense].find(({ index }) => index === layer)?.channels;
  // An unknown layer is refused by the engine, which knows what to say about it.
  if (neurons === 'all' || count === undefined) return [];
  const reading = readNeurons(neurons, count);
  if (reading.channels === null) throw new Refusal('request.neurons', `Layer ${layer}: ${reading.problem}`);
  return reading.channels;
}

/** @param {string} text @param {ModelInfo} info */
function layerNumbers(text, info) {
  if (text === 'all') return info.layers.filter(({ analysable }) => analysable).map(({ index }) => index);
  const reading = readNeurons(text, Number.POSITIVE_INFINITY);
  if (reading.channels === null) throw new Refusal('request.layer', `The list of layers: ${reading.problem}`);
  return reading.channels;
}

/**
 * @param {Options} options
 * @param {string} assignment such as `sampling.population=500`
 */
function assign(options, assignment) {
  const [, group, name, value] = /^(sampling|demixing|grammar)\.(\w+)=(.+)$/.exec(assignment) ?? [];
  const groups = /** @type {Record<string, Record<string, unknown>>} */ (/** @type {unknown} */ (options));
  const numbers = groups[group] ?? {};
  if (!Object.hasOwn(numbers, name)) {
    throw optionRefusal(`--option ${assignment} names no option; it must look like sampling.population=500.`);
  }
  if (Array.isArray(numbers[name])) {
    const list = numbersIn(value);
    if (list === undefined) throw optionRefusal(`--option ${assignment} needs numbers, separated by commas.`);
    numbers[name] = list === '' ? [] : list.split(',').map(Number);
    return;
  }
  const kind = typeof numbers[name];
  if (kind === 'number' && !Number.isFinite(Number(value)))
    throw optionRefusal(`--option ${assignment} needs a number.`);
  if (kind === 'boolean' && !/^(true|false)$/.test(value))
    throw optionRefusal(`--option ${assignment} needs true or false.`);
  numbers[name] = kind === 'number' ? Number(value) : kind === 'boolean' ? value === 'true' : value;
}
