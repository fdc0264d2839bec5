/** What can be done with the chosen neurons: run, compare, save. */
import { bestOf, nameOf } from '../../session/matches.js';
import { writeNeurons } from '../../session/neurons.js';
import { allLayers, isOf, neuronId } from '../../session/network.js';
import { WALL } from '../../texts/workbench.js';
import { h, write } from '../../ui/dom.js';
import { save } from '../../ui/save.js';
import { tsv } from '../../ui/tsv.js';
import { RESULT } from '../../texts/workbench.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */

const { choice: TEXT } = WALL;

/** Neurons whose similarities fit a table. */
const COMPARABLE = { least: 2, most: 60 };

/**
 * @param {import('../result/place.js').Store} store
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../engine/client.js').Engine} engine
 * @param {object} acts
 * @param {() => void} acts.all chooses all that are shown
 * @param {(adds: boolean) => void} acts.several whether a press adds to the choice
 * @param {(neurons: NeuronReport[]) => void} acts.compare
 * @returns {HTMLElement}
 */
export function chosenBar(store, actions, engine, { all, several, compare }) {
  const button = (/** @type {string} */ id, /** @type {string} */ label, /** @type {() => void} */ onclick) =>
    h('button', { type: 'button', class: 'quiet', id, onclick }, label);
  const number = h('span', { role: 'status', id: 'wall-chosen' });
  const said = h('span', { class: 'hint', role: 'status' });
  const adding = button('wall-several', TEXT.several, () => {
    const adds = adding.getAttribute('aria-pressed') !== 'true';
    adding.setAttribute('aria-pressed', String(adds));
    several(adds);
  });
  adding.setAttribute('aria-pressed', 'false');
  adding.title = TEXT.severalMeaning;
  const none = button('wall-none', TEXT.none, () => actions.chooseOnWall([]));
  const run = button('wall-run', TEXT.run, takeForRun);
  const comparing = button('wall-compare', TEXT.compare, () => compare(analysed(store.state)));
  const meme = button('wall-meme', TEXT.meme, () => void saveMeme());
  const table = button('wall-tsv', TEXT.tsv, saveTable);

  function takeForRun() {
    const { model, wallChosen } = store.state;
    const layer = layerOfAll(wallChosen);
    const info = model && layer !== null ? allLayers(model.info).find(({ index }) => index === layer) : null;
    if (!info || layer === null) return;
    const channels = wallChosen.map(channelOf).sort((a, b) => a - b);
    const neurons = writeNeurons(channels, info.channels);
    actions.chooseNeuronsOf(layer, neurons);
    write(said, TEXT.taken(neurons, layer));
  }

  async function saveMeme() {
    const { shown } = store.state;
    if (!shown) return;
    const { motifs: _, ...report } = shown.report;
    try {
      const text = await engine.call('meme', { report: JSON.stringify({ ...report, neurons: analysed(store.state) }) });
      save(`${fileOf(store.state)}.meme`, text, 'text/plain');
    } catch (error) {
      actions.refuse(error);
    }
  }

  function saveTable() {
    const rows = analysed(store.state).map(rowOf);
    save(`${fileOf(store.state)}.tsv`, tsv([COLUMNS, ...rows]), 'text/tab-separated-values');
  }

  store.watch(
    ({ wallChosen, shown, model }) => [wallChosen, shown, model],
    state => {
      const { wallChosen: chosen } = state;
      const results = analysed(state);
      write(number, TEXT.chosen(chosen.length));
      write(said, '');
      const reason = runObstacle(state);
      none.disabled = chosen.length === 0;
      run.disabled = chosen.length === 0 || reason !== null;
      run.title = reason ?? '';
      comparing.disabled = results.length < COMPARABLE.least || results.length > COMPARABLE.most;
      comparing.title = comparing.disabled ? TEXT.tooMany : '';
      meme.disabled = results.length === 0;
      table.disabled = results.length === 0;
      if (chosen.length > 0 && reason) write(said, reason);
      else if (chosen.length > 0 && results.length === 0) write(said, TEXT.notAnalysed);
    },
  );
  return h(
    'div',
    { class: 'row wall-chosen' },
    number,
    adding,
    button('wall-all', TEXT.all, all),
    none,
    run,
    comparing,
    meme,
    table,
    said,
  );
}

/** Why the chosen neurons cannot be run together; null where they can. @param {State} state */
function runObstacle({ model, shown, wallChosen }) {
  if (!shown) return '';
  const { model: of } = shown.report;
  if (!model || !isOf(of, model.info)) return TEXT.otherNetwork(of.name);
  return layerOfAll(wallChosen) === null ? TEXT.oneLayer : null;
}

/** @param {readonly string[]} neurons @returns {number | null} null for several layers */
function layerOfAll(neurons) {
  const layers = new Set(neurons.map(id => Number(id.split('.')[0])));
  return layers.size === 1 ? [...layers][0] : null;
}

/** @param {string} id */
function channelOf(id) {
  return Number(id.split('.')[1]);
}

/** Those of the chosen neurons that have a result. @param {State} state @returns {NeuronReport[]} */
function analysed({ shown, wallChosen }) {
  const chosen = new Set(wallChosen);
  return (shown?.report.neurons ?? []).filter(neuron => chosen.has(neuronId(neuron)));
}

/** @param {State} state */
function fileOf({ shown }) {
  return `${shown?.report.model.name.replace(/\.[^.]*$/, '')}-chosen`;
}

const COLUMNS = [
  RESULT.neurons.neuron,
  RESULT.neurons.facets,
  RESULT.neurons.factor,
  RESULT.neurons.q,
  RESULT.neurons.decoupling,
  RESULT.neurons.largest,
].map(([name]) => name);

/** @param {NeuronReport} neuron @returns {(string | number)[]} */
function rowOf(neuron) {
  const best = bestOf(neuron);
  const decoupling = neuron.crms.length > 0 ? Math.max(...neuron.crms.map(crm => crm.decoupling)) : '';
  return [
    neuronId(neuron),
    neuron.crms.length,
    nameOf(best?.part.search) ?? '',
    best?.match.q ?? '',
    decoupling,
    neuron.sampling.max_activation,
  ];
}
