/** What must be said where a network was not compared with the reference engine, or not all of it. */
import { counted } from '../../texts/format.js';

/**
 * @param {Pick<import('../../engine/protocol.js').Opened, 'check' | 'unchecked'>} opened
 * @returns {string | null} nothing where all was checked
 */
export function uncheckedInWords({ check, unchecked }) {
  if (!check) return `Not checked against the reference engine: ${unchecked ?? 'no reason was given.'}`;
  if (check.unchecked === 0) return null;
  const layers = counted(check.unchecked, 'layer');
  return `${layers} not checked against the reference engine, which would take too long for ${check.unchecked === 1 ? 'it' : 'them'}.`;
}
