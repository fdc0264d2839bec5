/**
 * What `npm test` runs, the quick and telling first. Each step is a command that can also be run by hand. Two run at once,
 * for hardly any keeps two cores busy, but never two of cargo, which would wait for each other; so browsers that compute
 * have a core each once cargo is done, and not before.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lackingFiles } from '../reference/lacking.mjs';
import { root } from '../site.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} command
 * @property {Record<string, string>} [env]
 * @property {boolean} [quick] whether `npm run check` runs it too: without a browser and WebAssembly, in seconds
 * @property {string[]} [files] what the command is run on, one after the other or two at once
 * @property {boolean} [onSite] whether it needs what `npm run build` writes
 */

const WARNINGS = ['--', '-D', 'warnings'];

/** Tests on the reference data are ignored unless asked for; where these are missing, the summary says so. */
const WITH_REFERENCE_DATA = lackingFiles().length === 0 ? ['--', '--include-ignored'] : [];

/** Unit tests compute little: compiling the crate is what they wait for. What it depends on stays optimised. */
const QUICK_TO_COMPILE = 'profile.dev.package.neuronmotif.opt-level=1';

/**
 * One file at a time. A browser that no longer answers fails its tests instead of holding up the rest: Node allows a file
 * as long as a test, so it is long enough for the longest file on a busy machine.
 */
const NODE_TESTS = ['node', '--test', '--test-reporter=spec', '--test-concurrency=1', '--test-timeout=600000'];

/** Tests of the page that take a minute or more: were one of them the last, a core would be idle at the end. */
const LONG = ['accessibility', 'outputs', 'sequences', 'sessions', 'sessions-list', 'signals'];

/** @type {Step[]} */
export const STEPS = [
  { name: 'format of Rust', quick: true, command: ['cargo', 'fmt', '--all', '--check'] },
  { name: 'format of JavaScript', quick: true, command: npx('biome', 'format', '--config-path=tools/lint.json') },
  { name: 'lint of JavaScript', quick: true, command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'types of JavaScript', quick: true, onSite: true, command: npx('tsc', '-p', 'tsconfig.json') },
  { name: 'types of the workers', onSite: true, command: npx('tsc', '-p', 'tools/tsconfig.workers.json') },
  { name: 'workflows of a public host', quick: true, command: ['npm', 'run', '--silent', 'workflows'] },
  { name: 'dependency audit', command: ['node', 'tools/audit.mjs'] },
  { name: 'tests of the tools', quick: true, onSite: true, command: [...NODE_TESTS, ...testsIn('tools')] },
  {
    name: 'clippy',
    quick: true,
    command: ['cargo', 'clippy', '--workspace', '--all-targets', '--locked', ...WARNINGS],
  },
  {
    name: 'unit tests of the crate',
    quick: true,
    command: ['cargo', 'test', '--locked', '--lib', '--config', QUICK_TO_COMPILE],
  },
  {
    name: 'clippy, WebAssembly',
    command: ['cargo', 'run', '-q', '--locked', '-p', 'neuronmotif-build', '--', 'clippy'],
  },
  {
    name: 'documentation',
    command: ['cargo', 'doc', '--workspace', '--no-deps', '--locked'],
    env: { RUSTDOCFLAGS: '-D warnings' },
  },
  {
    name: 'integration tests of the crate',
    command: ['cargo', 'test', '--locked', '--no-fail-fast', '--test', '*', ...WITH_REFERENCE_DATA],
  },
  { name: 'examples in the documentation', command: ['cargo', 'test', '--locked', '--doc'] },
  {
    name: 'random networks, motif files and sequences',
    onSite: true,
    command: ['node', 'tools/differential.mjs', '--count', '200', '--seed', '1'],
  },
  {
    name: 'tests of the files with sequences, variants and signals',
    onSite: true,
    command: [...NODE_TESTS, ...testsIn('sources')],
  },
  { name: 'tests of the headless command', onSite: true, command: [...NODE_TESTS, ...testsIn('headless')] },
  { name: 'tests of the page', onSite: true, command: NODE_TESTS, files: testsIn('page', LONG) },
];

/**
 * The files with tests of a folder below tests/.
 * @param {string} folder
 * @param {string[]} [first] names of those that begin
 */
function testsIn(folder, first = []) {
  const names = readdirSync(join(root, 'tests', folder)).filter(name => name.endsWith('.test.mjs'));
  const rank = (/** @type {string} */ name) => (first.includes(name.replace('.test.mjs', '')) ? 0 : 1);
  return names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).map(name => `tests/${folder}/${name}`);
}

/** @param {string} program @param {string[]} parameters */
function npx(program, ...parameters) {
  return ['npm', 'exec', '--no', '--', program, ...parameters];
}
