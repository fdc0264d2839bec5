/** Terms and sources of the guided page, in English. */

/** @type {Record<string, string>} */
export const GLOSSARY = {
  activation:
    'How strongly a neuron responds. Here, the last filter’s value before the sigmoid: above zero means “more likely yes than no”.',
  consensus: 'The most probable letter at every position of a motif, written as one word.',
  convolution:
    'Sliding a filter along the sequence and noting at each place how well it fits. The same filter is used at all places.',
  decoupling:
    'The neuron’s value for a pile’s consensus, divided by its largest value within the pile. Near 1: the pile holds one pattern. Lower: patterns are still mixed. The paper calls it I₁.',
  facet: 'One of the patterns to which a neuron responds.',
  'feature map': 'What one layer of a network passes to the next: a value for every position and every filter.',
  filter:
    'A small table of weights, one for each letter at each of its positions. It adds up the weights of the letters that it sees.',
  gradient:
    'For every letter at every position: how much the neuron’s value would change if there were a little more of that letter. It points uphill, the steepest way.',
  importance: 'A pile’s largest value, divided by the neuron’s largest value of all. The paper calls it I₂.',
  'information content':
    'How far a position is from “every letter equally likely”, in bits: 0 for no preference, 2 for one certain letter. A logo’s letters are that high.',
  'k-means':
    'A way to sort points into k piles: put k centres somewhere, give each point to the nearest centre, move each centre to the middle of its points, repeat.',
  logo: 'A picture of a motif. At each position the letters are stacked, the most probable on top; the stack is as high as its information.',
  loss: 'One number for how wrong the network is about the examples. Training makes it smaller.',
  'max-pooling':
    'Taking the larger of two neighbours and forgetting which one it was. It makes networks small and forgiving, and it makes neurons multifaceted.',
  motif:
    'A short pattern in DNA, such as the letters that a protein binds to. Some positions are strict, some are not.',
  'multifaceted neuron': 'A neuron that responds to more than one pattern.',
  'one-hot code': 'Writing a letter as numbers: A is 1 0 0 0, C is 0 1 0 0, G is 0 0 1 0, T is 0 0 0 1.',
  'position probability matrix':
    'A motif as a table: for each position the probabilities of A, C, G and T. What a logo draws.',
  'principal components':
    'The directions in which points differ most. Drawing only the first two is like photographing a cloud from its broadest side.',
  ReLU: 'Keeps what is positive, turns everything negative into zero.',
  seed: 'A number from which all random choices follow. Same seed, same choices.',
  sigmoid:
    'Squeezes any number into the range from 0 to 1, so that it can be read as a probability. 0 becomes one half.',
};

/** @type {Record<string, {short: string, title: string, url: string}>} */
export const SOURCES = {
  wei2023: {
    short: 'Wei et al. 2023',
    title:
      'Z. Wei, K. Hua, L. Wei, S. Ma, R. Jiang, X. Zhang, Y. Li, W. H. Wong, X. Wang: NeuronMotif: Deciphering cis-regulatory codes by layer-wise demixing of deep neural networks. PNAS 120 (15), e2216698120, 2023.',
    url: 'https://doi.org/10.1073/pnas.2216698120',
  },
  kelley2016: {
    short: 'Kelley et al. 2016',
    title:
      'D. R. Kelley, J. Snoek, J. L. Rinn: Basset: learning the regulatory code of the accessible genome with deep convolutional neural networks. Genome Research 26, 990–999, 2016.',
    url: 'https://doi.org/10.1101/gr.200535.115',
  },
  alipanahi2015: {
    short: 'Alipanahi et al. 2015',
    title:
      'B. Alipanahi, A. Delong, M. T. Weirauch, B. J. Frey: Predicting the sequence specificities of DNA- and RNA-binding proteins by deep learning. Nature Biotechnology 33, 831–838, 2015.',
    url: 'https://doi.org/10.1038/nbt.3300',
  },
  simonyan2013: {
    short: 'Simonyan et al. 2013',
    title:
      'K. Simonyan, A. Vedaldi, A. Zisserman: Deep inside convolutional networks: visualising image classification models and saliency maps. arXiv 1312.6034, 2013.',
    url: 'https://arxiv.org/abs/1312.6034',
  },
  shrikumar2017: {
    short: 'Shrikumar et al. 2017',
    title:
      'A. Shrikumar, P. Greenside, A. Kundaje: Learning important features through propagating activation differences (DeepLIFT). ICML 2017.',
    url: 'https://arxiv.org/abs/1704.02685',
  },
  sundararajan2017: {
    short: 'Sundararajan et al. 2017',
    title:
      'M. Sundararajan, A. Taly, Q. Yan: Axiomatic attribution for deep networks (integrated gradients). ICML 2017.',
    url: 'https://arxiv.org/abs/1703.01365',
  },
  shrikumar2018: {
    short: 'Shrikumar et al. 2018',
    title:
      'A. Shrikumar, K. Tian, Ž. Avsec, A. Shcherbina, A. Banerjee, M. Sharmin, S. Nair, A. Kundaje: Technical note on transcription factor motif discovery from importance scores (TF-MoDISco). arXiv 1811.00416, 2018.',
    url: 'https://arxiv.org/abs/1811.00416',
  },
  jaspar: {
    short: 'JASPAR 2024',
    title:
      'I. Rauluseviciute et al.: JASPAR 2024: 20th anniversary of the open-access database of transcription factor binding profiles. Nucleic Acids Research 52 (D1), D174–D182, 2024. The matrix MA0103.3 is licensed under CC BY 4.0.',
    url: 'https://doi.org/10.1093/nar/gkad1059',
  },
};
