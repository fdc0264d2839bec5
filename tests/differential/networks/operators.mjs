/** The operators and attributes that the reader knows, read from its source text: the list cannot fall behind. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../tools/site.mjs';

const READER = join(root, 'src', 'network');

/** Files in which an operator that is read is a name between quotation marks. */
const NAMED = [
  'lower/visit.rs',
  'lower/elementwise.rs',
  'lower/pattern.rs',
  'lower/attributes.rs',
  'constants/evaluate.rs',
  'constants/arithmetic.rs',
  'constants/reduce.rs',
];

/** Names in these files that are no operators of ONNX, and why. */
const NO_OPERATORS = new Map([
  ['Reduce', 'the beginning of several operators'],
  ['Erfc', 'operators of other programs that are written like this'],
  ['Input', 'not an operator'],
]);

/** Attributes that no network of operator set 7 or later has, or that ONNX Runtime does not run. */
const NOT_RUN = [
  /^\w+\.consumed_inputs$/,
  /^\w+\.is_test$/,
  /^\w+\.broadcast$/,
  /^(?:Add|Sub|Mul|Div|Pow)\.axis$/,
  /^Reshape\.shape$/,
  // Text, and tensors that the reader refuses.
  /^Constant\.(?:value_string|value_strings|sparse_value)$/,
  // For types of eight bits.
  /^Cast\.round_mode$/,
];

/** @param {string} file @returns {string} without its tests */
const source = file => readFileSync(join(READER, file), 'utf8').split('#[cfg(test)]')[0];

/** @returns {string[]} */
export function operators() {
  const names = NAMED.flatMap(file => [...source(file).matchAll(/"([A-Z][A-Za-z0-9]+)"/g)].map(([, name]) => name));
  return [...new Set(names)].filter(name => !NO_OPERATORS.has(name)).sort();
}

/** @returns {string[]} such as `Conv.pads` */
export function attributes() {
  const [, table] = source('lower/attributes.rs').split('fn known(');
  const arms = [...table.matchAll(/((?:"\w+"\s*\|?\s*)+)=>\s*\{?\s*&\[([^\]]*)\]/g)];
  const words = (/** @type {string} */ text) => [...text.matchAll(/"(\w+)"/g)].map(([, word]) => word);
  const all = arms.flatMap(([, types, names]) =>
    words(types).flatMap(type => words(names).map(name => `${type}.${name}`)),
  );
  const fixed = [...source('lower/attributes.rs').matchAll(/\(\s*"([A-Z]\w+)",\s*"(\w+)",\s*\d/g)];
  const found = [...all, ...fixed.map(([, type, name]) => `${type}.${name}`)];
  return [...new Set(found)].filter(name => !NOT_RUN.some(pattern => pattern.test(name))).sort();
}
