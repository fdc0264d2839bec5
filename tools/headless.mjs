/**
 * `npm run --silent headless -- COMMAND …`: runs the built site in a browser without a window. Progress goes to
 * stderr, only the answer to stdout; exit status 1 comes with `error: CODE: message` on stderr.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments, wholeNumber } from './headless/arguments.mjs';
import { databases } from './headless/motifs.mjs';
import { Refusal } from './headless/refusal.mjs';
import { root } from './site.mjs';

try {
  const { command, values } = readArguments(process.argv.slice(2));
  const answer = await perform(command, values);
  if (answer !== undefined) process.stdout.write(`${answer}\n`);
} catch (error) {
  const { code = 'headless.failed', message } = /** @type {Refusal} */ (error);
  process.stderr.write(`error: ${code}: ${message}\n`);
  process.exitCode = 1;
}

/**
 * @param {string} command
 * @param {import('./headless/arguments.mjs').Values} values
 */
async function perform(command, values) {
  if (!existsSync(join(root, 'node_modules')) || !existsSync(join(root, 'pkg', 'package.json'))) {
    throw new Refusal('build.missing', 'The site has not been built.', 'Run npm run build first.');
  }
  const { Session } = await import('./headless/session.mjs');
  const { COMMANDS } = await import('./headless/commands.mjs');
  const file = (/** @type {string} */ name) => (values[name] === undefined ? undefined : String(values[name]));
  const options = {
    browser: /** @type {import('./browsers.mjs').BrowserName} */ (values.browser),
    isolated: values['no-isolation'] !== true,
    threads: wholeNumber(values.threads, 'threads', 1),
    model: file('model'),
    alphabet: file('alphabet'),
    sequences: file('sequences'),
    queries: file('queries'),
    backgroundSequences: file('background-sequences'),
    motifs: await databases(file('motifs') ?? (command === 'analyze' ? 'jaspar-vertebrates' : 'none')),
  };
  const session = await Session.start(options);
  try {
    return await COMMANDS[command](session, values);
  } finally {
    await session.close();
  }
}
