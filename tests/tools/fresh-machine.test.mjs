import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';

const STATIC = /^(?:import|export)\b[^'"]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'/gm;

/**
 * The packages that are imported before a program begins, each with the file that does.
 * @param {string} file
 * @param {Set<string>} [seen]
 * @returns {Promise<string[]>}
 */
async function packagesOf(file, seen = new Set()) {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = await readFile(file, 'utf8');
  const found = [];
  for (const [, from, alone] of text.matchAll(STATIC)) {
    const specifier = from ?? alone;
    if (specifier.startsWith('.')) found.push(...(await packagesOf(join(dirname(file), specifier), seen)));
    else if (!specifier.startsWith('node:')) found.push(`${relative(root, file)} imports ${specifier}`);
  }
  return found;
}

describe('a fresh machine has no npm packages yet', () => {
  for (const program of ['start', 'test', 'build']) {
    test(`npm ${program} begins without them`, async () => {
      assert.deepEqual(await packagesOf(join(root, 'tools', `${program}.mjs`)), []);
    });
  }
});
