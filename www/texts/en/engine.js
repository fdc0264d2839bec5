// Copied from src/texts/en.json; to renew it: BLESS=1 cargo test --lib texts

export const ENGINE = {
  "parameters": {
    "sampling.extreme": {
      "label": "Search for",
      "help": "In a search for what lowers a neuron, an activation is how far its value is below its mean over 256 random sequences. Facets, names and syntax trees are found as in a search for what raises it.",
      "choices": {
        "maximum": "what raises the neuron",
        "minimum": "what lowers the neuron"
      }
    },
    "sampling.insertion": {
      "label": "Insertion",
      "unit": "bp",
      "help": "With 0 the whole receptive field is searched, for the sequences that activate the neuron most. With a number, insertions of that length are: what raises the neuron most by itself when it is written into random sequences, without copies and further motifs around it. They are written at the place where parts of strong sequences raise the neuron most. Each candidate is evaluated in 8 random sequences. Receptive fields that are no longer than this, or whose sequences are enumerated, are searched as with 0."
    },
    "sampling.enumerate_up_to": {
      "label": "Enumerate up to",
      "unit": "bp",
      "help": "A neuron with a receptive field of up to this length is evaluated on every possible sequence, so its maximum is exact. Each further bp takes four times as long."
    },
    "sampling.searches": {
      "label": "Searches",
      "unit": "per neuron",
      "help": "Each search has random streams of its own. The results are those of the first one; the others, with half of the effort, show which facets, motifs and rules come back. A neuron that is enumerated needs no other search."
    },
    "sampling.population": {
      "label": "Population",
      "unit": "sequences",
      "help": "Sequences in one generation of the search. With 0: 1,000 per full 10 bp of the receptive field, between 2,000 and 4,000."
    },
    "sampling.generations": {
      "label": "Generations",
      "unit": "at most",
      "help": "Number of generations after which the search stops. More generations find stronger sequences and take proportionally longer."
    },
    "sampling.patience": {
      "label": "Patience",
      "unit": "generations",
      "help": "The search stops early when the mean of the best sequences has risen by less than 1 % of the largest activation for this many generations."
    },
    "sampling.elite": {
      "label": "Elite",
      "unit": "fraction of the population",
      "help": "The best sequences. Each is replaced only by one of its own mutants, if that is better, so the best sequence is never lost."
    },
    "sampling.shift": {
      "label": "Shifted copies",
      "unit": "fraction of the population",
      "help": "Copies shifted by a few bp. They present the pattern at every position that max-pooling allows."
    },
    "sampling.crossover": {
      "label": "Crossover",
      "unit": "fraction of the population",
      "help": "Sequences in which a part of one parent replaces the same part of another."
    },
    "sampling.relaxation": {
      "label": "Relaxed copies",
      "unit": "fraction of the population",
      "help": "Copies with many bases drawn again: they give each facet its weaker sequences. The rest of the population is filled with new start sequences."
    },
    "sampling.letters": {
      "label": "Mutations",
      "unit": "at most",
      "help": "Number of bases that one offspring may change at once. Few changes refine a pattern; many destroy it."
    },
    "sampling.temperature": {
      "label": "Temperature",
      "unit": "standard deviations",
      "help": "How closely mutations follow the gradient: a low temperature follows it, a high one mutates almost at random."
    },
    "sampling.mutation": {
      "label": "Mutation",
      "help": "“Scaled” does not depend on the scale of the neuron’s weights. The original program adds the gradient to the one-hot sequence unscaled.",
      "choices": {
        "scaled": "scaled to the neuron",
        "original": "as the original program"
      }
    },
    "sampling.seed_channels": {
      "label": "Start from",
      "unit": "neurons of the previous layer",
      "help": "The search starts from motifs of the neurons of the previous layer that contribute most. 0 starts from random sequences."
    },
    "sampling.consensus": {
      "label": "Inserted as consensus",
      "unit": "fraction of the inserted motifs",
      "help": "The other motifs are drawn base by base from their probabilities, which makes the start sequences more varied."
    },
    "sampling.ascents": {
      "label": "Final ascents",
      "unit": "sequences",
      "help": "After the last generation, the consensus of each group of sequences and the best sequences are improved one base at a time until no change helps."
    },
    "sampling.capacity": {
      "label": "Sequences kept",
      "unit": "at most",
      "help": "Activating sequences kept for demixing, spread over weak and strong ones. Memory grows proportionally."
    },
    "sampling.bins": {
      "label": "Activation bins",
      "help": "Weak and strong sequences are balanced over this number of activation bins, when they are kept and in every motif."
    },
    "demixing.groups": {
      "label": "Pattern groups P",
      "help": "Number of patterns that can shift independently before one max-pooling. With 0, P is chosen for each neuron: 1 is tried first, then more."
    },
    "demixing.max_groups": {
      "label": "Largest P tried",
      "help": "Largest number that the automatic choice tries. Each step multiplies the number of clusters."
    },
    "demixing.accept": {
      "label": "Target decoupling",
      "help": "The automatic choice stops when the mean decoupling of the facets reaches this value. The mean is weighted by the number of sequences."
    },
    "demixing.min_cluster": {
      "label": "Smallest cluster divided",
      "unit": "sequences",
      "help": "Smaller clusters are not divided: a motif of very few sequences is mostly chance."
    },
    "demixing.unpooled": {
      "label": "Clusters without pooling",
      "help": "Without max-pooling below it, a neuron mixes no shifts and has one facet. A value above 1 nevertheless clusters the map that its convolution reads, to find alternative motifs."
    },
    "demixing.restarts": {
      "label": "k-means starts",
      "help": "Clustering starts this many times from random centres, and the tightest result is kept."
    },
    "demixing.iterations": {
      "label": "k-means iterations",
      "unit": "at most",
      "help": "Iterations per start; most converge earlier."
    },
    "demixing.fit_rows": {
      "label": "Sequences fitted",
      "unit": "at most",
      "help": "Cluster centres are computed from this many sequences; all sequences are then assigned to them."
    },
    "demixing.maps": {
      "label": "Maps clustered",
      "help": "Before the activation, the maps show how far a neuron is from being active, as in the original program. The input of the pooling is what the paper describes.",
      "choices": {
        "before-activation": "before the activation",
        "pooling-input": "input of the pooling"
      }
    },
    "demixing.merge": {
      "label": "Merge facets from",
      "unit": "correlation",
      "help": "Two facets at the same position become one when their informative columns correlate at least this much."
    },
    "grammar.smoothing": {
      "label": "Smoothing",
      "unit": "sequences",
      "help": "Random sequences added to a facet before its segments are determined, so that very few sequences do not look informative."
    },
    "grammar.information": {
      "label": "Information of a segment",
      "unit": "bits",
      "help": "A position belongs to a segment where the mean of three neighbouring positions is above this. 2 bits are certainty, 0 bits are uniform."
    },
    "grammar.flank": {
      "label": "Flanks",
      "unit": "bp",
      "help": "Positions added to both ends of a segment."
    },
    "grammar.shortest": {
      "label": "Shortest segment",
      "unit": "bp",
      "help": "Shorter segments are left out."
    },
    "grammar.distance": {
      "label": "Column similarity",
      "help": "How two columns of probabilities are compared. The paper uses the Euclidean distance.",
      "choices": {
        "ed": "Euclidean distance",
        "pearson": "Pearson correlation",
        "sandelin": "Sandelin and Wasserman"
      }
    },
    "grammar.both_strands": {
      "label": "Strands",
      "help": "Whether the reverse complement of a known motif may match too.",
      "choices": {
        "true": "both",
        "false": "as given"
      }
    },
    "grammar.min_overlap": {
      "label": "Minimum overlap",
      "unit": "bp",
      "help": "At least this many positions of the two motifs must be aligned."
    },
    "grammar.pseudocount": {
      "label": "Pseudocount",
      "unit": "sites",
      "help": "Sites with background frequencies added to every motif before it is compared."
    },
    "grammar.null": {
      "label": "Null model of p-values",
      "help": "Where the columns of random motifs come from. Tomtom takes the columns of the databases; if these hold only a few motifs, the built-in columns of JASPAR are the better choice.",
      "choices": {
        "databases": "columns of the databases",
        "published": "columns of JASPAR"
      }
    },
    "grammar.correction": {
      "label": "q-values by",
      "help": "Storey estimates from the p-values how many motifs are unrelated; Benjamini and Hochberg assume that all are, which is stricter.",
      "choices": {
        "storey": "Storey",
        "benjamini-hochberg": "Benjamini and Hochberg"
      }
    },
    "grammar.threshold": {
      "label": "Largest q of a match",
      "help": "Known motifs with a larger q-value are not shown and name nothing."
    },
    "grammar.listed": {
      "label": "Matches listed",
      "unit": "at most",
      "help": "Number of known motifs listed per segment or facet; the total is shown too."
    },
    "grammar.facets": {
      "label": "Facets compared",
      "unit": "at most",
      "help": "Number of a neuron’s facets, best first, whose segments are compared with known motifs where no dictionary is made: for letters other than those of DNA and RNA. Otherwise the motifs of the dictionary are compared, and segments show their matches."
    },
    "grammar.factor": {
      "label": "Largest q of a strong match",
      "help": "Matches with a larger q-value are marked as weak. Known motifs whose q-value to each other is at most this count as one factor."
    },
    "grammar.same": {
      "label": "Largest p of one motif",
      "help": "Two motifs whose p-value to each other is at most this are one motif of the dictionary."
    },
    "grammar.annotated": {
      "label": "Largest q of a site",
      "help": "A motif of the dictionary is annotated in a facet where it matches up to this q-value."
    },
    "grammar.covered": {
      "label": "Share covered",
      "unit": "fraction of the motif",
      "help": "Minimum share of a dictionary motif that must overlap the segment."
    },
    "grammar.origin": {
      "label": "Largest q in an earlier layer",
      "help": "A neuron of an earlier layer counts as having the same motif up to this q-value."
    },
    "grammar.asked": {
      "label": "Facets asked about",
      "unit": "at most",
      "help": "Number of a neuron’s facets, best first, for which the network is asked which columns it needs. 0 asks nothing: motifs are then read from the matrices alone."
    },
    "grammar.backgrounds": {
      "label": "Random sequences",
      "unit": "per question",
      "help": "Number of random sequences that motifs are written into when the network is asked."
    },
    "grammar.composition": {
      "label": "Letters of the random sequences",
      "help": "Where the random sequences that motifs are written into come from. Shuffles keep the number of each pair of neighbouring letters of windows that are cut from sequences of your own.",
      "choices": {
        "uniform": "equally likely",
        "frequencies": "given frequencies",
        "shuffled": "shuffled sequences of your own"
      }
    },
    "grammar.frequencies": {
      "label": "Letter frequencies",
      "help": "One number for each letter, in the order of the alphabet, such as 0.3, 0.2, 0.2, 0.3 for A, C, G, T. The sum is 1, or 100 for percent. Used only with given frequencies."
    }
  },
  "methods": {
    "kelley": {
      "name": "Stacking above half of the maximum (Kelley 2016)",
      "reason": "The sequences of all facets are stacked unaligned, so a motif that occurs at several positions overlaps with itself.",
      "source": "Kelley, Snoek and Rinn 2016, doi:10.1101/gr.200535.115"
    },
    "alipanahi": {
      "name": "Stacking above zero (Alipanahi 2015)",
      "reason": "Every sequence that activates the neuron has the same weight, so the facets are mixed and the many weak sequences blur them.",
      "source": "Alipanahi, Delong, Weirauch and Frey 2015, doi:10.1038/nbt.3300"
    },
    "saliency": {
      "name": "Saliency",
      "reason": "The gradient at a sequence shows what would activate the neuron more, often towards several facets at once, and not what is in the sequence.",
      "source": "Simonyan, Vedaldi and Zisserman 2013, doi:10.48550/arXiv.1312.6034"
    },
    "gradient-input": {
      "name": "Gradient × input",
      "reason": "It keeps the part of the gradient that belongs to the bases of the sequence, so one sequence shows at most one facet, and the mean shows a mixture.",
      "source": "Shrikumar, Greenside, Shcherbina and Kundaje 2016, doi:10.48550/arXiv.1605.01713"
    },
    "deep-lift": {
      "name": "DeepLIFT",
      "reason": "Max-pooling assigns its whole difference to one position, so each sequence shows the facet that won there, and the mean shows a mixture of all.",
      "source": "Shrikumar, Greenside and Kundaje 2017, doi:10.48550/arXiv.1704.02685"
    },
    "integrated-gradients": {
      "name": "Integrated gradients",
      "reason": "On the path from the reference another facet may win the max-pooling, so the contributions of one sequence may belong to several facets, and the mean mixes all of them.",
      "source": "Sundararajan, Taly and Yan 2017, doi:10.48550/arXiv.1703.01365"
    },
    "mutagenesis": {
      "name": "In-silico mutagenesis",
      "reason": "When a base is mutated, another position of the max-pooling can take over, so important bases may look unimportant, and the mean mixes the facets.",
      "source": "Zhou and Troyanskaya 2015, doi:10.1038/nmeth.3547"
    },
    "deep-resolve": {
      "name": "DeepResolve",
      "reason": "It shows which filters of the first layer the neuron needs, in no order and at no distance: each is a part of a motif, and those of all facets are ranked together.",
      "source": "Liu, Zeng and Gifford 2019, doi:10.1186/s12859-019-2957-4"
    },
    "modisco": {
      "name": "TF-MoDISco on DeepLIFT",
      "reason": "It aligns windows by their contributions, so it can only be as clear as these: what the contributions of one sequence mix, alignment cannot separate.",
      "source": "Shrikumar et al. 2018, doi:10.48550/arXiv.1811.00416"
    },
    "meme": {
      "name": "MEME",
      "reason": "It does not see the network: it looks for what the sequences that activate the neuron most have in common. A motif of few of these sequences, or one at a fixed distance of another, is not told apart from chance.",
      "source": "Bailey and Elkan 1994 (own implementation of its model with zero or one site in each sequence)"
    },
    "neuron-motif": {
      "name": "NeuronMotif",
      "reason": "The sequences are divided by the feature maps that enter each max-pooling before they are stacked, so each matrix shows one facet.",
      "source": "Wei et al. 2023, doi:10.1073/pnas.2216698120"
    }
  },
  "subject": {
    "all": "all sequences",
    "strongest-sequence": "the strongest sequence",
    "mean": "mean of all sequences",
    "motif": "motif {number}",
    "filter": "filter {channel} of the first layer, importance {importance.2}, inconsistency {inconsistency.2}",
    "facet": "facet {id}"
  },
  "sample": {
    "enumerated": "{kept,} of {positives,} sequences that activate the neuron",
    "drawn": "{sequences,} {sequences|sequence|sequences} drawn from the matrices of the neuron’s facets"
  },
  "methodsNote": {
    "no-motif": "TF-MoDISco found no motif: too few windows stood out, or too few of them agreed.",
    "no-sites": "MEME found no motif: no word is in more of the sequences than chance gives.",
    "no-filters": "DeepResolve found no filter: the neuron has no layer in front of it, or no filter of the first layer raises it."
  },
  "stopped": {
    "enumerated": "All sequences of {length} bp were evaluated",
    "no-gain": "Stopped because the best sequences gained less than 1 % in the last {generations} {generations|generation|generations}",
    "generation-limit": "Stopped at the limit of {generations,} {generations|generation|generations}",
    "interrupted": "Stopped before the search was complete",
    "text": "{text}"
  },
  "groupChoice": {
    "empty": "no sequence activates the neuron",
    "constant": "the activation is the same for every sequence",
    "fixed": "set in the parameters",
    "no-pooling": "no max-pooling below the neuron mixes shifts",
    "target-reached": "mean decoupling {decoupling.3}, which reaches the target of {target}",
    "target-missed": "mean decoupling {decoupling.3}, below the target of {target}",
    "text": "{text}"
  },
  "clarity": {
    "clear": "Clear: {clear,} of {facets,} {facets|facet|facets} {clear|is|are} clear and {clear|explains|explain} {coverage%} of the {strong,} strongest sequences.",
    "partly-clear": "Partly clear: {clear,} of {facets,} {facets|facet|facets} {clear|is|are} clear and {clear|explains|explain} {coverage%} of the {strong,} strongest sequences. {mixed,} {mixed|facet is a mixture|facets are mixtures}, and {few,} {few|has|have} fewer than {sequences} sequences.",
    "mixture": "A mixture: only {clear,} of {facets,} {facets|facet|facets} {clear|is|are} clear and {clear|explains|explain} {coverage%} of the {strong,} strongest sequences. {mixed,} {mixed|facet is a mixture|facets are mixtures}, and {few,} {few|has|have} fewer than {sequences} sequences.",
    "too-few": "Too few sequences to judge: {clear,} of {facets,} {facets|facet|facets} {clear|is|are} clear and {clear|explains|explain} {coverage%} of the {strong,} strongest sequences; {few,} {few|has|have} fewer than {sequences} sequences."
  },
  "note": {
    "empty": "No sequence with a positive activation was found: the neuron has no facets.",
    "constant": "The neuron has the same activation for every sequence that was tried, so it has no motif. Its weights may be zero: the neuron is dead, or was pruned.",
    "no-positive-weight": "The neuron has no positive weight, so nothing in the previous layer can activate it.",
    "random-start": "The search started from random sequences, because no motif of the previous layer contributes.",
    "padded": "The receptive field covers the whole input including its padding, so the neuron at the middle position was analysed.",
    "no-pooling": "There is no max-pooling below the neuron, so no shifts are mixed and there is nothing to demix.",
    "wide-pooling": "A pooling below the neuron takes in {positions} positions, so a motif may lie anywhere and facets can be mixtures. The motifs are clearer in the convolution in front of that pooling.",
    "small-facets": "{small} of {facets} {facets|facet|facets} {small|has|have} fewer than {sequences} sequences: too few to be reliable.",
    "text": "{text}"
  },
  "fault": {
    "kernels": "The engine and the reference engine (tract) disagree about this network. They part in layer {layer}: for one sequence, channel {channel} is {kernels.4} by the engine and {reference.4} by the reference engine. A third, plain evaluation in double precision agrees with the engine, so the reference engine misreads the file, or both others do. Compare a value with ONNX Runtime before you rely on the results.",
    "reference": "The engine and the reference engine (tract) disagree about this network. They part in layer {layer}: for one sequence, channel {channel} is {kernels.4} by the engine and {reference.4} by the reference engine. A third, plain evaluation in double precision agrees with the reference engine. Do not use results for this network, and report it.",
    "neither": "The engine and the reference engine (tract) disagree about this network. They part in layer {layer}: for one sequence, channel {channel} is {kernels.4} by the engine and {reference.4} by the reference engine. A third, plain evaluation in double precision agrees with neither. Do not use results for this network, and report it."
  },
  "joint": {
    "and": "Together they give more than the sum of what each gives alone: the neuron needs all of them.",
    "additive": "Together they give about the sum of what each gives alone.",
    "or": "Together they give less than the sum of what each gives alone: one is almost enough.",
    "exclusive": "Each raises the activation, but together they give less than the better one alone."
  },
  "link": {
    "and": "AND",
    "additive": "additive",
    "or": "OR",
    "exclusive": "exclusive",
    "none": "no effect"
  },
  "backgrounds": {
    "uniform": "random sequences with equally likely letters",
    "frequencies": "random sequences with given letter frequencies",
    "shuffled": "shuffles of {name}"
  },
  "backgroundSource": {
    "uniform": "all letters equally likely",
    "frequencies": "letters with the frequencies {letters}",
    "shuffled": "windows of {name}, each shuffled so that its pairs of neighbouring letters stay. The file has {sequences,} {sequences|sequence|sequences} of {letters,} letters in all, {foreign,} of them outside the alphabet. Its SHA-256 is {sha256}"
  },
  "nothingFound": {
    "uniform": "Every position is uniform, so it resembles every motif equally.",
    "mixed": "It is only in facets that are mixtures of several motifs (decoupling at most {decoupling.2}), so it has no name.",
    "not-in-dictionary": "No motif of the dictionary is in this segment.",
    "little-information": "Too little information to compare: {information.2} bits per position. Smallest q-value {best_q.2}.",
    "too-short": "Too short for a significant match: {positions} positions. Smallest q-value {best_q.2}, threshold {threshold}.",
    "nothing-similar": "No known motif is similar enough: smallest q-value {best_q.2}, threshold {threshold}.",
    "text": "{text}"
  },
  "layerReason": {
    "operation": "operation {operation} (node “{node}”) cannot be crossed: {why}.",
    "length-free": "it reads the whole input, whose length the file does not fix.",
    "maps-too-large": "the feature maps of {substructures} of its substructures of {letters} letters take {mebibytes} MiB; the limit is {limit} MiB.",
    "text": "{text}"
  }
};
