/** `analyze`: runs to the end or to Ctrl-C, and writes what was computed either way. */
import { interruptible } from './interrupt.mjs';
import { analyzeOptions } from './options.mjs';
import { Output } from './output.mjs';
import { clear, printer } from './progress.mjs';
import { Refusal } from './refusal.mjs';

/**
 * @param {import('./session.mjs').Session} session
 * @param {import('./arguments.mjs').Values} values
 */
export async function analyze(session, values) {
  const folder = String(values.out);
  const { info } = await session.open();
  if (values.motifs !== undefined || info.alphabet === 'ACGT') await session.addMotifs();
  else process.stderr.write('not compared with known motifs: those that come with the program are DNA\n');
  await session.openSequences();
  const preset = await session.call('preset', { name: values.preset === 'paper' ? 'paper' : 'quick' });
  const options = analyzeOptions(values, info, preset);
  const output = new Output(folder);
  const { report, cancelled } = await watched(session, output, session.call('run', { options }));
  await output.save('motifs.meme', await session.call('meme', { report }));
  await output.save('network-motifs.meme', await session.call('networkMeme', { report }));
  await output.save('report.html', await session.call('html', { report }));
  if (cancelled) throw new Refusal('run.cancelled', `The run was cancelled; ${folder} holds what was computed.`);
  return undefined;
}

/**
 * Prints the progress of the run, and writes its report after each neuron. Ctrl-C cancels it.
 * @param {import('./session.mjs').Session} session
 * @param {Output} output
 * @param {Promise<{report: string, cancelled: boolean}>} running
 */
async function watched(session, output, running) {
  const print = printer();
  session.onevent = (event, detail) => {
    if (event === 'partial') {
      output.saveReport(detail).catch(({ message }) => process.stderr.write(`report not written: ${message}\n`));
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
