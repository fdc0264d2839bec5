/** The words of what the engine answers as data. The catalogue is the engine's own, see src/texts.rs. */

import { ENGINE } from './engine.js';
import { count, percent } from './format.js';

/** @typedef {Exclude<keyof typeof ENGINE, 'parameters' | 'methods'>} Group */

/**
 * @param {Group} group
 * @param {{kind: string}} value
 * @returns {string} its text with the fields that it names; empty where it has none
 */
export function say(group, value) {
  const texts = /** @type {Record<string, string>} */ (ENGINE[group]);
  const fields = /** @type {Record<string, unknown>} */ (value);
  return (texts[value.kind] ?? '').replaceAll(/\{(\w+)([,.%|]?)([^}]*)\}/g, (_, name, form, rest) =>
    shown(fields[name], form, rest),
  );
}

/** @param {import('../engine/types.js').MethodRow} row @returns {string} its method, and what it shows of several things */
export function methodTitle({ method, subject }) {
  const { name } = ENGINE.methods[method];
  return subject.kind === 'all' ? name : `${name}, ${say('subject', subject)}`;
}

/** @param {unknown} value @param {string} form see src/texts.rs @param {string} rest */
function shown(value, form, rest) {
  if (form === ',') return count(Number(value));
  if (form === '.') return Number(value).toFixed(Number(rest));
  if (form === '%') return percent(Number(value));
  if (form === '|') return rest.split('|')[value === 1 ? 0 : 1];
  return String(value);
}
