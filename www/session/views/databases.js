/** The motif databases that facets are compared with: one that comes with the page, and the visitor's own. */
import { count, counted } from '../../texts/format.js';
import { fill, h, refill } from '../../ui/dom.js';
import { isBusy } from '../state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Shipped} Shipped */
/** @typedef {import('../state.js').OpenDatabase} OpenDatabase */

/**
 * What the panel can make the page do; the page of the workbench and that of the comparison both can.
 * @typedef {object} KnownActions
 * @property {(id: string) => void} chooseMotifs
 * @property {(files: File[]) => void} addMotifs
 * @property {(sha256: string) => void} removeMotifs
 */

/** What the panel reads of a page's state. @typedef {Pick<State, 'shelf' | 'databases' | 'openingMotifs' | 'settings' | 'run'>} KnownState */

/**
 * @template {KnownState} S
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<S>} store
 * @param {KnownActions} actions
 * @param {string} says what the databases are for
 */
export function knownView(root, store, actions, says) {
  const choice = h('fieldset', { class: 'segments' });
  const own = h('ul', { class: 'databases' });
  const working = h('p', { class: 'working hint', role: 'status' });
  fill(root, h('p', { class: 'hint' }, says), choice, own, working, chooser(actions));
  store.watch(
    ({ shelf, run }) => [shelf, isBusy({ run })],
    ({ shelf, settings, run }) => refill(choice, ...shippedChoice(shelf, settings.motifs, isBusy({ run }), actions)),
  );
  store.watch(
    ({ settings, shelf }) => [settings.motifs, shelf],
    ({ settings }) => {
      for (const input of choice.querySelectorAll('input')) input.checked = input.value === settings.motifs;
    },
  );
  store.watch(
    ({ databases, shelf, run }) => [databases, shelf, isBusy({ run })],
    ({ databases, shelf, run }) =>
      refill(own, ...databases.map(database => entry(database, shelf, isBusy({ run }), actions))),
  );
  store.watch(
    ({ openingMotifs }) => [openingMotifs],
    ({ openingMotifs }) => fill(working, openingMotifs && `Opening ${openingMotifs} …`),
  );
}

/** @param {Shipped[]} shelf @param {string} chosen @param {boolean} busy @param {KnownActions} actions */
function shippedChoice(shelf, chosen, busy, actions) {
  /** @param {string} id @param {string} title @param {string} says */
  const option = (id, title, says) =>
    h(
      'label',
      { class: 'segment' },
      h('input', {
        type: 'radio',
        name: 'motifs',
        id: `motifs-${id}`,
        value: id,
        checked: id === chosen,
        disabled: busy,
        onchange: () => actions.chooseMotifs(id),
      }),
      h('span', {}, h('b', {}, title), ` ${says}`),
    );
  return [
    h('legend', {}, 'Shipped'),
    ...shelf.map(({ id, title, motifs }) => option(id, title, counted(motifs, 'motif'))),
    option('none', 'none', ''),
  ];
}

/** @param {OpenDatabase} database @param {Shipped[]} shelf @param {boolean} busy @param {KnownActions} actions */
function entry({ info, shipped }, shelf, busy, actions) {
  const source = shelf.find(({ id }) => id === shipped);
  const remove = h(
    'button',
    {
      type: 'button',
      class: 'quiet',
      disabled: busy,
      onclick: () => actions.removeMotifs(info.sha256),
      'aria-label': `Remove ${info.name}`,
    },
    'Remove',
  );
  return h(
    'li',
    { class: 'database' },
    h(
      'p',
      {},
      h('b', {}, source?.title ?? info.name),
      ` ${count(info.motifs)} motifs, ${info.format}`,
      !source && [' ', remove],
    ),
    source && credit(source),
    ...info.warnings.map(warning => h('p', { class: 'note' }, warning)),
  );
}

/** @param {Shipped} shipped */
function credit({ release, licence, citation, url }) {
  return h(
    'p',
    { class: 'hint' },
    `${release}, ${licence}. ${citation} `,
    h('a', { href: url, rel: 'noreferrer' }, url.replace(/^https:\/\//, '')),
  );
}

/** @param {KnownActions} actions */
function chooser(actions) {
  const input = h('input', {
    type: 'file',
    id: 'motifs-file',
    class: 'unseen',
    multiple: true,
    'aria-label': 'Add files of known motifs',
    onchange() {
      actions.addMotifs([...(input.files ?? [])]);
      input.value = '';
    },
  });
  return h(
    'label',
    { class: 'dropzone small' },
    input,
    h('span', {}, 'Add motif files of your own: drop them, or ', h('u', {}, 'choose files')),
    h('span', { class: 'hint' }, 'MEME, JASPAR, TRANSFAC, HOCOMOCO or CIS-BP; recognised by what is in them.'),
  );
}
