/** The exercise sheet: questions, answers, and what the page is set to for each. */

/** @typedef {Partial<import('../address.js').Address>} Setting */

/** @type {{question: string, answer: string, set?: Setting, minutes: number}[]} */
export const SHEET = [
  {
    question:
      'Look at the two sequences of step 1. Write down the values of the three filters at the place where each responds most. Where do the two maps differ, and in what way?',
    answer:
      'The second map is the first one moved by one column: the filters find the same letters, one place later. The values are about the same, their places are not.',
    set: { step: 'network', trained: false, a: 'CACCTGCC', b: 'CCACCTGC' },
    minutes: 5,
  },
  {
    question:
      'Change the first letter of the second sequence to each of A, C, G and T in turn. Does the last value change much? Why, or why not?',
    answer:
      'Hardly. The motif fills letters 2 to 8; the first letter lies beside it. It matters only as far as a filter happens to see it.',
    set: { step: 'network', trained: false, b: 'CCACCTGC' },
    minutes: 4,
  },
  {
    question:
      'The pool has size 2. A motif moves by one letter. Does the map after the pool always stay exactly the same?',
    answer:
      'No. From the first letter to the second it stays nearly the same, as the largest values stay inside their pairs. From the second to the third they move into the next pair, and the pooled map moves by one. The last filter was taught the first two places only: it says no.',
    set: { step: 'network', trained: false, a: 'CCACCTGC', b: 'CCCACCTG' },
    minutes: 4,
  },
  {
    question:
      'Train the network with your own birthday as the seed (day and month as one number). Compare your filters with your neighbour’s. What is the same, what is not?',
    answer:
      'Filters come in another order and may share the motif in another way; some may stay almost silent. Accuracy is about the same. In step 5, look for the motif at two places; how many piles it takes, and how clean they are, differs from network to network.',
    set: { step: 'train' },
    minutes: 6,
  },
  {
    question:
      'Put the point of step 3 into the corner where no letter is preferred. Where does the arrow point? Now move the point a little towards one peak, step by step. When does the arrow change its mind?',
    answer:
      'It points between the two peaks. On the way to one of them there is a line beyond which one motif wins the pool, and the arrow turns to that peak. The gradient sees only what wins right now.',
    set: { step: 'landscape', trained: false, x: 0, y: 0 },
    minutes: 4,
  },
  {
    question:
      'Stacking all sequences that excite the neuron gives a logo with a strong C in the middle. Explain why it is just *this* letter that survives.',
    answer:
      'Write CACCTGC twice, one letter apart, above each other: CACCTGC_ and _CACCTGC. At position 4 both have a C. Everywhere else two different letters share the stack.',
    set: { step: 'methods', trained: false },
    minutes: 4,
  },
  {
    question:
      'A logo of high information need not be right. Which method has high information and a low correlation with the truth?',
    answer:
      'TF-MoDISco’s later motifs: 0.9 bits a position, yet correlations of 0.65 to 0.76, for windows with mixed importances were aligned. Pictures of the strongest sequence are sharp and nearly right, but show one of the two places only.',
    set: { step: 'methods', trained: false },
    minutes: 3,
  },
  {
    question: 'Set k to 1, 2, 3 and 4 and write down the mean decoupling each time. Which k would you choose, and why?',
    answer:
      'k = 1 is clearly below 0.95, k = 2 reaches it. k = 3 gains nothing, and at k = 4 the mean falls below 0.95 again; the new piles hold weaker sequences, see their importance. So k = 2, which is also the size of the pool.',
    set: { step: 'demix', trained: false, k: 1 },
    minutes: 5,
  },
  {
    question:
      'In the second network the piles are much better decoupled with P = 2 than with P = 1. What do the two motifs do that makes the difference?',
    answer:
      'They move independently. With two piles a pool, either the first or the second motif can be put in its place, never both. With four piles each of the 2 × 2 combinations gets a pile of its own.',
    set: { step: 'beyond', groups: 2 },
    minutes: 5,
  },
];
