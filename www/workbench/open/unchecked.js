/** What the comparison of a network with the reference engine came to, where it is not simply that both agree. */
import { say } from '../../texts/say.js';
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

/**
 * @param {import('../../engine/types.js').EngineCheck | null | undefined} check
 * @returns {string | null} nothing where the engines agree
 */
export function alarmText(check) {
  return check?.fault ? say('fault', check.fault) : null;
}
