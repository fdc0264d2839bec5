/**
 * `npm test [-- WORDS]`: sets up what is missing, a browser too, builds, and runs every step of test/steps.mjs, or
 * those whose name contains one of the words. A failing step does not keep the others from running.
 *
 * `npm run check [-- WORDS]`: the same with the quick steps only, which need neither a browser nor WebAssembly.
 */
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { lackingFiles } from './reference/lacking.mjs';
import { say, tool } from './run.mjs';
import { setup } from './setup.mjs';
import { root } from './site.mjs';
import { counts } from './test/counts.mjs';
import { inLanes } from './test/lanes.mjs';
import { STEPS } from './test/steps.mjs';
import { summary } from './test/summary.mjs';

/** @typedef {import('./test/steps.mjs').Step} Step */
/** @typedef {import('./test/summary.mjs').Outcome} Outcome */
/** @typedef {import('./test/lanes.mjs').Job<Outcome | null>} Job */

/** What runs at once: the tests are measured on two cores, and more browsers need more memory. */
const LANES = 2;

/** The job that the steps need which are on the site. */
const BUILD = 'build';

await tool(async () => {
  const words = process.argv.slice(2).filter(word => word !== '--quick');
  const quick = process.argv.includes('--quick');
  await setup();
  const wanted = STEPS.filter(step => step.quick || !quick);
  const steps = wanted.filter(({ name }) => words.length === 0 || words.some(word => name.includes(word)));
  const isBuilt = !quick && steps.some(({ onSite }) => onSite);
  /** @type {Job} */
  const building = { name: BUILD, run: prepare };
  const outcomes = await inLanes([...(isBuilt ? [building] : []), ...steps.flatMap(jobsOf)], LANES);
  const parts = outcomes.filter(outcome => outcome !== null);
  const lacking = lackingFiles();
  if (lacking.length > 0) say(`../shared lacks ${lacking.length} files of the reference data, such as ${lacking[0]}`);
  process.stdout.write(`\n${summary(parts)}\n`);
  if (parts.some(({ ok }) => !ok)) process.exitCode = 1;
});

/** What the steps on the site need. What it imports is there only once the npm packages are. */
async function prepare() {
  const { ensureBrowser } = await import('./fetch-browser.mjs');
  if ((await ensureBrowser('chromium')) === undefined) {
    throw new Error('There is no Chromium for the tests: install it, or name its program in CHROMIUM.');
  }
  await ensureBrowser('shell'); // without it, Chromium itself takes twice as long
  if ((await ensureBrowser('firefox')) === undefined) say('There is no Firefox: the tests that need it are skipped.');
  await build();
  return null;
}

/** @param {Step} step @returns {Job[]} one, or one for each of its files */
function jobsOf(step) {
  const { name, command, files, onSite } = step;
  const isCargo = command[0] === 'cargo';
  const rest = { name, ...(onSite ? { needs: BUILD } : {}), ...(isCargo ? { alone: 'cargo' } : {}) };
  if (!files) return [{ ...rest, run: () => perform(step, command) }];
  return files.map(file => ({ ...rest, run: () => perform(step, [...command, file]) }));
}

/**
 * @param {Step} step
 * @param {string[]} command
 * @returns {Promise<Outcome>}
 */
async function perform({ name, env = {} }, [program, ...parameters]) {
  say(`${name}: ${[program, ...parameters].join(' ')}`);
  const started = performance.now();
  const { ok, text } = await printed(program, parameters, env);
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(text);
  say(`${name}: ${ok ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`);
  return { name, ok, seconds, ...counts(text) };
}

/**
 * @param {string} program
 * @param {string[]} parameters
 * @param {Record<string, string>} env
 * @returns {Promise<{ok: boolean, text: string}>} whether it succeeded, and what it printed, in one piece: another step may
 *   run at the same time
 */
function printed(program, parameters, env) {
  return new Promise(resolve => {
    let text = '';
    const child = spawn(program, parameters, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', part => {
        text += part;
      });
    }
    child.once('error', error => resolve({ ok: false, text: `${error.message}\n` }));
    child.once('close', status => resolve({ ok: status === 0, text }));
  });
}
