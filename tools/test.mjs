/**
 * `npm test [-- WORDS]`: sets up what is missing, a browser too, builds, and runs every step of test/steps.mjs, or
 * those whose name contains one of the words. A failing step does not keep the others from running.
 */
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { say, tool } from './run.mjs';
import { setup } from './setup.mjs';
import { root } from './site.mjs';
import { counts } from './test/counts.mjs';
import { STEPS } from './test/steps.mjs';

/** @typedef {import('./test/counts.mjs').Counts & {name: string, ok: boolean, seconds: number}} Outcome */

await tool(async () => {
  await setup();
  await browsers();
  await build();
  const words = process.argv.slice(2);
  const steps = STEPS.filter(({ name }) => words.length === 0 || words.some(word => name.includes(word)));
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const step of steps) outcomes.push(await perform(step));
  summarize(outcomes);
});

/** What it imports is there only once the npm packages are. */
async function browsers() {
  const { ensureBrowser } = await import('./fetch-browser.mjs');
  if ((await ensureBrowser('chromium')) === undefined) {
    throw new Error('There is no Chromium for the tests: install it, or name its program in CHROMIUM.');
  }
  if ((await ensureBrowser('firefox')) === undefined) say('There is no Firefox: the tests that need it are skipped.');
}

/**
 * @param {import('./test/steps.mjs').Step} step
 * @returns {Promise<Outcome>}
 */
async function perform({ name, command: [program, ...parameters], env = {} }) {
  say(`${name}: ${[program, ...parameters].join(' ')}`);
  const started = performance.now();
  const { ok, text } = await echo(program, parameters, env);
  const seconds = (performance.now() - started) / 1000;
  say(`${name}: ${ok ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`);
  return { name, ok, seconds, ...counts(text) };
}

/**
 * @param {string} program
 * @param {string[]} parameters
 * @param {Record<string, string>} env
 * @returns {Promise<{ok: boolean, text: string}>} whether it succeeded, and what it printed on stdout
 */
function echo(program, parameters, env) {
  return new Promise(resolve => {
    let text = '';
    const child = spawn(program, parameters, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    });
    child.stdout.setEncoding('utf8').on('data', part => {
      text += part;
      process.stdout.write(part);
    });
    child.once('error', error => resolve({ ok: false, text: error.message }));
    child.once('close', status => resolve({ ok: status === 0, text }));
  });
}

/** @param {Outcome[]} outcomes */
function summarize(outcomes) {
  const rows = outcomes.map(({ name, ok, seconds, passed, failed, skipped }) => {
    const tests = passed + failed + skipped > 0 ? `  ${passed} passed, ${failed} failed, ${skipped} skipped` : '';
    return `${ok ? 'passed' : 'FAILED'}  ${seconds.toFixed(1).padStart(7)} s  ${name}${tests}`;
  });
  const broken = outcomes.filter(({ ok }) => !ok);
  const total = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    outcomes.reduce((sum, one) => sum + one[key], 0);
  // A step without tests of its own counts as one check.
  const checks = outcomes.filter(one => one.passed + one.failed === 0);
  const passed = total('passed') + checks.filter(({ ok }) => ok).length;
  const failed = total('failed') + broken.filter(({ failed }) => failed === 0).length;
  process.stdout.write(`\n${rows.join('\n')}\n\n${passed} passed, ${failed} failed, ${total('skipped')} skipped\n`);
  if (broken.length > 0) process.exitCode = 1;
}
