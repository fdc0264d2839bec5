/** Numbers as bytes, the lowest first. */

export class ByteWriter {
  #bytes = new Uint8Array(64);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** Bytes that were written. */
  get length() {
    return this.#length;
  }

  /** @param {number} value */
  u8(value) {
    const at = this.#next(1);
    this.#view.setUint8(at, value);
  }

  /** @param {number} value */
  u16(value) {
    const at = this.#next(2);
    this.#view.setUint16(at, value, true);
  }

  /** @param {number[]} values */
  u32(...values) {
    const at = this.#next(4 * values.length);
    for (const [place, value] of values.entries()) this.#view.setUint32(at + 4 * place, value, true);
  }

  /** @param {number[]} values below 2⁵³ */
  u64(...values) {
    const at = this.#next(8 * values.length);
    for (const [place, value] of values.entries()) this.#view.setBigUint64(at + 8 * place, BigInt(value), true);
  }

  /** @param {number[]} values */
  f32(...values) {
    const at = this.#next(4 * values.length);
    for (const [place, value] of values.entries()) this.#view.setFloat32(at + 4 * place, value, true);
  }

  /** @param {number[]} values */
  f64(...values) {
    const at = this.#next(8 * values.length);
    for (const [place, value] of values.entries()) this.#view.setFloat64(at + 8 * place, value, true);
  }

  /** @param {Uint8Array} name @param {number} length of its field, which zeros fill */
  padded(name, length) {
    const at = this.#next(length);
    this.#bytes.fill(0, at, at + length);
    this.#bytes.set(name, at);
  }

  /** @returns {Uint8Array<ArrayBuffer>} what was written, which is forgotten here */
  take() {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  /** @param {number} length @returns {number} where these bytes begin */
  #next(length) {
    const at = this.#length;
    this.#length += length;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#length);
      larger.set(this.#bytes.subarray(0, at));
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return at;
  }
}
