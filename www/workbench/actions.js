/**
 * Everything a visitor can make the page do. Views call these; they talk to the engine and update the store.
 */
import { writeAddress } from '../session/address.js';
import { startEngine } from '../session/engine-state.js';
import { createMotifs } from '../session/motifs.js';
import { presetsOf } from '../session/presets.js';
import { createSettings } from '../session/settings.js';
import { addressed, neuronId, neuronOf, neuronsText } from '../session/network.js';
import { forecastKey, optionsOf } from '../session/options.js';
import { isBusy } from '../session/runs.js';
import { UI } from '../texts/ui.js';
import { asProblem, createProblems } from '../ui/problem.js';
import { later } from '../ui/later.js';
import { copyText } from '../ui/save.js';
import { createGoing, onArrival } from './areas/going.js';
import { createAsking } from './asking.js';
import { createMarking } from './facets/marking.js';
import { createFigures } from './figure/open.js';
import { createNetworkDetails } from './network/details.js';
import { createOpening } from './open/opening.js';
import { pointAt, seeNeuron } from './result/point-at.js';
import { createAttention } from './run/attention.js';
import { createRun } from './run/run.js';
import { createSequences } from './run/sequences.js';

/** @typedef {import('../session/address.js').Settings} Settings */
/** @typedef {ReturnType<typeof createActions>} Actions */

/** What `./questions.js` makes. */
const QUESTIONS = /** @type {const} */ ([
  'changeFiles',
  'giveFiles',
  'pasteVariants',
  'nameTrack',
  'useExampleFiles',
  'predict',
  'compareAlleles',
  'survey',
  'explainWindow',
  'explainRecord',
  'explainAll',
  'findPatterns',
  'findWindowMotifs',
  'findMotifs',
  'averageSignals',
  'askOutputs',
  'chooseScale',
  'rankNeurons',
  'insertPatterns',
  'chooseOutput',
  'nameOutputs',
]);

/**
 * @param {import('../ui/store.js').Store<import('../session/state.js').State>} store
 * @param {import('../engine/client.js').Engine} engine
 * @param {import('../keeping/keeping.js').KeepingActions} keeping
 */
export function createActions(store, engine, keeping) {
  const motifs = createMotifs(store, engine);
  const run = createRun(store, engine, motifs.motifsReady);
  const sequences = createSequences(store, engine);
  const asking = createAsking(store);
  const questions = later(async () => {
    const { createQuestions } = await import('./questions.js');
    return createQuestions(store, engine, asking, id => opening.openExample(id, 'sequences'));
  }, QUESTIONS);
  const opening = createOpening(store, engine, run, { ...motifs, ...sequences, ...questions.functions, ...keeping });
  const details = createNetworkDetails(store, engine);

  const { set, ...settings } = createSettings(store);

  /** Loads the module; the page works without it until something has to be computed. */
  async function start() {
    await startEngine(store, engine, async () => ({ presets: await presetsOf(engine) }));
    if (store.state.engine) motifs.loadMotifs();
  }

  /** Asks the engine what the next run would take. */
  async function forecast() {
    const options = optionsOf(store.state);
    if (!options || !store.state.model || isBusy(store.state)) return;
    const key = forecastKey(options, store.state);
    if (store.state.forecast?.key === key) return;
    try {
      store.update({ forecast: { forecast: await engine.call('forecast', { options }), key } });
    } catch (error) {
      store.update({ forecast: { refusal: asProblem(error), key } });
    }
  }

  /**
   * Other interpretation methods on a neuron.
   * @param {string} report the JSON that it belongs to
   * @param {import('../engine/protocol.js').MethodsParams} request
   */
  async function compareMethods(report, request) {
    store.update({ comparingMethods: true, problem: null });
    try {
      return await engine.call('methods', { report, request });
    } finally {
      store.update({ comparingMethods: false });
    }
  }

  return {
    ...run,
    ...opening,
    ...motifs,
    ...sequences,
    ...details,
    ...questions.functions,
    prepareQuestions: questions.loaded,
    ...keeping,
    ...createFigures(store, engine),
    ...createAttention(store),
    ...createGoing(store),
    stopQuestion: asking.stopQuestion,
    ...settings,
    ...createMarking(store),
    ...createProblems(store),
    startEngine: start,
    forecast,
    compareMethods,
    /** @param {string[]} reports as JSON @returns {Promise<string>} one report with the neurons of all, as JSON */
    unite: async reports => (await engine.call('merge', { reports })).report,
    /** @param {Settings} settings as a link has them */
    restore(settings) {
      const { example, network, letters, length } = store.state.settings;
      const source = store.state.model?.source;
      const isOther = settings.network !== network;
      if (isOther && settings.network !== null) return keeping.openAddress(settings);
      store.update({ settings });
      motifs.matchMotifs();
      if (settings.at) onArrival(() => pointAt(settings.at ?? ''));
      if (isOther || settings.example !== example) opening.restoreExample(settings.example);
      else if (source && (settings.letters !== letters || settings.length !== length)) {
        opening.readAs(source, { letters: settings.letters, length: settings.length });
      }
    },
    /** @param {number} layer */
    chooseLayer: layer => set({ layer, neurons: null }),
    /** @param {number} layer @param {number} channel */
    chooseNeuron: (layer, channel) => set({ layer, neurons: String(channel) }),
    /** @param {number} layer @param {string} neurons as text */
    chooseNeuronsOf: (layer, neurons) => set({ layer, neurons }),
    /** @param {number | null} layer null for the chosen one */
    chooseScan: layer => set({ scan: layer }),
    /** @param {string} neurons */
    chooseNeurons(neurons) {
      if (neurons !== neuronsText(store.state)) set({ neurons });
    },
    /** @param {'quick' | 'paper'} preset */
    choosePreset: preset => set({ preset }),
    /** @param {number} seed */
    chooseSeed: seed => set({ seed }),
    /** @param {string} neuron */
    showNeuron(neuron) {
      set({ neuron, at: null, area: 'result' });
      onArrival(seeNeuron);
    },
    /** @param {import('../session/address.js').TabId} tab */
    showTab: tab => set({ tab, at: null }),
    /** Opens the tab with the facets of the shown neuron, and points at one of them. @param {string} facet */
    showFacet(facet) {
      set({ area: 'result', tab: 'facets', at: facet });
      onArrival(() => pointAt(facet));
    },
    /**
     * Puts a facet or a tree of the shown neuron into the address, and copies this link.
     * @param {import('../session/address.js').TabId} tab @param {string} at
     */
    async link(tab, at) {
      const neuron = neuronOf(store.state);
      set({ area: 'result', neuron: neuron && neuronId(neuron), tab, at });
      await copyText(new URL(writeAddress(addressed()(store.state)), location.href).href, UI.copy.link);
    },
    /** @param {'pattern' | 'field'} align */
    align: align => set({ align }),
  };
}
