/** Syntax trees that differ in one motif are one rule: the strongest of them stands for all. */

/** @typedef {import('../engine/types.js').SyntaxTree} SyntaxTree */

/**
 * @typedef {object} WholeTree
 * @property {number} index in the report
 * @property {SyntaxTree} tree
 * @property {string} text in one line, with the alternatives
 * @property {number[]} others indices of the trees that have another motif in the place of one of its leaves
 */

/**
 * The trees without those that another one stands for.
 * @param {SyntaxTree[]} syntax
 * @returns {WholeTree[]}
 */
export function wholeTrees(syntax) {
  const strongest = strongestOf(syntax);
  return syntax.flatMap((tree, index) => {
    if (strongest.has(index)) return [];
    const { alternatives } = tree;
    const others = alternatives?.others.map(other => other.tree) ?? [];
    return [{ index, tree, text: alternatives?.text ?? tree.text, others }];
  });
}

/**
 * Which tree stands for another one.
 * @param {SyntaxTree[]} syntax
 * @returns {Map<number, number>} by the index of the other one
 */
export function strongestOf(syntax) {
  return new Map(
    syntax.flatMap(({ alternatives }, index) => (alternatives?.others ?? []).map(({ tree }) => [tree, index])),
  );
}
