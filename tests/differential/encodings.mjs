/** The bytes of a text as systems and programs write them: line ends, byte order marks, UTF-16, packed. */
import { gzipSync } from 'node:zlib';

/** @typedef {import('./dice.mjs').Dice} Dice */
/** @typedef {{name: string, bytes: (text: string) => Uint8Array}} Encoding */

/** @param {string} text @param {boolean} [big] whether the upper byte comes first @returns {Buffer} */
const utf16 = (text, big = false) => (big ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le'));

/** The first one is the most frequent. @type {Encoding[]} */
const ENCODINGS = [
  { name: 'plain', bytes: text => Buffer.from(text) },
  { name: 'CRLF', bytes: text => Buffer.from(text.replaceAll('\n', '\r\n')) },
  { name: 'CR', bytes: text => Buffer.from(text.replaceAll('\n', '\r')) },
  { name: 'byte order mark', bytes: text => Buffer.from(`\ufeff${text}`) },
  { name: 'UTF-16 LE', bytes: text => utf16(`\ufeff${text}`) },
  { name: 'UTF-16 BE', bytes: text => utf16(`\ufeff${text}`, true) },
  { name: 'UTF-16 LE without a mark', bytes: text => utf16(text) },
  { name: 'UTF-16 BE without a mark, CRLF', bytes: text => utf16(text.replaceAll('\n', '\r\n'), true) },
  { name: 'gzip', bytes: text => gzipSync(text) },
  { name: 'gzip, CRLF and a byte order mark', bytes: text => gzipSync(`\ufeff${text.replaceAll('\n', '\r\n')}`) },
  { name: 'gzip, two members', bytes: text => Buffer.concat([gzipSync(text.slice(0, 20)), gzipSync(text.slice(20))]) },
  { name: 'gzip, UTF-16', bytes: text => gzipSync(utf16(`\ufeff${text}`)) },
];

/** @param {Dice} dice @param {string} text @returns {{encoding: string, bytes: Uint8Array<ArrayBuffer>}} */
export function encoded(dice, text) {
  const { name, bytes } = dice.chance(0.4) ? ENCODINGS[0] : dice.choose(ENCODINGS);
  return { encoding: name, bytes: new Uint8Array(bytes(text)) };
}
