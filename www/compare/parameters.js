/** Parameters of a comparison, among all those of a run. */
export const PATHS = [
  'distance',
  'both_strands',
  'min_overlap',
  'pseudocount',
  'correction',
  'threshold',
  'listed',
].map(name => `grammar.${name}`);
