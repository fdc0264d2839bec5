/** Texts of the guided page. Their markup is that of `learn/layout/markup.js`. */
import { signed } from '../format.js';

export const TEXTS = {
  title: 'A neuron with two facets',
  headline: ['A neuron ', 'with two facets'],
  lede: 'This neuron belongs to a small network that reads DNA. It responds to two different patterns, so every common picture of it is a blur. In about twenty minutes, this page shows why, and how the neuron can be divided into its two patterns.',
  teaser: [
    { text: 'All sequences that activate the neuron, stacked.' },
    { text: 'Its first pattern.' },
    { text: 'Its second pattern, one position later.' },
  ],
  tour: 'Steps of this page',
  table: 'As a table',

  network: {
    name: 'Network',
    title: 'The network',
    text: [
      'This is the whole network. Its input is a sequence of eight letters. Three small [[filter|filters]], each five letters wide, slide along the sequence. At each position, each filter computes how well it fits. The results are the first [[feature map|map]].',
      'Then [[ReLU]] sets negative values to zero, and [[max-pooling]] takes two neighbouring values and keeps the larger one. It keeps the value, but not its position. The last filter sums up what is left, and a [[sigmoid]] turns the sum into the probability that the protein ZEB1 binds to the sequence.',
    ],
    filters: 'The three filters',
    filtersText: 'Each logo shows the letters that a filter prefers. The table below the network contains its weights.',
    sequences: 'Two sequences with one motif',
    compare:
      'Both sequences contain the same [[motif]], `CACCTGC`. In the second sequence it starts one position later. Follow the maps downwards: where do they differ, and do they still differ after the max-pooling?',
    try: 'Click a letter to change it, or move there with the Tab and arrow keys and type. Point at a cell to see the letters that it depends on.',
    first: 'First sequence',
    second: 'Second sequence',
    layers: ['Convolution', 'ReLU', 'Max-pool', 'Last filter', 'Sigmoid'],
    filter: (/** @type {number} */ n) => `Filter ${n}`,
    letter: (/** @type {number} */ n) => `Letter ${n}`,
    differs: (/** @type {string} */ layer, /** @type {number} */ some, /** @type {number} */ all) =>
      `${layer}: ${some} of ${all} differ`,
    counts: 'Number of different cells',
    hint: 'What to look for in the two sequences',
    verdict: (/** @type {boolean} */ before, /** @type {boolean} */ after) =>
      before && !after
        ? 'The maps differ before the max-pooling and agree after it: for the rest of the network, these two sequences are nearly the same.'
        : before && after
          ? 'The maps differ before and after the max-pooling: the network can distinguish these two sequences.'
          : after
            ? 'The maps agree before the max-pooling. After it the largest value is smaller, so the same difference is more than a fifth of it.'
            : 'The maps agree before and after the max-pooling.',
    threshold:
      'Red rings: cells that differ by more than a fifth of the largest value of their maps. Bold: values that the max-pooling keeps.',
    shift: 'Shift the motif by one position',
    both: 'Two sequences with the motif',
    random: 'Two random sequences',
    reads: (/** @type {string} */ letters, /** @type {number} */ filter, /** @type {string} */ value) =>
      `Filter ${filter} at ${letters}: ${value}`,
    tables: 'All maps as a table',
    weights: 'The weights of the filters',
    moral:
      'So the last neuron responds to *two* patterns, `CACCTGC_` and `_CACCTGC`, and its value does not show which of them is present. It is a [[multifaceted neuron]]. Max-pooling is the main cause of multifaceted neurons ({{wei2023}}).',
  },

  train: {
    name: 'Train',
    title: 'Train the network yourself',
    text: [
      'Train your own network: four networks start from random weights, and the best of them after three epochs is trained further. Half of the examples contain the motif at the first or the second position (drawn from the ZEB1 matrix of JASPAR, {{jaspar}}); the other half are random sequences. The training follows the [[gradient]] of the [[loss]] to smaller values.',
      'The same [[seed]] gives exactly the same network on every computer. Your network then replaces the example network *everywhere* on this page.',
    ],
    seed: 'Seed',
    examples: 'Examples',
    epochs: 'Epochs',
    start: 'Train',
    cancel: 'Stop',
    back: 'Use the example network again',
    download: 'Download as ONNX',
    workbench: 'Open in the workbench',
    idle: 'No training yet. The page shows the example network.',
    restoredOrRunning: 'Training …',
    done: (/** @type {number} */ accuracy, /** @type {number} */ seconds) =>
      `Trained in ${seconds.toFixed(1)} s. Accuracy on new sequences: ${(100 * accuracy).toFixed(1)} %. The whole page now shows your network.`,
    cancelled: 'Stopped. The page shows the network as trained so far.',
    dead: (/** @type {number} */ facets) =>
      facets < 2
        ? 'This network has not learned both positions. This happens with some seeds. Try another seed.'
        : 'It has learned the motif at both positions, so it has two facets, too.',
    curve: 'Loss by epoch',
    loss: 'loss',
    accuracy: 'accuracy',
    epoch: 'epoch',
    moral:
      'Try three seeds. The filters differ every time, but the last neuron has the same two facets. They are not special to one network: they are an effect of max-pooling.',
  },

  landscape: {
    name: 'Landscape',
    title: 'The landscape of the neuron',
    text: [
      'The [[gradient]] of a neuron is the small change of a sequence that increases its value most. This map shows the values of the neuron for mixtures of sequences. The upper left corner is the motif at the first position, the upper right corner the motif at the second position, and the lower corner a sequence in which all letters are equally probable. Darker colours are larger values.',
      'There are two peaks with a saddle between them. Move the point. The arrow is the gradient at the point.',
    ],
    where: /** @type {Record<string, string>} */ ({
      between: 'between the two peaks',
      first: 'to the first peak',
      second: 'to the second peak',
      back: 'downwards',
      top: 'nowhere: the point is on a peak',
      nowhere: 'nowhere: the value of the neuron is constant here',
    }),
    point: 'The point',
    at: (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ value) =>
      `${x.toFixed(2)} of the first facet, ${y.toFixed(2)} of the second: the value of the neuron is ${signed(value)}`,
    arrow: (/** @type {string} */ where) => `The gradient points ${where}.`,
    keys: 'Arrow keys move the point; with Shift they move it further.',
    between: 'Between the peaks',
    peak: (/** @type {number} */ n) => `Peak ${n}`,
    current: 'Your sequence',
    corner: 'All letters equally probable',
    climb: 'Follow the gradient',
    soft: 'The sequence at this point, as probabilities',
    gradient: 'The gradient, letter by letter',
    moral:
      'In the example network, the gradient at the lower corner points *between* the peaks: to a mixture of both motifs, shifted by one position. Where does it point in your network? Every method that uses the gradient contains such a mixture (Fig. 2C of {{wei2023}}).',
    legend:
      'Dots: sequences that activate the neuron, projected onto this plane. Cross: the projection of your first sequence.',
  },

  methods: {
    name: 'Other methods',
    title: 'Other interpretation methods on the same neuron',
    text: [
      'There are many methods to show what a neuron responds to. These are the best known, applied to *this* neuron. Methods that score single letters are turned into a matrix by the same rule; TF-MoDISco needs special settings for eight letters. Which of them find `CACCTGC`?',
      'Three measures are given for each method. [[information content|Information]] is how clear a logo is. *Correlation* compares it with the matrix that the training sequences were drawn from. [[decoupling|Decoupling]] is the value of the neuron for the most probable letters of the logo, divided by its largest value; the best possible value is 1.',
    ],
    list: 'Results of the methods',
    information: 'information',
    bits: (/** @type {string} */ bits) => `${bits} bits per position`,
    correlation: 'correlation',
    decoupling: 'decoupling',
    used: 'sequences',
    figures: 'Measures of the methods',
    truth: 'The true matrix',
    truthText: 'The matrix from which the training sequences with the motif were drawn.',
    compute: 'Compute for this network',
    computing: 'Computing …',
    waiting: 'The results appear when the engine has loaded.',
    undone: 'Not computed for this network yet.',
    incomplete: 'Stopped: some methods are missing.',
    reference: 'Reference of DeepLIFT and integrated gradients',
    references: /** @type {Record<import('../../engine/types.js').Reference, string>} */ ({
      uniform: 'all letters equally probable',
      zeros: 'all zeros',
      shuffled: 'the sequence, shuffled',
    }),
    contributions: 'contributions, letter by letter',
    matrix: 'as a matrix',
    moral:
      'All these methods work as intended, but a single sequence shows only *one* facet, and a stack of many sequences shows a mixture of both. Where a method finds several patterns, it does not tell which of them are facets of the neuron.',
  },

  demix: {
    name: 'NeuronMotif',
    title: 'NeuronMotif, step by step',
    text: [
      'The max-pooling does not keep positions, but the map in front of it still contains them. Therefore, NeuronMotif collects the sequences that activate the neuron, takes their maps *before* the max-pooling, and divides them into clusters.',
    ],
    all: 'Evaluate all sequences',
    allText: (/** @type {string} */ total, /** @type {string} */ positives) =>
      `There are ${total} sequences of eight letters, few enough to evaluate all of them. ${positives} of them activate the neuron (its value is above zero).`,
    rank: 'Rank',
    ranked: (/** @type {string} */ rank, /** @type {string} */ sequence, /** @type {string} */ value) =>
      `Rank ${rank} is ${sequence}, value ${value}`,
    take: 'Use as first sequence',
    value: 'value of the neuron',
    sequences: 'sequences',
    top: 'The twenty sequences with the largest values',
    maps: 'Their maps before the max-pooling',
    mapsText: (/** @type {string} */ share) =>
      `Each sequence is a point: the twelve values of its map before the max-pooling, projected onto the first two [[principal components]], which explain ${share} of the variance. The points form visible groups.`,
    cluster: 'Divide them into clusters',
    clusterText:
      '[[k-means]] finds the groups. You choose their number, *k*. Compare the logos for k = 1 and k = 2: in the example network, k = 2 gives two clear motifs. (Sequences with larger values have more weight in these logos.)',
    k: 'Clusters, k',
    clusters: 'Cluster',
    clusterName: (/** @type {number} */ n) => `Cluster ${n}`,
    consensus: 'consensus',
    importance: 'importance',
    when: 'How many clusters?',
    whenText:
      'If a cluster still contains a mixture, the neuron responds only weakly to its [[consensus]]. [[decoupling|Decoupling]] is this value, divided by the largest value of the cluster. Near 1, the cluster contains one pattern. Look at the [[importance]], too: a cluster of weak sequences can have a high decoupling, but it matters little.',
    decoupled: (/** @type {number} */ k, /** @type {number} */ value) =>
      `k = ${k}: mean decoupling ${value.toFixed(2)}`,
    enough: 'target: 0.95',
    mix: 'Mixed ↔ demixed',
    mixText: 'Move the slider to remove the sequences of the other clusters from each stack.',
    mixed: 'mixed',
    demixed: 'demixed',
    blend: (/** @type {number} */ percent) => `${percent} % of the other clusters are still in the stack`,
    moral:
      'This is NeuronMotif: sample sequences that activate the neuron, cluster the maps that *enter* the max-pooling, and stack each cluster separately (Fig. 2E of {{wei2023}}).',
  },

  beyond: {
    name: 'Deeper networks',
    title: 'Deeper networks',
    text: [
      'Larger networks have several max-poolings. This second network has four. It learned to find *two* CTCF motifs with a flexible distance in sequences of 82 bp. NeuronMotif goes *backwards*: it clusters the maps that enter the deepest max-pooling, then within each cluster the maps that enter the max-pooling before it, and so on. The clusters form a tree.',
    ],
    groups: 'P',
    choice: 'P = 1, P = 2',
    groupsText:
      'A max-pooling of size 2 has two positions, so two clusters. If two motifs shift *independently*, two clusters are not enough, because each motif has its own position. *P*, the number of pattern groups, is the number of motifs that can shift independently; P = 2 gives 2 × 2 clusters at each max-pooling.',
    p: (/** @type {number} */ p, /** @type {number} */ clusters, /** @type {string} */ decoupling) =>
      `P = ${p}: ${clusters} clusters at the end, mean decoupling ${decoupling}`,
    tree: 'The tree of clusters',
    treeText:
      'Open a cluster to see its parts. The numbers are its sequences and its decoupling (the mean for a cluster with parts). Arrow keys work as in a list of folders.',
    root: 'All sequences',
    cluster: 'Cluster',
    decoupling: 'decoupling',
    meanDecoupling: 'mean decoupling',
    gapOf: (/** @type {number} */ gap) => `${gap} bp between the motifs`,
    own: 'Analyse your own network',
    gaps: 'The gaps between the motifs',
    gapsText: (/** @type {number} */ some, /** @type {number} */ all, /** @type {string} */ text) =>
      `In ${some} of the ${all} clusters at the end, both motifs are clear. Their distance differs from cluster to cluster. Together, without outliers, they show the rule that the network has learned: ${text}.`,
    gap: 'bp between the two motifs',
    clusters: 'clusters',
    moral:
      'The steps are the same: sample, cluster the maps that enter the max-pooling, check the decoupling. They are repeated from the last max-pooling back to the first (Fig. 2F of {{wei2023}}).',
  },

  teach: {
    name: 'For teachers',
    title: 'For teachers',
    text: [
      'All settings of this page are stored in its address: copy the address, and your students open exactly what you see. Parts can be hidden, so that a class can guess before it looks. After one visit the page works without a network connection; it also works from a folder.',
    ],
    address: 'The address of this view',
    copy: 'Copy the address',
    copied: 'Copied.',
    hide: 'Hide',
    hideText:
      'Selected parts are hidden, for you and for everybody who opens the address. This section is always shown.',
    showAll: 'Show everything again',
    hidden: (/** @type {number} */ n) =>
      n === 1 ? '1 part of this page is hidden.' : `${n} parts of this page are hidden.`,
    digest: 'Do all students have the same result?',
    digestText:
      'Compare the first eight characters. If they are the same, the networks are the same, and the computers have found exactly the same clusters for k = 1 to 4.',
    network: 'network',
    result: 'clusters',
    shipped: 'the example network',
    trained: (/** @type {number} */ seed, /** @type {number} */ examples, /** @type {number} */ epochs) =>
      `trained: seed ${seed}, ${examples} examples, ${epochs} epochs`,
    stopped: (/** @type {number} */ seed, /** @type {number} */ epochs) =>
      `seed ${seed}, stopped after epoch ${epochs}. It is not stored in the page address`,
    sheet: 'Exercise sheet',
    sheetText: 'About forty minutes, alone or in pairs.',
    answers: 'Show the answers',
    answer: 'Answer',
    print: 'Print the sheet',
    go: 'Show the page with these settings',
    leftOut: 'This step is hidden.',
    name_: 'Name',
  },

  glossary: { title: 'Glossary', name: 'Glossary' },
  sources: { title: 'Sources', name: 'Sources' },
};
