/** onnxruntime outside the browser, as one more contender: a Python program that answers line by line. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What it is called in the results. */
export const NATIVE = 'onnxruntime, native';

const PROGRAM = fileURLToPath(new URL('native.py', import.meta.url));

/** @typedef {Awaited<ReturnType<typeof startNative>>} Native */

/**
 * @param {string} python an interpreter that has onnxruntime
 * @returns it once it answers; rejects where it does not
 */
export async function startNative(python) {
  const child = spawn(python, [PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const failed = new Promise((_, reject) => {
    child.once('error', error => reject(new Error(`${python} could not be started: ${error.message}`)));
  });
  /** @param {string} method @param {object} params @returns {Promise<any>} */
  const ask = async (method, params) => {
    child.stdin.write(`${JSON.stringify({ method, params })}\n`);
    const { value, done } = /** @type {any} */ (await Promise.race([lines.next(), failed]));
    if (done) throw new Error(`${python} ended without an answer; does it have onnxruntime?`);
    return JSON.parse(value);
  };
  const version = await ask('start', {});
  const folder = await mkdtemp(join(tmpdir(), 'neuronmotif-native-'));
  return {
    version,
    /** @param {Uint8Array} bytes @param {number[]} codes @param {number} letters @returns {Promise<number[]>} */
    async prepare(bytes, codes, letters) {
      const file = join(folder, 'substructure.onnx');
      await writeFile(file, bytes);
      return ask('prepare', { file, codes, letters });
    },
    /** @param {number} milliseconds @returns {Promise<import('./rounds.mjs').Timing>} */
    forward: milliseconds => ask('forward', { milliseconds }),
    async close() {
      child.stdin.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
