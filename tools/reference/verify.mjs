/** The check that an archive holds what the manifest of the project lists. */
import { sha256 } from '../dist/digest.mjs';
import { Refusal } from '../headless/refusal.mjs';
import { filesOf } from './archive.mjs';
import { SUMS, sumsOf } from './pack.mjs';

const NEXT = 'Nothing was unpacked. Fetch the archive again, and the one that belongs to this version of the project.';

/**
 * @param {Uint8Array} archive
 * @param {import('./catalogue.mjs').Listed[]} manifest
 * @returns {Promise<Map<string, Buffer>>} the files of the archive, all of them as the manifest says
 * @throws {Refusal} `reference.changed`, `reference.unknown`, `reference.missing` or `reference.damaged`
 */
export async function verified(archive, manifest) {
  const { files, damaged } = await filesOf(archive);
  const known = new Map(manifest.map(entry => [entry.path, entry]));
  const sums = files.get(SUMS)?.toString();
  files.delete(SUMS);
  for (const [path, content] of files) {
    const expected = known.get(path);
    if (!expected) throw new Refusal('reference.unknown', `The manifest does not list the file ${path}.`, NEXT);
    if (sha256(content) !== expected.sha256) {
      throw new Refusal('reference.changed', `The file ${path} is not the one that the manifest lists.`, NEXT);
    }
  }
  if (damaged) throw new Refusal('reference.damaged', `The archive is damaged at or after the file ${damaged}.`, NEXT);
  if (sums === undefined) throw new Refusal('reference.missing', `The archive lacks the file ${SUMS}.`, NEXT);
  for (const [, path] of sums.matchAll(/^\w{64} {2}(.+)$/gm)) {
    if (!files.has(path)) throw new Refusal('reference.missing', `The archive lacks the file ${path}.`, NEXT);
  }
  if (sums !== sumsOf(manifest.filter(({ path }) => files.has(path)))) {
    throw new Refusal('reference.changed', `The file ${SUMS} does not list the files of the archive.`, NEXT);
  }
  return files;
}
