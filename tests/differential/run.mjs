/** Runs a subject: first what earlier runs have kept, then what random numbers give. */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @typedef {import('../../tools/headless/session.mjs').Place} Place */
/**
 * A file, and what must come out of it.
 * @template Description
 * @typedef {{bytes: Uint8Array<ArrayBuffer>, description: Description}} Written
 */
/**
 * @template Description
 * @typedef {object} Subject
 * @property {string} name
 * @property {string} extension of its files
 * @property {(place: Place) => Promise<void>} begin
 * @property {(seed: number) => Written<Description>} write the same seed gives the same file
 * @property {(place: Place, written: Written<Description>) => Promise<Outcome>} compare
 * @property {() => string} report further lines of the result
 */
/**
 * @typedef {object} Outcome
 * @property {string[]} differences in words; none where all is well
 * @property {string[]} notes what is counted
 */
/** @typedef {{count: number, seed: number, keep?: string}} Wishes */

/** Differences that are printed. */
const SHOWN = 20;

/** What earlier runs have kept: a folder for each subject. */
const KEPT = join(import.meta.dirname, 'kept');

/**
 * @template Description
 * @param {Subject<Description>} subject @param {Place} place @param {Wishes} wishes
 * @returns {Promise<{differences: number, text: string}>}
 */
export async function run(subject, place, { count, seed, keep }) {
  await subject.begin(place);
  /** @type {Map<string, number>} */
  const notes = new Map();
  /** @type {string[]} */
  const lines = [];
  let differences = 0;
  /** @param {string} name @param {Written<Description>} written @param {string} [folder] */
  const compare = async (name, written, folder) => {
    const outcome = await subject.compare(place, written);
    for (const note of outcome.notes) notes.set(note, (notes.get(note) ?? 0) + 1);
    if (outcome.differences.length === 0) return;
    differences += 1;
    if (differences <= SHOWN)
      lines.push(`different: ${name}`, ...outcome.differences.map(difference => `    ${difference}`));
    if (folder) await keepFile(join(folder, subject.name), `${name}${subject.extension}`, written, outcome.differences);
  };
  const kept = await keptFiles(subject);
  for (const { name, written } of kept) await compare(name, written);
  for (let own = seed; own < seed + count; own++) await compare(String(own), subject.write(own), keep);
  const tally = [...notes]
    .sort(([, one], [, other]) => other - one)
    .map(([note, times]) => `${String(times).padStart(7)} ${note}`);
  const head = `${subject.name}: ${count} from seed ${seed} on and ${kept.length} kept, ${differences} different`;
  return { differences, text: [head, ...tally, ...lines, subject.report()].filter(line => line !== '').join('\n') };
}

/** @param {Subject<any>} subject */
async function keptFiles(subject) {
  const folder = join(KEPT, subject.name);
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter(name => name.endsWith('.json'))
        .sort()
    : [];
  const read = names.map(async name => {
    const { description } = JSON.parse(await readFile(join(folder, name), 'utf8'));
    const file = name.replace(/json$/, subject.extension.slice(1));
    return { name: file, written: { bytes: new Uint8Array(await readFile(join(folder, file))), description } };
  });
  return Promise.all(read);
}

/**
 * @param {string} folder @param {string} name @param {Written<unknown>} written @param {string[]} differences
 */
async function keepFile(folder, name, { bytes, description }, differences) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), bytes);
  await writeFile(join(folder, name.replace(/\.\w+$/, '.json')), `${JSON.stringify({ differences, description })}\n`);
}
