/** The filters of the layers that read the sequence, as logos, before anything was computed. */
import { filterLogo } from '../../session/logo-sizes.js';
import { allLayers, layerOf, neuronsText } from '../../session/network.js';
import { Logos } from '../../session/views/logos.js';
import { NETWORK } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';
import { rovingFocus } from '../../ui/roving-focus.js';

/** @typedef {import('../../session/state.js').State} State */

/** Number of filters that are shown at first. */
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
    const grid = h('ul', { class: 'filters', 'aria-label': NETWORK.filters.list }, ...cards.slice(0, FIRST));
    const rest = cards.slice(FIRST);
    rovingFocus(grid, 'button');
    const more = h('button', { type: 'button', class: 'quiet', onclick: showRest }, NETWORK.filters.more(rest.length));
    function showRest() {
      grid.append(...rest);
      more.remove();
      mark();
      rest[0].querySelector('button')?.focus(); // the arrow keys continue from there
    }
    const title = NETWORK.filters.title(layer, matrices.length, info?.kernel ?? 0);
    return h('section', {}, h('h3', {}, title), grid, rest.length > 0 && more);
  }

  /** @param {number[][]} ppm @param {number} layer @param {number} channel */
  function card(ppm, layer, channel) {
    const title = NETWORK.filters.filter(channel, layer, consensus(ppm));
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

  /** The most probable letters, in lower case below a probability of 0.5. @param {number[][]} ppm */
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
    ({ details, model }) => [details.filters, model],
    ({ details, model }) => {
      logos.forget();
      const { filters } = details;
      if (filters.length > 0) return fill(root, explanation(), ...filters.map(group));
      const { none, loading, noNetwork } = NETWORK.filters;
      fill(root, h('p', { class: 'empty' }, details.nodes.length > 0 ? none : model ? loading : noNetwork));
    },
  );
  store.watch(
    state => [layerOf(state)?.index, neuronsText(state), state.details.filters],
    () => mark(),
  );
}

function explanation() {
  return h('p', { class: 'hint' }, NETWORK.filters.meaning);
}
