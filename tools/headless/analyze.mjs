/** `analyze`: runs to the end or to Ctrl-C, and writes what was computed either way. */
import { readFile } from 'node:fs/promises';
import { interruptible } from './interrupt.mjs';
import { analyzeOptions } from './options.mjs';
import { opened } from './opened.mjs';
import { Output } from './output.mjs';
import { clear, printer } from './progress.mjs';
import { Refusal } from './refusal.mjs';
import { saveResults } from './results.mjs';
import { resumed } from './resume.mjs';

/**
 * @param {import('./session.mjs').Session} session
 * @param {import('./arguments.mjs').Values} values
 */
export async function analyze(session, values) {
  const folder = String(values.out);
  const { previous, finished } = values.resume ? await resumed(session, folder) : { finished: 0 };
  const info = await opened(session);
  if (values.motifs !== undefined || info.alphabet === 'ACGT') await session.addMotifs();
  else process.stderr.write('not compared with known motifs: those that come with the program are DNA\n');
  await session.openSequences();
  const preset = await session.call('preset', { name: values.preset === 'paper' ? 'paper' : 'quick' });
  const options = analyzeOptions(values, info, preset);
  const below = await Promise.all(/** @type {string[]} */ (values.below).map(file => readFile(file, 'utf8')));
  const output = new Output(folder);
  const { report, cancelled } = await watched(
    session,
    output,
    finished,
    session.call('run', { options, previous, below }),
  );
  await saveResults(session, output, report);
  if (cancelled) throw new Refusal('run.cancelled', `The run was cancelled; ${folder} holds what was computed.`);
  return undefined;
}

/**
 * Prints the progress of the run, and writes its report after each neuron. Ctrl-C cancels it.
 * @param {import('./session.mjs').Session} session
 * @param {Output} output
 * @param {number} finished neurons of an earlier run
 * @param {Promise<{report: string, cancelled: boolean}>} running
 */
async function watched(session, output, finished, running) {
  const print = printer(finished);
  // The line of a neuron says that it is in the file.
  session.onevent = async (event, detail) => {
    if (event === 'partial') {
      await output.saveReport(detail).catch(({ message }) => process.stderr.write(`report not written: ${message}\n`));
    }
    print(event, detail);
  };
  try {
    const ran = await interruptible(running, () => session.cancel().catch(() => {}));
    // From a browser, an event may come after the answer.
    session.onevent = () => {};
    await output.saveReport(ran.report);
    print('partial', ran.report);
    return ran;
  } finally {
    clear();
  }
}
