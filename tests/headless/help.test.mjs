import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ACCEPTED } from '../../tools/headless/arguments.mjs';
import { root } from '../../tools/site.mjs';
import { headless } from './command.mjs';

/** @param {string[]} words */
async function printed(...words) {
  const { status, stdout, stderr } = await headless(words);
  assert.equal(status, 0, stderr);
  return stdout;
}

test('--help names every command, and that of a command every option, as the documentation does', async () => {
  const overview = await printed('--help');
  const page = readFileSync(join(root, 'www/docs/command.html'), 'utf8');
  for (const [command, { options }] of Object.entries(ACCEPTED)) {
    assert.match(overview, new RegExp(`^  ${command} `, 'm'));
    const help = await printed(command, '--help');
    for (const option of Object.keys(options)) {
      assert.match(help, new RegExp(`^  --${option}\\b`, 'm'), command);
      assert.match(page, new RegExp(`<code>--${option}\\b`), option);
    }
  }
});

test('--version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.equal(await printed('--version'), `${version}\n`);
});
