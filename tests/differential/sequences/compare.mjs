/** Writes random sequences in a random dialect, lets the engine read them letter by letter, and compares. */
import { onnx } from '../../bench/onnx.mjs';
import { Dice } from '../dice.mjs';
import { encoded } from '../encodings.mjs';
import { DIALECTS } from './dialects.mjs';
import { records } from './records.mjs';

/** @typedef {import('../../../tools/headless/session.mjs').Place} Place */
/** @typedef {import('./records.mjs').SequenceRecord} SequenceRecord */
/** @typedef {{format: string, encoding: string, records: SequenceRecord[], empty: number}} Description */
/** @typedef {import('../run.mjs').Written<Description>} Written */
/** @typedef {{name: string, letters: number}} Scanned */
/** @typedef {{values: number[][], windows?: {sequence: number, first: number}[], sequences?: Scanned[], warnings?: string[]}} Activations */

const LETTERS = 'ACGT';

/** A network of one neuron per letter whose receptive field is one letter: it says what was read. */
export function spellingNetwork() {
  const identity = Float32Array.from({ length: 16 }, (_, index) => (index % 5 === 0 ? 1 : 0));
  return onnx({
    nodes: [{ type: 'Conv', inputs: ['x', 'w'], output: 'y' }],
    tensors: [{ name: 'w', dims: [4, 4, 1], values: identity }],
    inputs: [{ name: 'x', dims: [1, 4, 10] }],
    outputs: [{ name: 'y' }],
  });
}

/** @param {number} seed @returns {Written} */
export function written(seed) {
  const dice = new Dice(seed);
  const { format, write, empty = false, name } = dice.choose(DIALECTS);
  const all = records(dice, { empty });
  const text = write(dice, all);
  const left = all.filter(({ letters }) => letters !== '').map(record => ({ ...record, name: name(record.name) }));
  const { encoding, bytes } = encoded(dice, text);
  return { bytes, description: { format, encoding, records: left, empty: all.length - left.length } };
}

/** @param {Place} place with the spelling network open @param {Written} written @returns {Promise<import('../run.mjs').Outcome>} */
export async function compared(place, { bytes, description }) {
  const content = new Blob([bytes]);
  const notes = [`read as ${description.format}`];
  try {
    const info = await place.ask('call', 'sequences.open', { name: 'some.fa', content });
    const wrong = overview(description, info);
    // A file without one known letter has no window.
    const isSpelled = description.records.some(({ letters }) => /[ACGTU]/i.test(letters));
    if (wrong.length > 0 || !isSpelled) return { differences: wrong, notes };
    const answer = await place.ask('call', 'activations', { layer: 1, name: 'some.fa', sequences: content });
    return { differences: spelling(description, JSON.parse(answer)), notes };
  } catch (error) {
    return { differences: [`refused: ${/** @type {Error} */ (error).message}`], notes };
  }
}

/** @param {Description} description @param {import('../../../www/engine/types.js').FastaInfo} info @returns {string[]} */
function overview({ format, records, empty }, info) {
  const wrong = [];
  if (info.format !== format) wrong.push(`read as ${info.format}`);
  if (info.sequences !== records.length) wrong.push(`${info.sequences} sequences in place of ${records.length}`);
  const longest = Math.max(...records.map(({ letters }) => letters.length));
  if (info.longest !== longest) wrong.push(`longest ${info.longest} in place of ${longest}`);
  const said = info.warnings.find(warning => warning.startsWith('Headers without letters'));
  if ((said === undefined) !== (empty === 0) || (said && !said.endsWith(`: ${empty}.`)))
    wrong.push(`${empty} without letters: ${said}`);
  return wrong;
}

/** @param {Description} description @param {Activations} answer @returns {string[]} */
function spelling({ records }, { values, windows, sequences, warnings = [] }) {
  const place = (/** @type {number} */ index) => windows?.[index] ?? { sequence: index + 1, first: 1 };
  const read = records.map(({ letters }) => Array.from(letters, () => '.'));
  for (const [index, row] of values.entries())
    read[place(index).sequence - 1][place(index).first - 1] = LETTERS[row.indexOf(1)];
  const wrong = [];
  for (const [index, { name, letters }] of records.entries()) {
    const wanted = letters
      .toUpperCase()
      .replaceAll('U', 'T')
      .replaceAll(/[^ACGT]/g, '.');
    const found = read[index].join('');
    if (found !== wanted) wrong.push(`sequence ${index + 1} is ${found} in place of ${wanted}: ${warnings}`);
    const scanned = sequences?.[index];
    if (scanned && (scanned.name !== name || scanned.letters !== letters.length))
      wrong.push(`sequence ${index + 1} is called ${scanned.name} in place of ${name}`);
  }
  return wrong;
}
