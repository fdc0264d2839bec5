/**
 * Bundles the readers of genomic files into one ES module that pages and Node load as it is: they consist of many files
 * with bare imports, which a page without a bundler cannot resolve.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { GENOMIC_FILES, root } from '../site.mjs';

const HERE = join(root, 'tools', 'vendor');

/** The terms for a package that says MIT in its `package.json` and ships no file with them. */
const MIT = await readFile(join(root, 'node_modules/@gmod/twobit/LICENSE'), 'utf8').then(text =>
  text.slice(text.indexOf('Permission is hereby granted')),
);

/** Writes the bundle and, next to it, the licences of every package in it. */
export async function bundleGenomicFiles() {
  const file = join(root, GENOMIC_FILES);
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join(HERE, 'genomic-files.js')],
    outfile: file,
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    platform: 'browser',
    inject: [join(HERE, 'fetch.js')],
    alias: { 'pako-esm2': join(HERE, 'ungzip.js') },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  const packages = packagesOf(Object.keys(metafile.inputs));
  const licences = await Promise.all(packages.map(licenceOf));
  await writeFile(file.replace(/\.js$/, '.LICENSES.txt'), licences.join(`\n${'-'.repeat(80)}\n\n`));
}

/**
 * @param {string[]} files relative to the project
 * @returns {string[]} the packages that they belong to, sorted
 */
function packagesOf(files) {
  const names = files.flatMap(file => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(names)].sort();
}

/** @param {string} name of a package @returns {Promise<string>} its name, version and licence */
async function licenceOf(name) {
  const folder = join(root, 'node_modules', name);
  const { version, license, author } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find(entry => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
  return `${name} ${version} (${license})\n\n${file ? await readFile(join(folder, file), 'utf8') : terms(name, license, author)}`;
}

/** @param {string} name @param {string} license @param {{name: string} | string} author */
function terms(name, license, author) {
  if (license !== 'MIT') throw new Error(`${name} ships no licence file, and its licence is ${license}.`);
  return `Copyright (c) ${typeof author === 'string' ? author : author.name}\n\n${MIT}`;
}
