#!/usr/bin/env node
/** The command `neuronmotif`. Old versions of Node must be able to read this file, so that they say what is missing. */
const { version } = process;
const [major, minor] = version.slice(1).split('.').map(Number);

if (major > 20 || (major === 20 && minor >= 12)) {
  import('./headless.mjs');
} else {
  console.error(`error: node.old: This is Node ${version}; NeuronMotif needs Node 20.12 or newer.`);
  process.exitCode = 1;
}
