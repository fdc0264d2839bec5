/**
 * Bundles libraries into ES modules that pages and Node load as they are: they consist of many files with bare imports,
 * which a page without a bundler cannot resolve.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { FIGURES, GENOMIC_FILES, root } from '../site.mjs';

const HERE = join(root, 'tools', 'vendor');

/** The terms for packages that name a licence in their `package.json` and ship no file with it. @type {Record<string, string>} */
const TERMS = {
  MIT: await readFile(join(root, 'node_modules/@gmod/twobit/LICENSE'), 'utf8').then(text =>
    text.slice(text.indexOf('Permission is hereby granted')),
  ),
  'MPL-2.0': await readFile(join(root, 'node_modules/axe-core/LICENSE'), 'utf8'),
};

/** The readers of genomic files. */
export function bundleGenomicFiles() {
  return bundle('genomic-files.js', GENOMIC_FILES, {
    inject: [join(HERE, 'fetch.js')],
    alias: { 'pako-esm2': join(HERE, 'ungzip.js') },
  });
}

/** What draws figures for publications. */
export function bundleFigures() {
  return bundle('figures.js', FIGURES);
}

/**
 * Writes a bundle and, next to it, the licences of every package in it.
 * @param {string} entry file of this folder
 * @param {string} to file of the site
 * @param {import('esbuild').BuildOptions} [more]
 */
async function bundle(entry, to, more = {}) {
  const file = join(root, to);
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join(HERE, entry)],
    outfile: file,
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    platform: 'browser',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    ...more,
  });
  const packages = packagesOf(Object.keys(/** @type {import('esbuild').Metafile} */ (metafile).inputs));
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
  return `${name} ${version} (${license ?? 'licence below'})\n\n${file ? await readFile(join(folder, file), 'utf8') : terms(name, license, author)}`;
}

/** @param {string} name @param {string} license @param {{name: string} | string} author */
function terms(name, license, author) {
  if (!TERMS[license]) throw new Error(`${name} ships no licence file, and its licence is ${license}.`);
  return `Copyright (c) ${typeof author === 'object' ? author.name : (author ?? name)}\n\n${TERMS[license]}`;
}
