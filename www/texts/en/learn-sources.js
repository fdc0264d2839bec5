/** Sources of the guided page, in English. */

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
