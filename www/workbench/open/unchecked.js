/** The statement that a network was not or not completely checked against the reference engine. */
import { OPEN } from '../../texts/workbench.js';

/**
 * @param {Pick<import('../../engine/protocol.js').Opened, 'check' | 'unchecked'>} opened
 * @returns {string | null} nothing where all was checked
 */
export function uncheckedText({ check, unchecked }) {
  if (!check) return OPEN.notChecked(unchecked);
  if (check.unchecked === 0) return null;
  return OPEN.partlyChecked(check.unchecked);
}
