/** The areas of the workbench are built when they are first shown; the others when the page has nothing else to do. */
import { areaOf } from '../../session/area.js';
import { nextTask } from '../../ui/next-task.js';

/** @typedef {import('../../session/address.js').AreaId} AreaId */
/** @typedef {{areas: readonly AreaId[], build: () => Promise<void>}} Part areas that are built together */

/**
 * Parts that are not in front are built when the first network is open, or cannot be: opening it comes first.
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {Part[]} parts
 * @param {(error: unknown) => void} refuse
 */
export function buildAreas(store, parts, refuse) {
  /** @type {Map<Part, Promise<void>>} */
  const begun = new Map();

  /** @param {Part} part */
  function built(part) {
    const known = begun.get(part);
    if (known) return known;
    const building = part.build().catch(error => {
      begun.delete(part); // the next visit tries again
      refuse(error);
    });
    begun.set(part, building);
    return building;
  }

  async function buildRest() {
    for (const part of parts) {
      await built(part);
      await nextTask();
    }
  }

  let isWaiting = true;
  store.watch(
    state => [areaOf(state), state.engine, state.engineFailure, state.opening],
    state => {
      for (const part of parts) if (part.areas.includes(areaOf(state))) void built(part);
      if (!isWaiting || (!state.engine && !state.engineFailure) || state.opening) return;
      isWaiting = false;
      void buildRest();
    },
  );
}
