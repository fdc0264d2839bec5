/**
 * The meaning of a network's input channels, as the engine reads and writes it: letters in the file's order, and
 * after a comma a number for each further channel, `AGCT` or `ACGT,0.5`. A file does not say which letter is which.
 */

import { SESSION } from '../texts/session.js';

/** The alphabets that are assumed unless the user chooses another. */
const ASSUMED = ['ACGT', 'ACDEFGHIKLMNPQRSTVWY'];

/** Letter orders of published networks, the most common first. */
const ORDERS = [
  ...['ACGT', 'AGCT', 'ACTG', 'ATCG', 'ATGC', 'TCGA', 'ACGU'],
  ...['ACGTN', 'NACGT', 'ACGUN'],
  ...['ACDEFGHIKLMNPQRSTVWY', 'ARNDCQEGHILKMFPSTWYV', 'ARNDCEQGHILKMFPSTWYV'],
  ...['ACDEFGHIKLMNPQRSTVWYX', 'ARNDCQEGHILKMFPSTWYVX'],
];

/** Maximum number of further channels after A, C, G and T that are offered. */
const MAX_FURTHER = 8;

/** At least two letters, then numbers; the engine decides. */
const TEXT = /^[!-+\--~]{2,94}(,-?\d{1,9}(\.\d{1,9})?(e-?\d{1,2})?){0,64}$/i;

/** @param {string} text @returns {boolean} whether it may describe channels */
export function isLetters(text) {
  return TEXT.test(text);
}

/** @param {string} text @returns {string} as the engine would read it if it could: no spaces, capitals */
export function normalized(text) {
  return text.replace(/\s+/g, '').toUpperCase();
}

/** @param {string} text */
function parts(text) {
  const [letters, ...numbers] = text.split(',');
  return { letters: [...letters], numbers };
}

/** @param {string} text @returns {number} channels that it describes */
export function channelsOf(text) {
  const { letters, numbers } = parts(text);
  return letters.length + numbers.length;
}

/** @param {string} text @returns {boolean} whether the engine assumes these letters by itself */
export function isAssumed(text) {
  return ASSUMED.includes(text);
}

/** @param {string} text @returns {string} `A, C, G, T and a further channel that is 0.5 everywhere` */
export function channelList(text) {
  const { letters, numbers } = parts(text);
  return SESSION.channels.list(letters, numbers);
}

/**
 * @param {number} channels
 * @returns {string[]} the usual letter orders for this number of channels; the last is a guess if there are none
 */
export function usual(channels) {
  const known = ORDERS.filter(order => order.length === channels);
  const further = channels - 4;
  const tracks = further > 0 && further <= MAX_FURTHER ? [`ACGT${',0'.repeat(further)}`] : [];
  const found = [...known, ...tracks];
  return known.length > 0 || channels < 2 || channels > 26 ? found : [...found, made(channels)];
}

/** @param {number} channels @returns {string} as many letters, for alphabets that have no name */
function made(channels) {
  return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.slice(0, channels);
}
