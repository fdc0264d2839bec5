/** Which motifs of a report are saved: facets, segments, dictionaries or those of the network, all or those with enough sequences. */
import { readMeme, part } from './meme.js';
import { written } from './formats.js';

/** @typedef {import('../engine/types.js').Report} Report */
/** @typedef {import('./meme.js').SavedMotif} SavedMotif */
/** @typedef {'all' | 'facets' | 'segments' | 'dictionary' | 'network'} MotifSet */
/** @typedef {{call: (method: 'meme' | 'networkMeme', parameters: {report: string}) => Promise<string>}} MotifEngine */

/** @type {readonly MotifSet[]} */
export const MOTIF_SETS = ['all', 'facets', 'segments', 'dictionary', 'network'];

/** Identifiers, as the engine writes them: `2.0.1`, `2.0.1_13_25`, `2.0.m1` and `2.0.m1_1_10`. */
const IDS = { facets: /^\d+\.\d+\.\d+$/, segments: /^\d+\.\d+\.\d+_/, dictionary: /\.m\d+/ };

/**
 * @param {object} request
 * @param {Report} request.report
 * @param {string} request.text its JSON
 * @param {import('./formats.js').MotifFormat} request.format
 * @param {MotifSet} request.set
 * @param {boolean} request.trusted whether motifs of facets with few sequences are left out
 * @param {(facet: string) => string} [request.nameOf] the name of a facet, where it was given one; else its identifier
 * @param {MotifEngine} engine
 * @returns {Promise<string>}
 * @throws {import('./formats.js').FormatProblem} where the format has no such alphabet
 */
export async function motifFile({ report, text, format, set, trusted, nameOf = id => id }, engine) {
  const whole = readMeme(await engine.call(set === 'network' ? 'networkMeme' : 'meme', { report: text }));
  const isTrusted = trustIn(report);
  const isOf = (/** @type {SavedMotif} */ { id }) => set === 'all' || set === 'network' || IDS[set].test(id);
  const file = part(named(whole, nameOf), motif => isOf(motif) && (!trusted || isTrusted(motif)));
  const { model, digest, tool } = report;
  return written(file, format, { model: model.name, sha256: model.sha256, digest, version: tool.version }, isTrusted);
}

/** Facets with their given names. @param {import('./meme.js').MemeFile} file @param {(facet: string) => string} nameOf */
function named(file, nameOf) {
  const names = file.motifs.map(({ id, name }) => {
    const given = IDS.facets.test(id) ? nameOf(id) : id;
    return given === id ? name : given.replace(/\s+/g, '_');
  });
  return {
    ...file,
    motifs: file.motifs.map((motif, i) => ({ ...motif, name: names[i] })),
    blocks: file.blocks.map((block, i) => block.replace(/^MOTIF \S+ \S+/, `MOTIF ${file.motifs[i].id} ${names[i]}`)),
  };
}

/** Whether a motif is of a facet that has enough sequences. @param {Report} report @returns {(motif: SavedMotif) => boolean} */
function trustIn({ neurons }) {
  const few = new Set(neurons.flatMap(({ crms }) => crms.filter(({ small }) => small).map(({ id }) => id)));
  const dictionary = new Map(neurons.flatMap(({ dictionary = [] }) => dictionary.map(({ id, crm }) => [id, crm])));
  return ({ id }) => {
    const [own] = id.split('_');
    return !few.has(dictionary.get(own) ?? own);
  };
}
