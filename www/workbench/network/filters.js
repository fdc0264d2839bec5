/** The filters of the layers that read the sequence, as logos, before anything was computed. */
import { filterLogo } from '../../session/logo-sizes.js';
import { allLayers, layerOf, neuronsText } from '../../session/state.js';
import { Logos } from '../../session/views/logos.js';
import { counted } from '../../texts/format.js';
import { fill, h } from '../../ui/dom.js';
import { rove } from '../../ui/roving-focus.js';

/** @typedef {import('../../session/state.js').State} State */

/** Filters that are shown at first. */
const FIRST = 24;

/**
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../engine/client.js').Engine} engine
 */
export function filtersView(root, store, actions, engine) {
  const logos = new Logos(engine, () => {
    const { model } = store.state;
    return model && { report: { model: model.info }, logos: {} };
  });

  /** @param {import('../../session/state.js').Filters} filters */
  function group({ layer, matrices }) {
    const info = store.state.model && allLayers(store.state.model.info).find(({ index }) => index === layer);
    const cards = matrices.map((ppm, channel) => card(ppm, layer, channel));
    const grid = h(
      'ul',
      { class: 'filters', 'aria-label': 'Filters; arrow keys move, Enter chooses' },
      ...cards.slice(0, FIRST),
    );
    const rest = cards.slice(FIRST);
    rove(grid, 'button');
    const more = h('button', { type: 'button', class: 'quiet', onclick: showRest }, `Show the other ${rest.length}`);
    function showRest() {
      grid.append(...rest);
      more.remove();
      mark();
      rest[0].querySelector('button')?.focus(); // arrow keys lead on from there
    }
    const title = `Layer ${layer}: ${counted(matrices.length, 'filter')} of ${counted(info?.kernel ?? 0, 'letter')}`;
    return h('section', {}, h('h3', {}, title), grid, rest.length > 0 && more);
  }

  /** @param {number[][]} ppm @param {number} layer @param {number} channel */
  function card(ppm, layer, channel) {
    const title = `Filter of neuron ${channel} in layer ${layer}, ${consensus(ppm)}`;
    const choose = () => actions.chooseNeuron(layer, channel);
    const logo = logos.place(ppm, filterLogo(title, ppm.length));
    return h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: 'filter',
          'data-neuron': `${layer}.${channel}`,
          'aria-pressed': 'false',
          tabindex: channel === 0 ? 0 : -1,
          onclick: choose,
        },
        logo,
        h('span', {}, channel),
      ),
    );
  }

  /** @param {number[][]} ppm the likeliest letters, those that hardly lead in lower case */
  function consensus(ppm) {
    return ppm
      .map(column => {
        const letter = logos.alphabet()[column.indexOf(Math.max(...column))] ?? '';
        return Math.max(...column) >= 0.5 ? letter : letter.toLowerCase();
      })
      .join('');
  }

  function mark() {
    const chosen = `${layerOf(store.state)?.index}.${neuronsText(store.state)}`;
    for (const button of root.querySelectorAll('.filter')) {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-neuron') === chosen));
    }
  }

  store.watch(
    ({ inside, model }) => [inside.filters, model],
    ({ inside, model }) => {
      logos.forget();
      const { filters } = inside;
      if (filters.length > 0) return fill(root, explanation(), ...filters.map(group));
      const none = inside.nodes.length > 0 ? 'No layer of this network reads the letters directly.' : '';
      fill(
        root,
        h(
          'p',
          { class: 'empty' },
          none || `Logos of the first filters appear here ${model ? 'in a moment' : 'once a network is open'}.`,
        ),
      );
    },
  );
  store.watch(
    state => [layerOf(state)?.index, neuronsText(state), state.inside.filters],
    () => mark(),
  );
}

function explanation() {
  return h(
    'p',
    { class: 'hint' },
    'Each position of a filter becomes a column of a matrix: the softmax of its weights, scaled so that the most selective position of the whole layer prefers its best letter 20 : 1 over the average one. Choose a filter to choose its neuron.',
  );
}
