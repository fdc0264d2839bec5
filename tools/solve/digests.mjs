/**
 * What the solved files must be. They are generated, so git keeps their digests only (`www/examples/digests.json`):
 * of a report the digest of its results, which leaves out how long it took; of any other file that of its bytes.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../site.mjs';
import { timeless } from './timeless.mjs';

const EXAMPLES = join(root, 'www', 'examples');
const FILE = join(EXAMPLES, 'digests.json');

/** Schema of the reports that the page reads; a report of another schema, or one with times, is solved again. */
const SCHEMA = 2;

/** @returns {Record<string, string>} by the file's path below `www/examples/` */
export function expectedDigests() {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

/** @returns {string[]} files that are missing or other ones */
export function changedExamples() {
  const expected = expectedDigests();
  return Object.keys(expected).filter(file => digestOf(file) !== expected[file]);
}

/** @param {Record<string, string>} digests */
export function writeDigests(digests) {
  writeFileSync(FILE, `${JSON.stringify(digests, null, 2)}\n`);
}

/** @param {string} file below `www/examples/` @returns {string | null} null where it is missing or cut short */
export function digestOf(file) {
  const path = join(EXAMPLES, file);
  if (!existsSync(path)) return null;
  const text = readFileSync(path, 'utf8');
  try {
    const { digest, schema } = JSON.parse(text);
    if (file.endsWith('report.json')) return schema === SCHEMA && text === timeless(text) ? digest : null;
    return `sha256:${createHash('sha256').update(text).digest('hex')}`;
  } catch {
    return null;
  }
}
