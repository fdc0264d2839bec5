/**
 * Every sentence of the guided page, in English. Another language is another folder entry with the same names.
 * The little markup is that of rich.js.
 */
import { signed } from '../../texts/format.js';

export { BASICS, GLOSSARY } from '../../texts/en/glossary.js';
export { SOURCES } from './en-sources.js';
export { SHEET } from './en-sheet.js';

export const TEXTS = {
  title: 'A neuron with two faces',
  headline: ['A neuron ', 'with two faces'],
  lede: 'Somewhere in a network that reads DNA sits a neuron that likes two things at once. Ask it what it likes, and it answers with a blur. In the next twenty minutes you will see why, on a network so small that nothing is hidden, and you will take the neuron apart yourself.',
  teaser: [
    { says: 'What the neuron seems to like: every sequence that excites it, stacked.' },
    { says: 'What it likes: this …' },
    { says: '… and this, one letter later.' },
  ],
  tour: 'Steps of this page',
  table: 'As a table',

  network: {
    name: 'Network',
    title: 'The network, alive',
    says: [
      'This is all of it. Eight letters of DNA go in. Three small [[filter|filters]], each five letters wide, slide along them and ask at each place: *how much does this look like me?* Their answers are the first [[feature map|map]].',
      'Then [[ReLU]] throws away what is negative, and [[max-pooling]] looks at two neighbours at a time and keeps the larger one. It keeps *how much*, and forgets *where*. One last filter weighs what is left, and a [[sigmoid]] turns the sum into the probability that a protein called ZEB1 binds here.',
    ],
    filters: 'The three filters',
    filtersSays: 'Each logo shows the letters that a filter likes; the table below the network has its numbers.',
    sequences: 'Two sequences, one motif',
    compare:
      'At the beginning both sequences hold the same [[motif]], `CACCTGC`. In the second one it starts one letter later. Follow the maps downwards: where do they differ, and do they still after the pool?',
    try: 'Click a letter to change it, or go there with the Tab and arrow keys and type. Point at a cell to see what it reads.',
    first: 'First sequence',
    second: 'Second sequence',
    layers: ['Convolution', 'ReLU', 'Max-pool', 'Last filter', 'Sigmoid'],
    filter: (/** @type {number} */ n) => `Filter ${n}`,
    letter: (/** @type {number} */ n) => `Letter ${n}`,
    differs: (/** @type {string} */ layer, /** @type {number} */ some, /** @type {number} */ all) =>
      `${layer}: ${some} of ${all} differ`,
    counts: 'How many cells differ, and what follows',
    hint: 'What to look for in the two sequences',
    verdict: (/** @type {boolean} */ before, /** @type {boolean} */ after) =>
      before && !after
        ? 'Different before the pool, alike after it: for the rest of the network these two are nearly the same.'
        : before && after
          ? 'They differ before the pool, and after it too: the network can tell these two apart.'
          : after
            ? 'Alike before the pool. After it the largest value is smaller, so that the same difference is more than a fifth of it.'
            : 'Their maps are alike from the start.',
    threshold:
      'Ringed in red: cells that differ by more than a fifth of the largest value in their maps. In bold: what the pool keeps.',
    shift: 'Shift the motif by one letter',
    both: 'Two motif sequences',
    random: 'Try a random pair',
    reads: (/** @type {string} */ letters, /** @type {number} */ filter, /** @type {string} */ value) =>
      `Filter ${filter} reads ${letters}: ${value}`,
    tables: 'All maps as a table',
    weights: 'The numbers of the filters',
    moral:
      'So the last neuron answers to *two* patterns, `CACCTGC_` and `_CACCTGC`, and its value alone cannot say which one it saw. It is [[multifaceted neuron|multifaceted]], and max-pooling makes that easy. {{wei2023}} call this the main cause of the problem.',
  },

  train: {
    name: 'Train',
    title: 'Train it yourself',
    says: [
      'Do not take our network’s word for it. Train your own: four networks start from random weights, and the best after three epochs goes on. It sees sequences with the motif at the first or the second place (drawn from the ZEB1 matrix of JASPAR, {{jaspar}}), and as many random ones. It is told which is which, makes mistakes, and follows the [[gradient]] of its [[loss]] downhill.',
      'The same [[seed]] gives the same network on every computer, bit by bit. Yours then takes the place of ours *everywhere* on this page.',
    ],
    seed: 'Seed',
    examples: 'Examples',
    epochs: 'Epochs',
    start: 'Train',
    cancel: 'Stop',
    back: 'Back to the shipped network',
    download: 'Download as ONNX',
    workbench: 'Open in the workbench',
    idle: 'Nothing has been trained yet. The page shows the network that came with it.',
    restoredOrRunning: 'Training …',
    done: (/** @type {number} */ accuracy, /** @type {number} */ seconds) =>
      `Trained in ${seconds.toFixed(1)} s. It is right about ${(100 * accuracy).toFixed(1)} % of sequences it has never seen. The whole page now shows your network.`,
    cancelled: 'Stopped. The page shows the network as far as it was trained.',
    dead: (/** @type {number} */ facets) =>
      facets < 2
        ? 'This one has not learned both places. That happens: some seeds start in a bad spot. Try another seed.'
        : 'It has learned the motif at both places, so it has two facets too.',
    curve: 'Loss by epoch',
    loss: 'loss',
    accuracy: 'accuracy',
    epoch: 'epoch',
    moral:
      'Try three seeds. The filters look different every time, and yet the last neuron ends up with the same two faces. It is not an accident of one network: it is what pooling does.',
  },

  landscape: {
    name: 'Landscape',
    title: 'The landscape',
    says: [
      'Why does the neuron not simply *tell* us what it likes? The usual way to ask is its [[gradient]]: which small change would excite it more? Here is what the gradient walks on. At the upper left lies the motif at the first place, at the upper right the motif at the second, at the bottom a sequence in which every letter is equally likely. Between them lie all mixtures. The fuller the colour, the stronger the response.',
      'There are two peaks, and a saddle between them. Drag the point. The arrow is the gradient there.',
    ],
    where: /** @type {Record<string, string>} */ ({
      between: 'between the two peaks',
      first: 'towards the first peak',
      second: 'towards the second peak',
      back: 'back down',
      top: 'nowhere: this is a peak, there is no way further up',
      nowhere: 'nowhere: the neuron is silent here',
    }),
    point: 'The point',
    at: (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ value) =>
      `${x.toFixed(2)} of the first facet, ${y.toFixed(2)} of the second: the neuron’s value is ${signed(value)}`,
    arrow: (/** @type {string} */ where) => `The gradient points ${where}.`,
    keys: 'Arrow keys move the point, with Shift in larger steps.',
    between: 'Between the peaks',
    peak: (/** @type {number} */ n) => `At peak ${n}`,
    current: 'At your sequence',
    corner: 'At no letter in particular',
    climb: 'Climb along the arrow',
    soft: 'The sequence at this point, as probabilities',
    gradient: 'What the gradient asks for, letter by letter',
    moral:
      'In the network that came with the page, the arrow at the corner points *between* the peaks: a bit of both motifs, one letter apart, written on top of each other. Where does it point in yours? Every method that believes the arrow inherits such a mixture (Fig. 2C of {{wei2023}}).',
    legend:
      'Dots: sequences that excite the neuron, seen from this plane. Cross: where your first sequence casts its shadow on this plane.',
  },

  methods: {
    name: 'Usual methods',
    title: 'The usual methods, on the same neuron',
    says: [
      'People have asked neurons for a picture in many ways. Here are the best known, on *this* neuron. (Those that score single letters are turned into a matrix by one rule for all of them; on eight letters TF-MoDISco needs settings of its own.) Before you scroll: which one do you think finds `CACCTGC`?',
      'Figures stand beside each. [[information content|Information]] says how sharp a logo is. *Correlation* compares it with the matrix the network learned from. [[decoupling|Decoupling]] asks the neuron itself: how strongly does it respond to the logo’s own best letters, as a share of its largest value? 1 would be perfect.',
    ],
    list: 'What each method makes of the neuron',
    information: 'information',
    bits: (/** @type {string} */ bits) => `${bits} bits a position`,
    correlation: 'correlation',
    decoupling: 'decoupling',
    used: 'sequences',
    figures: 'Figures of the methods',
    truth: 'The truth',
    truthSays: 'The matrix from which the positive training sequences were drawn.',
    compute: 'Compute for this network',
    computing: 'Asking every method …',
    waiting: 'These come from the engine. They appear as soon as it is there.',
    undone: 'Not computed for this network yet.',
    incomplete: 'Stopped: some methods are missing.',
    reference: 'DeepLIFT and integrated gradients compare with',
    references: /** @type {Record<import('../../engine/types.js').Reference, string>} */ ({
      uniform: 'every letter equally likely',
      zeros: 'no letter at all',
      shuffled: 'the same letters, shuffled',
    }),
    contributions: 'what it says, letter by letter',
    matrix: 'as a matrix',
    moral:
      'None of them is badly made. A single sequence shows *one* face, and keeps silent about the other. A stack of many shows both, written over each other. And where a method finds several patterns, it cannot say which of them are faces of the neuron.',
  },

  demix: {
    name: 'NeuronMotif',
    title: 'NeuronMotif, step by step',
    says: [
      'Now the other way round. The pool forgot *where*. But just before the pool, the map still knows. So: collect all the sequences that the neuron likes, look at their maps *before* the pool, and sort them into piles.',
    ],
    all: 'Ask about every sequence',
    allSays: (/** @type {string} */ total, /** @type {string} */ positives) =>
      `Eight letters make ${total} sequences: few enough to try them all. ${positives} of them excite the neuron (a value above zero).`,
    rank: 'Rank',
    ranked: (/** @type {string} */ rank, /** @type {string} */ sequence, /** @type {string} */ value) =>
      `Number ${rank} is ${sequence}, value ${value}`,
    take: 'Use as first sequence',
    value: 'value of the neuron',
    sequences: 'sequences',
    top: 'The twenty that excite it most',
    maps: 'Look at their maps before the pool',
    mapsSays: (/** @type {string} */ share) =>
      `Each of them becomes a point: twelve numbers, the map before the pool, laid flat by [[principal components]] (the two shown keep ${share} of the variation). You can see with your bare eyes that there are heaps.`,
    cluster: 'Sort them into piles',
    clusterSays:
      '[[k-means]] finds the heaps. You choose how many, *k*. Watch the logos while you go from k = 1 to k = 2. In the network that came with the page, the blur snaps into focus. (Strong sequences weigh more in these logos than weak ones.)',
    k: 'Piles, k',
    piles: 'Pile',
    pile: (/** @type {number} */ n) => `Pile ${n}`,
    consensus: 'consensus',
    importance: 'importance',
    when: 'When to stop?',
    whenSays:
      'Ask the neuron. A pile that still holds a mixture has a [[consensus]] that belongs to no one, and the neuron responds weakly to it. [[decoupling|Decoupling]] is that response, divided by the best in the pile. Once it is near 1, little is left to take apart. Look at the [[importance]] too: a pile of weak sequences is easily decoupled, and says little.',
    decoupled: (/** @type {number} */ k, /** @type {number} */ value) =>
      `k = ${k}: mean decoupling ${value.toFixed(2)}`,
    enough: 'enough: 0.95',
    mix: 'Mixed ↔ demixed',
    mixSays: 'Slide the other piles’ sequences out of each stack, and watch the logo come into focus.',
    mixed: 'mixed',
    demixed: 'demixed',
    blend: (/** @type {number} */ percent) => `${percent} % of the other piles are still in the stack`,
    moral:
      'That is NeuronMotif: sample what excites the neuron, cluster the maps that *enter* the pool, stack each cluster by itself (Fig. 2E of {{wei2023}}).',
  },

  beyond: {
    name: 'Beyond the toy',
    title: 'Beyond the toy',
    says: [
      'Real networks pool again and again, and each pool forgets once more. This second network has four of them. It learned to find *two* CTCF motifs with a flexible distance between them, in 82 letters. NeuronMotif goes *backwards*: first it sorts the maps that enter the deepest pool, then within each pile those that enter the pool below it, and so on. Piles within piles: a tree.',
    ],
    groups: 'P',
    choice: 'P = 1, P = 2',
    groupsSays:
      'A pool of size 2 makes two places, so two piles. But when two motifs move *independently*, two piles are not enough: each motif has its own place. *P* is the number of motifs that may move by themselves; it asks for 2 × 2 piles at each pool.',
    p: (/** @type {number} */ p, /** @type {number} */ piles, /** @type {string} */ decoupling) =>
      `P = ${p}: ${piles} piles at the end, mean decoupling ${decoupling}`,
    tree: 'The tree of piles',
    treeSays:
      'Open a pile to see the piles that it is made of; the figures are its sequences and the decoupling, for piles of piles the mean. Arrow keys work as in a list of folders.',
    root: 'All sequences',
    pile: 'Pile',
    decoupling: 'decoupling',
    meanDecoupling: 'mean decoupling',
    gapOf: (/** @type {number} */ gap) => `${gap} bp between the motifs`,
    own: 'Now take a network of your own apart',
    gaps: 'The gaps that it learned',
    gapsSays: (/** @type {number} */ some, /** @type {number} */ all, /** @type {string} */ text) =>
      `In ${some} of the ${all} piles at the end both motifs stand out, and from pile to pile they are a different distance apart. Together they spell the rule that the network has learned, but for a few that lie far from the others: ${text}.`,
    gap: 'letters between the two motifs',
    piles: 'piles',
    moral:
      'Nothing new was needed: sample, cluster before the pool, ask for the decoupling. It only happens again and again, from the last pool back to the first (Fig. 2F of {{wei2023}}).',
  },

  teach: {
    name: 'For teachers',
    title: 'For teachers',
    says: [
      'Everything you set on this page is in its address: copy it, and your students open exactly what you see. Parts can be left out, so that a class can guess before it looks. After one visit the page works without a network connection; it also runs from a folder.',
    ],
    address: 'The address of what you see',
    copy: 'Copy the address',
    copied: 'Copied.',
    hide: 'Leave out',
    hideSays: 'What is ticked is left out, for you and for everybody who opens the address. This section stays.',
    showAll: 'Show everything again',
    hidden: (/** @type {number} */ n) =>
      n === 1 ? '1 part of this page is left out.' : `${n} parts of this page are left out.`,
    digest: 'Did we all get the same?',
    digestSays:
      'Read the first eight characters aloud. If all of you have the same, all of you have the same network, and your computers have found the same piles for k = 1 to 4, to the last bit.',
    network: 'network',
    result: 'piles',
    shipped: 'the shipped network',
    trained: (/** @type {number} */ seed, /** @type {number} */ examples, /** @type {number} */ epochs) =>
      `trained: seed ${seed}, ${examples} examples, ${epochs} epochs`,
    stopped: (/** @type {number} */ seed, /** @type {number} */ epochs) =>
      `seed ${seed}, stopped after epoch ${epochs}; no address holds it`,
    sheet: 'Exercise sheet',
    sheetSays: 'About forty minutes, alone or in pairs.',
    answers: 'Show the answers',
    answer: 'Answer',
    print: 'Print the sheet',
    go: 'Set the page up for this',
    leftOut: 'This step is left out.',
    name_: 'Name',
  },

  glossary: { title: 'Glossary', name: 'Glossary' },
  sources: { title: 'Sources', name: 'Sources' },
};
