/** The numbers behind the drawing of the network. */
import { signed } from '../../texts/format.js';
import { h } from '../../ui/dom.js';
import { scrollingTable, tableRow } from '../../ui/table.js';
import { TEXTS } from '../../texts/learn.js';
import { differences, LAYERS } from './network-shape.js';

const T = TEXTS.network;
const LETTERS = [...'ACGT'];

/** @typedef {import('../../engine/types.js').Look} Look */

/** @param {Look} a @param {Look} b */
export function mapTable(a, b) {
  const rows = LAYERS.flatMap(({ map }, i) => {
    const differ = differences(map, a, b);
    return [0, 1, 2].flatMap(filter =>
      [a, b].map(look =>
        tableRow(`${T.layers[i]}, ${T.filter(filter + 1)}, ${look === a ? T.first : T.second}`, [
          ...look.maps[map].values.map((row, position) => [
            signed(row[filter]),
            differ[position][filter] ? h('span', { class: 'unlike' }, ' ≠') : null,
          ]),
          ...Array.from({ length: 4 - look.maps[map].positions }, () => ''),
        ]),
      ),
    );
  });
  const ends = [a, b].map(look =>
    tableRow(`${T.layers[3]}, ${look === a ? T.first : T.second}`, [
      signed(look.value),
      `${T.layers[4]} ${look.probability.toFixed(3)}`,
      '',
      '',
    ]),
  );
  return scrollingTable({
    label: T.tables,
    columns: [['Map'], ['1'], ['2'], ['3'], ['4']],
    rows: [...rows, ...ends],
  });
}

/** @param {import('../../engine/types.js').LessonInfo} info */
export function filterTable({ filters, second }) {
  const rows = filters.flatMap(({ weights, bias }, i) =>
    LETTERS.map((letter, j) =>
      tableRow(`${T.filter(i + 1)}, ${letter}`, [...weights.map(row => signed(row[j])), j === 0 ? signed(bias) : '']),
    ),
  );
  const last = filters.map((_, i) =>
    tableRow(`${T.layers[3]}, ${T.filter(i + 1)}`, [
      ...second.weights.map(row => signed(row[i])),
      ...Array.from({ length: 5 - second.weights.length }, () => ''),
      i === 0 ? signed(second.bias) : '',
    ]),
  );
  return scrollingTable({
    label: T.weights,
    columns: [['Weights'], ['1'], ['2'], ['3'], ['4'], ['5'], ['bias']],
    rows: [...rows, ...last],
  });
}
