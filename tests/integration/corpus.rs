//! A corpus of small networks, one for each construct that exporters write: the expected results of each are
//! in a file of the same name (`tools/corpus`), with values computed by ONNX Runtime.

use crate::common;
use neuronmotif::engine::Engine;
use neuronmotif::engine::simd::Simd;
use neuronmotif::engine::tract::Reference;
use neuronmotif::network::LayerInfo;
use neuronmotif::network::{Network, Opening};
use neuronmotif::sequence::SequenceSet;
use neuronmotif::substructure::Substructure;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Cases in which a separate operation pads the sequence: here its padding counts as that of the convolution after it.
const PADS_APART: [&str; 3] = ["pad-op", "keras-mixed", "tf2onnx-mixed"];

/// An exporter that does not store the names of modules.
const NAMELESS: &str = "jax2onnx";

/// Files with an operation that the reference engine does not support.
const NO_REFERENCE: [&str; 2] = ["keras-gelu", "tf2onnx-gelu"];

/// Files with an operation that the reference engine computes to four digits; its gradients, which are differences of
/// values, have one digit.
const ROUGH: [&str; 2] = ["stats-layer-norm", "stats-rms-norm"];

/// Files with an operation that this version refuses by its name.
const UNREAD: [&str; 7] = [
    "explainn_max_jund_foxa1",
    "pool-by-reshape",
    "pool-max-dilated",
    "torchscript-inception",
    "torch-dynamo-inception",
    "keras-spliceai",
    "tf2onnx-spliceai",
];

/// Every description in `folder`.
fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect();
    files.sort();
    files
}

fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        number => vec![number.as_f64().unwrap()],
    }
}

fn difference(found: &[f32], expected: &[f64]) -> f64 {
    assert_eq!(found.len(), expected.len());
    let largest = expected.iter().fold(1e-6, |largest: f64, value| largest.max(value.abs()));
    let off = found.iter().zip(expected).map(|(&a, &b)| (f64::from(a) - b).abs());
    off.fold(0.0, |worst: f64, off| if off.is_nan() { f64::INFINITY } else { worst.max(off) }) / largest
}

/// Maximum number of operations that the reference engine may use for one gradient, which it computes from differences.
const MAX_OPERATIONS: f64 = 1e10;

/// A network of the corpus and its description.
struct Case {
    name: String,
    expected: Value,
    network: Result<Network, neuronmotif::error::Error>,
}

impl Case {
    /// Channel `i` of the input is named by the `i`-th letter of A, B, C, …; extra channels by their value.
    fn open(path: &Path, model: &Path) -> Self {
        let expected: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let extra = expected.get("extra").map(numbers).unwrap_or_default();
        let letters = expected["input"]["letters"].as_u64().unwrap() as usize - extra.len();
        let mut channels: String = ('A'..='Z').take(letters).collect();
        extra.iter().for_each(|value| channels.push_str(&format!(",{value}")));
        let data = model.with_extension("onnx.data");
        let model = std::fs::read(model).unwrap();
        let data_name = data.file_name().unwrap().to_string_lossy().into_owned();
        let outside = std::fs::read(&data).ok();
        let external_data: Vec<(&str, &[u8])> =
            outside.iter().map(|bytes| (data_name.as_str(), bytes.as_slice())).collect();
        let name = expected["name"].as_str().unwrap().to_owned();
        let network = Network::open_as(
            &name,
            &model,
            &Opening { channels: Some(&channels), external: &external_data, length: None },
        );
        Self { name, expected, network }
    }

    /// All differences from the description.
    fn faults(&self) -> Vec<String> {
        let network = match (&self.network, &self.expected["refused"]) {
            (Err(_), refused) if !refused.is_null() => return Vec::new(),
            (Err(error), _) => return vec![format!("refused: {}", error.message())],
            (Ok(_), refused) if !refused.is_null() => return vec![format!("opened, but {refused}")],
            (Ok(network), _) => network,
        };
        let info = network.info();
        let mut faults = Vec::new();
        for (kind, found) in [("layers", &info.layers), ("dense", &info.dense)] {
            let pointwise = self.expected["pointwise"].as_array().filter(|_| kind == "layers");
            let crossed = pointwise.into_iter().flatten().filter(|layer| layer["blocked"] != true);
            let mut expected: Vec<&Value> = self.expected[kind].as_array().unwrap().iter().chain(crossed).collect();
            let mut found: Vec<&LayerInfo> = found.iter().collect();
            if kind == "dense" {
                let free = self.expected["input"]["length"].is_null();
                expected.retain(|layer| layer["blocked"] != true && !free && !UNREAD.contains(&self.name.as_str()));
                found.retain(|layer| layer.analysable);
            }
            if found.len() != expected.len() {
                faults.push(format!("{} {kind} instead of {}", found.len(), expected.len()));
                continue;
            }
            for (found, expected) in found.into_iter().zip(expected) {
                faults.extend(
                    row(&self.name, found, expected).into_iter().map(|fault| format!("{}: {fault}", found.name)),
                );
                if found.analysable {
                    faults.extend(self.numbers(network, found, expected));
                }
            }
        }
        faults
    }

