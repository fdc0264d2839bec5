/** Motif databases on the command line: the shipped ones by their names, the user's own by their files. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { root } from '../site.mjs';
import { readable } from './arguments.mjs';

const SHIPPED = join(root, 'www', 'motifs');

/**
 * @param {string} list `none`, or names and files separated by commas
 * @returns {Promise<{name: string, file: string}[]>} what each is called, and where it lies
 * @throws {import('./refusal.mjs').Refusal} `request.file` for a file that cannot be read
 */
export async function databases(list) {
  if (list === 'none') return [];
  /** @type {{id: string, file: string}[]} */
  const shipped = JSON.parse(await readFile(join(SHIPPED, 'index.json'), 'utf8'));
  return list.split(',').map(item => {
    const known = shipped.find(({ id }) => id === item);
    if (known) return { name: known.file, file: join(SHIPPED, known.file) };
    readable(item);
    return { name: basename(item), file: item };
  });
}
