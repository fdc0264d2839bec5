/** The distinct motifs of all neurons of the report, the neurons that hold each, and its rules. */
import { motifName } from '../../session/matches.js';
import { Logos } from '../../session/views/logos.js';
import { significance } from '../../texts/format.js';
import { RESULT } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';
import { save } from '../../ui/save.js';

/** @typedef {import('../../engine/types.js').Report} Report */
/** @typedef {import('../../engine/types.js').NetworkMotif} NetworkMotif */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../ui/data-table.js').Column<NetworkMotif>} Column */

/** Maximum number of linked neurons and of rules per cell; the file has all. */
const MAX_LISTED = 8;

const { motifs: TEXT } = RESULT;

/**
 * @param {{report: Report, text: string, logos: Record<string, string>}} shown
 * @param {import('../../engine/client.js').Engine} engine
 * @param {Actions} actions
 * @returns {HTMLElement | null} nothing where fewer than two neurons were analysed
 */
export function networkMotifsView(shown, engine, actions) {
  const { motifs } = shown.report;
  if (!motifs) return null;
  const details = h('details', { class: 'network-motifs' }, h('summary', {}, TEXT.summary(motifs.length)));
  details.addEventListener('toggle', () => {
    if (!details.open || details.childElementCount > 1) return;
    const columns = columnsFor(shown.report, new Logos(engine, () => shown), actions);
    const table = dataTable({
      id: 'network-motifs',
      label: TEXT.label,
      search: TEXT.search,
      columns,
      file: 'network-motifs',
    });
    const saveMeme = async () =>
      save('network-motifs.meme', await engine.call('networkMeme', { report: shown.text }), 'text/plain');
    const button = h(
      'button',
      { type: 'button', class: 'quiet', onclick: () => saveMeme().catch(actions.refuse) },
      TEXT.saveMeme,
    );
    details.append(h('p', { class: 'hint' }, TEXT.meaning), h('p', {}, button), table.element);
    table.update(motifs);
  });
  return details;
}

/** @param {Report} report @param {Logos} logos @param {Actions} actions @returns {Column[]} */
function columnsFor({ neurons }, logos, actions) {
  const dictionary = new Map(neurons.flatMap(neuron => neuron.dictionary ?? []).map(motif => [motif.id, motif]));
  const called = (/** @type {NetworkMotif} */ { motif, name }) => {
    const found = dictionary.get(motif);
    return found ? motifName(found) : name;
  };
  const neuronsOf = (/** @type {NetworkMotif} */ { members }) => [
    ...new Set(members.map(({ motif }) => motif.slice(0, motif.lastIndexOf('.')))),
  ];
  const trees = neurons.flatMap(neuron => neuron.syntax ?? []).filter(({ leaves }) => leaves.length > 1);
  const rulesOf = (/** @type {NetworkMotif} */ { members }) => {
    const ids = new Set(members.map(({ motif }) => motif));
    return [
      ...new Set(trees.filter(({ leaves }) => leaves.some(({ motif }) => ids.has(motif))).map(({ text }) => text)),
    ];
  };
  return [
    { name: TEXT.name, read: called, show: motif => h('b', {}, called(motif)) },
    {
      name: TEXT.logo,
      read: ({ motif }) => motif,
      fixed: true,
      show: motif => {
        const found = dictionary.get(motif.motif);
        return found ? logos.small(found.ppm, TEXT.motif(motif.motif, called(motif))) : motif.motif;
      },
    },
    { name: TEXT.q, read: ({ q }) => q ?? 1, show: ({ q }) => (q === undefined ? '–' : significance(q)) },
    {
      name: TEXT.neurons,
      read: motif => neuronsOf(motif).length,
      show: motif => {
        const all = neuronsOf(motif);
        const links = all
          .slice(0, MAX_LISTED)
          .map(id =>
            h(
              'button',
              { type: 'button', class: 'link', 'aria-label': TEXT.neuron(id), onclick: () => actions.showNeuron(id) },
              id,
            ),
          );
        return h('span', {}, ...links, all.length > MAX_LISTED && TEXT.more(all.length));
      },
    },
    { name: TEXT.facets, read: ({ crms }) => crms },
    {
      name: TEXT.rules[0],
      title: TEXT.rules[1],
      read: motif => rulesOf(motif).join('; '),
      show: motif => {
        const rules = rulesOf(motif);
        return h(
          'span',
          { class: 'words' },
          rules.slice(0, MAX_LISTED).join('; '),
          rules.length > MAX_LISTED && TEXT.moreRules(rules.length),
        );
      },
    },
  ];
}