    /// Compares values, and the gradient if there is one, of both engines.
    fn numbers(&self, network: &Network, layer: &LayerInfo, expected: &Value) -> Vec<String> {
        let tensor = expected["value_tensor"].as_str().unwrap_or_default();
        let Some(values) = self.expected["values"].get(tensor) else { return Vec::new() };
        let (start, length) = (values["start"].as_u64().unwrap() as usize, values["length"].as_u64().unwrap() as usize);
        if length != layer.receptive_field {
            return Vec::new();
        }
        let cut = |text: &Value| text.as_str().unwrap()[start..start + length].to_owned();
        let texts: Vec<String> = self.expected["sequences"].as_array().unwrap().iter().map(cut).collect();
        let sequences = SequenceSet::parse(&texts.join("\n"), &network.alphabet, length).unwrap();
        let ours = Simd::new(&Substructure::new(network, layer.index, None).unwrap());
        let whole = Substructure::whole(network, layer.index).unwrap();
        let runs = 2 * length * network.alphabet.len();
        let mut faults = Vec::new();
        let mut check = |name: &str, engine: &dyn Engine, slope: f64| {
            let off = difference(&engine.values(&sequences), &numbers(&values["values"]));
            if off > 1e-4 {
                faults.push(format!("{}: {name} values differ by {off:.2e}", layer.name));
            }
            let gradient = &self.expected["gradient"];
            let slow = name == "reference" && runs as f64 * whole.flops() > MAX_OPERATIONS;
            if gradient["tensor"] == tensor && gradient["start"] == values["start"] && !slow {
                let item = gradient["sequence"].as_u64().unwrap() as usize;
                let one = SequenceSet::from_codes(length, sequences.get(item).to_vec());
                let channel = gradient["channel"].as_u64().unwrap() as usize;
                let expected: Vec<Value> = gradient["values"].as_array().unwrap().clone();
                let letters = network.alphabet.len();
                let expected: Vec<f64> = expected.iter().flat_map(|row| numbers(row)[..letters].to_vec()).collect();
                let off = difference(&engine.gradients(&one, channel).1, &expected);
                if off > slope {
                    faults.push(format!("{}: {name} gradient differs by {off:.2e}", layer.name));
                }
            }
        };
        check("our", &ours, 1e-3);
        match Reference::new(network, layer.index, None) {
            Ok(reference) if ROUGH.contains(&self.name.as_str()) => check("reference", &reference, 0.2),
            Ok(reference) => check("reference", &reference, 5e-2),
            Err(_) if NO_REFERENCE.contains(&self.name.as_str()) => {}
            Err(error) => faults.push(format!("{}: no reference: {}", layer.name, error.message())),
        }
        faults
    }
}

/// A row of the layer table.
fn row(name: &str, found: &LayerInfo, expected: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let mut same = |what: &str, found: String, expected: String| {
        if found != expected {
            faults.push(format!("{what} is {found} instead of {expected}"));
        }
    };
    let number = |key: &str| expected[key].as_u64().map_or("none".to_owned(), |number| number.to_string());
    let known = UNREAD.contains(&name) && found.reason.is_some();
    let blocked = expected["blocked"] == true || known;
    same("blocked", (!found.analysable).to_string(), blocked.to_string());
    let module = expected["name"].as_str().filter(|_| expected["name"] != expected["node"]);
    match module {
        Some(module) if !name.starts_with(NAMELESS) && !found.name.starts_with(&format!("{module}_")) => {
            same("name", found.name.clone(), module.to_owned());
        }
        _ => {}
    }
    if blocked {
        return faults;
    }
    same("channels", found.channels.to_string(), number("channels"));
    same("receptive field", found.receptive_field.to_string(), number("receptive_field"));
    if !expected["kernel"].is_null() && !expected["jump"].is_null() {
        same("kernel", found.kernel.to_string(), number("kernel"));
        same("stride", found.stride.to_string(), number("stride"));
        same("dilation", found.dilation.to_string(), number("dilation"));
        same("groups", found.groups.to_string(), number("groups"));
        same("jump", found.jump.to_string(), number("jump"));
        let padding: Vec<u64> = numbers(&expected["padding"]).iter().map(|&pad| pad as u64).collect();
        if !PADS_APART.iter().any(|case| name.starts_with(case)) {
            same("padding", format!("{:?}", found.padding), format!("{padding:?}"));
        }
    }
    faults
}

/// Fails with a list of all faults.
fn check(cases: &[Case]) {
    let name = |case: &Case, fault: String| format!("{}: {fault}", case.name);
    let faults: Vec<String> =
        cases.iter().flat_map(|case| case.faults().into_iter().map(|fault| name(case, fault))).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_network_of_the_corpus_is_read_as_described() {
    let open = |path: &PathBuf| Case::open(path, &path.with_extension("onnx"));
    let cases: Vec<Case> = cases("tests/corpus").iter().map(open).collect();
    assert!(cases.len() >= 200, "{} cases", cases.len());
    check(&cases);
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn trained_networks_are_read_as_described() {
    let open = |path: &PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap();
        Case::open(path, &common::shared(&format!("models/{name}.onnx")))
    };
    check(&cases("tests/corpus/shared").iter().map(open).collect::<Vec<_>>());
}
