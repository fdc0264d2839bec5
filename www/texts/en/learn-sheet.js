/** The exercise sheet: questions, answers, and the settings of the page for each. */

/** @type {{question: string, answer: string, set?: {step: string, [setting: string]: any}, minutes: number}[]} */
export const SHEET = [
  {
    question:
      'Look at the two sequences of step 1. Write down the largest value of each filter and its position. Where and how do the two maps differ?',
    answer:
      'The second map is the first map shifted by one column: the filters find the same letters one position later. The values are about the same, their positions are not.',
    set: { step: 'network', trained: false, a: 'CACCTGCC', b: 'CCACCTGC' },
    minutes: 5,
  },
  {
    question:
      'Change the first letter of the second sequence to each of A, C, G and T in turn. Does the last value change much? Why, or why not?',
    answer:
      'Hardly. The motif is at letters 2 to 8, so the first letter is outside of it. It only changes the values of the filters that cover it.',
    set: { step: 'network', trained: false, b: 'CCACCTGC' },
    minutes: 4,
  },
  {
    question:
      'The max-pooling has size 2. The motif is shifted by one position. Does the map after the max-pooling always stay exactly the same?',
    answer:
      'No. From the first position to the second it stays nearly the same, because the largest values stay in their pairs. From the second to the third they move into the next pair, and the map after the max-pooling is shifted by one. The last filter was trained on the first two positions only: its value is low.',
    set: { step: 'network', trained: false, a: 'CCACCTGC', b: 'CCCACCTG' },
    minutes: 4,
  },
  {
    question:
      'Train the network with your own birthday as the seed (day and month as one number). Compare your filters with your neighbour’s. What is the same, what is not?',
    answer:
      'The filters have another order and may divide the motif in another way; some may have only small values. The accuracy is about the same. In step 5, look for the motif at two positions; the number of clusters that this takes, and their decoupling, differ from network to network.',
    set: { step: 'train' },
    minutes: 6,
  },
  {
    question:
      'Move the point of step 3 to the corner where all letters are equally probable. Where does the arrow point? Now move the point step by step to one peak. Where does the direction of the arrow change?',
    answer:
      'It points between the two peaks. On the way to a peak there is a line where one motif starts to be the maximum of the max-pooling, and the arrow turns to that peak. The gradient depends only on the current maximum.',
    set: { step: 'landscape', trained: false, x: 0, y: 0 },
    minutes: 4,
  },
  {
    question:
      'Stacking all sequences that activate the neuron gives a logo with a strong C in the middle. Why is this letter strong, and no other?',
    answer:
      'Write CACCTGC twice, shifted by one position: CACCTGC_ and _CACCTGC. At position 4 both have a C. At all other positions two different letters are mixed.',
    set: { step: 'methods', trained: false },
    minutes: 4,
  },
  {
    question:
      'A logo with high information can be wrong. Which method has high information and a low correlation with the true matrix?',
    answer:
      'The later motifs of TF-MoDISco: 0.9 bits per position, but correlations of 0.65 to 0.76, because windows with mixed importances were aligned. Logos of the strongest sequence are clear and nearly right, but show only one of the two positions.',
    set: { step: 'methods', trained: false },
    minutes: 3,
  },
  {
    question: 'Set k to 1, 2, 3 and 4 and write down the mean decoupling each time. Which k would you choose, and why?',
    answer:
      'k = 1 is clearly below 0.95, k = 2 reaches it. k = 3 is not better, and at k = 4 the mean is below 0.95 again; the new clusters contain weaker sequences (see their importance). So k = 2, which is also the size of the max-pooling.',
    set: { step: 'demix', trained: false, k: 1 },
    minutes: 5,
  },
  {
    question: 'In the second network the decoupling is much higher with P = 2 than with P = 1. Why?',
    answer:
      'The two motifs shift independently. With two clusters per max-pooling, either the first or the second motif gets one position, never both. With four clusters, each of the 2 × 2 combinations has its own cluster.',
    set: { step: 'beyond', groups: 2 },
    minutes: 5,
  },
];
