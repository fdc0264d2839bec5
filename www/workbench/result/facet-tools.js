/** The panel of one logo: its properties and its matrix, copying and saving. */
import { figure } from '../../texts/format.js';
import { UI } from '../../texts/ui.js';
import { FACETS } from '../../texts/workbench.js';
import { h, write } from '../../ui/dom.js';
import { toPng } from '../../ui/drawing.js';
import { copyPng, copyText, save } from '../../ui/save.js';
import { scrollingTable, tableRow } from '../../ui/table.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */
/** @typedef {import('../../session/views/logos.js').Logos} Logos */
/** @typedef {import('../actions.js').Actions} Actions */

/**
 * A button and the panel that it opens; the panel is filled when it is opened for the first time.
 * @param {Crm} crm
 * @param {string} id
 * @param {Logos} logos
 * @param {Actions} actions
 * @param {(id: string) => string} nameOf how a facet is called now
 */
export function facetTools(crm, id, logos, actions, nameOf) {
  const panel = h('div', { class: 'facet-more', hidden: true });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'link',
      'aria-expanded': 'false',
      'aria-label': FACETS.tools.about(crm.consensus),
      onclick() {
        if (!panel.hasChildNodes()) panel.append(...contents(crm, id, logos, actions, nameOf));
        panel.hidden = !panel.hidden;
        button.setAttribute('aria-expanded', String(!panel.hidden));
        write(button, panel.hidden ? FACETS.tools.more : FACETS.tools.less);
      },
    },
    FACETS.tools.more,
  );
  return { button, panel };
}

/** @param {Crm} crm @param {string} id @param {Logos} logos @param {Actions} actions @param {(id: string) => string} nameOf */
function contents(crm, id, logos, actions, nameOf) {
  const file = `facet-${id.replace(/[^\w.]/g, '-')}`;
  const done = h('span', { class: 'hint', role: 'status' });
  const svg = () => logos.standalone(crm, id);
  const png = async () => toPng(await svg());
  const button = (/** @type {string} */ label, /** @type {() => Promise<void>} */ act) =>
    h('button', { type: 'button', class: 'quiet', onclick: () => act().catch(actions.refuse) }, label);
  const copy = (/** @type {string} */ label, /** @type {() => Promise<void>} */ act) =>
    button(label, async () => {
      await act();
      write(done, FACETS.tools.copied);
    });
  async function saveFasta() {
    const { facetFasta } = await import('../../exports/sequences.js');
    save(`${file}.fasta`, facetFasta(crm, nameOf(crm.id)) ?? '');
  }
  return [
    h(
      'p',
      { class: 'row' },
      button(FACETS.tools.saveSvg, async () => save(`${file}.svg`, await svg(), 'image/svg+xml')),
      button(FACETS.tools.savePng, async () => save(`${file}.png`, await png())),
      crm.strongest && button(FACETS.tools.saveFasta, saveFasta),
      copy(FACETS.tools.copySvg, async () => copyText(await svg(), UI.copy.picture)),
      copy(FACETS.tools.copyPng, () => copyPng(png())),
      copy(FACETS.tools.copyConsensus, () => copyText(crm.consensus, UI.copy.text)),
      copy(FACETS.tools.copyLink, () => actions.link('facets', id)),
      done,
    ),
    h(
      'dl',
      { class: 'facts' },
      ...fact(FACETS.table.consensus[0], h('code', { class: 'consensus' }, crm.consensus)),
      ...fact(FACETS.table.consensusActivation[0], figure(crm.consensus_activation)),
      ...fact(FACETS.table.largest[0], figure(crm.max_activation)),
      ...fact(FACETS.tools.path, pathText(crm)),
    ),
    matrix(crm, logos.alphabet(), file),
  ];
}

/** @param {string} term @param {import('../../ui/dom.js').Child} value */
function fact(term, value) {
  return [h('dt', {}, term), h('dd', {}, value)];
}

/**
 * The cluster taken at every max-pooling, the deepest first.
 * @param {Crm} crm
 */
export function pathText({ paths }) {
  if (paths.length === 0) return FACETS.tools.allClusters;
  const words = paths.filter(path => path.length > 0).map(path => path.join(' → '));
  return words.join(', ') || FACETS.tools.noPooling;
}

/** @param {Crm} crm @param {string} alphabet @param {string} file */
function matrix({ ppm, information_content: information }, alphabet, file) {
  const line = (/** @type {string} */ name, /** @type {number[]} */ values) =>
    tableRow(
      name,
      values.map(value => value.toFixed(2)),
    );
  return scrollingTable({
    label: FACETS.tools.matrix,
    intro: FACETS.tools.matrixMeaning,
    kind: 'matrix',
    file: `${file}-matrix`,
    fileRows: [
      ...[...alphabet].map((letter, i) => [letter, ...ppm.map(row => row[i])]),
      [FACETS.tools.bits, ...information],
    ],
    columns: [[FACETS.tools.position], ...ppm.map((_, i) => /** @type {[string]} */ ([`${i + 1}`]))],
    rows: [
      ...[...alphabet].map((letter, i) =>
        line(
          letter,
          ppm.map(row => row[i]),
        ),
      ),
      line(FACETS.tools.bits, information),
    ],
  });
}
