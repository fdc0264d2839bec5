/** Saves hits for genome browsers: BED, GFF3, and their scores along the genome as bedGraph or bigWig. */
import { bedGraph } from '../../sources/tracks/bedgraph.js';
import { bigWig } from '../../sources/tracks/bigwig.js';
import { bedOfHits, gff3OfHits, piecesOfHits } from '../../sources/tracks/hits.js';
import { intervalsOf } from '../../sources/tracks/pieces.js';
import { SIGNALS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { save } from '../../ui/save.js';
import { choice } from './choice.js';

/** @typedef {import('../../sources/tracks/hits.js').Hit} Hit */

const { save: TEXT } = SIGNALS.hits;

/** The source that GFF3 names. */
const PROGRAM = 'neuronmotif';

/**
 * @param {{id: string, file: string, hits: () => Hit[]}} saving
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function saveHits({ id, file, hits }, store, actions) {
  const { genome } = store.state.sources; // other hits come with another genome
  const format = choice(`${id}-track-format`, TEXT.as);
  format.offer([
    { id: 'bigwig', text: TEXT.bigWig },
    { id: 'bedgraph', text: TEXT.bedGraph },
  ]);
  const button = (/** @type {string} */ own, /** @type {string} */ text, /** @type {() => void} */ onclick) =>
    h('button', { type: 'button', class: 'quiet', id: `${id}-${own}`, onclick }, text);

  async function saveTrack() {
    if (!genome) return;
    const { chromosomes } = genome;
    const intervals = intervalsOf(piecesOfHits(hits()), chromosomes.keys(), 'largest');
    if (format.value() === 'bigwig') save(`${file}.bw`, await bigWig(intervals, chromosomes));
    else save(`${file}.bedgraph`, [...bedGraph(intervals, chromosomes, file)].join(''));
  }

  return h(
    'div',
    { class: 'save-hits' },
    h(
      'p',
      { class: 'row' },
      button('bed', TEXT.bed, () => save(`${file}.bed`, [...bedOfHits(hits())].join(''))),
      button('gff3', TEXT.gff3, () => save(`${file}.gff3`, [...gff3OfHits(hits(), { source: PROGRAM })].join(''))),
    ),
    genome
      ? h(
          'p',
          { class: 'row' },
          ...format.parts,
          button('track', TEXT.track, () => saveTrack().catch(actions.refuse)),
        )
      : h('p', { class: 'hint' }, TEXT.noGenome),
  );
}
