/** The ranking for the chosen output: how to read it, its table, and what can be done with it. */
import { allLayers, unitOf } from '../../session/network.js';
import { writeNeurons } from '../../session/neurons.js';
import { scaledNames } from '../../session/questions/unit-names.js';
import { OUTPUTS } from '../../texts/workbench.js';
import { h, write } from '../../ui/dom.js';
import { rankedNeurons, rankingTable } from './ranking-table.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */

/** Neurons that are offered to be chosen together. */
const FIRST = 4;

const { ranking: TEXT } = OUTPUTS;

/**
 * @param {State} state
 * @param {Actions} actions
 * @param {import('../../session/views/logos.js').Logos} logos
 * @returns {import('../../ui/dom.js').Child[]}
 */
export function rankingResult(state, actions, logos) {
  const { outputs, model, shown } = state;
  const { ranking, names, info } = outputs;
  const unit = unitOf(state);
  if (!ranking || !model || !info) return [];
  const output = scaledNames(info, names)[unit];
  const place = ranking.units.indexOf(unit);
  if (place < 0) return [h('p', { class: 'hint' }, TEXT.other(output))];
  const { layer } = ranking;
  const ranked = allLayers(model.info).find(({ index }) => index === layer);
  const rows = rankedNeurons(ranking, unit, shown?.report.model.sha256 === model.info.sha256 ? shown : null);
  const chosen = h('span', { class: 'hint', role: 'status' });

  /** @param {number[]} channels */
  function choose(channels) {
    const neurons = writeNeurons(
      channels.toSorted((a, b) => a - b),
      rows.length,
    );
    actions.chooseNeuronsOf(layer, neurons);
    write(chosen, TEXT.chosen(neurons, layer));
  }

  const canChoose = ranked?.analysable ?? false;
  return [
    h('h4', {}, TEXT.heading(layer, output)),
    h('p', {}, `${TEXT.summary(ranking, ranking.outputs[place])} ${TEXT.reading}`),
    canChoose &&
      firstChoice(
        rows.map(({ channel }) => channel),
        choose,
        chosen,
      ),
    rankingTable({
      output,
      layer,
      file: `${model.info.name.replace(/\.onnx$/, '')}-layer${layer}-output${unit}`,
      rows,
      logos,
      choose: canChoose ? channel => choose([channel]) : null,
    }),
  ];
}

/**
 * @param {number[]} channels the largest effect first
 * @param {(channels: number[]) => void} choose
 * @param {HTMLElement} chosen
 */
function firstChoice(channels, choose, chosen) {
  const number = h('input', {
    type: 'number',
    id: 'outputs-first-count',
    min: 1,
    max: channels.length,
    step: 1,
    value: Math.min(FIRST, channels.length),
    inputmode: 'numeric',
    'aria-label': TEXT.chooseFirstCount,
  });
  const onclick = () => {
    if (number.reportValidity() && number.value !== '') choose(channels.slice(0, Number(number.value)));
  };
  const button = h('button', { type: 'button', id: 'outputs-first', onclick }, TEXT.chooseFirst);
  return h('p', { class: 'row' }, button, number, TEXT.neurons, chosen);
}
