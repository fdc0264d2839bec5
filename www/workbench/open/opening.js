/** Opening: examples with their solved reports, networks, saved reports, motif files, and the files of the panel of sequences. */
import { readReport } from '../../engine/reading.js';
import { NO_RANKING } from '../../session/address.js';
import { areaOf } from '../../session/area.js';
import { createSettings } from '../../session/settings.js';
import { OPEN } from '../../texts/workbench.js';
import { withMarks, withSaved } from '../../session/facets/marks.js';
import { newId } from '../../ui/new-id.js';
import { load } from '../../ui/load.js';
import { nextTask } from '../../ui/next-task.js';
import { createProblems } from '../../ui/problem.js';
import { missingFile, nameOf } from './external-data.js';
import { sorted } from './file-kinds.js';
import { createNetworks } from './networks.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/state.js').Shown} Shown */
/** @typedef {import('../../session/state.js').Example} Example */

/** Where examples live, relative to the page. */
const EXAMPLES = 'www/examples/';

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../../engine/client.js').Engine} engine
 * @param {ReturnType<typeof import('../run/run.js').createRun>} run
 * @param {{addMotifs: ReturnType<typeof import('../../session/motifs.js').createMotifs>['addMotifs'], openSessions: (files: File[]) => void} & Pick<ReturnType<typeof import('../run/sequences.js').createSequences>, 'openSequences' | 'removeSequences'> & Pick<ReturnType<typeof import('../sources/reading.js').createReading>, 'giveFiles'>} others what opens files of other kinds
 */
export function createOpening(
  store,
  engine,
  run,
  { addMotifs, openSequences, removeSequences, giveFiles, openSessions },
) {
  const networks = createNetworks(store, engine, run);

  const { refuse } = createProblems(store);
  const { set } = createSettings(store);

  /** Reads the list of examples and shows the one that the link names, or the first. */
  function loadExamples() {
    return networks.inTurn(async () => {
      const [first] = await readList();
      const wanted = named(store.state.settings.example);
      const [solved, shown] = await Promise.all([first, wanted].map(readSolved));
      store.update({ solved });
      await showExample(wanted, shown);
    });
  }

  /** Reads the list of examples, and the first for the top of the page. */
  async function listExamples() {
    const [first] = await readList();
    store.update({ solved: await readSolved(first) });
  }

  async function readList() {
    const examples = /** @type {Example[]} */ (await (await load(`${EXAMPLES}index.json`)).json());
    store.update({ examples });
    return examples;
  }

  /** The example that an address means. @param {string | null} id */
  function named(id) {
    const { examples } = store.state;
    return examples.find(example => example.id === id) ?? examples[0];
  }

  /** @param {string} id @param {import('../../session/address.js').AreaId} [area] that is shown then */
  function openExample(id, area = 'network') {
    return networks.inTurn(async () => {
      const example = named(id);
      const solved = await readSolved(example);
      set({
        ...NO_RANKING,
        example: id,
        network: null,
        letters: null,
        length: null,
        layer: null,
        neurons: null,
        neuron: null,
        at: null,
        area,
      });
      await showExample(example, solved);
    });
  }

  /** Opens the example that an address names, or means by naming none; its other settings stay. @param {string | null} id */
  function restoreExample(id) {
    return networks.inTurn(async () => {
      const example = named(id);
      await showExample(example, await readSolved(example));
    });
  }

  /** @param {Example} example @param {Shown} solved */
  async function showExample(example, solved) {
    await run.cancel();
    store.update({ shown: solved, model: null, awaited: null });
    await openExampleNetwork(example);
  }

  /**
   * Shows work that was kept, and opens its network; without the file of a network the page asks for it.
   * @param {Partial<State>} state settings, results and everything else that was kept
   * @param {import('../../session/state.js').Source | null} source the visitor's network
   * @param {string | null} example id of the example in its place
   */
  function openKept(state, source, example) {
    return networks.inTurn(async () => {
      await run.cancel();
      const solved = state.shown || !example ? null : await readSolved(named(example));
      store.update({ run: null, ...state, shown: state.shown ?? solved, model: null, problem: null });
      const { letters, length } = store.state.settings;
      if (source) await networks.openKept(source, { letters, length });
      else if (example) await openExampleNetwork(named(example));
      else networks.expect(store.state.awaited?.name ?? null);
    });
  }

  /** @param {Example} example */
  function openExampleNetwork(example) {
    return networks.openExample(`${example.id}.onnx`, async () => (await load(EXAMPLES + example.model)).blob());
  }

  /**
   * Opens what was dropped or chosen: motif files side by side, of networks, reports and sequences the first, a network
   * with the files that its weights may be in. What is dropped on the field for sequences is sequences.
   * @param {File[]} files
   * @param {EventTarget | null} [target]
   */
  async function openFiles(files, target = null) {
    if (target instanceof Element && target.closest('#own-sequences')) return openSequences(files[0]);
    const { motifs, network, report, sequences, externalFiles, sources, sessions } = await sorted(files);
    if (sessions.length > 0) return openSessions(sessions);
    addMotifs(motifs, OPEN.noKind);
    // Sequences alone are what is asked about where one asks about sequences; elsewhere random ones are made from them.
    const areAsked = sequences !== null && areaOf(store.state) === 'sequences';
    giveFiles(areAsked ? { ...sources, sequences: [sequences] } : sources);
    if (sequences && !areAsked) await openSequences(sequences);
    const weights = [...(network ? [network] : []), ...externalFiles];
    const area = areaOfFiles({ weights, report, motifs, sources });
    if (area) set({ area });
    const waiting = waitingFor(weights);
    if (waiting) await networks.complete(waiting, weights);
    else if (network) await networks.openOwn(network, externalFiles);
    else if (report) await openReport(report);
    else if (externalFiles.length > 0) refuse(weightsAlone(externalFiles[0].name));
  }

  /** Leaves the random sequences of a run as the preset has them; the file with sequences is asked about. */
  async function askAboutSequences() {
    const { sequencesFile } = store.state;
    await removeSequences();
    if (sequencesFile) giveFiles({ sequences: [sequencesFile] });
    set({ area: 'sequences' });
  }

  /**
   * The network that was refused because its weights are in one of these files, which come now.
   * @param {File[]} files
   */
  function waitingFor(files) {
    const { problem } = store.state;
    const missing = problem?.source ? missingFile(problem) : null;
    return missing && files.some(({ name }) => name === nameOf(missing)) ? problem?.source : undefined;
  }

  /** @param {File} file */
  async function openReport(file) {
    try {
      await showChecked(file, file.name, { source: 'file', id: newId() });
      set({ neuron: null, at: null });
    } catch (error) {
      refuse(error);
    }
  }

  /**
   * Shows a report as the engine of today reads it, with the marks in it, and says where it was changed.
   * @param {Blob} content @param {string} name of its file @param {Pick<Shown, 'source' | 'id'>} as
   */
  async function showChecked(content, name, as) {
    const { report: read, text: whole, json, digest } = await readReport(engine, name, content);
    const { marks: saved = [], ...report } = read;
    const text = saved.length > 0 ? { text: withMarks(whole, []) } : { text: whole, json };
    const shown = { report, ...text, logos: {}, ...as };
    const marks = withSaved(store.state.marks, report, saved);
    await nextTask(); // views are built in another one
    store.update({ shown, marks, problem: digest === 'differs' ? changed(name) : null });
  }

  return {
    loadExamples,
    listExamples,
    openExample,
    restoreExample,
    openKept,
    showChecked,
    openFiles,
    askAboutSequences,
    readAs: networks.readAs,
    takeAs: networks.takeAs,
  };
}

