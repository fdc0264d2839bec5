/** One neuron, analysed by the built engine and scored against its module. */
import { acceptedGaps, span } from './accepted.mjs';
import { planted } from './matrices.mjs';
import { partsShown, score } from './score.mjs';

/** @typedef {import('../../tools/headless/session.mjs').Session} Session */
/** @typedef {import('../../www/engine/types.js').Report} Report */
/** @typedef {import('../../www/engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('./networks.mjs').Truth} Truth */
/** @typedef {import('./networks.mjs').Module} Module */
/** @typedef {import('./results.mjs').Row} Row */

/** @typedef {{layer: number, channel: number}} Neuron */
/** @typedef {{name: string, jaspar: string, source: string} & import('./score.mjs').PlantedPart} NamedPart */

/**
 * Each neuron has a run of its own: its row depends neither on other neurons nor on an interruption, and the headless
 * command gives the same tree.
 * @param {Session} session
 * @param {Neuron} neuron
 * @param {Pick<import('./results.mjs').Conditions, 'preset' | 'seed'>} options
 * @returns {Promise<string>} the report, JSON
 */
export async function analyzed(session, { layer, channel }, { preset, seed }) {
  const targets = [{ layer, channels: [channel] }];
  const options = { ...(await session.call('preset', { name: preset })), seed, targets };
  const { report } = await session.call('run', { options });
  return report;
}

/**
 * @param {Module} module
 * @param {import('./matrices.mjs').Database[]} databases
 * @returns {NamedPart[]}
 */
export function partsOf(module, databases) {
  return module.parts.map(part => {
    const { name, jaspar, strand_matters: strandMatters } = part;
    return { name, jaspar, strandMatters, ...planted(part, databases) };
  });
}

/**
 * @param {Report} report of one neuron
 * @param {Module} module
 * @param {NamedPart[]} parts
 * @param {Truth} truth
 * @returns {Row}
 */
export function scored({ neurons: [neuron], timings }, module, parts, truth) {
  const tree = neuron.syntax?.[0] ?? null;
  const scans = truth.gap_scan.modules[module.name] ?? [];
  const accepted = (/** @type {number} */ gap) => {
    const scan = scans.find(scan => scan.gap === gap);
    return scan ? acceptedGaps(scan, neuron.channel) : span(...module.gaps_between[gap]);
  };
  return {
    module: module.name,
    channel: neuron.channel,
    planted: lineOf(module),
    parts: parts.map(({ name, jaspar, source }) => ({ name, jaspar, matrix: source })),
    gaps: module.gaps_between,
    tree: tree?.text ?? null,
    leaves: tree?.leaves.map(({ name }) => name) ?? [],
    score: score(parts, module.gaps_between, tree && foundTree(tree, neuron), accepted),
    methods: null,
    seconds: timings.total_seconds,
  };
}

/** @param {Module} module @returns {string} as the page writes a tree */
function lineOf({ parts, gaps_between }) {
  const gaps = gaps_between.map(([min, max]) => ` –[${min === max ? min : `${min}–${max}`} bp]– `);
  return parts.map(({ name, strand }, index) => `${name}${strand === '-' ? ' (−)' : ''}${gaps[index] ?? ''}`).join('');
}

/**
 * @param {import('../../www/engine/types.js').SyntaxTree} tree
 * @param {NeuronReport} neuron
 * @returns {import('./score.mjs').FoundTree}
 */
function foundTree({ leaves, gaps }, { dictionary = [] }) {
  const matrices = new Map(dictionary.map(({ id, ppm }) => [id, ppm]));
  return { leaves: leaves.map(({ motif }) => matrices.get(motif) ?? []), gaps };
}

/**
 * @param {Session} session
 * @param {Neuron} neuron
 * @param {string} report
 * @param {NamedPart[]} parts
 * @returns {Promise<Row['methods']>}
 */
export async function methodsOn(session, { layer, channel }, report, parts) {
  const { rows } = await session.call('methods', { report, request: { layer, channel } });
  const of = (/** @type {string[]} */ ...methods) =>
    rows.filter(({ method }) => methods.includes(method)).map(({ ppm }) => ppm);
  // TF-MoDISco joins both strands, and gives its motifs on either.
  const eitherStrand = parts.map(part => ({ ...part, strandMatters: false }));
  return { modisco: partsShown(of('modisco'), eitherStrand), stacking: partsShown(of('kelley', 'alipanahi'), parts) };
}
