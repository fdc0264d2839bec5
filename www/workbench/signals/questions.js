/** Where motifs and syntax trees of the shown results lie in the visitor's sequences, and what signals are around these sites. */
import { footprinted, sitesOf } from '../../session/questions/footprint.js';
import { comparedGaps } from '../../session/questions/gap-comparison.js';
import { searched } from '../../session/questions/hits.js';
import { windowsOf } from '../../session/questions/windows.js';
import { trackName } from '../../session/sources-state.js';
import { SIGNALS } from '../../texts/workbench.js';
import { bestSites } from './subjects.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/questions/survey.js').PlacedWindow} PlacedWindow */
/** @typedef {import('../../engine/types.js').OccurrenceOptions} OccurrenceOptions */
/** @typedef {import('../../engine/types.js').OccurrenceSelection} OccurrenceSelection */

/** Letters of a chunk of a search: a chunk is searched before a cancel is received. */
const LETTERS = 250_000;

/** Hits that are kept of all motifs, and sites of each tree. */
const HITS = 100_000;

/** Largest number of bins on either side of the centre, in the distribution of positions. */
const BINS = 250;

/**
 * What is searched for, where and how.
 * @typedef {object} HitsAsked
 * @property {Partial<OccurrenceSelection>} selection
 * @property {string} subject how this is said
 * @property {PlacedWindow[] | null} windows those that are searched, null for all records
 * @property {string} where how this is said
 * @property {Pick<OccurrenceOptions, 'p' | 'both_strands' | 'background'>} options
 */

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../../engine/client.js').Engine} engine
 * @param {import('../asking.js').Asking} asking
 */
export function createSignals(store, engine, { ask, answer }) {
  /** @param {string} owner @param {HitsAsked} asked */
  async function findMotifs(owner, { selection, subject, windows, where, options }) {
    const hits = await ask('hits', owner, async (signal, progress) => {
      const { shown, sources } = store.state;
      const { records, genome } = sources;
      if (!records || !shown) return null;
      const source = windows && genome ? windowsOf(genome, windows) : records.source;
      const longest = windows ? Math.max(...windows.map(({ place }) => place.end - place.start)) : records.lengths[1];
      const span = Math.max(Math.ceil(longest / 2), 1);
      const request = {
        report: shown.text,
        selection,
        options: { ...options, max_hits: HITS, span, bin: Math.ceil(span / BINS) },
      };
      const found = await searched(engine, source, request, { letters: LETTERS, signal, onprogress: progress });
      const refused = windows ? [] : records.source.refused;
      return { ...found, network: shown.report.model.name, subject, where, refused };
    });
    if (hits) answer({ hits, footprint: null });
  }

  /**
   * @param {string} owner
   * @param {{subject: string, most: number, half: number, normalisation: import('../../engine/types.js').Normalisation}} asked
   *   `subject`: id of a tree or motif that was found; `most`: sites at most, the best ones
   */
  async function averageSignals(owner, { subject, most, half, normalisation }) {
    const footprint = await ask('footprint', owner, async (abort, progress) => {
      const { answers, sources } = store.state;
      if (!answers.hits || !sources.signals) return null;
      const { found, regions } = answers.hits;
      const { name, factors, sites, tree } = bestSites(answers.hits, subject, most);
      const tracks = sources.signals.map(track => ({ name: trackName(track), signal: track.signal }));
      const all = sites.length + (tree ? tree.leaves.length * (tree.hits.length + tree.controls.length) : 0);
      const count = (/** @type {number} */ before) => (/** @type {number} */ done) =>
        progress(before + done, (before + done) / Math.max(all, 1));
      const options = { half, normalisation, abort, onprogress: count(0), ...smallWindow(half) };
      const groups = [{ name: SIGNALS.sites, sites: sitesOf(sites, regions) }];
      const averaged = await footprinted(engine, groups, tracks, options);
      const compared = tree
        ? await comparedGaps(engine, tree, found.motifs, regions, tracks, {
            half,
            groups: [SIGNALS.sites, SIGNALS.otherGaps],
            abort,
            onprogress: count(sites.length),
          })
        : [];
      return { ...averaged, compared, cancelled: abort.aborted, subject: name, factors, tracks: sources.signals };
    });
    if (footprint) answer({ footprint });
  }

  return { findMotifs, averageSignals };
}

/** Centre, flanks and region of a footprint in a window that is smaller than the usual ones. @param {number} half */
function smallWindow(half) {
  const centre = Math.min(10, Math.floor(half / 4));
  /** @type {[number, number]} */
  const region = [-centre, centre];
  return { centre, flank: Math.min(40, half - centre), region };
}