/** @param {Example} example @returns {Promise<Shown>} */
async function readSolved(example) {
  const [text, logos] = await Promise.all([
    load(EXAMPLES + example.report).then(answer => answer.text()),
    load(EXAMPLES + example.logos).then(answer => answer.json()),
  ]);
  await nextTask(); // reading the bytes, understanding them and building views are a task each
  const report = JSON.parse(text);
  await nextTask();
  return { report, text, logos, source: 'example', example: example.id };
}

/**
 * Where one sees what comes of files: a network first of all.
 * @param {Pick<Awaited<ReturnType<typeof sorted>>, 'report' | 'motifs' | 'sources'> & {weights: File[]}} files
 * @returns {import('../../session/address.js').AreaId | null} null where it is seen wherever one is
 */
function areaOfFiles({ weights, report, motifs, sources }) {
  if (weights.length > 0) return 'network';
  if (report) return 'result';
  if (Object.keys(sources).length > 0) return 'sequences';
  return motifs.length > 0 ? 'neurons' : null;
}

/** @param {string} name @returns {import('../../engine/protocol.js').EngineError} */
function changed(name) {
  return {
    code: 'report.changed',
    concerns: name,
    message: OPEN.changed.message(name),
    next: OPEN.changed.next,
  };
}

/** @param {string} name @returns {import('../../engine/protocol.js').EngineError} */
function weightsAlone(name) {
  return {
    code: 'page.weights-alone',
    concerns: name,
    message: OPEN.weightsAlone.message(name),
    next: OPEN.weightsAlone.next,
  };
}
