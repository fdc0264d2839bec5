/** Changes of the settings that the workbench and the page that compares motifs have in common. */
import { DEFAULTS } from './address.js';

/** @param {import('../ui/store.js').Store<import('./state.js').State>} store */
export function createSettings(store) {
  /** @param {Partial<import('./address.js').Settings>} patch */
  function set(patch) {
    store.update({ settings: { ...store.state.settings, ...patch } });
  }

  /** @param {string} path of a parameter @param {number | string | null} value null for the preset's */
  function override(path, value) {
    const { [path]: _, ...rest } = store.state.settings.overrides;
    set({ overrides: value === null ? rest : { ...rest, [path]: value } });
  }

  return { set, override, resetParameters: () => set({ overrides: DEFAULTS.overrides }) };
}
