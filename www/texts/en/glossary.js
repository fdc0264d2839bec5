/**
 * The glossary, in English: one entry for each term. The guided page shows `BASICS`; the documentation shows all of
 * them (`node tools/glossary.mjs` writes them into www/docs/glossary.html).
 */

/** Terms that the guided page explains. @type {Record<string, string>} */
export const BASICS = {
  activation:
    'How strongly a neuron responds to a sequence. Here it is the value that enters the neuron’s activation function. A sequence activates the neuron if the value is above zero.',
  consensus: 'The most probable letter of each position of a motif, written as a sequence.',
  convolution:
    'An operation that slides a filter along the sequence and computes at each position how well the filter fits. The same filter is used at all positions.',
  decoupling:
    'The neuron’s value for the consensus of a cluster, divided by its largest value in the cluster. Near 1, the cluster contains one pattern. At lower values, several patterns are still mixed. The paper calls it I₁.',
  facet: 'One of the patterns to which a neuron responds.',
  'feature map': 'What one layer of a network passes to the next: a value for each position and each filter.',
  filter:
    'A small table of weights, one for each letter at each of its positions. Its value is the sum of the weights of the letters that it reads.',
  gradient:
    'For each letter at each position: how much the neuron’s value would change with a little more of that letter. It points in the direction of the steepest increase.',
  importance: 'The largest value in a cluster, divided by the largest value of the neuron. The paper calls it I₂.',
  'information content':
    'How far a position of a motif is from “all letters equally likely”, in bits: for DNA 0 for no preference, 2 for one certain letter. The height of the letters in a logo.',
  'k-means':
    'A method to divide points into k clusters: choose k centres, assign each point to the nearest centre, move each centre to the mean of its points, repeat.',
  logo: 'A picture of a motif. At each position the letters are stacked, the most probable on top. The height of the stack is the information content of the position.',
  loss: 'A value that says how wrong the network is about the examples. Training makes it smaller.',
  'max-pooling':
    'An operation that passes on the largest of several neighbouring values, but not which of them it was. It makes networks smaller and less sensitive to position, and it makes neurons multifaceted.',
  motif:
    'A short pattern in DNA, such as the letters to which a protein binds. Some positions are strict, others are not.',
  'multifaceted neuron': 'A neuron that responds to more than one pattern.',
  'one-hot code': 'A way to write letters as numbers: A is 1 0 0 0, C is 0 1 0 0, G is 0 0 1 0, T is 0 0 0 1.',
  'position probability matrix':
    'A motif as a table: for each position the probabilities of the letters. A logo is a drawing of it. Short form: PPM.',
  'principal components':
    'The directions in which points differ most. A plot of the first two shows the points from the side on which they are spread most widely.',
  ReLU: 'A function that keeps positive values and replaces negative values by zero.',
  seed: 'A number that fixes all random choices. The same seed gives the same choices.',
  sigmoid:
    'A function that maps every number to the range from 0 to 1, so that it can be read as a probability. 0 becomes one half.',
};

