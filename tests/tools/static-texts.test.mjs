import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PAGES } from '../../www/texts/pages.js';

const ELEMENT = /<\w+[^>]*\bdata-text="([\w.]+)"[^>]*>([^<]*)</g;

/** The static texts of the HTML files, by their names. */
const found = ['index.html', 'compare.html', 'learn.html'].flatMap(file =>
  [...readFileSync(file, 'utf8').matchAll(ELEMENT)].map(([, name, text]) => ({ file, name, text })),
);

test('every static text of an HTML file is the text of the catalogue', () => {
  assert.ok(found.length > 30, `${found.length} static texts`);
  for (const { file, name, text } of found) {
    const [group, key] = name.split('.');
    const expected = /** @type {Record<string, Record<string, string>>} */ (PAGES)[group]?.[key];
    assert.equal(text, expected, `${file}: ${name}`);
  }
});

test('every static text of the catalogue is used', () => {
  const used = new Set(found.map(({ name }) => name));
  const all = Object.entries(PAGES).flatMap(([group, texts]) => Object.keys(texts).map(key => `${group}.${key}`));
  assert.deepEqual(
    all.filter(name => !used.has(name)),
    [],
  );
});
