/** Running other programs, and printing which. */
import { spawn, spawnSync } from 'node:child_process';
import { Refusal } from './headless/refusal.mjs';
import { root } from './site.mjs';

/**
 * Runs a program in the project's root, with the output of this program.
 * @param {string} program
 * @param {string[]} parameters
 * @param {{env?: Record<string, string>}} [options]
 * @returns {Promise<void>} rejects with one sentence when the program fails or is missing
 */
export function run(program, parameters, { env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
      shell: isScript(program),
    });
    const command = [program, ...parameters].join(' ');
    child.once('error', error => reject(new Error(`${program} could not be started: ${error.message}`)));
    child.once('exit', status =>
      status === 0 ? resolve() : reject(new Error(`${command} failed (exit status ${status}).`)),
    );
  });
}

/**
 * @param {string} program
 * @param {string[]} parameters
 * @returns {string | undefined} what it printed, or nothing where it failed or is missing
 */
export function output(program, parameters) {
  const { status, stdout } = spawnSync(program, parameters, { cwd: root, encoding: 'utf8', shell: isScript(program) });
  return status === 0 ? stdout : undefined;
}

/** On Windows npm is a script, which only a shell can start. */
function isScript(/** @type {string} */ program) {
  return process.platform === 'win32' && program === 'npm';
}

/** Prints a sentence about the current step, distinct from the output of the programs. @param {string} text */
export function say(text) {
  process.stderr.write(`\u2022 ${text}\n`);
}

/**
 * For a tool's outermost call: an error becomes one readable line and exit status 1.
 * @param {() => Promise<unknown>} main
 */
export async function tool(main) {
  try {
    await main();
  } catch (error) {
    const code = error instanceof Refusal ? `${error.code}: ` : '';
    process.stderr.write(`error: ${code}${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
