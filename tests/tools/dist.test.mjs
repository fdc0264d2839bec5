import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { folderDigest, sha256 } from '../../tools/dist/digest.mjs';
import { zipOf } from '../../tools/dist/zip.mjs';

/** @returns {Promise<string>} a folder with two files */
async function folder() {
  const path = await mkdtemp(join(tmpdir(), 'neuronmotif-dist-'));
  await mkdir(join(path, 'b'));
  await writeFile(join(path, 'b', 'second.txt'), 'two');
  await writeFile(join(path, 'a.txt'), 'one');
  return path;
}

test('the digest of a folder is that of the lines that sha256sum prints', async () => {
  const lines = `${sha256('one')}  a.txt\n${sha256('two')}  b/second.txt\n`;
  assert.equal(await folderDigest(await folder()), `sha256:${sha256(lines)}`);
});

test('digest and zip depend on names and contents alone', async () => {
  const one = await folder();
  const other = await mkdtemp(join(tmpdir(), 'neuronmotif-dist-'));
  await cp(one, other, { recursive: true });
  await utimes(join(other, 'a.txt'), 1, 1);
  assert.equal(await folderDigest(other), await folderDigest(one));
  assert.deepEqual(await zipOf(other), await zipOf(one));
  await writeFile(join(other, 'a.txt'), 'One');
  assert.notEqual(await folderDigest(other), await folderDigest(one));
});

test('the zip holds every file', async () => {
  const files = unzipSync(await zipOf(await folder()));
  assert.deepEqual(Object.keys(files), ['a.txt', 'b/second.txt']);
  assert.equal(Buffer.from(files['b/second.txt']).toString(), 'two');
});
