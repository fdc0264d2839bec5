import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { notesOf } from '../../tools/release/notes.mjs';
import { root } from '../../tools/site.mjs';

const text = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');
const { name, version, license } = JSON.parse(text('package.json'));

/** @param {string} file @param {RegExp} pattern @returns {string | undefined} */
const first = (file, pattern) => pattern.exec(text(file))?.[1];

describe('the version', () => {
  test('is the same in every file that names it', () => {
    const lock = JSON.parse(text('package-lock.json'));
    const named = {
      'Cargo.toml': first('Cargo.toml', /^version = "(.+)"$/m),
      'Cargo.lock': first('Cargo.lock', /^name = "neuronmotif"\nversion = "(.+)"$/m),
      'CITATION.cff': first('CITATION.cff', /^version: (.+)$/m),
      'package-lock.json': lock.version,
      'package-lock.json, packages': lock.packages[''].version,
      'README.md': first('README.md', new RegExp(`${name}-(\\d+\\.\\d+\\.\\d+)\\.tgz`)),
      'CHANGELOG.md': first('CHANGELOG.md', /^## (.+)$/m),
    };
    for (const [file, found] of Object.entries(named)) assert.equal(found, version, file);
  });

  test('has a licence, the same everywhere', () => {
    assert.equal(first('CITATION.cff', /^license: (.+)$/m), license);
    assert.equal(first('Cargo.toml', /^license = "(.+)"$/m), license);
  });
});

test('the notes of a release are what the list of changes says about its version', () => {
  const changes = '# Changes\n\nIntroduction.\n\n## 0.2.0\n\n- New.\n\n## 0.1.0\n\n- Old.\n';
  assert.equal(notesOf(changes, '0.2.0'), '- New.\n');
  assert.equal(notesOf(changes, '0.1.0'), '- Old.\n');
  assert.throws(() => notesOf(changes, '0.1'), /no heading “## 0\.1”/);
});
