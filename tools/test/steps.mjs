/**
 * What `npm test` runs, the quick and telling first. Each step is a command that can also be run by hand. The build, and what
 * needs it, run next to the others: neither keeps two cores busy.
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
 * @property {boolean} [onSite] whether it needs what `npm run build` writes
 */

const WARNINGS = ['--', '-D', 'warnings'];

/** Tests on the reference data are ignored unless asked for; where these are missing, the summary says so. */
const WITH_REFERENCE_DATA = lackingFiles().length === 0 ? ['--', '--include-ignored'] : [];

/** Unit tests compute little: compiling the crate is what they wait for. What it depends on stays optimised. */
const QUICK_TO_COMPILE = 'profile.dev.package.neuronmotif.opt-level=1';

/** @type {Step[]} */
export const STEPS = [
  { name: 'format of Rust', quick: true, command: ['cargo', 'fmt', '--all', '--check'] },
  { name: 'format of JavaScript', quick: true, command: npx('biome', 'format', '--config-path=tools/lint.json') },
  { name: 'lint of JavaScript', quick: true, command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'types of JavaScript', quick: true, onSite: true, command: npx('tsc', '-p', 'tsconfig.json') },
  { name: 'types of the workers', onSite: true, command: npx('tsc', '-p', 'tools/tsconfig.workers.json') },
  { name: 'workflows of a public host', quick: true, command: ['npm', 'run', '--silent', 'workflows'] },
  { name: 'dependency audit', command: ['node', 'tools/audit.mjs'] },
  { name: 'tests of the tools', quick: true, onSite: true, command: nodeTests('tools') },
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
    command: nodeTests('sources'),
  },
  { name: 'tests of the headless command', onSite: true, command: nodeTests('headless') },
  { name: 'tests of the page', onSite: true, command: nodeTests('page') },
];

/**
 * One file at a time: browsers that compute share the cores badly. A browser that no longer answers fails its test
 * instead of holding up the rest.
 * @param {string} folder below tests/
 */
function nodeTests(folder) {
  const files = readdirSync(join(root, 'tests', folder)).filter(file => file.endsWith('.test.mjs'));
  const paths = files.sort().map(file => `tests/${folder}/${file}`);
  return ['node', '--test', '--test-reporter=spec', '--test-concurrency=1', '--test-timeout=300000', ...paths];
}

/** @param {string} program @param {string[]} parameters */
function npx(program, ...parameters) {
  return ['npm', 'exec', '--no', '--', program, ...parameters];
}
