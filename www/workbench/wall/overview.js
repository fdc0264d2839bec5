/** All neurons of the shown report: as a wall of logos, as a table, and as a map. */
import { neuronId, neuronOf, unitOf } from '../../session/network.js';
import { neuronsElsewhere } from '../../session/other-runs.js';
import { isOccupied } from '../../session/runs.js';
import { Logos } from '../../session/views/logos.js';
import { WALL } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';
import { tabList } from '../../ui/tabs.js';
import { neuronTable } from '../result/neuron-table.js';
import { arrangeWall } from './arrange.js';
import { chosenBar } from './chosen.js';
import { wallControls } from './controls.js';
import { itemsOf, layersOf, preparing } from './items.js';
import { LogoQueue } from './logo-queue.js';
import { neuronMap } from './map.js';
import { neuronComparison } from './comparison.js';
import { wallGrid } from './wall.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../result/place.js').Store} Store */
/** @typedef {'wall' | 'table' | 'map'} ViewId */

/** Neurons up to which the table is kept up to date while it is not seen. */
const SHORT = 24;

/**
 * Hidden where the report is of one neuron.
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../engine/client.js').Engine} engine
 */
export function neuronsOverview(root, store, actions, engine) {
  const table = neuronTable(actions, new Logos(engine, () => store.state.shown));
  const alphabet = () => store.state.shown?.report.model.alphabet ?? 'ACGT';
  const logos = new LogoQueue(engine, alphabet);
  const controls = wallControls(actions.viewWall);
  const grid = wallGrid({
    logos,
    isCalm: () => !isOccupied(store.state),
    open: actions.showNeuron,
    choose: actions.chooseOnWall,
  });
  const comparison = h('div', { 'aria-live': 'polite' });
  const bar = chosenBar(store, actions, engine, {
    all: grid.chooseAll,
    several: grid.adding,
    compare: neurons => void compare(neurons),
  });
  const map = neuronMap({
    engine,
    alphabet,
    logos,
    open: actions.showNeuron,
    choose: actions.chooseOnWall,
    refuse: actions.refuse,
  });
  /** @type {ViewId} */
  let open = 'wall';
  /** Of which the shown report is: the choice is of its neurons. */
  let network = '';
  /** Of which the views are drawn when its items are prepared. @type {import('../../engine/types.js').Report | null} */
  let awaited = null;
  /** @type {import('../../engine/types.js').NeuronReport[]} */
  let rows = [];
  /** Of which neurons the table is. @type {typeof rows} */
  let inTable = rows;
  const tabs = tabList({ id: 'neurons', label: WALL.tabs.label, choose: show });
  addEventListener('beforeprint', fillTable);

  /** @param {ViewId} id */
  function show(id) {
    open = id;
    if (id === 'table') fillTable();
    tabs.show(id);
  }

  function fillTable() {
    if (inTable !== rows) table.update(rows);
    inTable = rows;
  }

  /** Without a report there is nothing that a table could be of. */
  function clear() {
    rows = [];
    fillTable();
  }

  /** What is of another network goes at once: the views of the next one may take a while. @param {State} state @param {string} next */
  function leave(state, next) {
    if (state.wallChosen.length > 0) actions.chooseOnWall([]);
    network = next;
    clear();
    controls.say('');
    grid.show([], 'none');
    map.show([], []);
    fill(comparison);
  }

  tabs.offer([
    { id: 'wall', label: WALL.tabs.wall, build: () => ({ parts: [grid.element] }) },
    { id: 'table', label: WALL.tabs.table, build: () => ({ parts: [table.element] }) },
    { id: 'map', label: WALL.tabs.map, build: () => ({ parts: [map.element] }) },
  ]);
  tabs.buildAll(); // for print, which shows the table

  /** @param {import('../../engine/types.js').NeuronReport[]} neurons */
  async function compare(neurons) {
    try {
      const view = await neuronComparison(neurons, {
        engine,
        alphabet: alphabet(),
        marks: store.state.marks,
        logos,
        refuse: actions.refuse,
      });
      fill(comparison, view);
      view.scrollIntoView({ block: 'nearest' });
    } catch (error) {
      actions.refuse(error);
    }
  }

  store.watch(
    ({ shown, reports, wallView, marks, outputs, settings }) => [
      shown,
      reports,
      wallView,
      marks,
      outputs,
      settings.output,
    ],
    state => {
      root.hidden = (state.shown?.report.neurons.length ?? 0) < 2;
      if (!state.shown) return clear();
      const { report } = state.shown;
      if (network !== report.model.sha256) leave(state, report.model.sha256);
      const waiting = preparing(report, state.marks);
      if (!waiting) return draw(state, report);
      if (awaited === report) return;
      awaited = report;
      void waiting.then(() => {
        if (awaited === report) awaited = null;
        if (store.state.shown?.report === report) draw(store.state, report);
      });
    },
  );
  store.watch(state => [state.wallChosen, neuronOf(state)], markChosen);

  /** @param {State} state @param {import('../../engine/types.js').Report} report that is shown */
  function draw(state, report) {
    const layers = layersOf(report.neurons);
    const layer = layerOf(state, layers);
    const items = itemsOf(report, state.marks, layer, effects(state), neuronsElsewhere(state));
    const hasEffects = items.some(({ effect }) => effect);
    const view = hasEffects ? state.wallView : withoutEffects(state.wallView);
    const groups = arrangeWall(items, view);
    const shown = groups.flatMap(group => group.items);
    const families = [...new Set(items.flatMap(({ family }) => family ?? []))].sort();
    const said = WALL.shown(shown.length, items.length, {
      analysed: shown.filter(({ neuron }) => neuron).length,
      elsewhere: shown.filter(({ isElsewhere }) => isElsewhere).length,
    });
    controls.show(view, { layers, families, layer, hasEffects }, shown.length === 0 ? WALL.nothing : said);
    grid.show(groups, view.group);
    rows = shown.flatMap(({ neuron }) => neuron ?? []);
    if (open === 'table' || rows.length <= SHORT) fillTable();
    map.show(
      items.filter(({ best }) => best),
      shown,
    );
    fill(comparison);
    markChosen(state);
  }

  /** @param {State} state */
  function markChosen(state) {
    const neuron = neuronOf(state);
    const shown = neuron ? neuronId(neuron) : '';
    grid.mark(state.wallChosen, shown);
    map.mark(state.wallChosen, shown);
    table.choose(neuron);
  }

  fill(root, controls.element, tabs.list, tabs.panels, bar, comparison);
}

/** @param {State} state @param {number[]} layers @returns {number | null} null for all */
function layerOf({ wallView }, layers) {
  if (layers.length === 1) return layers[0];
  return layers.find(layer => layer === wallView.layer) ?? null;
}

/** Where no effect is known. @param {import('../../session/wall-view.js').WallView} view */
function withoutEffects(view) {
  const { sort, group } = view;
  return { ...view, sort: sort === 'effect' ? 'index' : sort, group: group === 'effect' ? 'none' : group };
}

/** The effect of each neuron on the chosen output, where its layer was ranked for the same network. @param {State} state */
function effects(state) {
  const { ranking } = state.outputs;
  const isSame = state.model?.info.sha256 === state.shown?.report.model.sha256;
  const place = ranking ? ranking.units.indexOf(unitOf(state)) : -1;
  return (/** @type {number} */ layer, /** @type {number} */ channel) =>
    isSame && ranking && place >= 0 && ranking.layer === layer ? ranking.neurons[channel]?.effects[place] : undefined;
}
