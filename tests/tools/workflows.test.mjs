import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';

const FOLDER = join(root, '.github', 'workflows');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

describe('the workflows of a public host', () => {
  for (const file of readdirSync(FOLDER)) {
    const text = readFileSync(join(FOLDER, file), 'utf8');

    test(`${file} runs npm scripts that are there, and nothing else`, () => {
      const commands = [...text.matchAll(/\brun: (.+)$/gm)].map(match => match[1]);
      assert.ok(text.includes('uses:') && !/\brun: [|>]/.test(text), text);
      for (const command of commands) {
        const script = /^npm (?:ci|test|run (?<name>[\w-]+))(?= |$)/.exec(command);
        assert.ok(script, command);
        assert.ok(Object.hasOwn(scripts, script.groups?.name ?? 'test'), command);
      }
    });

    test(`${file} gives no job more than it needs by default`, () => {
      assert.match(text, /^permissions:(?: \{\}|\n {2}contents: read)$/m);
    });

    test(`${file} uses actions of the host alone, by their major version`, () => {
      for (const [, action] of text.matchAll(/\buses: (.+)$/gm)) assert.match(action, /^actions\/[\w-]+@v\d+$/);
    });
  }
});
