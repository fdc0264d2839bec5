/** The distribution of the hits of a motif around the centres of their sequences (paper, Fig. 6E and F). */
import { SIGNALS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { plot } from '../../ui/plot.js';
import { choice } from './choice.js';

/** @typedef {import('../../session/sources-state.js').Hits['found']['motifs'][number]} Motif */

const { positions: TEXT } = SIGNALS.hits;

/**
 * @param {string} id of its elements
 * @param {Motif[]} motifs
 * @param {string} file name of files, without what they are
 * @returns {{element: HTMLElement, show: (id: string) => void}} `show` takes the identifier of a motif
 */
export function positionsView(id, motifs, file) {
  const place = h('div');
  const motif = choice(`${id}-motif`, TEXT.choose, draw);
  motif.offer(motifs.map(({ id, name }) => ({ id, text: SIGNALS.motif(id, name) })));

  function draw() {
    const chosen = motifs.find(motif_ => motif_.id === motif.value());
    if (chosen) place.replaceChildren(positionsPlot(id, chosen, file));
  }

  draw();
  const element = h(
    'div',
    { class: 'positions' },
    h('h4', {}, TEXT.title),
    h('p', { class: 'hint' }, TEXT.how),
    h('p', { class: 'row' }, ...motif.parts),
    place,
  );
  return {
    element,
    show(id) {
      motif.choose(id);
      element.scrollIntoView({ block: 'nearest' });
    },
  };
}

/** @param {string} id @param {Motif} motif @param {string} file */
function positionsPlot(id, { id: own, name, found, positions }, file) {
  const { from, bin, forward, reverse } = positions;
  if (found === 0) return h('p', { class: 'empty' }, TEXT.none);
  const drawn = plot({ id, label: TEXT.label(SIGNALS.motif(own, name)), file: `${file}-${own}-positions` });
  drawn.update({
    places: forward.map((_, index) => from + index * bin + (bin - 1) / 2),
    series: [
      { name: TEXT.forward, kind: 'bars', values: forward },
      { name: TEXT.reverse, kind: 'bars', values: reverse },
    ],
    x: { name: TEXT.x, unit: 'bp' },
    y: { name: TEXT.y },
  });
  return drawn.element;
}
