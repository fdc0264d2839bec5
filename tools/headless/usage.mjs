/** What `--help` prints: for the command, and for each of its commands. */

const NETWORK = `
  --model M.onnx         the network; files with its weights are found in its folder and below
  --weights FILE         its weights, where their file has another name than the model asks for
  --alphabet LETTERS     the letters of the network's input channels, in the order of the file: ACGT by default, AGCT,
                         ACGU or any other letters, then the constant value of each channel without a letter: ACGT,0.5
  --length N             letters of the input, where the file leaves their number free`;

const DATABASES = `a motif file, or jaspar-vertebrates or jaspar-core, which come with the program`;

/** Options of subcommands that look for the motifs of a report or file. */
const MOTIFS = `  --report REPORT        looks for the motifs of the dictionaries and for the trees
  --queries FILE         looks for the motifs of a file instead
  --neurons LIST         3.0,3.5: of these neurons only
  --distinct             the distinct motifs of the network in place of the dictionaries, without trees
  --p P                  largest p-value of a hit, 1e-4 by default
  --background B         letters that scores are relative to: counted (in the sequences) or uniform; counted by default
  --no-rc                only on the strand of the sequences`;

const SEQUENCES = `
  --sequences FILE       FASTA, packed with gzip or not, of any size
  --regions FILE         BED, with --genome
  --genome FILE          2bit, or FASTA with its index (.fai, and .gzi where it is packed) next to it
  --threads N            all processors by default`;

const EVERYWHERE = `
  --threads N            all processors by default
  --browser B            runs in chromium or firefox, without a window, in place of Node; results are the same bytes
  --no-isolation         with --browser: without shared memory, on one thread`;

