/** The report on show: how it was made, its neurons, and the facets of one of them. */
import { fill, h } from '../dom.js';
import { duration } from '../format.js';
import { neuronId, neuronOf } from '../model.js';
import { save } from '../export/save.js';
import { Logos } from './logos.js';
import { neuronTable } from './neuron-table.js';
import { neuronView } from './neuron.js';

/** @typedef {import('../model.js').State} State */
/** @typedef {import('../model.js').Shown} Shown */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../engine/client.js').Engine} Engine */

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Store<State>} store
 * @param {Actions} actions
 * @param {Engine} engine
 */
export function resultView(root, store, actions, engine) {
  const logos = new Logos(engine, () => store.state.shown);
  const head = h('div', { class: 'result-head' });
  const list = h('div', { class: 'neuron-list' });
  const detail = h('div', { class: 'neuron' });
  fill(root, head, list, detail);

  store.watch(
    ({ shown, model }) => [shown, model],
    ({ shown, model }) => {
      fill(head, ...(shown ? provenance(shown, model?.info.sha256 ?? null, actions, engine) : empty()));
    },
  );
  store.watch(
    state => [state.shown, state.settings.neuron],
    state => {
      const neurons = state.shown?.report.neurons ?? [];
      fill(list, neurons.length > 1 && neuronTable(neurons, neuronOf(state), actions));
    },
  );
  store.watch(
    state => [evidence(state), state.settings.align, state.shown?.source],
    state => {
      const neuron = neuronOf(state);
      logos.forget();
      fill(detail, ...(neuron && state.shown ? neuronView(neuron, state.settings.align, logos, actions) : []));
    },
  );
}

/** What the shown neuron looks like: partial reports repeat finished neurons, which need not be drawn again. */
function evidence(/** @type {State} */ state) {
  const neuron = neuronOf(state);
  return (
    neuron &&
    `${state.shown?.report.model.sha256} ${neuronId(neuron)} ${state.shown?.report.options.seed} ${JSON.stringify(neuron.sampling)}`
  );
}

function empty() {
  return [h('p', { class: 'empty' }, 'Facets appear here while a run works, neuron by neuron.')];
}

/**
 * @param {Shown} shown
 * @param {string | null} openModel hash of the network that is open
 * @param {Actions} actions
 * @param {Engine} engine
 */
function provenance({ report, text, source }, openModel, actions, engine) {
  const { model, options, tool, timings, digest } = report;
  const stem = `${model.name.replace(/\.[^.]*$/, '')}-layer${report.neurons[0]?.layer ?? ''}`;
  const say = { example: 'Example, solved in advance', run: 'Your run', file: 'Saved report' }[source];
  const other = openModel !== null && openModel !== model.sha256;
  const through = async (
    /** @type {'meme' | 'html'} */ method,
    /** @type {string} */ name,
    /** @type {string} */ type,
  ) => {
    try {
      save(name, await engine.call(method, { report: text }), type);
    } catch (error) {
      actions.refuse(error);
    }
  };
  return [
    h(
      'p',
      { class: 'provenance' },
      h('strong', {}, say),
      ` · ${model.name} · preset ${options.preset} · seed ${options.seed} · ${tool.name} ${tool.version}, ${tool.engine}, ${tool.threads} threads · ${duration(timings.total_seconds)}`,
      h('br'),
      h(
        'span',
        {
          class: 'digest',
          title:
            'Depends on the network, the options and the results; not on time, threads or browser. Equal digests mean equal results.',
        },
        'Digest ',
        h('code', {}, digest),
      ),
    ),
    other && h('p', { class: 'note' }, `This result is of ${model.name}, not of the network that is open now.`),
    h(
      'p',
      { class: 'row' },
      h(
        'button',
        { type: 'button', id: 'save-meme', onclick: () => through('meme', `${stem}.meme`, 'text/plain') },
        'Motifs (MEME)',
      ),
      h(
        'button',
        { type: 'button', id: 'save-json', onclick: () => save(`${stem}.report.json`, text, 'application/json') },
        'Report (JSON)',
      ),
      h(
        'button',
        { type: 'button', id: 'save-html', onclick: () => through('html', `${stem}.html`, 'text/html') },
        'Page (HTML)',
      ),
    ),
  ];
}
