/** The choice of the method that gives contributions, and of the reference that it compares with. */
import { ENGINE } from '../../texts/engine.js';
import { SEQUENCES } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';

/** @typedef {import('../../engine/types.js').AttributionMethod} Method */
/** @typedef {import('../../engine/types.js').AttributionOptions} Options */
/** @typedef {{method: Method, options: Options}} Chosen */

const { contributions: TEXT } = SEQUENCES;

/** @type {Method[]} */
const METHODS = ['deep-lift', 'integrated-gradients', 'gradient-input', 'saliency', 'mutagenesis'];

/** Those that compare with a reference, so that their contributions have a sum. @type {Method[]} */
const COMPARING = ['deep-lift', 'integrated-gradients'];

const REFERENCES = /** @type {(keyof typeof TEXT.references)[]} */ (Object.keys(TEXT.references));

/**
 * @param {string} id with which the ids of its elements begin
 * @param {Options['reference']} initial the reference that is chosen at first
 * @param {() => void} [onchange]
 * @returns {{element: HTMLElement, chosen: () => Chosen}}
 */
export function attributionChoice(id, initial, onchange = () => {}) {
  const option = (/** @type {string} */ value, /** @type {string} */ text) => h('option', { value }, text);
  const method = h(
    'select',
    { id: `${id}-method`, onchange: change },
    ...METHODS.map(name => option(name, ENGINE.methods[name].name)),
  );
  const reference = h(
    'select',
    { id: `${id}-reference`, onchange: change },
    ...REFERENCES.map(name => option(name, TEXT.references[name])),
  );
  reference.value = initial;

  function chosen() {
    return {
      method: /** @type {Method} */ (method.value),
      options: { reference: /** @type {Options['reference']} */ (reference.value), steps: 20, shuffles: 10, seed: 1 },
    };
  }

  function change() {
    reference.disabled = !COMPARING.includes(chosen().method);
    onchange();
  }

  const element = h(
    'p',
    { class: 'row' },
    h('label', { for: `${id}-method` }, TEXT.method),
    method,
    h('label', { for: `${id}-reference` }, TEXT.reference),
    reference,
  );
  return { element, chosen };
}

/** The choice in words. @param {Chosen} chosen @returns {string} */
export function attributionText({ method, options: { reference } }) {
  const { name } = ENGINE.methods[method];
  return COMPARING.includes(method) ? TEXT.against(name, TEXT.references[reference]) : name;
}
