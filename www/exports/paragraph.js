/** How a result was made, in a paragraph for the methods section of a paper: versions, parameters, databases, citation. */
import { changedParameters } from '../session/changed-parameters.js';
import { EXPORTS } from '../texts/exports.js';
import { count, counted } from '../texts/format.js';
import { say } from '../texts/say.js';

/** @typedef {import('../engine/types.js').Report} Report */
/** @typedef {import('../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../engine/types.js').Options} Options */

const { paragraph: TEXT } = EXPORTS;

/**
 * @param {Report} report
 * @param {Record<import('../engine/types.js').Preset, Options>} presets
 * @returns {string} plain text, without line breaks
 */
export function paragraph(report, presets) {
  const { model, neurons, options, tool, known, digest, backgrounds } = report;
  const changed = changedParameters(options, presets[options.preset]);
  return [
    TEXT.network(model.name, model.sha256, model.input_length, model.alphabet),
    TEXT.program(layersOf(neurons), tool.name, tool.version, tool.engine, options.preset, options.seed),
    ...searches(neurons, options),
    TEXT.demixing,
    TEXT.matrices,
    known && TEXT.known(databases(known), nullOf(options), options.grammar.threshold),
    options.grammar.asked > 0 &&
      TEXT.asked(options.grammar.backgrounds, backgrounds && say('backgroundSource', backgrounds)),
    changed.length > 0 ? TEXT.changed(changed) : TEXT.unchanged(options.preset),
    TEXT.digest(digest),
    TEXT.citation,
  ]
    .filter(Boolean)
    .join(' ');
}

/** `neurons 0, 3 of layer 2 and neuron 1 of layer 3`. @param {NeuronReport[]} neurons */
function layersOf(neurons) {
  const layers = [...new Set(neurons.map(({ layer }) => layer))];
  const parts = layers.map(layer => {
    const channels = neurons.filter(neuron => neuron.layer === layer).map(({ channel }) => channel);
    return TEXT.neurons(layer, channels);
  });
  return parts.join(', ');
}

/** How sequences were found: by enumeration, by a search of whole receptive fields or of insertions, or in several of these ways. @param {NeuronReport[]} neurons @param {Options} options */
function searches(neurons, { sampling }) {
  const enumerated = neurons.filter(({ sampling: { method } }) => method === 'enumeration');
  const searched = neurons.filter(({ sampling: { method } }) => method === 'search');
  const inserted = searched.filter(({ sampling: { insertion } }) => insertion);
  const whole = searched.filter(({ sampling: { insertion } }) => !insertion);
  const number = (/** @type {NeuronReport[]} */ some) => counted(some.length, 'neuron');
  const search = (/** @type {NeuronReport[]} */ some) => ({
    ...sampling,
    evaluated: count(some.reduce((sum, { sampling: { evaluated } }) => sum + evaluated, 0)),
  });
  return [
    enumerated.length > 0 && TEXT.enumerated(number(enumerated), fieldsOf(enumerated)),
    whole.length > 0 && TEXT.searched(number(whole), fieldsOf(whole), search(whole)),
    inserted.length > 0 && TEXT.inserted(number(inserted), fieldsOf(inserted), sampling.insertion, search(inserted)),
  ];
}

/** `82 bp`, or `20 to 82 bp`. @param {NeuronReport[]} neurons */
function fieldsOf(neurons) {
  const all = neurons.map(({ receptive_field }) => receptive_field);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return least === most ? `${least} bp` : `${least} to ${most} bp`;
}

/** @param {NonNullable<Report['known']>} known */
function databases({ databases }) {
  return databases.map(({ name, motifs, sha256 }) => TEXT.database(name, count(motifs), sha256)).join(', ');
}

/** @param {Options} options */
function nullOf({ grammar: { null: source, distance, correction } }) {
  return TEXT.comparison(TEXT.distances[distance], TEXT.nulls[source], TEXT.corrections[correction]);
}
