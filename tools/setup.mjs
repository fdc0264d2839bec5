/**
 * Sets up what is missing: npm packages, the pinned Rust toolchain, a C compiler for the native parts of
 * Rust crates. Uses nothing but Node, for it runs before anything else is there; costs a second when all is.
 */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { installDebian } from './debian.mjs';
import { output, run, say } from './run.mjs';
import { root } from './site.mjs';

export async function setup() {
  await packages();
  await compiler();
  await toolchain();
}

/** Installs the npm packages where they are missing or older than the lock file. */
export async function packages() {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say('Installing the npm packages of package-lock.json');
  await run('npm', ['ci', '--no-audit', '--no-fund']);
}

async function compiler() {
  if (process.platform !== 'linux' || output('cc', ['--version']) !== undefined) return;
  say('Installing a C compiler, which Rust links with');
  if (!(await installDebian(['gcc', 'libc6-dev']))) {
    throw new Error('There is no C compiler (cc), which Rust links with. Install gcc or clang, then try again.');
  }
}

/** rustup takes channel, components and targets from rust-toolchain.toml; it may be told not to do so by itself. */
async function toolchain() {
  if (output('rustup', ['--version']) === undefined) {
    throw new Error(
      'rustup is missing, which fetches the Rust compiler. Install it from https://rustup.rs, then try again.',
    );
  }
  const parts = output('rustup', ['component', 'list', '--installed']) ?? '';
  if (['rust-src', 'rustfmt', 'clippy', 'rust-std-wasm32'].every(part => parts.includes(part))) return;
  say('Installing the Rust toolchain of rust-toolchain.toml');
  await run('rustup', ['toolchain', 'install']);
}
