import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { filesBelow, sha256 } from '../../tools/dist/digest.mjs';
import { archiveOf, filesOf } from '../../tools/reference/archive.mjs';
import { entryOf, readCatalogue, readManifest } from '../../tools/reference/catalogue.mjs';
import { addressOf, download } from '../../tools/reference/download.mjs';
import { LICENCES } from '../../tools/reference/licences.mjs';
import { pack, SUMS } from '../../tools/reference/pack.mjs';
import { unpack } from '../../tools/reference/unpack.mjs';
import { verified } from '../../tools/reference/verify.mjs';

/** @type {import('../../tools/reference/catalogue.mjs').Entry[]} */
const CATALOGUE = [
  { files: ['models/small.*'], licence: 'MIT', notice: 'Copyright (c) 2021 Somebody', source: 'a repository' },
  { files: ['cases/*'], licence: null, source: 'made by hand', reason: 'no licence is stated' },
];

/** Bytes that cannot be compressed. */
const NOISE = Buffer.from(Array.from({ length: 512 }, (_, i) => sha256(`${i}`)).join(''), 'hex');

const scratch = () => mkdtemp(join(tmpdir(), 'neuronmotif-reference-'));

/** @returns {Promise<string>} a folder of reference data */
async function data() {
  const folder = await scratch();
  for (const name of ['models', 'cases']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'models', 'small.onnx'), NOISE);
  await writeFile(join(folder, 'models', 'small.json'), '{}\n');
  await writeFile(join(folder, 'cases', 'odd.txt'), 'odd\n');
  await writeFile(join(folder, 'notes.txt'), 'private\n');
  return folder;
}

/** @param {Uint8Array} bytes @param {number} at @returns {Uint8Array} with one other byte */
function changed(bytes, at) {
  const copy = Uint8Array.from(bytes);
  copy[at] ^= 1;
  return copy;
}

describe('the pack of the reference data', () => {
  test('has the same bytes each time', async () => {
    const [one, other] = [await pack(await data(), CATALOGUE), await pack(await data(), CATALOGUE)];
    assert.deepEqual(one.archive, other.archive);
  });

  test('holds what has a licence, and says what it leaves out', async () => {
    const { archive, unlicensed, unknown } = await pack(await data(), CATALOGUE);
    const { files } = await filesOf(archive);
    assert.deepEqual([...files.keys()], [LICENCES, SUMS, 'models/small.json', 'models/small.onnx']);
    assert.deepEqual(unlicensed, ['cases/odd.txt']);
    assert.deepEqual(unknown, ['notes.txt']);
    const licences = String(files.get(LICENCES));
    assert.match(licences, /`models\/small\.onnx` \| MIT \| Copyright \(c\) 2021 Somebody \| a repository/);
    assert.match(licences, /`cases\/odd\.txt` \| none: no licence is stated/);
  });

  test('holds all files of the catalogue when asked to', async () => {
    const { archive } = await pack(await data(), CATALOGUE, { all: true });
    const { files } = await filesOf(archive);
    assert.ok(files.has('cases/odd.txt') && !files.has('notes.txt'));
  });
});

