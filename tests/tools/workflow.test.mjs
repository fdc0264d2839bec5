import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ACCEPTED } from '../../tools/headless/arguments.mjs';
import { root } from '../../tools/site.mjs';

const text = (/** @type {string} */ file) => readFileSync(join(root, 'tools', 'workflow', file), 'utf8');

/** @param {string} source @param {RegExp} pattern @returns {string[]} the first group of every match, once */
const all = (source, pattern) => [...new Set([...source.matchAll(pattern)].map(match => match[1]))].sort();

describe('the workflow', () => {
  const snakefile = text('Snakefile');

  test('passes options to analyze that the command has', () => {
    const options = all(/rule:[\s\S]*?(?=\nrule merge)/.exec(snakefile)?.[0] ?? '', /[" ]--([a-z-]+) /g);
    assert.ok(options.length >= 7, options.join());
    for (const option of options) assert.ok(Object.hasOwn(ACCEPTED.analyze.options, option), option);
  });

  test('has a default for each value of its configuration, and uses each', () => {
    assert.deepEqual(all(snakefile, /config\[["'](\w+)["']\]/g), all(text('config.yaml'), /^(\w+):/gm));
  });
});