/** @type {Record<string, string>} */
const COMMANDS = {
  inspect: `neuronmotif inspect --model M.onnx [options]

Describes a network and its layers as JSON.
${NETWORK}
${EVERYWHERE}`,

  activations: `neuronmotif activations --model M.onnx --layer L --sequences FILE [options]

Gives the activations of a layer's neurons as JSON.
${NETWORK}
  --layer L              counted from 1
  --sequences FILE       FASTA, FASTQ, GenBank, EMBL or one sequence per line, packed with gzip or not; every window of
                         each is evaluated
  --window               each sequence is one window, as long as the receptive field
  --channel C            of one neuron, counted from 0
  --gradient             adds the gradient of the neuron of --channel
  --engine E             simd, or tract, the reference; simd by default
${EVERYWHERE}`,

  analyze: `neuronmotif analyze --model M.onnx --layer L --out DIR [options]

Analyses neurons. Writes DIR/report.json after each neuron, and at the end the motifs and a page. Ctrl-C ends the run
and keeps what was computed.
${NETWORK}
  --layer L              2, 1-3, 1,3 or all
  --neurons LIST         0,3-7, in each of the layers; all by default
  --preset P             quick or paper; quick by default
  --seed S               of all random draws
  --groups P             motif pattern groups per pooling, or auto; auto by default
  --option O=V           any other option, such as sampling.population=500; may be repeated
  --background-sequences FILE
                         sequences, as for activations: the random sequences that motifs are written into are their
                         shuffles. Or give letters: --option grammar.composition=frequencies
                         --option grammar.frequencies=0.3,0.2,0.2,0.3
  --motifs DB[,DB]       ${DATABASES};
                         jaspar-vertebrates by default, or none
  --out DIR              folder for the results
  --below REPORT         a report of an earlier layer, whose facets the search begins with, as in one run of both layers;
                         may be repeated
  --resume               continues the run of DIR/report.json, which ended early: its neurons are kept. Network, options,
                         seed and databases must be the same
${EVERYWHERE}`,

  compare: `neuronmotif compare --queries Q.meme --motifs DB[,DB] [options]

Compares motifs with known ones. The answer is Tomtom's table.

  --queries FILE         motifs
  --motifs DB[,DB]       ${DATABASES}
  --threshold Q          largest q-value, 0.5 by default
  --distance D           ed, pearson or sandelin; ed by default
  --min-overlap N        positions
  --no-rc                only as the motifs are, not their reverse complements
${EVERYWHERE}`,

  merge: `neuronmotif merge REPORT.json REPORT.json … --out DIR [options]

Makes one report of several runs of the same network, with the same options, seed and databases: that of a single run with
the same parts. The first layer of each motif, the factors and the motifs of the network are determined anew.

  --motifs DB[,DB]       the databases of the runs: ${DATABASES};
                         jaspar-vertebrates by default
  --out DIR              folder for the results
${EVERYWHERE}`,

  outputs: `neuronmotif outputs --model M.onnx [options]

Asks the outputs of a network. Without sequences, --layer and --report it describes them as JSON; with sequences the answer
is a table of their outputs.
${NETWORK}
  --layer L              ranks the neurons of a layer by what changes when each is silenced, counted from 1
  --report REPORT        writes the facets and syntax trees of a report into sequences
  --units LIST           numbers, counted from 0, or names of outputs, separated by commas; all by default
  --scale S              logit, the value before a final sigmoid or softmax, or output; logit by default
  --count N              sequences: 100 for a ranking, 32 for facets by default
  --facets N             facets of each neuron, 20 by default
  --seed S               of drawn sequences, which are used where none are given
  --labels FILE          a table with a row per sequence and a column per task
  --agreement            AUROC, AUPRC and correlations with the labels of the sequences, in place of their outputs
  --against FILE         a table that this command wrote of another network: a one-sided t-test between the two
  --json FILE            with --report: everything, for the command figure
${SEQUENCES}`,

  windows: `neuronmotif windows --model M.onnx --layer L --sequences FILE [options]

Finds the windows of sequences that activate neurons most. Of overlapping windows only the strongest counts.
${NETWORK}
  --layer L              counted from 1
  --neurons LIST         0,3-7; all by default
  --windows N            windows of each neuron, 3000 by default
  --report REPORT        of the same network: says which facet each window belongs to
${SEQUENCES}`,

  contributions: `neuronmotif contributions --model M.onnx --layer L --channel C --sequences FILE [options]

Explains the strongest window of each sequence for one neuron: a line of JSON for each.
${NETWORK}
  --layer L              counted from 1; an output that is a dense layer is one
  --channel C            counted from 0
  --method M             saliency, gradient-input, integrated-gradients, deep-lift or mutagenesis; deep-lift by default
  --reference R          uniform, zeros, frequencies, shuffled or dinucleotides; dinucleotides by default
  --steps N              of integrated gradients, 20 by default
  --shuffles N           references that are shuffled, 10 by default
  --seed S               of the shuffles
  --bedgraph FILE        the contributions of regions as a track
  --bigwig FILE          the same as bigWig
${SEQUENCES}`,

  modisco: `neuronmotif modisco --model M.onnx --layer L --channel C --sequences FILE [options]

Finds the patterns that raise a neuron or an output, and those that lower it, in the contributions of letters: TF-MoDISco. The
answer is a table; positive patterns come first.
${NETWORK}
  --layer L              counted from 1; an output that is a dense layer is one
  --channel C            counted from 0
  --within N             letters in the middle of each window that are searched, 400 by default
  --meme FILE            the matrices as a MEME file, each between the first and the last position that counts
  --seqlets FILE         the places of all patterns as BED
  --json FILE            everything: matrices, contributions, hypothetical contributions, places
  --method M             of the contributions, as for the command contributions, and their
  --reference R
  --steps N
  --shuffles N
  --seed S               also of the order in which seqlets are clustered
${SEQUENCES}`,

  meme: `neuronmotif meme --model M.onnx --layer L --channel C --sequences FILE [options]

Finds motifs of the windows that activate a neuron most, those from half of the largest value on, by the algorithm of MEME:
expectation maximisation with zero or one site in each window. The answer is a table.
${NETWORK}
  --layer L              counted from 1; an output that is a dense layer is one
  --channel C            counted from 0
  --motifs N             maximum number of motifs, 3 by default
  --windows N            maximum number of windows that are searched, 500 by default
  --min-width N          positions of the narrowest motif, 6 by default
  --max-width N          positions of the widest motif, 30 by default
  --no-rc                sites on the given strand only
  --meme FILE            the informative parts of the matrices as a MEME file
  --sites FILE           the sites of all motifs as BED
  --json FILE            everything: matrices, figures, sites
${SEQUENCES}`,

  methods: `neuronmotif methods --model M.onnx --report REPORT [options]

Explains a neuron by the usual methods, for comparison with its facets. The answer is a table.
${NETWORK}
  --report REPORT        of the same network
  --neuron N             2.3: layer and channel; the first neuron by default
  --json FILE            everything: matrices, contributions, figures; for the command figure
  --threads N            all processors by default`,

  variants: `neuronmotif variants --model M.onnx --variants FILE --genome FILE [options]

The change of outputs, of neurons, and of their facets, by each variant.
${NETWORK}
  --variants FILE        VCF, or lines such as chr1:12345 A G
  --genome FILE          2bit, or FASTA with its index (.fai, and .gzi where it is packed) next to it
  --units LIST           numbers, counted from 0, or names of outputs, separated by commas; all by default
  --scale S              logit, the value before a final sigmoid or softmax, or output; logit by default
  --layer L              a layer whose neurons are asked as well
  --neurons LIST         0,3-7; all by default
  --report REPORT        of the same network: has the facets of these neurons
  --facets FILE          the facets that explain a window with the reference or the alternative allele, as a table
  --threads N            all processors by default`,

  hits: `neuronmotif hits --report REPORT --sequences FILE [options]

Finds the sites of motifs in sequences, with exact p-values, and those of syntax trees.

${MOTIFS}
  --trees                lists the sites of trees instead of those of motifs
  --format F             tsv, bed or gff3; tsv by default
  --gaps FILE            table of the gaps between neighbouring motifs of trees, observed and by chance
  --positions FILE       table of the distances of hits from the centre of their sequence
${SEQUENCES}`,

  footprint: `neuronmotif footprint --report REPORT --regions FILE --genome FILE --signal FILE [options]

Averages signals around the sites of a syntax tree, with those of the same motifs at other gaps for comparison, or around the
hits of a motif.

  --signal FILE          bigWig; may be repeated
  --tree T               3.0.1: layer, channel and number of the tree, the first one by default
  --motif M              identifier or name of a motif, in place of a tree
  --half N               letters on either side of the midpoint, 500 by default
  --normalisation N      total (the paper's: by the sum over the window of all sites), site (of each one) or none
${MOTIFS}
${SEQUENCES}`,

  figure: `neuronmotif figure REPORT --out FILE.svg|.pdf|.png [options]

Draws what a report has of a neuron as a figure for a publication: facets as logos in rows on one ruler, the known motif above
them, figures next to them; syntax trees; or the curves of what the network answers about trees. Heat maps of effects and the
comparison of methods are not in a report: they are drawn from the JSON of other commands. Plots of the user's sequences and
signals, and the comparison of layers, are made by the page alone. The ending of the file decides its format; bitmaps have 300
dots per inch.

  --neuron N             2.3: layer and channel; the first neuron by default
  --what W               facets, trees, curves, effects or methods; facets by default
  --effects FILE         for effects: what outputs --report REPORT --json FILE wrote
  --methods FILE         for methods: what methods --json FILE or the page wrote
  --facets LIST          1-8,11: which facets by rank, trees (also for curves) or methods, or all; 1-20 by default, and all of
                         the others
  --order O              rank, shift, or listed: as --facets names them; rank by default
  --align A              shift: patterns one below the other; field: as the neuron sees them; shift by default
  --extent E             motif: positions of segments and known motifs; all; motif by default
  --columns N            1 to 6, 1 by default
  --width MM             30 to 500, 180 by default
  --font-size PT         4 to 24, 7 by default
  --logo-height MM       3 to 50, 8 by default
  --colors C             safe (for colour-blind readers), grey or classic; safe by default
  --fonts F              text, or outlines, which look alike in every program; text by default
  --figures LIST         of activation, decoupling, importance, information, sequences, shift, match and q, or none; all but
                         importance by default
  --without LIST         leaves out parts: title, known, names, segments, scale, ruler
  --out FILE             the figure
${EVERYWHERE}`,

  export: `neuronmotif export REPORT [--as WHAT] [--out FILE] [options]

Writes a report as files for other programs, to stdout or to a file.

  --as WHAT              motifs as meme, jaspar, transfac, homer or json; sequences of facets as fasta; the tables neurons,
                         facets, matches, dictionaries or trees; the page html; the paragraph methods, for a paper; or
                         everything as zip, which needs --out; zip by default
  --set S                which motifs: all (facets, segments and dictionaries), facets, segments, dictionary, or network, the
                         distinct motifs of all neurons; all by default
  --trusted              leaves out motifs of facets with few sequences
  --facet F              3.0.1: sequences of this facet; of all by default
  --out FILE             the file
${EVERYWHERE}`,

  serve: `neuronmotif serve [--port N]

Serves the page on this machine until Ctrl-C.

  --port N               8080 by default; 0 takes a free one`,
};

const OVERVIEW = `neuronmotif COMMAND …

  inspect                describes a network and its layers
  activations            activations and gradients of sequences
  analyze                takes neurons apart into motifs
  compare                compares motifs with known ones
  merge                  makes one report of several
  outputs                outputs of sequences, neurons that they use, effects of facets
  windows                windows of sequences that activate neurons most
  hits                   sites of motifs and syntax trees in sequences
  contributions          contributions of letters to a neuron
  modisco                patterns of the contributions of letters
  meme                   motifs of the strongest windows
  methods                the usual methods on a neuron, next to its facets
  variants               changes by variants
  footprint              signals around sites
  figure                 facets, trees, curves and comparisons as figures for publications
  export                 motifs, sequences and tables for other programs
  serve                  serves the page on this machine

  neuronmotif COMMAND --help   the options of a command
  neuronmotif --version`;

/** @param {string} [command] @returns {string} */
export function usage(command) {
  return COMMANDS[command ?? ''] ?? OVERVIEW;
}
