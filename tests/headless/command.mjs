/** Runs the command as a user would, and the things its tests need around it. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../tools/site.mjs';

/** @typedef {{status: number | null, stdout: string, stderr: string}} Outcome */

/**
 * @param {string[]} words
 * @param {(child: import('node:child_process').ChildProcess, stderr: string) => void} [listen] called with stderr whenever it grows
 * @returns {Promise<Outcome>}
 */
export function headless(words, listen = () => {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['tools/neuronmotif.cjs', ...words], { cwd: root });
    const outcome = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', text => {
      outcome.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', text => {
      outcome.stderr += text;
      listen(child, outcome.stderr);
    });
    child.once('error', reject).once('close', status => resolve({ status, ...outcome }));
  });
}

/** @param {Outcome} outcome @returns {string} the code of the refusal, `none` where there is no such line */
export function refusalCode({ stderr }) {
  return /^error: ([a-z.-]+): \S/m.exec(stderr)?.[1] ?? 'none';
}

/** @param {string} path relative to the reference data @returns {string} */
export function shared(path) {
  return join(root, '..', 'shared', path);
}

/** @param {string[]} paths @returns {string | false} for `skip`: the reason, or false where all of them are there */
export function unlessShared(...paths) {
  return paths.every(path => existsSync(shared(path))) ? false : 'needs the reference data in ../shared';
}

/** A fresh folder for the test's files. */
export function scratch() {
  return mkdtemp(join(tmpdir(), 'neuronmotif-'));
}

/**
 * @param {string} name
 * @param {string | Uint8Array} content
 * @returns {Promise<string>} the path of a file with this content
 */
export async function file(name, content) {
  const path = join(await scratch(), name);
  await writeFile(path, content);
  return path;
}
