import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';

const files = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', 'src', 'tools', 'tests', '.cargo', 'Cargo.toml'],
  {
    cwd: root,
    encoding: 'utf8',
  },
).split('\n');
const text = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');

/** Code that runs in tests only: whole files, and the module at the end of a file. */
const TEST_FILES = /(^|\/)(tests|stages)(\/|\.rs$)|^src\/(golden|typescript)\.rs$/;
const TESTS = /#\[cfg\(test\)\]\s*mod tests \{[\s\S]*/;

const HOST =
  /\bstd::(time|fs|net|env|process|io)\b|\b(Instant|SystemTime)::|\bstatic mut\b|\bthread_local!|\be?println!|\b(wasm_bindgen|js_sys|web_sys)::/;

describe('the engine', () => {
  test('names no clock, file, process or JavaScript outside src/wasm', () => {
    const engine = files.filter(
      file => /^src\/.*\.rs$/.test(file) && !/^src\/wasm/.test(file) && !TEST_FILES.test(file),
    );
    assert.ok(engine.length > 100);
    for (const file of engine) {
      const code = text(file)
        .replace(TESTS, '')
        .replace(/^\s*\/\/.*$/gm, '');
      assert.equal(HOST.exec(code)?.[0], undefined, file);
    }
  });
});

describe('flags for WebAssembly', () => {
  test('are set in tools/build alone', () => {
    const setting = files.filter(
      file => /\.(rs|toml|mjs)$/.test(file) && !file.startsWith('tools/build/') && !file.endsWith('host.test.mjs'),
    );
    for (const file of setting) assert.doesNotMatch(text(file), /\bRUSTFLAGS\b|target-feature=|-Clink-arg/, file);
  });
});
