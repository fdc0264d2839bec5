/** What the shown report can be saved as: itself, its page, its motifs, everything in one file, and a paragraph for a paper. */
import { namesIn, savedMarks, withMarks } from '../../session/facets/marks.js';
import { UI } from '../../texts/ui.js';
import { RESULT } from '../../texts/workbench.js';
import { fill, h, write } from '../../ui/dom.js';
import { copyText, save } from '../../ui/save.js';
import { presetsOf } from '../../session/presets.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/state.js').Shown} Shown */
/** @typedef {import('../../exports/formats.js').MotifFormat} MotifFormat */
/** @typedef {import('../../exports/motif-sets.js').MotifSet} MotifSet */

const { save: TEXT } = RESULT;

/**
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../engine/client.js').Engine} engine
 * @param {() => Promise<void>} print
 */
export function savingView(root, store, actions, engine, print) {
  /** @type {AbortController | null} */
  let packing = null;
  const status = h('span', { class: 'hint', role: 'status' });
  const methods = h('p', { class: 'methods-text' });
  const details = h(
    'details',
    { class: 'methods-paragraph', ontoggle: () => details.open && attempt(writeMethods) },
    h('summary', {}, TEXT.methods),
    methods,
    button('copy-methods', TEXT.copy, copyMethods),
  );
  const zip = button('save-zip', TEXT.zip, saveZip);
  const set = choice('motif-set', TEXT.set, TEXT.sets);
  const format = choice('motif-format', TEXT.format, TEXT.formats);
  const trusted = h('input', { type: 'checkbox', id: 'motif-trusted' });
  fill(
    root,
    h('summary', {}, TEXT.title),
    h(
      'p',
      { class: 'row' },
      button('save-json', TEXT.json, async () => saveAs('report.json', shown().text, 'application/json')),
      button('save-html', TEXT.html, saveHtml),
      zip,
      button('print', TEXT.print, print),
      status,
    ),
    h(
      'details',
      { class: 'save-motifs' },
      h('summary', {}, TEXT.motifsTitle),
      h(
        'p',
        { class: 'row' },
        ...set.parts,
        ...format.parts,
        h('label', { class: 'check' }, trusted, ` ${TEXT.trusted}`),
        button('save-meme', TEXT.motifs, saveMotifs),
      ),
    ),
    details,
  );
  store.watch(
    state => [state.shown],
    state => {
      root.hidden = state.shown === null;
      packing?.abort();
      write(status, '');
      details.open = false;
    },
  );

  /** @param {string} id @param {string} label @param {() => Promise<void>} act */
  function button(id, label, act) {
    return h('button', { type: 'button', class: 'quiet', id, onclick: () => attempt(act) }, label);
  }

  /** @param {() => Promise<void>} act */
  function attempt(act) {
    return act().catch(actions.refuse);
  }

  /** The shown report, with the marks of its facets. */
  function shown() {
    const { marks } = store.state;
    const shown = /** @type {Shown} */ (store.state.shown);
    const saved = savedMarks(marks, shown.report);
    return { ...shown, text: withMarks(shown.text, saved), nameOf: namesIn(saved) };
  }

  /** @param {string} ending @param {string | Blob} content @param {string} [type] */
  function saveAs(ending, content, type) {
    const { model, neurons } = shown().report;
    save(`${model.name.replace(/\.[^.]*$/, '')}-layer${neurons[0]?.layer ?? ''}.${ending}`, content, type);
  }

  async function methodsText() {
    const { paragraph } = await import('../../exports/paragraph.js');
    return paragraph(shown().report, store.state.presets ?? (await presetsOf(engine)));
  }

  async function writeMethods() {
    write(methods, await methodsText());
  }

  async function copyMethods() {
    await copyText(await methodsText(), UI.copy.text);
    write(status, TEXT.copied);
  }

  async function saveHtml() {
    const page = await engine.call('html', { report: shown().text, methods: await methodsText() });
    saveAs('html', page, 'text/html');
  }

  async function saveMotifs() {
    const [{ motifFile }, { ENDINGS }] = await Promise.all([
      import('../../exports/motif-sets.js'),
      import('../../exports/formats.js'),
    ]);
    const { report, text, nameOf } = shown();
    const chosen = /** @type {MotifFormat} */ (format.value());
    const request = {
      report,
      text,
      nameOf,
      format: chosen,
      set: /** @type {MotifSet} */ (set.value()),
      trusted: trusted.checked,
    };
    saveAs(ENDINGS[chosen], await motifFile(request, engine), 'text/plain');
  }

  async function saveZip() {
    if (packing) return packing.abort();
    const own = new AbortController();
    packing = own;
    write(zip, TEXT.cancel);
    try {
      const { packed } = await import('./packing.js');
      const made = await packed(shown(), store.state, engine, own.signal, file => write(status, TEXT.packing(file)));
      if (made) saveAs('zip', made.archive);
      if (made?.missing.length) write(status, TEXT.missing(made.missing));
      else write(status, made ? '' : TEXT.cancelled);
    } catch (error) {
      write(status, '');
      throw error;
    } finally {
      packing = null;
      write(zip, TEXT.zip);
    }
  }
}

/** @param {string} id @param {string} label @param {Record<string, string>} options */
function choice(id, label, options) {
  const select = h('select', { id }, ...Object.entries(options).map(([value, text]) => h('option', { value }, text)));
  return { parts: [h('label', { for: id }, label), select], value: () => select.value };
}
