/** Random motif files, read back. */
import { compared, written } from './compare.mjs';

/** @typedef {import('./compare.mjs').Description} Description */

/** @returns {import('../run.mjs').Subject<Description>} */
export function motifs() {
  /** @type {import('../../../www/engine/types.js').GrammarOptions} */
  let options;
  return {
    name: 'motifs',
    extension: '.motifs',
    begin: async place => {
      ({ grammar: options } = await place.ask('call', 'preset', { name: 'quick' }));
    },
    write: written,
    compare: (place, file) => compared(place, options, file),
    report: () => '',
  };
}
