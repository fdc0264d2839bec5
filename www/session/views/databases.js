/** The databases of known motifs: one that comes with the page, and files of the user. */
import { SESSION } from '../../texts/session.js';
import { fill, h, refill } from '../../ui/dom.js';
import { isBusy } from '../runs.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Shipped} Shipped */
/** @typedef {import('../state.js').OpenDatabase} OpenDatabase */

/**
 * The actions of the panel; the workbench and the page that compares motifs provide them.
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
 * @param {string} purpose of the databases
 */
export function databasesView(root, store, actions, purpose) {
  const choice = h('fieldset', { class: 'segments' });
  const own = h('ul', { class: 'databases' });
  const working = h('p', { class: 'working hint', role: 'status' });
  fill(root, h('p', { class: 'hint' }, purpose), choice, own, working, chooser(actions));
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
    ({ openingMotifs }) => fill(working, openingMotifs && SESSION.known.opening(openingMotifs)),
  );
}

/** @param {Shipped[]} shelf @param {string} chosen @param {boolean} busy @param {KnownActions} actions */
function shippedChoice(shelf, chosen, busy, actions) {
  /** @param {string} id @param {string} title @param {string} size */
  const option = (id, title, size) =>
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
      h('span', {}, h('b', {}, title), ` ${size}`),
    );
  return [
    h('legend', {}, SESSION.known.shipped),
    ...shelf.map(({ id, title, motifs }) => option(id, title, SESSION.known.motifs(motifs))),
    option('none', SESSION.known.none, ''),
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
      'aria-label': SESSION.known.removeName(info.name),
    },
    SESSION.known.remove,
  );
  return h(
    'li',
    { class: 'database' },
    h(
      'p',
      {},
      h('b', {}, source?.title ?? info.name),
      SESSION.known.database(info.motifs, info.format),
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
    'aria-label': SESSION.known.input,
    onchange() {
      actions.addMotifs([...(input.files ?? [])]);
      input.value = '';
    },
  });
  return h(
    'label',
    { class: 'dropzone small' },
    input,
    h('span', {}, SESSION.known.add, h('u', {}, SESSION.known.choose)),
    h('span', { class: 'hint' }, SESSION.known.formats),
  );
}
