/** The user's sequences, of which the random sequences of a run can be shuffles. */
import { COMPOSITION, SHUFFLED } from '../../session/options.js';
import { createSettings } from '../../session/settings.js';
import { createProblems } from '../../ui/problem.js';

/**
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../../engine/client.js').Engine} engine
 */
export function createSequences(store, engine) {
  const { refuse } = createProblems(store);
  const { override } = createSettings(store);

  /** Opens a file and chooses shuffles of it. @param {File} file */
  async function openSequences(file) {
    try {
      await readSequences(file);
      store.update({ problem: null });
      override(COMPOSITION, SHUFFLED);
    } catch (error) {
      refuse(error);
    }
  }

  /** Opens a file, and chooses nothing. @param {File} file */
  async function readSequences(file) {
    store.update({ sequences: await engine.openSequences(file.name, file), sequencesFile: file });
  }

  /** Closes the file and, where shuffles were chosen, chooses the random sequences of the preset. */
  async function removeSequences() {
    try {
      await engine.closeSequences();
      store.update({ sequences: null, sequencesFile: null });
      if (store.state.settings.overrides[COMPOSITION] === SHUFFLED) override(COMPOSITION, null);
    } catch (error) {
      refuse(error);
    }
  }

  return { openSequences, readSequences, removeSequences };
}
