/** `--resume`: the report that an earlier run left in the folder. */
import { join } from 'node:path';
import { Output, REPORT } from './output.mjs';
import { Refusal } from './refusal.mjs';

/**
 * @param {import('./session.mjs').Session} session
 * @param {string} folder
 * @returns {Promise<{previous?: string, finished: number}>} the report's text, and the number of its neurons
 * @throws {Refusal} for one that cannot be read
 */
export async function resumed(session, folder) {
  const previous = await Output.report(folder);
  if (previous === undefined) {
    process.stderr.write(`no ${REPORT} in ${folder}: the run begins with the first neuron\n`);
    return { finished: 0 };
  }
  await session.call('check', { report: previous }).catch(error => {
    const { code, message } = /** @type {Refusal} */ (error);
    throw new Refusal(code, `${join(folder, REPORT)}: ${message}`);
  });
  const { neurons } = JSON.parse(previous);
  process.stderr.write(`${neurons.length} finished before\n`);
  return { previous, finished: neurons.length };
}
