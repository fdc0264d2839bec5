import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { circles, importsOf, loadedBy, ROOMS, wrongWay } from '../../tools/rooms.mjs';
import { root, siteFiles } from '../../tools/site.mjs';

const DATA = ['docs', 'examples', 'motifs', 'styles', 'vendor'];

const site = await siteFiles();
const scripts = site.flatMap(file => /^www\/(?!vendor\/)(.*\.js)$/.exec(file)?.[1] ?? []);
const declarations = ['engine/protocol.d.ts', 'engine/types.d.ts', 'figure/table.d.ts'];
const imports = (
  await Promise.all(
    [...scripts, ...declarations].map(async file => importsOf(file, await readFile(`${root}/www/${file}`, 'utf8'))),
  )
).flat();

describe('the files of the page', () => {
  test('stand in a room', () => {
    const known = [...ROOMS.flat(), ...DATA];
    const elsewhere = site.filter(file => /^www\/.*\//.test(file) && !known.includes(file.split('/')[1]));
    assert.deepEqual(elsewhere, [], 'files in no room of tools/rooms.mjs');
    assert.deepEqual(
      scripts.filter(file => !file.includes('/')),
      [],
      'scripts that lie flat in www/',
    );
  });

  test('import from their own room and from rooms below', () => assert.deepEqual(wrongWay(imports), []));

  test('never import each other in a circle', () => assert.deepEqual(circles(imports), []));

  test('import files that exist', () => {
    const files = [...scripts, ...declarations.map(file => file.replace('.d.ts', '.js'))];
    const missing = imports.filter(
      ({ to }) => /^[^.].*\.js$/.test(to) && !to.startsWith('vendor/') && !files.includes(to),
    );
    assert.deepEqual(missing, []);
  });

  test('are loaded by a page, all of them', async () => {
    const pages = await Promise.all(
      site.filter(file => file.endsWith('.html')).map(file => readFile(`${root}/${file}`, 'utf8')),
    );
    const entries = pages.flatMap(page =>
      [...page.matchAll(/<script [^>]*src="(?:www|\.\.)\/([^"]+)"/g)].map(([, src]) => src),
    );
    const loaded = loadedBy(imports, entries);
    assert.deepEqual(
      scripts.filter(file => !loaded.has(file)),
      [],
      'scripts that nothing loads',
    );
  });

  test('are preloaded by learn.html, all that its page imports', async () => {
    const html = await readFile(`${root}/learn.html`, 'utf8');
    const preloaded = [...html.matchAll(/<link rel="modulepreload" href="www\/([^"]+)">/g)].map(([, href]) => href);
    const [page, ...imported] = loadedBy(imports, ['pages/learn.js'], ['static']);
    assert.equal(page, 'pages/learn.js');
    assert.deepEqual(preloaded, imported.sort());
  });
});

describe('the check of imports', () => {
  /** @param {string} file @param {string} text */
  const wrong = (file, text) => wrongWay(importsOf(file, text));

  test('takes an import from a room below', () => {
    assert.deepEqual(wrong('pages/learn.js', "import { h } from '../ui/dom.js';"), []);
    assert.deepEqual(wrong('learn/state.js', "import { readAddress } from './address.js';"), []);
    assert.deepEqual(wrong('ui/chart.js', "await import('../vendor/echarts.js');"), []);
  });

  test('refuses one that goes up, however it is written, and says where', () => {
    const up = 'imports www/session/state.js: session/ is not below ui/';
    for (const text of [
      "import { layerOf } from '../session/state.js';",
      "import {\n  layerOf,\n} from '../session/state.js';",
      "export { layerOf } from '../session/state.js';",
      "import '../session/state.js';",
      "const { layerOf } = await import('../session/state.js');",
      "new Worker(new URL('../session/state.js', import.meta.url));",
      "/** @typedef {import('../session/state.js').State} State */",
    ])
      assert.deepEqual(
        wrong('ui/dom.js', text).map(found => found.replace(/:\d+/, '')),
        [`www/ui/dom.js ${up}`],
        text,
      );
    assert.match(wrong('ui/dom.js', "\n\nimport '../session/state.js';")[0], /^www\/ui\/dom\.js:3 /);
  });

  test('refuses one between the rooms of two pages', () => {
    assert.equal(wrong('learn/state.js', "import { open } from '../workbench/open/opening.js';").length, 1);
  });

  test('refuses one from a file in no room', () => {
    assert.equal(wrong('pages/learn.js', "import { open } from '../opening.js';").length, 1);
  });

  test('finds circles, also of types', () => {
    const sample = [
      ...importsOf('ui/a.js', "import './b.js';"),
      ...importsOf('ui/b.js', "/** @typedef {import('./c.js').C} C */"),
    ];
    assert.deepEqual(circles(sample), []);
    assert.deepEqual(circles([...sample, ...importsOf('ui/c.js', "import './a.js';")]), [
      'ui/a.js → ui/b.js → ui/c.js → ui/a.js',
    ]);
  });

  test('follows what a page loads: a type alone loads nothing', () => {
    const sample = [
      ...importsOf('pages/a.js', "import '../ui/b.js';"),
      ...importsOf('ui/b.js', "/** @typedef {import('./c.js').C} C */"),
    ];
    assert.deepEqual([...loadedBy(sample, ['pages/a.js'])], ['pages/a.js', 'ui/b.js']);
    const loaded = loadedBy([...sample, ...importsOf('ui/b.js', "import('./c.js');")], ['pages/a.js']);
    assert.deepEqual([...loaded], ['pages/a.js', 'ui/b.js', 'ui/c.js']);
    assert.deepEqual([...loadedBy(importsOf('ui/b.js', "import('./c.js');"), ['ui/b.js'], ['static'])], ['ui/b.js']);
  });
});
