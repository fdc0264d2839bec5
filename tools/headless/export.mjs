/** `export`: a report as files for other programs. */
import { readFile, writeFile } from 'node:fs/promises';
import { archived } from '../../www/exports/archive.js';
import { everything } from '../../www/exports/everything.js';
import { ENDINGS, FormatProblem } from '../../www/exports/formats.js';
import { MOTIF_SETS, motifFile } from '../../www/exports/motif-sets.js';
import { paragraph } from '../../www/exports/paragraph.js';
import { facetFasta } from '../../www/exports/sequences.js';
import { tables } from '../../www/exports/tables.js';
import { DEFAULTS } from '../../www/figure/settings.js';
import { namesIn } from '../../www/session/facets/marks.js';
import { presetsOf } from '../../www/session/presets.js';
import { EXPORTS } from '../../www/texts/exports.js';
import { oneOf, optionRefusal } from './arguments.mjs';
import { facetsFigure, nodeKit } from './figure.mjs';
import { Refusal } from './refusal.mjs';

/** @typedef {import('./arguments.mjs').Values} Values */
/** @typedef {import('./session.mjs').Session} Session */
/** @typedef {import('../../www/engine/types.js').Report} Report */

/** What a table is called. */
const TABLES = ['neurons', 'facets', 'matches', 'dictionaries', 'trees'];

/** @param {Session} session @param {Values} values */
export async function exported(session, values) {
  const [file] = /** @type {string[]} */ (values.files);
  if (file === undefined) throw optionRefusal('The command export needs a report.');
  oneOf(values, 'as', [...Object.keys(ENDINGS), 'fasta', ...TABLES, 'html', 'methods', 'zip']);
  oneOf(values, 'set', [...MOTIF_SETS]);
  const { report: text } = await session.call('check', { report: await readFile(file, 'utf8') });
  const content = await contentOf(session, values, JSON.parse(text), text);
  if (values.out === undefined && typeof content === 'string') return content.trimEnd();
  if (values.out === undefined) throw optionRefusal('A ZIP needs --out.');
  await writeFile(String(values.out), content);
  return undefined;
}

/** @param {Session} session @param {Values} values @param {Report} report @param {string} text */
async function contentOf(session, values, report, text) {
  const as = String(values.as);
  const presets = await presetsOf(session);
  const nameOf = namesIn(report.marks ?? []);
  if (as === 'methods') return `${paragraph(report, presets)}\n`;
  if (as === 'html') return session.call('html', { report: text, methods: paragraph(report, presets) });
  if (as === 'fasta') return sequences(report, values.facet);
  if (as === 'zip') return zip(session, report, text, presets);
  if (TABLES.includes(as)) return tables(report, nameOf)[`${as}.tsv`] ?? '';
  const request =
    /** @type {{format: import('../../www/exports/formats.js').MotifFormat, set: import('../../www/exports/motif-sets.js').MotifSet}} */ ({
      format: as,
      set: values.set,
    });
  try {
    return await motifFile({ report, text, nameOf, ...request, trusted: values.trusted === true }, session);
  } catch (error) {
    if (!(error instanceof FormatProblem)) throw error;
    throw new Refusal(error.code, error.message, error.next);
  }
}

/** @param {Report} report @param {Values[string]} facet of which; all by default */
function sequences({ neurons, marks = [] }, facet) {
  const facets = neurons.flatMap(({ crms }) => crms).filter(({ id }) => facet === undefined || id === facet);
  if (facets.length === 0) throw optionRefusal(`--facet is “${facet}”; the report has no such facet.`);
  const all = facets.flatMap(crm => facetFasta(crm, namesIn(marks)(crm.id)) ?? []);
  if (all.length === 0) throw new Refusal('export.sequences', EXPORTS.noSequences, EXPORTS.noSequencesNext);
  return all.join('');
}

/** @param {Session} session @param {Report} report @param {string} text @param {Awaited<ReturnType<typeof presetsOf>>} presets */
async function zip(session, report, text, presets) {
  const kit = await nodeKit();
  const saved = {
    report,
    text,
    presets,
    nameOf: namesIn(report.marks ?? []),
    figure: (/** @type {import('../../www/engine/types.js').NeuronReport} */ neuron) =>
      facetsFigure(session, report, neuron, DEFAULTS, kit),
    ranks: DEFAULTS.facets,
  };
  /** @type {import('../../www/exports/everything.js').Missing[]} */
  const missing = [];
  const archive = await archived(everything(saved, session, missing));
  for (const { name, reason } of missing) process.stderr.write(`not in the ZIP: ${name}: ${reason}\n`);
  return new Uint8Array(await archive.arrayBuffer());
}
