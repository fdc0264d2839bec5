/** `merge`: one report of several runs, each of which analysed other neurons of the same network. */
import { readFile } from 'node:fs/promises';
import { optionRefusal } from './arguments.mjs';
import { Output } from './output.mjs';
import { saveResults } from './results.mjs';

/**
 * @param {import('./session.mjs').Session} session
 * @param {import('./arguments.mjs').Values} values
 */
export async function merge(session, values) {
  const files = /** @type {string[]} */ (values.files);
  if (files.length < 2) throw optionRefusal('The command merge needs two reports or more.');
  const reports = await Promise.all(files.map(file => readFile(file, 'utf8')));
  for (const report of reports) await session.call('check', { report });
  if (reports.some(report => JSON.parse(report).known)) await session.addMotifs();
  const { report } = await session.call('merge', { reports });
  const output = new Output(String(values.out));
  await output.saveReport(report);
  await saveResults(session, output, report);
  return undefined;
}
