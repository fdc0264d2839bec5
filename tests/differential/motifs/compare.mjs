/** Writes random motifs in a random dialect, lets the engine read them, and compares. */
import { Dice } from '../dice.mjs';
import { encoded } from '../encodings.mjs';
import { DIALECTS } from './dialects.mjs';
import { expected, motifs as drawn } from './matrices.mjs';
import { Page } from './page.mjs';

/** @typedef {import('../../../tools/headless/session.mjs').Place} Place */
/** @typedef {import('./matrices.mjs').Motif} Motif */
/**
 * @typedef {object} Description
 * @property {string} dialect
 * @property {string} format as the engine names it
 * @property {string} encoding
 * @property {Motif[]} motifs
 * @property {string} order of the letters of the columns
 * @property {{motif: number, line: number} | null} damaged the motif that cannot be read, and the line that is to be named
 * @property {import('./dialects.mjs').Dialect['names']} names
 */
/** @typedef {import('../run.mjs').Written<Description>} Written */

/** Largest difference of a probability: the digits that are written decide it. */
const ROUNDING = 1e-9;

/** What may be said of a table of numbers whose shape allows both, see {@link isOpen}. */
const OPEN = 'positions or letters';

const ALPHABETS = ['ACGT', 'ACGU', 'ACDEFGHIKLMNPQRSTVWY'];

/** @param {number} seed @returns {Written} */
export function written(seed) {
  const dice = new Dice(seed);
  const dialect = dice.choose(DIALECTS);
  const order = dice.choose(dialect.letters);
  const all = drawn(dice, order.length, { even: dialect.even ?? false });
  const motifs = dialect.single ? all.slice(0, 1) : all;
  const page = new Page();
  dialect.write(dice, page, motifs, order);
  const damaged = motifs.length > 2 && dice.chance(0.25) ? damage(dice, page, dice.from(0, motifs.length - 1)) : null;
  const { encoding, bytes } = encoded(dice, page.text());
  const { name, format, names } = dialect;
  return { bytes, description: { dialect: name, format, encoding, motifs, order, damaged, names } };
}

/** Replaces a number of a motif. @param {Dice} dice @param {Page} page @param {number} motif */
function damage(dice, page, motif) {
  const places = [...page.lines.keys()].filter(index => page.lines[index].motif === motif);
  const place = dice.choose(places);
  const line = page.lines[place];
  const numbers = [...line.text.matchAll(/(?<![\w.+-])-?\d[\w.+-]*/g)];
  const last = numbers[numbers.length - 1];
  const [at, length] = [last.index, last[0].length];
  line.text =
    line.text.slice(0, at) + dice.choose(['x1', '-0.7', 'nan', '1e13', '0.1.2']) + line.text.slice(at + length);
  const before = page.lines.slice(0, place).reduce((sum, { text }) => sum + text.split('\n').length, 0);
  return { motif, line: before + 1 };
}

/**
 * @param {Place} place @param {import('../../../www/engine/types.js').GrammarOptions} options @param {Written} written
 * @returns {Promise<import('../run.mjs').Outcome>}
 */
export async function compared(place, options, { bytes, description }) {
  const content = new Blob([bytes]);
  const notes = [`read: ${description.dialect}${description.damaged ? ', a motif damaged' : ''}`];
  try {
    const found = await place.ask('call', 'compare', { name: 'some.motifs', content, options });
    const { format } = await place.ask('call', 'motifs.add', { name: 'some.motifs', content });
    await place.ask('call', 'motifs.remove', { index: 0 });
    const wrong = format === description.format ? [] : [`read as ${format}`];
    wrong.push(...different(description, found));
    return { differences: wrong, notes };
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    const isTrue = message.includes(OPEN) && description.motifs.some(motif => isOpen(motif, description));
    return isTrue ? { differences: [], notes: [`refused: ${OPEN}`] } : { differences: [`refused: ${message}`], notes };
  }
}

/** @param {Description} description @param {import('../../../www/engine/types.js').Comparison} found @returns {string[]} */
function different({ motifs, order, damaged, names }, { queries, warnings }) {
  const letters = /** @type {string} */ (
    ALPHABETS.find(own => [...order].sort().join('') === [...own].sort().join(''))
  );
  const left = motifs.filter((_, index) => index !== damaged?.motif);
  const wrong = [];
  if (damaged) {
    const [warning] = warnings;
    if (!warning?.includes('left out: 1.') || !warning.includes(`Line ${damaged.line} of`))
      wrong.push(`line ${damaged.line} is not named: ${warning}`);
  } else if (warnings.some(warning => warning.includes('left out'))) wrong.push(warnings[0]);
  if (queries.length !== left.length)
    return [...wrong, `${queries.length} motifs in place of ${left.length}: ${warnings[0]}`];
  for (const [index, motif] of left.entries())
    wrong.push(...motifDiffers(motif, queries[index], { order, letters, names }));
  return wrong;
}

/**
 * @param {Motif} motif @param {import('../../../www/engine/types.js').Query} query
 * @param {{order: string, letters: string, names: Description['names']}} reading @returns {string[]}
 */
function motifDiffers(motif, query, { order, letters, names }) {
  const wrong = [];
  const name = { name: motif.name, title: motif.title, id: motif.id, none: query.name }[names];
  if (names !== 'none' && query.id !== motif.id) wrong.push(`identifier ${query.id} in place of ${motif.id}`);
  if (query.name !== name) wrong.push(`name ${query.name} in place of ${name}`);
  if (query.ppm.length !== motif.rows.length)
    return [...wrong, `width ${query.ppm.length} in place of ${motif.rows.length}`];
  const off = motif.rows.map((row, position) => {
    const readings = expected(row).map(values => [...letters].map(letter => values[order.indexOf(letter)]));
    return Math.min(
      ...readings.map(values =>
        Math.max(...values.map((value, letter) => Math.abs(value - query.ppm[position][letter]))),
      ),
    );
  });
  if (!(Math.max(...off) <= ROUNDING)) wrong.push(`${motif.id}: probabilities differ by ${Math.max(...off)}`);
  return wrong;
}

/** Whether a table of these numbers may have its positions or its letters in rows. @param {Motif} motif @param {Description} description */
function isOpen({ rows }, { order }) {
  return [order.length, order.length + 1, 20, 21].includes(rows.length);
}
