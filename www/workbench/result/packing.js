/** Everything of the shown report in one file, which is made piece by piece; loaded when it is first asked for. */
import { archived } from '../../exports/archive.js';
import { everything } from '../../exports/everything.js';
import { fileOf } from '../../figure/save.js';
import { restored } from '../../figure/settings.js';
import { presetsOf } from '../../session/presets.js';
import { figureKit } from '../figure/kit.js';
import { subjectOf } from '../figure/subjects.js';

/**
 * @param {import('../../session/state.js').Shown & {nameOf: (facet: string) => string}} shown
 * @param {Pick<import('../../session/state.js').State, 'figure' | 'presets'>} state
 * @param {import('../../engine/client.js').Engine} engine
 * @param {AbortSignal} signal
 * @param {(file: string) => void} onfile called before each file is packed
 * @returns {Promise<{archive: Blob, missing: import('../../exports/everything.js').Missing[]} | null>} null where it was cancelled
 */
export async function packed({ report, text, nameOf }, state, engine, signal, onfile) {
  const kit = await figureKit();
  const settings = restored(state.figure);
  const presets = state.presets ?? (await presetsOf(engine));

  /** @param {import('../../engine/types.js').NeuronReport} neuron */
  async function figure(neuron) {
    const subject = subjectOf({ kind: 'facets', neuron, report, nameOf }, engine);
    return String(await fileOf(await subject.compose(settings, kit), 'svg', settings, kit, subject.title));
  }

  try {
    /** @type {import('../../exports/everything.js').Missing[]} */
    const missing = [];
    const files = everything({ report, text, presets, nameOf, figure, ranks: settings.facets }, engine, missing);
    const archive = await archived(files, name => {
      signal.throwIfAborted();
      onfile(name);
    });
    return { archive, missing };
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}
