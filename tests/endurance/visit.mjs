/** The random visitor with a log of its actions, from which it can be repeated. */
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../../tools/site.mjs';
import { monkey } from './monkey.mjs';
import { table } from './table.mjs';

/** Where the logs are. */
const LOGS = join(root, 'target', 'endurance');

/** Actions before a finding that are printed. */
const LAST = 12;

/**
 * @param {object} wish
 * @param {import('../../tools/browsers.mjs').BrowserName} wish.browser
 * @param {number} wish.minutes
 * @param {number} wish.seed
 * @param {string} [wish.log] the actions of an earlier visit, in place of random ones
 * @returns {Promise<{table: string, ok: boolean}>}
 */
export async function visitAtRandom({ browser, minutes, seed, log }) {
  mkdirSync(LOGS, { recursive: true });
  const file = join(LOGS, `${log === undefined ? '' : 'again-'}${browser}-${seed}.jsonl`);
  const replay = log === undefined ? undefined : read(log);
  writeFileSync(file, '');
  // The driver of Firefox leaves errors of its own unhandled when a page is left while it is asked.
  process.on('unhandledRejection', reason => process.stderr.write(`${reason}\n`));
  const report = (/** @type {object} */ action) => appendFileSync(file, `${JSON.stringify(action)}\n`);
  const { actions, findings, runs } = await monkey({ browser, seed, seconds: 60 * minutes, replay, report });
  const shown = findings.flatMap(({ name, detail, action }) => [
    `\n${name}: ${detail}\nafter action ${action}, the last of these:`,
    ...actions.slice(Math.max(0, action - LAST), action).map(one => `  ${JSON.stringify(one)}`),
  ]);
  const figures = table([
    ['random visitor', `${browser}, ${minutes} min, seed ${seed}`],
    ['actions', actions.length],
    ['runs of the toy example in between', runs],
    ['findings', findings.length],
    ['log', relative(root, file)],
  ]);
  return { table: [figures, ...shown].join('\n'), ok: findings.length === 0 };
}

/** @param {string} file @returns {import('./actions.mjs').Action[]} */
function read(file) {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map(line => JSON.parse(line));
}