/** Further terms of workbench and documentation. @type {Record<string, string>} */
export const FURTHER = {
  'activation function':
    'The function that a layer applies to each of its values, such as ReLU or sigmoid. The value of a neuron is what enters this function.',
  bp: 'Base pair: the unit of length along a DNA sequence. One letter of the sequence is 1 bp.',
  channel: 'The number of a neuron in its layer, counted from 0.',
  clarity:
    'How well a neuron’s facets explain it: the share of its strongest sequences (from half of the maximum activation on) that are in a clear facet and hold its motifs at their places. A facet is clear if it has enough sequences, a decoupling of at least 0.5 and a purity of at least 0.8.',
  cluster:
    'Sequences that demixing has put together because their feature maps in front of the max-poolings are similar.',
  'CN CRM':
    'The paper’s name for the matrix of a facet: the position probability matrix of one cluster of sequences. CN stands for convolutional neuron, CRM for cis-regulatory module.',
  'contribution map':
    'For one sequence: how much each letter contributes to the neuron’s value, according to a method such as DeepLIFT.',
  demixing:
    'The division of a neuron’s sequences into clusters, by the feature maps that enter each max-pooling, from the deepest max-pooling back to the first.',
  dictionary: 'The different motifs in the facets of one neuron. Each motif is listed once.',
  digest:
    'A hash of everything in a report except threads, times and memory. Two reports with the same digest contain the same results.',
  'E-value':
    'The number of unrelated motifs of the databases that are expected to match at least as well: the p-value times the number of motifs.',
  enumeration:
    'Sampling by evaluating all sequences as long as the receptive field. Possible for short receptive fields only: 12 bp have 4¹² = 16,777,216 sequences.',
  exclusive: 'Two motifs that each raise the activation, and together raise it less than the better one alone.',
  factor:
    'A transcription factor: a protein that binds to DNA. Known motifs are named after the factors that bind to them.',
  gap: 'The number of bases between two neighbouring motifs: one number if it is fixed, a range if it varies. Negative if the motifs overlap.',
  generation: 'One round of the search: sequences are changed, evaluated and selected.',
  'importance sampling':
    'Sampling that represents weak and strong sequences equally and corrects for this by weights. Without it, the many weakly activating sequences would dominate every matrix.',
  layer: 'A convolution of the network, counted from 1, with what follows it up to the next convolution.',
  'mixed logo':
    'The logo of all sequences that activate a neuron, before demixing. For a multifaceted neuron it is a blur.',
  'motif segment':
    'A run of informative positions in the matrix of a facet. The dictionary is made from segments, and a segment shows the matches of the dictionary’s motifs in it.',
  neuron: 'One output channel of a convolutional layer. It has the same weights at all positions.',
  'null model': 'What random motifs look like. p-values say how often a random motif would match as well.',
  'p-value': 'The probability that an unrelated motif matches at least as well in its best alignment.',
  path: 'The cluster of a sequence at each max-pooling, from the deepest to the first.',
  'pattern groups P':
    'The number of patterns that can shift independently of each other in front of a max-pooling. A max-pooling of width w is undone with w to the power of P clusters.',
  pooling: 'An operation that combines neighbouring values into one: their maximum or their mean.',
  population: 'The sequences that the search changes from one generation to the next.',
  purity:
    'The share of a facet’s strongest sequences (from half of its maximum activation on) that hold its motifs at the same places. Near 1, all agree; at 0.5, a motif is at two places. Decoupling asks the network about the consensus; purity asks the sequences.',
  'q-value': 'The share of unrelated motifs that is expected among the matches at least as good as this one.',
  quality:
    'The value by which facets are sorted: decoupling plus importance plus how far the motif stands out from the other positions, relative to the neuron’s clearest facet. From 0 to 3.',
  'receptive field': 'The part of the input sequence on which a neuron depends, in bp.',
  report: 'The complete result of a run, as a JSON file. The page can open it again, without the network.',
  reservoir:
    'The sequences that the search keeps. It has bins over the range of activation and keeps at most an equal share in each bin.',
  search:
    'Sampling for longer receptive fields: start sequences are changed, crossed over and selected over many generations, to find sequences that activate the neuron.',
  shift: 'By how many bp the pattern of a facet is to the right of the pattern of the first facet, which is the best.',
  'start sequences':
    'The sequences from which a search starts. They contain motifs that neurons of the previous layer have learned.',
  strand:
    'DNA has two strands. A motif on the other strand is read backwards with complementary letters: its reverse complement.',
  'stride in bp':
    'The distance in bp between neighbouring positions of a layer. It is the product of all strides and poolings before the layer. Field jump of the report.',
  substructure:
    'The part of the network on which one neuron at one position depends, with an input as long as the receptive field.',
  'syntax tree':
    'The motifs of a neuron in their order from 5′ to 3′, with the gaps between them. The neighbours with the least variable gap are joined first. Where either of two motifs may stand in one place, both are there, joined by OR.',
  'truth table': 'A table that says which motifs of a syntax tree occur together in which facets.',
  'valid padding':
    'A convolution without added zeros at the ends: it is only computed where the kernel lies completely on the sequence.',
};

/** All terms. */
export const GLOSSARY = { ...BASICS, ...FURTHER };
