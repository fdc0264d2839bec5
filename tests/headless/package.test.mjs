import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { scratch, shared, unlessShared } from './command.mjs';
import { shippedMotif } from './motif-files.mjs';

/** Largest package, bytes. */
const LARGEST = 12e6;

const skip = existsSync(join(root, 'pkg', 'package.json')) ? false : 'needs npm run build';

/** Like npx, without network and questions. */
const NPM = ['exec', '--offline', '--yes'];

describe('the package', { skip }, () => {
  /** An empty folder. */
  let folder = '';
  let file = '';

  before(async () => {
    folder = await scratch();
    const packed = spawnSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root, encoding: 'utf8' });
    assert.equal(packed.status, 0, packed.stderr);
    file = join(folder, JSON.parse(packed.stdout.slice(packed.stdout.indexOf('[')))[0].filename);
  });

  /** @param {string[]} words */
  function run(...words) {
    const command = [...NPM, `--package=${file}`, '--', 'neuronmotif', ...words];
    const { status, stdout, stderr } = spawnSync('npm', command, { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    return stdout;
  }

  test('is small and named after the program', () => {
    assert.match(file, /neuronmotif-\d+\.\d+\.\d+\.tgz$/);
    assert.ok(statSync(file).size < LARGEST, `${statSync(file).size} bytes`);
  });

  test('inspects and analyses a network', { skip: unlessShared('models/nm_demo1.onnx') }, async () => {
    const model = shared('models/nm_demo1.onnx');
    assert.equal(JSON.parse(run('inspect', '--model', model)).name, 'nm_demo1.onnx');
    run('analyze', '--model', model, '--layer', '2', '--out', 'results');
    const { neurons, known } = JSON.parse(await readFile(join(folder, 'results', 'report.json'), 'utf8'));
    assert.equal(neurons[0].crms.length, 2);
    assert.equal(known.databases[0].name, 'jaspar-vertebrates.transfac');
  });

  test('compares motifs', async () => {
    const { path, id } = await shippedMotif('CTCF');
    assert.match(run('compare', '--queries', path, '--motifs', 'jaspar-vertebrates'), new RegExp(`\t${id}\t`));
  });

  test('serves the page', async () => {
    const child = spawn('npm', [...NPM, `--package=${file}`, '--', 'neuronmotif', 'serve', '--port', '0'], {
      cwd: folder,
      detached: true,
    });
    try {
      const [line] = await once(child.stdout, 'data');
      const [address] = /http:\S+/.exec(String(line)) ?? [''];
      const page = await fetch(address);
      assert.equal(page.headers.get('cross-origin-opener-policy'), 'same-origin');
      assert.match(await page.text(), /<title>/);
      const offline = await (await fetch(`${address}www/vendor/offline.js`)).text();
      const { files } = JSON.parse(offline.slice(offline.indexOf('{'), offline.lastIndexOf(';')));
      for (const name of files) assert.equal((await fetch(`${address}${name}`, { method: 'HEAD' })).status, 200, name);
    } finally {
      // npm and what it started.
      process.kill(-Number(child.pid));
    }
  });
});
