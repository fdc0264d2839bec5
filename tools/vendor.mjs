/**
 * Brings the page's libraries from node_modules to www/vendor/, with their licences. Those that are one file are copied;
 * the readers of genomic files are bundled into one, and so is what draws figures.
 */
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './site.mjs';

/** From node_modules, and the name in www/vendor. */
const FILES = [
  ['echarts/dist/echarts.esm.min.mjs', 'echarts.js'],
  ['echarts/LICENSE', 'echarts.LICENSE.txt'],
  ['echarts/NOTICE', 'echarts.NOTICE.txt'],
  ['fflate/esm/browser.js', 'fflate.js'],
  ['fflate/LICENSE', 'fflate.LICENSE.txt'],
  ['idb/build/index.js', 'idb.js'],
  ['idb/LICENSE', 'idb.LICENSE.txt'],
  ['@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf', 'arimo-regular.ttf'],
  ['@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf', 'arimo-bold.ttf'],
  ['@expo-google-fonts/arimo/LICENSE_FONT', 'arimo.LICENSE.txt'],
  ['@resvg/resvg-wasm/index_bg.wasm', 'resvg.wasm'],
];

export async function copyVendor() {
  const vendor = join(root, 'www', 'vendor');
  await mkdir(vendor, { recursive: true });
  for (const [from, to] of FILES) await copyFile(join(root, 'node_modules', from), join(vendor, to));
  // The bundler is a package itself: on a fresh machine it is installed after this file has been loaded.
  const { bundleFigures, bundleGenomicFiles } = await import('./vendor/bundle.mjs');
  await bundleGenomicFiles();
  await bundleFigures();
}
