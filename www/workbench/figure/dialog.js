/** The builder of figures: settings on one side, the figure as it will be saved on the other. */
import { fileOf, FORMATS } from '../../figure/save.js';
import { restored } from '../../figure/settings.js';
import { FIGURE } from '../../texts/figure.js';
import { fill, h, write } from '../../ui/dom.js';
import { asProblem } from '../../ui/problem.js';
import { save } from '../../ui/save.js';
import { choiceField, figuresField, numberField, rowsField, switchField } from './fields.js';
import { figureKit } from './kit.js';
import { missingLetters, preview } from './preview.js';
import { subjectOf } from './subjects.js';

/** @typedef {import('../../figure/save.js').Format} Format */
/** @typedef {import('../../figure/settings.js').FigureSettings} FigureSettings */
/** @typedef {import('./subjects.js').Subject} Subject */
/** @typedef {{page: import('../../figure/page.js').Page & {fontSize?: number}, settings: FigureSettings}} Composed */

/**
 * @param {import('./subjects.js').FigureRequest} request
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {{changeFigure: (figure: import('../../session/state.js').State['figure']) => void}} actions
 * @param {import('../../engine/client.js').Engine} engine
 */
export function openDialog(request, store, actions, engine) {
  const subject = subjectOf(request, engine);
  const settings = () => restored(store.state.figure);
  const change = (/** @type {Partial<FigureSettings>} */ patch) => actions.changeFigure({ ...settings(), ...patch });
  const { parts, fields } = form(subject, change);
  const pane = h('div', { class: 'figure-preview', tabindex: 0, role: 'region', 'aria-label': FIGURE.preview });
  const facts = h('p', { class: 'hint', role: 'status' });
  const buttons = /** @type {Format[]} */ (Object.keys(FORMATS)).map(format =>
    h('button', { type: 'button', id: `figure-save-${format}`, onclick: () => saveAs(format) }, FIGURE.save[format]),
  );
  const dialog = h(
    'dialog',
    { class: 'figure-dialog', 'aria-labelledby': 'figure-title', onclose: end },
    h(
      'header',
      { class: 'row' },
      h('h2', { id: 'figure-title' }, FIGURE.title),
      h('button', { type: 'button', id: 'figure-close', onclick: () => dialog.close() }, FIGURE.close),
    ),
    h(
      'div',
      { class: 'figure-body' },
      h('form', { class: 'figure-form', onsubmit: (/** @type {Event} */ event) => event.preventDefault() }, ...parts),
      h('div', { class: 'figure-side' }, h('p', { class: 'row' }, ...buttons), facts, pane),
    ),
    h(
      'button',
      { type: 'button', class: 'quiet', id: 'figure-usual', onclick: () => actions.changeFigure(null) },
      FIGURE.usual,
    ),
  );
  /** @type {Composed | null} */
  let composed = null;
  let newest = 0;

  const stop = store.watch(
    state => [state.figure],
    () => {
      for (const { show } of fields) show(settings());
      draw();
    },
  );

  async function draw() {
    newest += 1;
    const own = newest;
    const wanted = settings();
    pane.setAttribute('aria-busy', 'true');
    if (composed === null) fill(pane, h('p', { class: 'hint', role: 'status' }, FIGURE.drawing));
    try {
      const tools = await figureKit();
      const page = await subject.compose(wanted, tools);
      if (own !== newest) return;
      composed = { page, settings: wanted };
      fill(pane, preview(page, wanted, tools, subject.title));
      write(facts, factsOf(composed, tools));
    } catch (error) {
      if (own !== newest) return;
      composed = null;
      fill(pane, problem(error));
      write(facts, '');
    }
    pane.removeAttribute('aria-busy');
    for (const button of buttons) button.disabled = composed === null;
  }

  /** @param {Format} format */
  async function saveAs(format) {
    if (!composed) return;
    try {
      const file = await fileOf(composed.page, format, composed.settings, await figureKit(), subject.title);
      save(`${subject.file}.${format}`, new Blob([file], { type: FORMATS[format] }));
      write(facts, FIGURE.saved(`${subject.file}.${format}`));
    } catch (error) {
      fill(pane, problem(error));
    }
  }

  function end() {
    newest += 1;
    stop();
    dialog.remove();
  }

  document.body.append(dialog);
  dialog.showModal();
}

/** @param {Subject} subject @param {import('./fields.js').Change} change */
function form({ chosen, rows, shown: onShow, hasFacets, hasLogos }, change) {
  const number = (/** @type {Parameters<typeof numberField>[0]} */ name) => numberField(name, change);
  const choice = (/** @type {Parameters<typeof choiceField>[0]} */ name) => choiceField(name, change);
  const shown = /** @type {Parameters<typeof switchField>[0][]} */ (
    hasFacets
      ? ['title', 'known', 'names', 'segments', 'scale', 'ruler']
      : ['title', ...(hasLogos ? ['names', 'scale', 'ruler'] : [])]
  ).map(name => switchField(name, change));
  const content = [
    ...(chosen && rows.length > 1 ? [rowsField(chosen, rows, onShow, change)] : []),
    ...(hasFacets ? [choice('order'), choice('align'), choice('extent')] : []),
  ];
  const look = [
    number('width'),
    number('fontSize'),
    ...(hasLogos ? [number('columns'), number('logoHeight')] : []),
    choice('colours'),
    choice('letters'),
  ];
  const figures = hasFacets ? [figuresField(change)] : [];
  const elements = (/** @type {import('./fields.js').Field[]} */ all) => all.map(({ element }) => element);
  return {
    fields: [...content, ...look, ...shown, ...figures],
    parts: [
      ...elements(content),
      ...elements(look),
      h('fieldset', {}, h('legend', {}, FIGURE.fields.parts), ...elements(shown)),
      ...elements(figures),
    ],
  };
}

/** @param {Composed} composed @param {import('../../figure/library.js').Kit} tools */
function factsOf({ page, settings }, { font }) {
  const missing = missingLetters(page.root, font);
  return [
    FIGURE.size(settings.width, page.height),
    page.fontSize !== undefined && page.fontSize < settings.fontSize - 0.05 && FIGURE.smaller(page.fontSize),
    missing.length > 0 && FIGURE.missing(missing),
  ]
    .filter(Boolean)
    .join(' ');
}

/** @param {unknown} error */
function problem(error) {
  const { message, next } = asProblem(error);
  return h('div', { class: 'problem', role: 'alert' }, h('p', {}, message), h('p', {}, next));
}
