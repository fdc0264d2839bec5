/** What every part of the guided page works with: state, engine calls, training, methods and logos. */
import { createSession } from './actions.js';
import { createLogos } from './figures/logos.js';
import { createComparing } from './methods.js';
import { createTraining } from './training.js';

/** @typedef {ReturnType<typeof createLesson>} Lesson */

/**
 * @param {import('./state.js').LearnStore} store
 * @param {import('../engine/client.js').Engine} engine
 */
export function createLesson(store, engine) {
  const session = createSession(store, engine);
  const comparing = createComparing(store, engine, session);
  const training = createTraining(store, engine, session, comparing);
  return { store, session, training, comparing, ...createLogos(store, engine) };
}
