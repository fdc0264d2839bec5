/** Named values ⇄ the hash of an address, `#layer=2&seed=7`. Default values are left out. */

/** @typedef {string | number | boolean | null | readonly string[]} Value */
/**
 * Reads a value; undefined for what it refuses.
 * @template {Value} [T=Value]
 * @typedef {(text: string) => T | undefined} Reader
 */

/**
 * @param {string} hash as in `location.hash`
 * @param {Record<string, Reader>} readers by the name of the value
 * @returns {Record<string, any>} without values that are missing, unknown or refused
 */
export function readHash(hash, readers) {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  /** @type {Record<string, Value>} */
  const values = {};
  for (const [name, read] of Object.entries(readers)) {
    const text = query.get(name);
    const value = text === null ? undefined : read(text);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/**
 * @param {Readonly<Record<string, Value>>} values
 * @param {Readonly<Record<string, Value>>} defaults in the order of the address; values without a default follow them
 * @returns {string} empty where everything is at its default
 */
export function writeHash(values, defaults) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...defaults, ...values })) {
    if (!(name in defaults) || written(value) !== written(defaults[name])) query.set(name, written(value));
  }
  const text = query.toString().replaceAll('%2C', ',').replaceAll('+', '%20');
  return text && `#${text}`;
}

/** @param {Value} value */
export function written(value) {
  if (value === null) return '';
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
}

/** @param {RegExp} pattern @returns {Reader<string>} */
export function matching(pattern) {
  return text => (pattern.test(text) ? text : undefined);
}

/** @param {string[]} values @returns {Reader<string>} */
export function oneOf(values) {
  return text => (values.includes(text) ? text : undefined);
}

/** @param {number} min @param {number} max @returns {Reader<number>} */
export function within(min, max) {
  return text => {
    const value = Number(text);
    return text.trim() !== '' && value >= min && value <= max ? value : undefined;
  };
}

/** @param {number} min @param {number} max @returns {Reader<number>} */
export function whole(min, max) {
  const read = within(min, max);
  return text => (/^\d+$/.test(text.trim()) ? read(text) : undefined);
}

/** Numbers separated by commas or white space, or none. @type {Reader<string>} */
export function numbers(text) {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  return parts.every(part => Number.isFinite(Number(part))) ? parts.map(Number).join(',') : undefined;
}

/** @type {Reader<boolean>} */
export function flag(text) {
  return text === '1';
}
