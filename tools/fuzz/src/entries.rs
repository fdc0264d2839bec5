//! One function per target: it parses arbitrary bytes and runs the code that uses the result. No input may cause a
//! panic, a long computation or large memory use. `tests/integration/fuzz_corpus.rs` of the crate runs the same
//! functions on the files of the corpus.

use neuronmotif::activations::{EngineChoice, Extent, activations};
use neuronmotif::alphabet::Alphabet;
use neuronmotif::engine::Engine;
use neuronmotif::engine::simd::Simd;
use neuronmotif::error::{Code, Error};
use neuronmotif::fasta::{Fasta, pasted};
use neuronmotif::format;
use neuronmotif::network::{Encoding, Network, Opening};
use neuronmotif::options::{Options, Preset};
use neuronmotif::random::{Key, Purpose, Stream};
use neuronmotif::report::Report;
use neuronmotif::sample::{Sampler, Start, enumerates};
use neuronmotif::scan::scan;
use neuronmotif::sequence::SequenceSet;
use neuronmotif::substructure::{Part, Substructure};
use std::sync::OnceLock;

/// Letters to try if a model has neither four nor twenty channels.
const LETTERS: [&str; 6] =
    ["AB", "ABCDE", "ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOPQRSTU", "ABCD,0.5,0.5,0.5", "ABCD,0.25"];

/// Name of the external data file of a model.
const EXTERNAL_DATA: &str = "external-data.onnx.data";

/// The length of an input whose length the file leaves free.
const FIXED_LENGTH: usize = 100;

/// Maximum number of layers of a model that are evaluated.
const MAX_LAYERS: usize = 3;

/// Maximum receptive field that is evaluated.
const MAX_FIELD: usize = 200;

/// Maximum receptive field of which every sequence is evaluated.
const MAX_ENUMERATED: usize = 5;

/// Maximum number of operations of one evaluated forward pass.
const MAX_OPERATIONS: f64 = 2e6;

/// Maximum number of values in the maps of an evaluated substructure.
const MAX_VALUES: usize = 1 << 16;

/// Opens a model, optionally with an external data file, and evaluates its first small layers.
pub fn network(bytes: &[u8]) {
    match open(bytes) {
        Ok(network) => evaluate(&network),
        Err(error) => assert!(!error.message().is_empty() && !error.next().is_empty()),
    }
}

fn open(bytes: &[u8]) -> Result<Network, Error> {
    let external_data = [(EXTERNAL_DATA, bytes)];
    let opening = Opening { external: &external_data, ..Opening::default() };
    let mut opened = Network::open_as("model.onnx", bytes, &opening);
    if opened.as_ref().is_ok_and(|network| network.length_is_free) {
        opened = Network::open_as("model.onnx", bytes, &Opening { length: Some(FIXED_LENGTH), ..opening });
    }
    for letters in LETTERS {
        match &opened {
            Err(error) if error.code() == Code::AlphabetMismatch => {}
            _ => break,
        }
        opened = Network::open_as("model.onnx", bytes, &Opening { channels: Some(letters), ..opening });
    }
    opened
}

fn evaluate(network: &Network) {
    let info = network.info();
    assert_eq!(info.layers.len() + info.dense.len(), network.layers.len());
    assert_eq!(network.encoding.letter_channels().len(), network.alphabet.len());
    let _ = network.picture();
    let mut left = MAX_LAYERS;
    for layer in network.layers.iter().filter(|layer| layer.reason.is_none()) {
        if left == 0 {
            break;
        }
        if layer.receptive_field > MAX_FIELD {
            continue;
        }
        let substructure = Substructure::new(network, layer.index, None).expect("the layer can be analysed");
        assert_eq!(substructure.length, layer.receptive_field);
        assert_eq!(substructure.outputs(), layer.channels);
        let size: usize = substructure.parts.iter().map(Part::size).sum();
        let field = network.field(layer.index).expect("the layer can be analysed");
        assert!(field.letters[0] <= field.letters[1] && field.letters[1] < network.input_length.max(1));
        if substructure.flops() > MAX_OPERATIONS || size > MAX_VALUES {
            continue;
        }
        left -= 1;
        values(network, &substructure, layer.index);
    }
}

