/**
 * What the channels of a network's input hold, as the engine reads and writes it: letters in the file's order, and
 * after a comma a number for each further channel, `AGCT` or `ACGT,0.5`. A file does not say which letter is which.
 */

/** What so many channels are taken for where nobody says anything else. */
const UNTOLD = ['ACGT', 'ACDEFGHIKLMNPQRSTVWY'];

/** Orders in which published networks hold their letters, the usual first. */
const ORDERS = [
  ...['ACGT', 'AGCT', 'ACTG', 'ATCG', 'ATGC', 'TCGA', 'ACGU'],
  ...['ACGTN', 'NACGT', 'ACGUN'],
  ...['ACDEFGHIKLMNPQRSTVWY', 'ARNDCQEGHILKMFPSTWYV', 'ARNDCEQGHILKMFPSTWYV'],
  ...['ACDEFGHIKLMNPQRSTVWYX', 'ARNDCQEGHILKMFPSTWYVX'],
];

/** Further channels beside A, C, G and T that are offered as such. */
const MOST_FURTHER = 8;

/** Two letters or more, then numbers; the engine has the last word. */
const TEXT = /^[!-+\--~]{2,94}(,-?\d{1,9}(\.\d{1,9})?(e-?\d{1,2})?){0,64}$/i;

/** @param {string} text @returns {boolean} whether it may describe channels */
export function isLetters(text) {
  return TEXT.test(text);
}

/** @param {string} text @returns {string} as the engine would read it if it could: no spaces, capitals */
export function tidied(text) {
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

/** @param {string} text @returns {boolean} whether a network with so many channels is read so without being told */
export function isUntold(text) {
  return UNTOLD.includes(text);
}

/** @param {string} text @returns {string} `A, C, G, T and a further channel that is 0.5 everywhere` */
export function inWords(text) {
  const { letters, numbers } = parts(text);
  const named = letters.join(', ');
  if (numbers.length === 0) return named;
  if (numbers.length === 1) return `${named}, and a further channel that is ${numbers[0]} everywhere`;
  return `${named}, and ${numbers.length} further channels that are ${numbers.join(', ')} everywhere`;
}

/**
 * @param {number} channels
 * @returns {string[]} what an input of so many channels usually holds; the last is a guess where nothing is usual
 */
export function usual(channels) {
  const known = ORDERS.filter(order => order.length === channels);
  const further = channels - 4;
  const tracks = further > 0 && further <= MOST_FURTHER ? [`ACGT${',0'.repeat(further)}`] : [];
  const found = [...known, ...tracks];
  return known.length > 0 || channels < 2 || channels > 26 ? found : [...found, made(channels)];
}

/** @param {number} channels @returns {string} as many letters, for alphabets that have no name */
function made(channels) {
  return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.slice(0, channels);
}

/**
 * The engine's refusal counts the channels in a sentence; without it the page offers no orders, only the field.
 * @param {{message: string}} refusal
 * @returns {number | null}
 */
export function channelsIn({ message }) {
  const [, channels] = /: (\d+) channels a position/.exec(message) ?? [];
  return channels === undefined ? null : Number(channels);
}
