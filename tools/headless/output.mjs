/** The files of a run. Each is whole at any time: it is written under another name, then renamed. */
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from './refusal.mjs';

export const REPORT = 'report.json';

export class Output {
  #folder;
  /** @type {string | null} the report that is to be written next */
  #next = null;
  #writing = Promise.resolve();

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = folder;
  }

  /**
   * Makes the folder, and checks that files can be written there.
   * @param {string} folder
   * @throws {Refusal} `request.out`
   */
  static async prepare(folder) {
    const file = other(join(folder, REPORT));
    try {
      await makeFolder(folder);
      await (await open(file, 'w')).close();
      await rm(file);
    } catch (error) {
      const message = `The folder ${folder} cannot be written to (${/** @type {NodeJS.ErrnoException} */ (error).code}).`;
      throw new Refusal('request.out', message, 'Name another one with --out.');
    }
  }

  /** @param {string} folder @returns {Promise<string | undefined>} the report of an earlier run, if there is one */
  static async report(folder) {
    try {
      return await readFile(join(folder, REPORT), 'utf8');
    } catch (error) {
      const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === 'ENOENT') return undefined;
      throw new Refusal('request.out', `The report in ${folder} cannot be read: ${message}.`, 'Check its permissions.');
    }
  }

  /**
   * Writes the report, or a later one if more come in meanwhile.
   * @param {string} text
   */
  saveReport(text) {
    this.#next = text;
    const write = async () => {
      const text = this.#next;
      this.#next = null;
      if (text !== null) await this.save(REPORT, text);
    };
    this.#writing = this.#writing.catch(() => {}).then(write);
    return this.#writing;
  }

  /** @param {string} name @param {string} text */
  async save(name, text) {
    const path = join(this.#folder, name);
    await writeFile(other(path), text, { flush: true });
    await rename(other(path), path);
  }
}

/**
 * Node's own `recursive` never ends where the system says that an existing parent is missing.
 * @param {string} folder
 */
async function makeFolder(folder) {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

/** @param {string} path */
function other(path) {
  return `${path}.part`;
}
