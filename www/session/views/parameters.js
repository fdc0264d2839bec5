/** All parameters with their units and meanings. */
import { PARAMETERS } from '../../engine/parameters.js';
import { ENGINE } from '../../texts/engine.js';
import { SESSION } from '../../texts/session.js';
import { fill, h, write } from '../../ui/dom.js';
import { readerOf } from '../address.js';
import { valueAt } from '../options.js';

/** @typedef {import('../../engine/types.js').Parameter} Parameter */
/** @typedef {{label: string, unit?: string, help: string, choices?: Record<string, string>}} Words */
/** @typedef {import('../../ui/store.js').Store<import('../state.js').State>} Store */
/** @typedef {{override: (path: string, value: number | string | null) => void, resetParameters: () => void}} ParameterActions */

const WORDS = /** @type {Record<string, Words>} */ (ENGINE.parameters);

/**
 * @param {HTMLElement} root a `details` element
 * @param {Store} store
 * @param {ParameterActions} actions
 * @param {(parameter: Parameter) => boolean} [belongs] which parameters are shown, all by default
 */
export function parametersView(root, store, actions, belongs = () => true) {
  const changed = h('span', { class: 'hint' });
  const reset = h(
    'button',
    { type: 'button', class: 'quiet', onclick: actions.resetParameters },
    SESSION.parameters.reset,
  );
  fill(
    root,
    h('summary', {}, SESSION.parameters.title, changed),
    reset,
    ...Object.entries(SESSION.parameters.groups).map(([group, title]) => {
      const fields = PARAMETERS.filter(parameter => parameter.path.startsWith(`${group}.`) && belongs(parameter));
      if (fields.length === 0) return null;
      const shown = fields.map(parameter => field(parameter, store, actions));
      return h('fieldset', { class: 'group' }, h('legend', {}, title), ...shown);
    }),
  );
  store.watch(
    ({ settings }) => [settings.overrides],
    ({ settings }) => {
      const many = Object.keys(settings.overrides).length;
      write(changed, many ? SESSION.parameters.changed(many) : SESSION.parameters.unchanged);
      reset.disabled = many === 0;
    },
  );
}

/** @param {Parameter} parameter @param {Store} store @param {ParameterActions} actions */
function field(parameter, store, actions) {
  const { path, domain } = parameter;
  const { label, unit, help } = WORDS[path];
  const read = readerOf(parameter);
  const input = control(parameter);
  const meaning = h('p', { class: 'hint', id: `${path}-help` }, help);
  const wrong = h('p', { class: 'wrong', role: 'status' });
  const root = h(
    'div',
    { class: 'parameter' },
    h('label', { for: path }, label),
    h('span', { class: 'with-unit' }, input, unit && h('span', { class: 'unit' }, unit)),
    wrong,
    meaning,
  );

  input.addEventListener('change', () => {
    const value = read(input.value);
    input.setAttribute('aria-invalid', String(value === undefined));
    write(wrong, value === undefined ? refusal(domain) : '');
    if (value !== undefined) actions.override(path, value === presetValue(parameter, store.state) ? null : value);
  });
  store.watch(
    ({ settings, presets }) => [settings.overrides[path], settings.preset, presets],
    state => {
      const value = state.settings.overrides[path] ?? presetValue(parameter, state);
      input.value = value === null ? '' : String(value);
      input.disabled = value === null;
      input.setAttribute('aria-invalid', 'false');
      write(wrong, '');
      root.classList.toggle('changed', path in state.settings.overrides);
    },
  );
  return root;
}

/** @param {Parameter} parameter @param {import('../state.js').State} state */
function presetValue({ path }, { presets, settings }) {
  return presets ? valueAt(presets[settings.preset], path) : null;
}

/** @param {Parameter} parameter */
function control({ path, domain }) {
  const common = { id: path, 'aria-describedby': `${path}-help` };
  if (domain.kind === 'choice') {
    const labels = WORDS[path].choices ?? {};
    return h('select', common, ...domain.values.map(value => h('option', { value }, labels[value])));
  }
  if (domain.kind === 'frequencies') return h('input', { ...common, type: 'text', inputmode: 'decimal' });
  const { kind, min, max } = domain;
  return h('input', { ...common, type: 'number', min, max, step: kind === 'real' ? 'any' : 1 });
}

/** @param {Parameter['domain']} domain */
function refusal(domain) {
  if (domain.kind === 'whole' || domain.kind === 'real') return SESSION.parameters.outside(domain.min, domain.max);
  return SESSION.parameters.notNumbers;
}