/// Evaluates every sequence of a short receptive field, as the analysis does.
fn enumerate(neuron: &Substructure) {
    let options = Options::preset(Preset::Quick).sampling;
    if neuron.length > MAX_ENUMERATED || !enumerates(neuron, &options) {
        return;
    }
    let mut sampler = Sampler::new(neuron, &options, Key { seed: 1, layer: 1, channel: 0 }, Start::default());
    while !sampler.step(&Simd::new(neuron)) {}
    let _ = sampler.finish(&Simd::new(neuron));
}

/// The values of two sequences, their gradients, and the maps that the clustering reads.
fn values(network: &Network, substructure: &Substructure, layer: usize) {
    let mut stream: Stream = Key { seed: 1, layer, channel: 0 }.stream(Purpose::Check, 1, 0);
    let codes = (0..2 * substructure.length).map(|_| stream.below(network.alphabet.len()) as u8).collect();
    let sequences = SequenceSet::from_codes(substructure.length, codes);
    let engine = Simd::new(substructure);
    let all = engine.values(&sequences);
    assert_eq!(all.len(), 2 * engine.outputs());
    let last = engine.outputs() - 1;
    let (of_last, gradients) = engine.gradients(&sequences, last);
    assert_eq!(of_last.len(), 2);
    assert_eq!(gradients.len(), 2 * substructure.length * network.alphabet.len());
    let one = Substructure::new(network, layer, Some(last)).expect("the layer has this channel");
    assert_eq!(Simd::new(&one).values(&sequences).len(), 2);
    enumerate(&one);
    let _ = (substructure.jump(), substructure.before_target(), substructure.contributors(0, 0));
    let _ = network.filters(layer).expect("the layer can be analysed");
    if let Some(target) = substructure.target().filter(|_| !substructure.padded) {
        assert_eq!(substructure.with_target(target.clone()).length, substructure.length);
    }
    for pooling in substructure.poolings() {
        assert_eq!(engine.maps(&sequences, pooling.map).len(), 2 * substructure.parts[pooling.map].size());
    }
}

/// Reads a motif file of any format.
pub fn motifs(bytes: &[u8]) {
    match format::read("motifs", bytes) {
        Ok(database) => assert!(!database.motifs.is_empty()),
        Err(error) => assert!(!error.message().is_empty() && !error.next().is_empty()),
    }
}

/// Reads a report, writes it, and reads it again.
pub fn report(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Report::from_json(text) {
        Ok(report) => {
            let again = Report::from_json(&report.to_json()).expect("a written report can be read");
            assert_eq!(again.to_json(), report.to_json());
        }
        Err(error) => assert!(!error.message().is_empty() && !error.next().is_empty()),
    }
}

/// Reads letters and sequences, and scans them with the example `zeb1-toy`. The first line contains the letters of the
/// channels.
pub fn sequences(bytes: &[u8]) {
    static TOY: OnceLock<Network> = OnceLock::new();
    let toy = TOY.get_or_init(|| {
        let bytes = include_bytes!("../../../www/examples/zeb1-toy/model.onnx");
        Network::open("zeb1-toy", bytes, None).expect("the toy opens")
    });
    if let Ok(file) = Fasta::read("sequences", bytes) {
        assert!(file.sequences.iter().all(|sequence| !sequence.letters.is_empty()));
        let _ = activations(toy, 1, &file, Extent::EveryWindow, None, EngineChoice::Simd);
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = pasted(text);
    let (letters, rest) = text.split_once('\n').unwrap_or((text, text));
    let alphabet = match Encoding::parse(letters) {
        Ok((alphabet, encoding)) => {
            assert_eq!(Encoding::parse(&encoding.describe(&alphabet)), Ok((alphabet.clone(), encoding)));
            alphabet
        }
        Err(_) => Alphabet::DNA,
    };
    for length in [0, 1, 8, rest.len()] {
        if let Ok(set) = SequenceSet::parse(rest, &alphabet, length) {
            assert!(set.iter().all(|codes| alphabet.decode(codes).len() == length));
        }
    }
    for layer in 0..=3 {
        if let Ok(found) = scan(toy, layer, rest) {
            assert!(found.values.iter().all(|values| values.len() == found.starts.len()));
        }
    }
}
