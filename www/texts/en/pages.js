/**
 * The static texts of the pages, by the `data-text` of their elements. The HTML files contain the same English texts, so
 * that a page can be read before its scripts have loaded.
 */
export const PAGES = {
  common: {
    skip: 'Skip to the content',
    learn: 'Learn',
    compare: 'Compare',
    engine: 'The engine loads after the page.',
    privacy: 'Privacy',
    privacyMeaning:
      'Nothing leaves this device: the security policy of the page forbids every request to another site. The page works offline after the first visit.',
    cite: 'Method and citation',
    licence: 'MIT licence.',
    compareFiles: 'Compare motif files',
    export: 'How to export your model',
    documentation: 'Documentation',
    workbench: 'Workbench',
    analyse: 'Analyse a network',
  },
  workbench: {
    headline: 'One neuron, ',
    headlineEnd: 'several motifs.',
    lede: 'A neuron in a deep genomics network often responds to several sequence patterns. Their common logo is a blur. This page finds the sequences that activate a neuron and divides them into facets, each with one clear motif.',
    openOwn: 'Open your network',
    toResult: 'See the results of this example',
    open: 'Open',
    network: 'Network',
    filters: 'First filters',
    sequences: 'Your sequences',
    outputs: 'Outputs',
    scan: 'Scan a sequence',
    neurons: 'Neurons',
    known: 'Known motifs',
    run: 'Run',
    result: 'Results',
    keys: 'Keyboard',
    examples: 'The example networks were trained on sequences drawn from matrices of JASPAR 2024 (CC BY 4.0).',
    sessionsOpen: 'Sessions',
    privacyKept:
      'Your results are kept in this browser, and your network if you agree. “Sessions” at the top lists what is kept and deletes it.',
    drop: 'Drop an ONNX network with its weights, a saved report, a session, motif files, sequences, a genome, variants or signals',
  },
  compare: {
    headline: 'Which known motif ',
    headlineEnd: 'is this?',
    lede: 'Compares every motif of a file with every motif of a database, as Tomtom does: the same p-, E- and q-values, for motifs of any width, in this tab.',
    queries: 'Your motifs',
    known: 'Known motifs',
    compare: 'Compare',
    matches: 'Matches',
    clusters: 'Clusters',
    drop: 'Drop your motifs here, or drop known motifs on their panel',
  },
  learn: {
    private: 'Nothing leaves this tab.',
  },
};
