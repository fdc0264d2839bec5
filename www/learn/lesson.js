/** What every part of the guided page works with: state, engine calls, training, methods and logos. */
import { createActions } from './actions.js';
import { createLogos } from './figures/logos.js';
import { createMethods } from './methods.js';
import { createTraining } from './training.js';

/** @typedef {ReturnType<typeof createLesson>} Lesson */

/**
 * @param {import('./state.js').LearnStore} store
 * @param {import('../engine/client.js').Engine} engine
 */
export function createLesson(store, engine) {
  const session = createActions(store, engine);
  const comparing = createMethods(store, engine, session);
  const training = createTraining(store, engine, session, comparing);
  return { store, session, training, comparing, ...createLogos(store, engine) };
}
