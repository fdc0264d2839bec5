/** `methods`: the usual methods of explaining a neuron, next to its facets. */
import { readFile, writeFile } from 'node:fs/promises';
import { methodsTable } from '../../www/exports/methods-table.js';
import { interruptible } from './interrupt.mjs';
import { namedNeuron } from './named-neuron.mjs';
import { opened } from './opened.mjs';
import { Refusal } from './refusal.mjs';

/** @param {import('./session.mjs').Session} session @param {import('./arguments.mjs').Values} values */
export async function methods(session, values) {
  await opened(session);
  const { report } = await session.call('check', { report: await readFile(String(values.report), 'utf8') });
  const { layer, channel } = namedNeuron(JSON.parse(report), values.neuron);
  const work = session.call('methods', { report, request: { layer, channel } });
  const compared = await interruptible(work, () => session.cancel().catch(() => {}));
  if (compared.cancelled) throw new Refusal('run.cancelled', 'The command was cancelled.');
  if (values.json !== undefined) await writeFile(String(values.json), JSON.stringify(compared, null, 1));
  return methodsTable(compared).trimEnd();
}