describe('fetching the reference data', () => {
  /** @type {Uint8Array} */
  let archive;
  /** @type {import('../../tools/reference/catalogue.mjs').Listed[]} */
  let manifest;
  let origin = '';
  const server = createServer((request, response) => {
    if (request.url === '/asset.tar.gz') response.end(archive);
    else response.writeHead(404).end();
  });

  before(async () => {
    ({ archive, manifest } = await pack(await data(), CATALOGUE));
    await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(null)));
    origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
  });
  after(() => server.close());

  test('verifies and unpacks what a server has', async () => {
    const folder = await scratch();
    const files = await verified(await download(`${origin}/asset.tar.gz`), manifest);
    assert.deepEqual(await unpack(files, folder), { written: 3, kept: 0 });
    assert.deepEqual(await filesBelow(folder), [LICENCES, 'models/small.json', 'models/small.onnx']);
    assert.deepEqual(await readFile(join(folder, 'models', 'small.onnx')), NOISE);
    assert.deepEqual(await unpack(files, folder), { written: 0, kept: 3 });
  });

  test('refuses a file with one other byte, and names it', async () => {
    const { files } = await filesOf(archive);
    const other = await archiveOf(new Map([...files, ['models/small.onnx', changed(NOISE, 1000)]]));
    await assert.rejects(verified(other, manifest), {
      code: 'reference.changed',
      message: /^The file models\/small\.onnx is not the one that the manifest lists/,
    });
    // The file with the noise is most of the archive.
    await assert.rejects(verified(changed(archive, Math.floor(archive.length / 2)), manifest), /models\/small\.onnx/);
  });

  test('unpacks no other content, wherever a byte is changed', async () => {
    for (let at = 0; at < archive.length; at += 29) {
      const files = await verified(changed(archive, at), manifest).catch(({ code }) => code);
      if (typeof files === 'string') assert.match(files, /^reference\.(changed|damaged|missing|unknown)$/);
      else for (const [path, content] of files) assert.equal(sha256(content), find(path)?.sha256, `${at} ${path}`);
    }
  });

  test('refuses what is cut short, what is not listed, and what lacks a file', async () => {
    await assert.rejects(verified(archive.subarray(0, archive.length / 2), manifest), {
      code: 'reference.damaged',
      message: /models\/small\.onnx/,
    });
    await assert.rejects(verified(archive.subarray(0, -4), manifest), { code: 'reference.damaged' });
    await assert.rejects(verified(Buffer.from('<html>'), manifest), { code: 'reference.damaged' });
    const fewer = manifest.filter(({ path }) => path !== 'models/small.json');
    await assert.rejects(verified(archive, fewer), { code: 'reference.unknown', message: /models\/small\.json/ });
  });

  test('keeps files that are there, and writes nothing where one has another content', async () => {
    const folder = await scratch();
    await mkdir(join(folder, 'models'));
    await writeFile(join(folder, 'models', 'small.json'), 'mine');
    const files = await verified(archive, manifest);
    await assert.rejects(unpack(files, folder), { code: 'reference.exists', message: /models\/small\.json/ });
    assert.deepEqual(await filesBelow(folder), ['models/small.json']);
    assert.equal(await readFile(join(folder, 'models', 'small.json'), 'utf8'), 'mine');
  });

  test('says what a server answers, or why it does not', async () => {
    await assert.rejects(download(`${origin}/other`), { code: 'reference.unreachable', message: /answered 404/ });
    await assert.rejects(download('http://127.0.0.1:1/'), {
      code: 'reference.unreachable',
      message: /cannot be fetched/,
    });
  });

  /** @param {string} path */
  function find(path) {
    return manifest.find(entry => entry.path === path);
  }
});

test('by default the address is the release of the repository that the clone comes from', () => {
  const expected =
    /^https:\/\/github\.com\/owner\/name\/releases\/download\/reference-1\/neuronmotif-reference-1\.tar\.gz$/;
  assert.match(addressOf(undefined, 'git@github.com:owner/name.git\n'), expected);
  assert.match(addressOf(undefined, 'https://github.com/owner/name\n'), expected);
  assert.equal(addressOf('http://127.0.0.1/a', undefined), 'http://127.0.0.1/a');
  assert.throws(() => addressOf(undefined, '/a/folder'), { code: 'reference.address' });
});

test('the manifest lists files of the catalogue, with their licences', async () => {
  const catalogue = await readCatalogue();
  const manifest = await readManifest();
  assert.ok(manifest.length > 90, `${manifest.length} files`);
  for (const { path, licence } of manifest.filter(({ path }) => path !== LICENCES)) {
    const entry = entryOf(catalogue, path);
    assert.ok(entry, path);
    assert.equal(entry.licence, licence, path);
    assert.ok(entry.licence ? entry.notice : entry.reason, path);
  }
});
