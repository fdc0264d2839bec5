import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, test } from 'node:test';
import { GLOSSARY_PAGE, withEntries } from '../../tools/glossary.mjs';
import { root } from '../../tools/site.mjs';

const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];
const PAGES = readdirSync(join(root, 'www/docs'))
  .filter(file => file.endsWith('.html'))
  .map(file => `www/docs/${file}`);

/** Made by a build, or outside of the repository. */
const NOT_IN_GIT = /^(pkg|dist|target|node_modules|www\/vendor)(\/|$)|^\.\.\/shared/;

/** The Rust reference: a module's page stands for the file of the module. */
const REFERENCE = 'www/docs/api/neuronmotif/';

const text = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');
const isThere = (/** @type {string} */ path) => NOT_IN_GIT.test(path) || existsSync(join(root, path));

/** @param {string} source @param {RegExp} pattern @returns {string[]} the first group of every match */
const all = (source, pattern) => [...source.matchAll(pattern)].map(match => match[1]);

/** @param {string} document @returns {string[]} what is written as code */
function code(document) {
  return all(document.replace(/```[\s\S]*?```/g, ''), /`([^`\n]+)`/g);
}

/** A folder or a file of the project, with the test in it where one is named: `tests/a.rs::name`. */
const PATH = /^((?:src|www|tools|tests|pkg|\.ci)\/[\w./-]*|[\w-]+\.(?:md|html|json|toml|cff|js))(?:::(.+))?$/;

/** @param {string} path @param {string | undefined} name @returns {string | undefined} what is wrong */
function wrongPath(path, name) {
  if (!isThere(path)) return `${path} is not there`;
  if (name && !text(path).includes(name)) return `${path} has no “${name}”`;
  return undefined;
}

/** @param {string} page @param {string} link @returns {string | undefined} what is wrong */
function wrongLink(page, link) {
  const [address, anchor] = link.split('#');
  const target = address === '' ? page : normalize(join(dirname(page), address)).replace(/^\.?\/$|^\.$/, 'index.html');
  if (target.startsWith(REFERENCE)) {
    const module = target.slice(REFERENCE.length).replace(/\/?index\.html$/, '') || 'lib';
    return isThere(`src/${module}.rs`) ? undefined : `${link}: there is no module ${module}`;
  }
  if (!isThere(target)) return `${link} leads nowhere`;
  if (anchor && target.startsWith('www/docs/') && !text(target).includes(`id="${anchor}"`)) return `${link}: no anchor`;
  return undefined;
}

describe('the documents', () => {
  for (const document of DOCUMENTS) {
    test(`${document} names only files and tests that are there`, () => {
      const source = text(document);
      const named = code(source).map(word => PATH.exec(word));
      const wrong = named.map(match => match && wrongPath(match[1], match[2]));
      const links = all(source, /\]\(([^)#:]+)(?:#[^)]*)?\)/g).map(link => wrongLink(document, link));
      assert.deepEqual([...wrong, ...links].filter(Boolean), []);
    });
  }

  test('name only npm scripts that are there', () => {
    const { scripts } = JSON.parse(text('package.json'));
    for (const document of [...DOCUMENTS, ...PAGES]) {
      for (const script of all(text(document), /npm run (?:--silent )?(\w+)/g)) {
        assert.ok(Object.hasOwn(scripts, script), `${document}: npm run ${script}`);
      }
    }
  });

  test('the README is short', () => {
    assert.ok(text('README.md').split('\n').length < 150);
  });
});

describe('the pages of the documentation', () => {
  for (const page of PAGES) {
    test(`${page} links only to what is there`, () => {
      const links = all(text(page), /(?:href|src)="(?!https?:|data:)([^"]+)"/g).map(link => wrongLink(page, link));
      assert.deepEqual(links.filter(Boolean), []);
    });

    test(`${page} names only files that are there`, () => {
      const named = all(text(page), /<code>(\w[^<]*\/[^<]*)<\/code>/g).map(word => PATH.exec(word));
      assert.deepEqual(named.map(match => match && wrongPath(match[1], match[2])).filter(Boolean), []);
    });
  }

  test('have the same list of pages', () => {
    const lists = PAGES.map(page => /<nav class="contents"[\s\S]*?<\/nav>/.exec(text(page))?.[0]);
    assert.equal(new Set(lists.map(list => list?.replace(' aria-current="page"', ''))).size, 1);
    assert.deepEqual(
      lists.map(list => /href="([^"]+)" aria-current/.exec(String(list))?.[1]),
      PAGES.map(page => page.slice('www/docs/'.length)),
    );
  });

  test('have every entry of the glossary (node tools/glossary.mjs writes them)', () => {
    const page = readFileSync(GLOSSARY_PAGE, 'utf8');
    assert.equal(withEntries(page), page);
  });
});
