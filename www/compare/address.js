/** What a link to the page that compares motifs contains: the settings that it shares with the workbench, and how it clusters. */
import { readAddress, writeAddress } from '../session/address.js';
import { oneOf, readHash, within, writeHash } from '../ui/address-codec.js';
import { CLUSTER_DEFAULTS } from './state.js';

/** @typedef {Pick<import('./state.js').CompareState, 'settings' | 'clusterSettings'>} Linked */

const READERS = { linkage: oneOf(['average', 'complete']), threshold: within(0, 1) };

/** @param {string} hash as in `location.hash` @returns {Linked} */
export function readLink(hash) {
  const clusterSettings = { ...CLUSTER_DEFAULTS, ...readHash(hash, READERS) };
  return { settings: readAddress(hash), clusterSettings };
}

/** @param {Linked} linked @returns {string} empty where everything is as usual */
export function writeLink({ settings, clusterSettings }) {
  const parts = [writeAddress(settings), writeHash(clusterSettings, CLUSTER_DEFAULTS)];
  return parts
    .filter(part => part !== '')
    .map((part, i) => (i === 0 ? part : part.replace('#', '&')))
    .join('');
}

/** The part of the state that is in the address: the same object while nothing of it changes. */
export function linkedPart() {
  /** @type {Linked | null} */
  let known = null;
  return (/** @type {Linked} */ { settings, clusterSettings }) => {
    if (known?.settings !== settings || known.clusterSettings !== clusterSettings)
      known = { settings, clusterSettings };
    return known;
  };
}
