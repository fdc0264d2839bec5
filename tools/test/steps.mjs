/** What `npm test` runs, the quick and telling first. Each step is a command that can also be run by hand. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../site.mjs';

/** @typedef {{name: string, command: string[], env?: Record<string, string>}} Step */

const WARNINGS = ['--', '-D', 'warnings'];

/** @type {Step[]} */
export const STEPS = [
  { name: 'format of Rust', command: ['cargo', 'fmt', '--all', '--check'] },
  { name: 'format of JavaScript', command: npx('biome', 'format', '--config-path=tools/lint.json') },
  { name: 'lint of JavaScript', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'types of JavaScript', command: ['npm', 'run', '--silent', 'types'] },
  { name: 'dependency audit', command: ['node', 'tools/audit.mjs'] },
  { name: 'clippy', command: ['cargo', 'clippy', '--workspace', '--all-targets', '--locked', ...WARNINGS] },
  {
    name: 'clippy, WebAssembly',
    command: ['cargo', 'run', '-q', '--locked', '-p', 'neuronmotif-build', '--', 'clippy'],
  },
  {
    name: 'documentation',
    command: ['cargo', 'doc', '--workspace', '--no-deps', '--locked'],
    env: { RUSTDOCFLAGS: '-D warnings' },
  },
  { name: 'tests of the crate', command: ['cargo', 'test', '--locked', '--no-fail-fast'] },
  { name: 'tests of the tools', command: nodeTests('tools') },
  { name: 'tests of the page', command: nodeTests('page') },
  { name: 'tests of the headless command', command: nodeTests('headless') },
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
