/**
 * A file that is read in ranges. It counts what it reads, and is what the readers of JBrowse take for a file. A browser's
 * `File` is one; in Node, `openFile` of `tools/node/file.mjs` gives the same for a path.
 */
import { SOURCES } from '../texts/sources.js';
import { messageOf } from '../ui/problem.js';
import { objection, SourceError } from './refusals.js';

/** @typedef {Blob & {name: string}} NamedBlob a `File` */

export class CountedFile {
  #blob;
  #bytes = 0;

  /** @param {NamedBlob} blob */
  constructor(blob) {
    this.#blob = blob;
    this.name = blob.name;
    this.size = blob.size;
  }

  /** Bytes that were read so far. */
  get bytesRead() {
    return this.#bytes;
  }

  /**
   * @param {number} length
   * @param {number} [position]
   * @returns {Promise<Uint8Array<ArrayBuffer>>} shorter where the file ends
   */
  async read(length, position = 0) {
    const bytes = await this.#answer(this.#blob.slice(position, position + length).arrayBuffer());
    this.#bytes += bytes.byteLength;
    return new Uint8Array(bytes);
  }

  /** @returns {Promise<any>} all of it: for indexes, which are small */
  readFile() {
    return this.read(this.size, 0);
  }

  async stat() {
    return { size: this.size };
  }

  async close() {}

  /**
   * The whole file, part after part.
   * @param {AbortSignal} [signal]
   * @returns {AsyncGenerator<Uint8Array>}
   */
  async *stream(signal) {
    const reader = this.#blob.stream().getReader();
    try {
      while (true) {
        signal?.throwIfAborted();
        const { done, value } = await this.#answer(reader.read());
        if (done) return;
        this.#bytes += value.byteLength;
        yield value;
      }
    } finally {
      await reader.cancel().catch(() => {});
    }
  }

  /**
   * A file may change or vanish while it is open.
   * @template T
   * @param {Promise<T>} answer
   */
  async #answer(answer) {
    try {
      return await answer;
    } catch (error) {
      throw new SourceError(objection('unreadable', this.name, null, SOURCES.unreadable(this.name, messageOf(error))));
    }
  }
}
