/** Where neurons stand on the map: their best facets are compared once, and the same ones always stand at the same places. */
import { coreOf } from '../../session/facets/core.js';
import { similarities } from '../../session/similarity.js';
import { pauses } from '../../ui/next-task.js';
import { embedded } from './embedding.js';
import { scaled } from './scaling.js';

/**
 * @param {import('../../engine/client.js').Engine} engine
 * @param {import('../../engine/types.js').Crm[]} facets three or more
 * @param {string} alphabet
 * @param {(fraction: number) => void} progress
 * @param {AbortSignal} signal
 * @returns {Promise<[number, number][] | null>} in the order of the facets; null where it was aborted
 */
export async function layoutOf(engine, facets, alphabet, progress, signal) {
  const matrices = facets.map(crm => coreOf(crm).ppm);
  const found = await similarities(engine, matrices, alphabet, { progress, signal });
  if (!found) return null;
  const { size, correlation } = found;
  const pause = pauses();
  const points = await scaled((i, j) => 2 * (1 - correlation(i, j)), size, pause);
  return signal.aborted ? null : embedded(points, correlation, pause);
}
