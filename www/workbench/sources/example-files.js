/** The files with sequences, variants and signals of an example. */
import { load } from '../../ui/load.js';

/** Where the files of examples live, relative to the page. */
const EXAMPLES = 'www/examples/';

/** @typedef {import('../../session/sources-state.js').Sources['files']} Files */
/** @typedef {import('../../session/state.js').Example} Example */
/** @typedef {import('./tracks.js').Named} Named */

/**
 * @param {Example} example
 * @returns {Promise<{files: Files, names: [File, Named][]} | null>} `names` of the tracks; null for an example without such files
 */
export async function filesOf({ regions, genome, variants, signals, expression }) {
  if (!regions || !genome || !variants || !signals || !expression) return null;
  const paths = [regions, genome, variants, expression, ...signals.map(({ file }) => file)];
  const [bed, twoBit, vcf, table, ...tracks] = await Promise.all(paths.map(fileAt));
  return {
    files: { sequences: [bed], genome: [twoBit], labels: [], variants: [vcf], signals: tracks, expression: [table] },
    names: tracks.map((file, i) => [file, signals[i]]),
  };
}

/** @param {string} path below the examples @returns {Promise<File>} */
async function fileAt(path) {
  const content = await (await load(EXAMPLES + path)).blob();
  return new File([content], path.slice(path.lastIndexOf('/') + 1));
}
