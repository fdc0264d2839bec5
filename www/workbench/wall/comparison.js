/** Chosen neurons compared: the similarity of their best facets as a heat map. */
import { coreOf } from '../../session/facets/core.js';
import { markOf } from '../../session/facets/marks.js';
import { similarities } from '../../session/similarity.js';
import { neuronId } from '../../session/network.js';
import { WALL } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { heatMapTable } from '../../ui/heat-map-table.js';
import { logoOf } from './cell.js';
import { bestFacet } from './items.js';

/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */

const LOGO_HEIGHT = 32;

const { comparison: TEXT } = WALL;

/**
 * @param {NeuronReport[]} neurons
 * @param {object} place
 * @param {import('../../engine/client.js').Engine} place.engine
 * @param {string} place.alphabet
 * @param {import('../../session/facets/marks.js').Marks} place.marks
 * @param {import('./logo-queue.js').LogoQueue} place.logos
 * @param {(error: unknown) => void} place.refuse
 * @returns {Promise<HTMLElement>}
 */
export async function neuronComparison(neurons, { engine, alphabet, marks, logos, refuse }) {
  const compared = neurons.flatMap(neuron => {
    const best = bestFacet(neuron, marks);
    return best ? [{ id: neuronId(neuron), best, name: markOf(marks, neuron, best.id).name }] : [];
  });
  const found = await similarities(
    engine,
    compared.map(({ best }) => coreOf(best).ppm),
    alphabet,
  );
  const map = heatMapTable({
    id: 'similarities',
    label: TEXT.label,
    rows: TEXT.rows,
    search: TEXT.search,
    file: 'neurons-similarity',
    refuse,
  });
  map.update(
    compared.map(({ id, name }) => ({ name: id, title: name })),
    compared.map(({ id, best }, i) => ({
      name: id,
      cells: compared.map((_, j) => ({ value: found?.correlation(i, j) ?? 0 })),
      show: () => {
        const place = h('div', { class: 'wall-logo' });
        logos.put(place, logoOf(best, LOGO_HEIGHT));
        return [h('b', {}, id), place];
      },
    })),
  );
  const element = h(
    'section',
    { class: 'neuron-comparison' },
    h('h4', {}, TEXT.title(compared.length)),
    h('p', { class: 'hint' }, TEXT.meaning),
    map.element,
    h('p', {}, h('button', { type: 'button', class: 'quiet', onclick: () => element.remove() }, TEXT.close)),
  );
  return element;
}
