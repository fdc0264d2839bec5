/** The operators and attributes that the reader knows, read from its source text: the list cannot fall behind. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../tools/site.mjs';

const SOURCE = join(root, 'src', 'network', 'operators.rs');

/** An operator of TensorFlow, which ONNX Runtime does not know. */
const OTHER = 'Erfc';

/** Attributes that no network of operator set 7 or later has, or that ONNX Runtime does not run. */
const NOT_RUN = [
  /\.(?:consumed_inputs|is_test|broadcast)$/,
  /^(?:Add|Sub|Mul|Div|Pow|Equal|Less|Greater|And|Or|Xor)\.axis$/,
  /^Reshape\.shape$/,
  // Text, and tensors that the reader refuses.
  /^Constant\.(?:value_string|value_strings|sparse_value)$/,
  // For types of eight bits.
  /^Cast\.round_mode$/,
];

/** @param {string} text @returns {string[]} what is between quotation marks */
const quoted = text => [...text.matchAll(/"(\w+)"/g)].map(([, word]) => word);

/** Each operator with its attributes. @returns {Map<string, string[]>} */
function table() {
  const text = readFileSync(SOURCE, 'utf8').split('#[cfg(test)]')[0];
  const lists = new Map(
    [...text.matchAll(/const ([A-Z]+): &\[&str\] =\s*&\[([^\]]*)\]/g)].map(([, name, words]) => [name, quoted(words)]),
  );
  const rows = [...text.matchAll(/\b(?:plain|with)\(\s*"(\w+)",[^&A-Z)]*(?:limits::\w+,?\s*)?(&\[[^\]]*\]|[A-Z]+)?/g)];
  return new Map(rows.map(([, name, words = '']) => [name, lists.get(words) ?? quoted(words)]));
}

/** @returns {string[]} */
export function operators() {
  return [...table().keys()].filter(name => name !== OTHER).sort();
}

/** @returns {string[]} such as `Conv.pads` */
export function attributes() {
  const all = [...table()].flatMap(([name, words]) => words.map(word => `${name}.${word}`));
  return all.filter(name => !NOT_RUN.some(pattern => pattern.test(name))).sort();
}
