/**
 * What `neuronmotif COMMAND …` does: runs the built engine in Node. Progress goes to stderr, only the answer to stdout;
 * exit status 1 comes with `error: CODE: message` on stderr.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { help, readArguments, wholeNumber } from './headless/arguments.mjs';
import { COMMANDS } from './headless/commands.mjs';
import { databases } from './headless/motifs.mjs';
import { Output } from './headless/output.mjs';
import { Refusal } from './headless/refusal.mjs';
import { serveSite } from './headless/serve-site.mjs';
import { Session } from './headless/session.mjs';
import { allowedThreads } from './headless/threads.mjs';
import { root } from './site.mjs';

// A program that reads only the beginning of the answer closes the pipe.
process.stdout.on('error', ({ code }) => process.exit(code === 'EPIPE' ? 0 : 1));

try {
  await print(process.stdout, help(process.argv.slice(2)) ?? (await perform(readArguments(process.argv.slice(2)))));
} catch (error) {
  const { code = 'headless.failed', message } = /** @type {Refusal} */ (error);
  await print(process.stderr, `error: ${code}: ${message}`);
  process.exitCode = 1;
}
// Threads of the engine and timers of its client are left.
process.exit();

/** @param {{command: string, values: import('./headless/arguments.mjs').Values}} request */
async function perform({ command, values }) {
  if (!existsSync(join(root, 'pkg', 'package.json'))) {
    throw new Refusal('build.missing', 'The engine has not been built.', 'Run npm run build first.');
  }
  if (command === 'serve') return serveSite(values);
  const file = (/** @type {string} */ name) => (values[name] === undefined ? undefined : String(values[name]));
  const isolated = values['no-isolation'] !== true;
  const threads = isolated ? allowedThreads(wholeNumber(values.threads, 'threads', 1)) : 1;
  const options = {
    browser: /** @type {import('./browsers.mjs').BrowserName | undefined} */ (values.browser),
    isolated,
    threads,
    model: file('model'),
    weights: file('weights'),
    alphabet: file('alphabet'),
    length: wholeNumber(values.length, 'length', 1),
    sequences: file('sequences'),
    queries: file('queries'),
    backgroundSequences: file('background-sequences'),
    motifs: await databases((command === 'meme' ? undefined : file('motifs')) ?? defaultMotifs(command)),
  };
  if (values.out !== undefined && ['analyze', 'merge'].includes(command)) await Output.prepare(String(values.out));
  const session = await Session.start(options);
  if (session.threads < threads) process.stderr.write(`${session.threads} of ${threads} threads have started\n`);
  try {
    return await COMMANDS[command](session, values);
  } finally {
    await session.close();
  }
}

/** The databases that a command compares with, where none are named. `meme --motifs` is a number. @param {string} command */
function defaultMotifs(command) {
  return ['analyze', 'merge'].includes(command) ? 'jaspar-vertebrates' : 'none';
}

/**
 * Resolves when the text has been passed on.
 * @param {NodeJS.WriteStream} stream
 * @param {string} [text]
 */
function print(stream, text) {
  return new Promise(resolve => (text === undefined ? resolve(null) : stream.write(`${text}\n`, resolve)));
}
