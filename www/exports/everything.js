/** Everything that can be saved of a report, file by file. */
import { savedLogo } from '../session/logo-sizes.js';
import { wholeTrees } from '../session/whole-trees.js';
import { EXPORTS } from '../texts/exports.js';
import { messageOf } from '../ui/problem.js';
import { ENDINGS, FormatProblem } from './formats.js';
import { motifFile } from './motif-sets.js';
import { paragraph } from './paragraph.js';
import { facetFasta } from './sequences.js';
import { tables } from './tables.js';

/** @typedef {import('../engine/types.js').Report} Report */
/** @typedef {import('../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../engine/protocol.js').Methods} Methods */
/** @typedef {{call: <M extends 'meme' | 'networkMeme' | 'html' | 'logo' | 'contributionLogo' | 'syntaxSvg'>(method: M, parameters: Methods[M]['params']) => Promise<Methods[M]['result']>}} SavingEngine */

/**
 * @typedef {object} Saved
 * @property {Report} report
 * @property {string} text its JSON
 * @property {Record<import('../engine/types.js').Preset, import('../engine/types.js').Options>} presets
 * @property {(facet: string) => string} nameOf the name of a facet, where it was given one; else its identifier
 * @property {(neuron: NeuronReport) => Promise<string>} figure of some of its facets, SVG
 * @property {string} ranks of these facets: `1-20`, or `all`
 */

/** A file that could not be made, and why. @typedef {{name: string, reason: string}} Missing */
/** Makes one file, or notes that it could not. @typedef {(name: string, make: () => string | Promise<string>) => AsyncGenerator<[name: string, content: string]>} Member */

/**
 * The README comes last: it says which files are missing.
 * @param {Saved} saved
 * @param {SavingEngine} engine
 * @param {Missing[]} [missing] gets the files that could not be made; the others are there all the same
 * @returns {AsyncGenerator<[name: string, content: string]>}
 */
export async function* everything({ report, text, presets, nameOf, figure, ranks }, engine, missing = []) {
  /** @type {Member} */
  async function* member(name, make) {
    try {
      yield [name, await make()];
    } catch (error) {
      if (error instanceof FormatProblem) return; // the README says which formats have only four letters
      missing.push({ name, reason: messageOf(error) });
    }
  }
  const { alphabet } = report.model;
  const how = paragraph(report, presets);
  yield ['methods.txt', `${how}\n`];
  yield ['report.json', text];
  yield* member('report.html', () => engine.call('html', { report: text, methods: how }));
  for (const [name, table] of Object.entries(tables(report, nameOf))) yield [`tables/${name}`, table];
  yield* motifs({ report, text, nameOf }, engine, member);
  for (const neuron of report.neurons) yield* neuronFiles(neuron, alphabet, { nameOf, figure }, engine, member);
  yield ['README.txt', EXPORTS.readme(report.model.name, report.digest, ranks, missing)];
}

/** @param {Pick<Saved, 'report' | 'text' | 'nameOf'>} saved @param {SavingEngine} engine @param {Member} member @returns {AsyncGenerator<[string, string]>} */
async function* motifs(saved, engine, member) {
  for (const trusted of [false, true]) {
    for (const format of /** @type {import('./formats.js').MotifFormat[]} */ (Object.keys(ENDINGS))) {
      for (const set of /** @type {const} */ (['all', 'network'])) {
        const name = `motifs/${set === 'all' ? 'neurons' : 'network'}-${trusted ? 'trusted' : 'all'}.${ENDINGS[format]}`;
        yield* member(name, () => motifFile({ ...saved, format, set, trusted }, engine));
      }
    }
  }
}

/** @param {NeuronReport} neuron @param {string} alphabet @param {Pick<Saved, 'nameOf' | 'figure'>} saved @param {SavingEngine} engine @param {Member} member @returns {AsyncGenerator<[string, string]>} */
async function* neuronFiles(neuron, alphabet, { nameOf, figure }, engine, member) {
  const { layer, channel, crms, syntax = [], dictionary = [] } = neuron;
  const folder = `neurons/${layer}.${channel}`;
  if (crms.length > 0) yield* member(`${folder}/facets.svg`, () => figure(neuron));
  for (const { index, tree } of wholeTrees(syntax)) {
    yield* member(`${folder}/tree-${index + 1}.svg`, () => engine.call('syntaxSvg', { tree, dictionary, alphabet }));
  }
  for (const crm of crms) {
    const options = savedLogo(nameOf(crm.id));
    yield* member(`${folder}/logos/${crm.id}.svg`, () => engine.call('logo', { ppm: crm.ppm, alphabet, options }));
    const sequences = facetFasta(crm, nameOf(crm.id));
    if (sequences) yield [`${folder}/sequences/${crm.id}.fasta`, sequences];
  }
}
