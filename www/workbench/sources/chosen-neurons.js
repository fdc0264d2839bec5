/** The strongest windows of the chosen neurons of the chosen layer, analysed or not. */
import { readNeurons } from '../../session/neurons.js';
import { isOf, layerOf, neuronId, neuronsText } from '../../session/network.js';
import { sharePercent, signed } from '../../texts/format.js';
import { ASKING, SEQUENCES } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { fill, h, write } from '../../ui/dom.js';
import { askControl } from '../ask-control.js';
import { lacksRecords } from './missing.js';
import { placeText } from './places.js';
import { windowsView } from './windows.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/sources-state.js').SurveyedNeuron} SurveyedNeuron */

const { windows: TEXT } = SEQUENCES;
const ID = 'survey';

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../engine/client.js').Engine} engine
 */
export function chosenNeuronsView(store, actions, engine) {
  const chosenText = h('span');
  const how = h('p', { class: 'hint' });
  const control = askControl(
    {
      id: ID,
      kind: 'survey',
      start: TEXT.start,
      progress: ASKING.counting(TEXT.unit),
      ask() {
        const { layer, channels } = chosen(store.state);
        if (layer && channels) actions.survey(ID, layer.index, channels);
      },
      missing: state => lacksNeurons(state) || lacksRecords(state),
      more: [chosenText],
    },
    store,
    actions,
  );
  const list = h('div');
  const answer = h('div', { class: 'windows' });
  /** @type {import('../../ui/tabs.js').Content | null} */
  let content = null;
  const neurons = neuronsTable(id => show(id));

  /** @param {string} id of the neuron */
  function show(id) {
    content?.stop?.();
    const { answers, model, shown } = store.state;
    const { windows: most, neurons } = answers.surveys[ID];
    const own = model && shown && isOf(shown.report.model, model.info) ? shown.report.neurons : [];
    const analysed = own.find(neuron => neuronId(neuron) === id) ?? null;
    const view = { id: ID, of: TEXT.ofNeuron(id), survey: neurons[id], most, analysed };
    content = model && windowsView({ ...view, network: model.info }, store, actions, engine);
    fill(answer, h('h4', {}, TEXT.heading(id)), ...(content?.parts ?? []));
  }

  store.watch(
    state => [layerOf(state), neuronsText(state)],
    state => {
      const { layer, channels } = chosen(state);
      write(chosenText, layer && channels ? TEXT.chosen(channels.length, layer.index) : '');
      write(how, TEXT.how(layer?.receptive_field ?? 0));
    },
  );
  store.watch(
    ({ answers }) => [answers.surveys[ID]],
    ({ answers: { surveys } }) => {
      content?.stop?.();
      content = null;
      fill(list);
      fill(answer);
      const found = Object.entries(surveys[ID]?.neurons ?? {});
      if (found.length === 0) return;
      if (found.length > 1) {
        neurons.update(found.map(([, neuron]) => neuron));
        fill(list, neurons.element);
      }
      show(found[0][0]);
    },
  );
  return h(
    'section',
    { class: 'question' },
    h('h3', { id: `${ID}-title` }, TEXT.title),
    how,
    control.element,
    list,
    answer,
  );
}

/** @param {State} state */
function chosen(state) {
  const layer = layerOf(state);
  return { layer, channels: layer ? readNeurons(neuronsText(state), layer.channels).channels : null };
}

/** @param {State} state */
function lacksNeurons(state) {
  const { layer, channels } = chosen(state);
  if (!layer) return SEQUENCES.needs.layer;
  return channels ? '' : SEQUENCES.needs.neurons;
}

/** @param {(id: string) => void} show */
function neuronsTable(show) {
  const { neurons: text } = TEXT;
  const idOf = (/** @type {SurveyedNeuron} */ { layer, neuron }) => neuronId({ layer, channel: neuron.channel });
  return dataTable({
    id: `${ID}-neurons`,
    label: text.label,
    search: text.search,
    file: 'neurons-windows',
    columns: /** @type {import('../../ui/data-table.js').Column<SurveyedNeuron>[]} */ ([
      {
        name: text.neuron,
        read: idOf,
        show: survey => h('button', { type: 'button', class: 'link', onclick: () => show(idOf(survey)) }, idOf(survey)),
      },
      { name: text.active, largestFirst: true, read: ({ neuron }) => neuron.active },
      {
        name: text.best,
        largestFirst: true,
        read: ({ neuron }) => neuron.windows[0]?.value ?? '',
        show: ({ neuron }) => (neuron.windows.length > 0 ? signed(neuron.windows[0].value) : ''),
      },
      {
        name: text.place,
        read: ({ neuron }) => (neuron.windows.length > 0 ? placeText(neuron.windows[0].place) : ''),
      },
      {
        name: text.explained,
        title: text.explainedMeaning,
        largestFirst: true,
        read: ({ neuron }) => neuron.explained ?? '',
        show: ({ neuron }) => (neuron.explained === undefined ? '' : sharePercent(neuron.explained)),
      },
    ]),
  });
}
