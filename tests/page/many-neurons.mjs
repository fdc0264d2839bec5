/** A made-up report of many neurons: those of an example again and again, with other letters and figures. */
import { readFile } from 'node:fs/promises';
import { root } from '../../tools/site.mjs';

/** Facets that are kept of each neuron. */
const FACETS = 4;

/** Orders of four letters. */
const ORDERS = [
  [0, 1, 2, 3],
  [1, 0, 3, 2],
  [2, 3, 0, 1],
  [3, 2, 1, 0],
  [0, 2, 1, 3],
  [1, 3, 0, 2],
];

/**
 * @param {number} neurons number of them in one layer
 * @param {number} [every] only every so many channel was analysed
 * @returns {Promise<string>} JSON; its digest is not that of its content
 */
export async function manyNeurons(neurons, every = 1) {
  const report = JSON.parse(await readFile(`${root}/www/examples/regions/report.json`, 'utf8'));
  const { motifs: _, ...rest } = report;
  const analysed = Math.ceil(neurons / every);
  return JSON.stringify({
    ...rest,
    model: { ...report.model, name: 'made-up.onnx', layers: report.model.layers.map(withChannels) },
    neurons: Array.from({ length: analysed }, (_, i) =>
      neuron(report.neurons[i % report.neurons.length], i, i * every),
    ),
  });

  /** @param {import('../../www/engine/types.js').LayerInfo} layer */
  function withChannels(layer) {
    return layer.index === report.neurons[0].layer ? { ...layer, channels: neurons } : layer;
  }
}

/** @param {import('../../www/engine/types.js').NeuronReport} original @param {number} i @param {number} channel */
function neuron(original, i, channel) {
  const order = ORDERS[Math.floor(i / 4) % ORDERS.length];
  const text = JSON.stringify({ ...original, crms: original.crms.slice(0, FACETS), syntax: [], origins: [] });
  const copy = JSON.parse(text.replaceAll(`"${original.layer}.${original.channel}.`, `"${original.layer}.${channel}.`));
  const kept = new Set(copy.crms.map((/** @type {{id: string}} */ { id }) => id));
  copy.dictionary = copy.dictionary.filter((/** @type {{crm: string}} */ { crm }) => kept.has(crm));
  copy.channel = channel;
  for (const [rank, crm] of copy.crms.entries()) {
    crm.decoupling = (((i * 37 + rank * 11) % 100) + 1) / 101;
    crm.ppm = crm.ppm.map((/** @type {number[]} */ row) => order.map(letter => row[letter]));
    crm.consensus = [...crm.consensus].map(letter => 'ACGT'[order.indexOf('ACGT'.indexOf(letter))]).join('');
    crm.sites = crm.sites?.filter((/** @type {{motif: number}} */ { motif }) => motif < copy.dictionary.length);
  }
  return copy;
}
