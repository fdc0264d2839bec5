/** Saves a comparison as one HTML file: the logos are drawn motif by motif, so that the page answers in between. */
import { placed, reverseComplement } from '../session/matches.js';
import { savedLogo, smallLogo } from '../session/logo-sizes.js';
import { createProblems } from '../ui/problem.js';
import { save } from '../ui/save.js';
import { alphabetOf } from './alphabet.js';
import { reportEnd, reportHead, reportSection } from './report.js';

/** @typedef {import('../engine/types.js').Query} Query */
/** @typedef {import('./state.js').Comparison} Comparison */

/** Pairs of logos of one motif, and of a report: a browser opens some megabytes without waiting. */
const PAIRS = { motif: 10, report: 1_000 };

/**
 * @param {import('../ui/store.js').Store<import('./state.js').CompareState>} store
 * @param {import('../engine/client.js').Engine} engine
 */
export function createReporting(store, engine) {
  const { refuse } = createProblems(store);
  let aborting = new AbortController();

  async function saveReport() {
    const { comparison } = store.state;
    if (!comparison) return;
    aborting = new AbortController();
    const { signal } = aborting;
    store.update({ reporting: { fraction: 0 }, problem: null });
    try {
      const parts = await drawn(comparison, signal);
      if (parts) save(fileName(comparison.name), new Blob(parts, { type: 'text/html' }));
    } catch (error) {
      refuse(error);
    } finally {
      if (aborting.signal === signal) store.update({ reporting: null });
    }
  }

  /** @param {Comparison} comparison @param {AbortSignal} signal @returns {Promise<string[] | null>} null where it was aborted */
  async function drawn(comparison, signal) {
    const { queries } = comparison;
    const parts = [reportHead(comparison, engine.started?.version ?? '')];
    let left = PAIRS.report;
    for (const [i, query] of queries.entries()) {
      const count = Math.min(PAIRS.motif, left, query.search.matches.length);
      left -= count;
      const logos = await logosOf(query, comparison, count);
      if (signal.aborted) return null;
      parts.push(reportSection(query, i, logos));
      store.update({ reporting: { fraction: (i + 1) / queries.length } });
    }
    return [...parts, reportEnd()];
  }

  /** @param {Query} query @param {Comparison} comparison @param {number} count matches whose logos are drawn */
  async function logosOf({ id, ppm, search }, { queries, motifs }, count) {
    const alphabet = alphabetOf(queries);
    const draw = (/** @type {number[][]} */ ppm, /** @type {import('../engine/types.js').LogoOptions} */ options) =>
      engine.call('logo', { ppm, alphabet, options });
    const own = await draw(ppm, savedLogo(id));
    const pairs = [];
    for (const match of search.matches.slice(0, count)) {
      const { query, target } = placed(match);
      const known = motifs[match.motif];
      const turned = match.orientation === '-' ? reverseComplement(known.ppm, alphabet) : known.ppm;
      const options = smallLogo(id, query);
      pairs.push({
        above: await draw(ppm, options),
        below: await draw(turned, smallLogo(known.id, target)),
        start: Math.max(query, target) * options.column_width,
        width: match.overlap * options.column_width,
      });
    }
    return { own, pairs };
  }

  return { saveReport, cancelReport: () => aborting.abort() };
}

/** @param {string} name of the file that was compared */
function fileName(name) {
  return `${name.replace(/\.[^.]*$/, '')}.comparison.html`;
}

/** @typedef {ReturnType<typeof createReporting>} ReportActions */
