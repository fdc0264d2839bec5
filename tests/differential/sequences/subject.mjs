/** Random files with sequences, read back. */
import { compared, spellingNetwork, written } from './compare.mjs';

/** @typedef {import('./compare.mjs').Description} Description */

/** @returns {import('../run.mjs').Subject<Description>} */
export function sequences() {
  return {
    name: 'sequences',
    extension: '.sequences',
    begin: async place => {
      await place.ask('open', 'spelling.onnx', new Blob([spellingNetwork()]), undefined, {});
    },
    write: written,
    compare: compared,
    report: () => '',
  };
}
