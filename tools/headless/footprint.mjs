/** `footprint`: signals averaged around the sites of a syntax tree or a motif. */
import { footprinted, sitesOf } from '../../www/session/questions/footprint.js';
import { comparedGaps } from '../../www/session/questions/gap-comparison.js';
import { openSignal } from '../../www/sources/signal.js';
import { openFile } from '../node/file.mjs';
import { optionRefusal, wholeNumber } from './arguments.mjs';
import { search } from './hits.mjs';
import { interruptible } from './interrupt.mjs';
import { warn } from './sources.mjs';
import { table } from './table.mjs';

/** @typedef {import('./arguments.mjs').Values} Values */
/** @typedef {import('../../www/session/questions/hits.js').Searched} Searched */
/** @typedef {import('../../www/engine/types.js').TreeOccurrences} TreeOccurrences */

/** What the sites of the same motifs with other gaps are called. */
const OTHER_GAPS = 'other gaps';

/** @param {import('./session.mjs').Session} session @param {Values} values */
export async function footprint(session, values) {
  const files = /** @type {string[]} */ (values.signal);
  if (files.length === 0) throw optionRefusal('Give at least one --signal.');
  if (values.regions === undefined)
    throw optionRefusal('Signals have places of a genome: give --regions with --genome.');
  const tracks = await Promise.all(
    files.map(async file => {
      const signal = await openSignal(await openFile(file));
      return { name: signal.name, signal };
    }),
  );
  const searched = await search(session, values);
  const subject = subjectOf(searched, values);
  const abort = new AbortController();
  const half = wholeNumber(values.half, 'half', 1) ?? 500;
  const normalisation = /** @type {import('../../www/engine/types.js').Normalisation} */ (values.normalisation);
  const work = footprinted(session, subject.groups, tracks, { half, normalisation, abort: abort.signal });
  const { report, refused } = await interruptible(work, () => abort.abort());
  warn(refused);
  for (const { name, sites, tracks: profiles } of report.groups) {
    for (const [index, { sites: with_, footprint, region }] of profiles.entries()) {
      const depth = footprint.relative === null ? '' : `, footprint ${footprint.relative.toPrecision(3)}`;
      const mean = region === null ? '' : `, mean ${region.toPrecision(4)}`;
      process.stderr.write(`${name}, ${tracks[index].name}: ${with_} of ${sites} sites with data${depth}${mean}\n`);
    }
  }
  if (subject.tree) await compare(session, subject.tree, searched, tracks, half);
  return profileTable(report, half);
}

/**
 * Says whether signals are larger at the motifs of a tree than at the same motifs with other gaps.
 * @param {import('./session.mjs').Session} session
 * @param {TreeOccurrences} tree
 * @param {Searched} searched
 * @param {{name: string, signal: import('../../www/sources/signal.js').Signal}[]} tracks
 * @param {number} half
 */
async function compare(session, tree, { found: { motifs }, regions }, tracks, half) {
  const groups = /** @type {[string, string]} */ ([tree.text, OTHER_GAPS]);
  for (const { leaf, report } of await comparedGaps(session, tree, motifs, regions, tracks, { half, groups })) {
    const { name } = motifs[tree.leaves[leaf]];
    for (const [index, { difference, p }] of report.comparison.entries()) {
      const [own, other] = report.groups.map(group => group.tracks[index].region?.toPrecision(4));
      process.stderr.write(
        `${name}, ${tracks[index].name}: mean ${own}, ${OTHER_GAPS} ${other}, difference ${difference?.toPrecision(3)}, p = ${p?.toPrecision(3)}\n`,
      );
    }
  }
}

/** The sites of a tree, and those of the same motifs with other gaps; or the sites of a motif. @param {Searched} searched @param {Values} values */
function subjectOf({ found: { trees, motifs, hits }, regions }, { tree, motif }) {
  if (motif !== undefined) {
    const index = motifs.findIndex(({ id, name }) => id === motif || name === motif);
    if (index < 0)
      throw optionRefusal(`There is no motif “${motif}”; there are ${motifs.map(({ id }) => id).join(', ')}.`);
    const own = hits.filter(hit => hit.motif === index);
    return { tree: null, groups: [{ name: motifs[index].name, sites: sitesOf(own, regions) }] };
  }
  const named = trees.map(({ layer, channel, index }) => `${layer}.${channel}.${index + 1}`);
  const chosen = trees[tree === undefined ? 0 : named.indexOf(String(tree))];
  if (!chosen)
    throw optionRefusal(`There is no tree “${tree ?? ''}”; there are ${named.join(', ') || 'none'}. Or give --motif.`);
  const groups = [
    { name: chosen.text, sites: sitesOf(chosen.hits, regions) },
    { name: OTHER_GAPS, sites: sitesOf(chosen.controls, regions) },
  ];
  return { tree: chosen, groups: groups.filter(({ sites }) => sites.length > 0) };
}

/** @param {import('../../www/engine/types.js').FootprintReport} report @param {number} half */
function profileTable({ groups, options: { tracks } }, half) {
  const names = groups.flatMap(({ name }) => tracks.flatMap(track => [`${name}, ${track}`, 'standard error']));
  const profiles = groups.flatMap(group => group.tracks);
  const rows = Array.from({ length: 2 * half + 1 }, (_, place) => [
    place - half,
    ...profiles.flatMap(({ mean, error }) => [mean[place], error[place]]),
  ]);
  return table(['position', ...names], rows);
}
