/** Opens the network of a command; what is to be known about it goes to stderr. */
import { alarmText, uncheckedText } from '../../www/workbench/open/unchecked.js';

/**
 * @param {import('./session.mjs').Session} session
 * @returns {Promise<import('../../www/engine/types.js').ModelInfo>}
 */
export async function opened(session) {
  const answer = await session.open();
  const alarm = alarmText(answer.check);
  for (const text of [alarm && `engine check failed: ${alarm}`, uncheckedText(answer)]) {
    if (text) process.stderr.write(`${text}\n`);
  }
  return answer.info;
}
