/** Texts of saved files: motifs, sequences, tables, archives, and the paragraph about the methods. */
import { count } from '../format.js';

/** @typedef {{population: number, generations: number, capacity: number, searches: number, evaluated: string}} Search */

/** @param {Search} search */
function algorithm({ population, generations, capacity, searches, evaluated }) {
  const often = searches === 1 ? 'one search' : `${searches} searches`;
  return `by a genetic algorithm (population ${count(population)}, at most ${count(generations)} generations, ${often}, ${evaluated} sequences evaluated, without those of the search for start sequences), and at most ${count(capacity)} of them were kept`;
}

export const EXPORTS = {
  formats: { meme: 'MEME', jaspar: 'JASPAR', transfac: 'TRANSFAC', homer: 'HOMER', json: 'JSON' },
  /** @param {string} format @param {string} alphabet */
  fourLetters: (format, alphabet) => `The format ${format} has four letters; these motifs have ${alphabet}.`,
  fourLettersNext: 'Save them as MEME, TRANSFAC or JSON.',
  noSequences: 'The report has no sequences of this facet.',
  noSequencesNext: 'Run the neuron again: reports of this version have the strongest sequences of each facet.',

  /** @param {string} model @param {string} digest @param {string} ranks of the facets in figures, or `all` @param {{name: string, reason: string}[]} missing files that could not be made */
  readme: (model, digest, ranks, missing) => `Results of NeuronMotif in the browser for the network ${model}
Digest of the results: ${digest}

methods.txt          a paragraph for the methods section of a paper
report.json          everything that was found; the page opens it again
report.html          the same as one page that needs nothing else
tables/              neurons, facets, matches with known motifs, dictionaries, syntax trees; tabs between cells
motifs/              motifs in the formats MEME, JASPAR, TRANSFAC, HOMER and JSON. JASPAR and HOMER have four letters only.
                     neurons: facets, their segments, and the dictionaries of neurons; network: distinct motifs of the network;
                     trusted: without motifs of facets with few sequences
neurons/L.N/         layer L, neuron N: figure of ${ranks === 'all' ? 'all its facets' : `its facets of the ranks ${ranks}`}, syntax trees, and for
                     each facet its logo and, where the report has them, its strongest sequences with their activations
${missing.length > 0 ? `\nMissing, because they could not be made:\n${missing.map(({ name, reason }) => `${name}: ${reason}\n`).join('')}` : ''}`,

  paragraph: {
    /** @param {string} name @param {string} sha256 @param {number} length @param {string} alphabet */
    network: (name, sha256, length, alphabet) =>
      `We analysed the network ${name} (SHA-256 ${sha256}; input of ${count(length)} letters of the alphabet ${alphabet}).`,
    /** @param {number} layer @param {number[]} channels */
    neurons: (layer, channels) =>
      channels.length > 12
        ? `${count(channels.length)} neurons of layer ${layer}`
        : `${channels.length === 1 ? 'neuron' : 'neurons'} ${channels.join(', ')} of layer ${layer}`,
    /** @param {string} neurons @param {string} name @param {string} version @param {string} engine @param {string} preset @param {number} seed */
    program: (neurons, name, version, engine, preset, seed) =>
      `The ${neurons} (neurons are counted from 0) were decoupled by NeuronMotif (Wei et al. 2023) as implemented in NeuronMotif in the browser (${name} ${version}, engine ${engine}, preset ${preset}, seed ${seed}).`,
    /** @param {string} neurons @param {string} fields */
    enumerated: (neurons, fields) =>
      `For ${neurons}, all sequences of the receptive field of ${fields} were evaluated.`,
    /** @param {string} neurons @param {string} fields @param {Search} search */
    searched: (neurons, fields, search) =>
      `For ${neurons}, sequences of the receptive field of ${fields} that activate the neuron were searched ${algorithm(search)}.`,
    /** @param {string} neurons @param {string} fields @param {number} length @param {Search} search */
    inserted: (neurons, fields, length, search) =>
      `For ${neurons} with a receptive field of ${fields}, insertions of ${count(length)} bp into 8 random sequences each were searched, at the place where parts of strong sequences raise the neuron most, ${algorithm(search)}.`,
    demixing:
      'The sequences were demixed backward and layer by layer, by clustering the feature maps in front of each max-pooling; clusters of the same pattern at the same place were merged.',
    matrices:
      'Position probability matrices of the clusters (facets) were estimated from their sequences, weighted by activation; their decoupling is the ratio of the activation of the consensus sequence and the largest activation of the cluster.',
    /** @param {string} databases @param {string} comparison @param {number} threshold */
    known: (databases, comparison, threshold) =>
      `Segments of the matrices were compared with the known motifs of ${databases} as by Tomtom (Gupta et al. 2007; ${comparison}), up to a q-value of ${threshold}.`,
    /** @param {string} name @param {string} motifs @param {string} sha256 */
    database: (name, motifs, sha256) => `${name} (${motifs} motifs, SHA-256 ${sha256})`,
    /** @param {string} distance @param {string} source @param {string} correction */
    comparison: (distance, source, correction) => `${distance}, null distribution from ${source}, ${correction}`,
    distances: { ed: 'Euclidean distance', pearson: 'Pearson correlation', sandelin: 'Sandelin-Wasserman similarity' },
    nulls: { databases: 'the columns of these databases', published: 'published columns' },
    corrections: {
      storey: 'q-values by Storey’s method',
      'benjamini-hochberg': 'q-values by the method of Benjamini and Hochberg',
    },
    /** @param {number} backgrounds @param {string | undefined} source */
    asked: (backgrounds, source) =>
      `Which motifs a neuron needs, and at which distances, was determined by in-silico marginalisation: the motifs were written into ${count(backgrounds)} random sequences${source ? ` (${source.replace(/\.$/, '')})` : ' of equally likely letters'}.`,
    /** @param {string[]} changes */
    changed: changes => `Parameters that differ from the preset: ${changes.join('; ')}.`,
    /** @param {string} preset */
    unchanged: preset => `All parameters were those of the preset ${preset}.`,
    /** @param {string} digest */
    digest: digest => `Digest of the results: ${digest}.`,
    citation:
      'Wei, Z., Hua, K., Wei, L., Ma, S., Jiang, R., Zhang, X., Li, Y., Wong, W. H. & Wang, X. NeuronMotif: Deciphering cis-regulatory codes by layer-wise demixing of deep neural networks. Proceedings of the National Academy of Sciences 120 (15), e2216698120 (2023). https://doi.org/10.1073/pnas.2216698120',
  },
};
