/** Licence expressions (SPDX), such as `(MIT OR Apache-2.0) AND Unicode-3.0`. */

/**
 * @param {string} expression also in cargo's old form, `MIT/Apache-2.0`
 * @param {string[]} allowed licences, each possibly with its exception: `Apache-2.0 WITH LLVM-exception`
 * @returns {boolean} whether the allowed licences alone suffice
 */
export function permits(expression, allowed) {
  const words = expression
    .replaceAll('/', ' OR ')
    .replace(/ WITH /g, '+WITH+')
    .match(/[()]|[^\s()]+/g);
  let at = 0;
  const peek = () => words?.[at];

  /** OR binds weaker than AND. @returns {boolean} */
  function either() {
    let holds = both();
    while (peek() === 'OR') {
      at += 1;
      holds = both() || holds;
    }
    return holds;
  }

  /** @returns {boolean} */
  function both() {
    let holds = one();
    while (peek() === 'AND') {
      at += 1;
      holds = one() && holds;
    }
    return holds;
  }

  /** @returns {boolean} */
  function one() {
    const word = words?.[at++];
    if (word !== '(') return word !== undefined && allowed.includes(word.replaceAll('+', ' '));
    const holds = either();
    at += 1;
    return holds;
  }

  const holds = either();
  return holds && at === words?.length;
}
