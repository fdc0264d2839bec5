//! JavaScript bindings: the only module that depends on JavaScript, and the only one with a clock.
//!
//! Inputs are bytes and options, outputs are progress and a [`Report`]. Errors are plain objects
//! `{code, concerns, message, next}`.

mod agreement;
mod benchmark;
mod discovery;
mod footprint;
mod lesson;
mod methods;
mod motifs;
mod occurrences;
mod outputs;
mod pool;
mod sequences;
mod survey;
mod window_motifs;

use crate::activations::{EngineChoice, Extent, activations};
use crate::analysis;
use crate::contrast::{self, ContrastRequest, MotifSet};
use crate::dictionary::DictionaryMotif;
use crate::engine::check::check;
use crate::error::{Code, Error};
use crate::fasta::{Fasta, pasted};
use crate::host::Host;
use crate::logo::{self, LogoOptions};
use crate::motif::Ppm;
use crate::network::{Network, Opening};
use crate::options::{Options, Preset};
use crate::progress::{EngineCheck, Stage};
use crate::render::{diagram, html, meme};
use crate::report::{DigestCheck, Report};
use crate::scan::scan;
use crate::sequence::Records;
use crate::similarity;
use crate::syntax::SyntaxTree;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

pub use agreement::agreement;
pub use discovery::SequenceDiscovery;
pub use footprint::Footprint;
pub use lesson::{Lesson, Training};
pub use motifs::Motifs;
pub use occurrences::Occurrences;
pub use outputs::{AlleleChanges, Outputs, OutputsWork};
pub use pool::{PoolThread, compiled_module, open_pool, running_threads, take_pool_thread};
pub use sequences::Sequences;
pub use survey::{Contributions, Survey};
pub use wasm_bindgen_rayon::init_thread_pool;
pub use window_motifs::WindowMotifs;

/// Declares the types of all plain objects, so that the types of the package are complete.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm/types.d.ts");

/// Prints a panic, whose text is otherwise lost when the module traps.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
}

/// The crate's version.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// The options of a preset, `quick` or `paper`, without targets.
#[wasm_bindgen(unchecked_return_type = "Options")]
pub fn preset(
    #[wasm_bindgen(unchecked_param_type = "\"quick\" | \"paper\"")] name: JsValue,
) -> Result<JsValue, JsValue> {
    let preset: Preset = read(name, "preset")?;
    Ok(write(&Options::preset(preset)))
}

/// The first sequence of a pasted text.
#[wasm_bindgen(js_name = pastedSequence, unchecked_return_type = "PastedSequence")]
pub fn pasted_sequence(text: &str) -> Result<JsValue, JsValue> {
    pasted(text).map(|sequence| write(&sequence)).map_err(|error| write(&error))
}

/// The logo of a matrix as SVG.
#[wasm_bindgen]
pub fn logo(
    #[wasm_bindgen(unchecked_param_type = "number[][]")] ppm: JsValue,
    alphabet: &str,
    #[wasm_bindgen(unchecked_param_type = "Partial<LogoOptions> | undefined")] options: JsValue,
) -> Result<String, JsValue> {
    let ppm: Vec<Vec<f64>> = read(ppm, "matrix")?;
    let options: LogoOptions = read_or_default(options, "logo options")?;
    Ok(logo::svg(&ppm, alphabet, &options))
}

/// The logo of contributions of either sign as SVG.
#[wasm_bindgen(js_name = contributionLogo)]
pub fn contribution_logo(
    #[wasm_bindgen(unchecked_param_type = "number[][]")] map: JsValue,
    alphabet: &str,
    #[wasm_bindgen(unchecked_param_type = "Partial<LogoOptions> | undefined")] options: JsValue,
) -> Result<String, JsValue> {
    let map: Vec<Vec<f64>> = read(map, "contributions")?;
    let options: LogoOptions = read_or_default(options, "logo options")?;
    Ok(logo::contributions(&map, alphabet, &options))
}

/// A report that was read and checked.
#[derive(Serialize)]
struct Checked {
    /// The report as JSON of the current schema.
    report: String,
    /// Whether its digest matches its content.
    digest: DigestCheck,
}

/// Reads a report of any schema and checks that it is consistent.
#[wasm_bindgen(js_name = checkReport, unchecked_return_type = "{ report: string; digest: DigestCheck }")]
pub fn check_report(report: &str) -> Result<JsValue, JsValue> {
    let report = Report::from_json(report).map_err(|error| write(&error))?;
    Ok(write(&Checked { digest: report.check_digest(), report: report.to_json() }))
}

/// A report's matrices as a MEME file.
#[wasm_bindgen(js_name = reportMeme)]
pub fn report_meme(report: &str) -> Result<String, JsValue> {
    Ok(meme::write(&Report::from_json(report).map_err(|error| write(&error))?))
}

/// The distinct motifs of a report's neurons as a MEME file.
#[wasm_bindgen(js_name = reportNetworkMeme)]
pub fn report_network_meme(report: &str) -> Result<String, JsValue> {
    Ok(meme::write_network(&Report::from_json(report).map_err(|error| write(&error))?))
}

/// A report as a standalone page, with a paragraph about the methods if there is one.
#[wasm_bindgen(js_name = reportHtml)]
pub fn report_html(report: &str, methods: Option<String>) -> Result<String, JsValue> {
    let report = Report::from_json(report).map_err(|error| write(&error))?;
    Ok(html::with_methods(&report, methods.as_deref()))
}

/// A syntax tree as SVG.
#[wasm_bindgen(js_name = syntaxSvg)]
pub fn syntax_svg(
    #[wasm_bindgen(unchecked_param_type = "SyntaxTree")] tree: JsValue,
    #[wasm_bindgen(unchecked_param_type = "DictionaryMotif[]")] dictionary: JsValue,
    alphabet: &str,
) -> Result<String, JsValue> {
    let tree: SyntaxTree = read(tree, "syntax tree")?;
    let dictionary: Vec<DictionaryMotif> = read(dictionary, "dictionary")?;
    Ok(diagram::svg(&tree, &dictionary, alphabet))
}

/// How alike some of the matrices, `count` from `first` on, are to all of them: for each pair the correlation of the best
/// alignment, its offset, and 1 where the reverse complement is aligned, else 0.
#[wasm_bindgen]
pub fn similarities(
    #[wasm_bindgen(unchecked_param_type = "number[][][]")] matrices: JsValue,
    alphabet: &str,
    first: usize,
    count: usize,
) -> Result<Vec<f32>, JsValue> {
    let matrices: Vec<Ppm> = read(matrices, "matrices")?;
    let letters = alphabet.chars().count();
    if let Some(other) = matrices.iter().find(|ppm| ppm.alphabet_size() != letters) {
        let columns = other.alphabet_size();
        let message = format!("A matrix has {columns} columns; the alphabet has {letters} letters.");
        let next = "Compare matrices of one alphabet.";
        return Err(write(&Error::new(Code::MotifAlphabet, "matrices", message, next)));
    }
    let first = first.min(matrices.len());
    let last = first.saturating_add(count).min(matrices.len());
    Ok(similarity::similarities(&matrices, alphabet, first..last))
}

/// Compares layers of one report or of several, and sets of motifs.
#[wasm_bindgen(unchecked_return_type = "Contrast")]
pub fn contrast(
    reports: Vec<String>,
    #[wasm_bindgen(unchecked_param_type = "MotifSet[]")] motifs: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ContrastRequest")] request: JsValue,
) -> Result<JsValue, JsValue> {
    let request: ContrastRequest = read(request, "request")?;
    let reports = reports.iter().map(|text| Report::from_json(text)).collect::<crate::error::Result<Vec<_>>>();
    let motifs: Vec<MotifSet> = read(motifs, "motifs")?;
    let contrast =
        reports.and_then(|reports| contrast::contrast(&reports.iter().collect::<Vec<_>>(), &motifs, &request));
    contrast.map(|contrast| write(&contrast)).map_err(|error| write(&error))
}

/// A network that was opened.
#[wasm_bindgen]
pub struct Model {
    network: Arc<Network>,
    /// The comparison with the reference engine, once it is made.
    checked: RefCell<Option<EngineCheck>>,
}

#[wasm_bindgen]
impl Model {
    /// Reads an ONNX file. `letters` are those of its input channels if they are not the usual ones, `length` is that of
    /// its input if the file leaves it free; `names` and `files` are its external data files, if its weights are stored
    /// there.
    #[wasm_bindgen(constructor)]
    pub fn new(
        name: &str,
        bytes: &[u8],
        letters: Option<String>,
        length: Option<usize>,
        names: Vec<String>,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array[]")] files: js_sys::Array,
    ) -> Result<Model, JsValue> {
        let files: Vec<Vec<u8>> = files.iter().map(|file| js_sys::Uint8Array::new(&file).to_vec()).collect();
        let external_data: Vec<(&str, &[u8])> =
            names.iter().map(String::as_str).zip(files.iter().map(Vec::as_slice)).collect();
        let opening = Opening { channels: letters.as_deref(), length, external: &external_data };
        let network = Network::open_as(name, bytes, &opening).map_err(|error| write(&error))?;
        Ok(Self { network: Arc::new(network), checked: RefCell::default() })
    }

    /// Its operations, for drawing.
    #[wasm_bindgen(unchecked_return_type = "PictureNode[]")]
    pub fn picture(&self) -> JsValue {
        write(&self.network.picture())
    }

    /// What a neuron in the middle of a layer depends on.
    #[wasm_bindgen(unchecked_return_type = "FieldPicture")]
    pub fn field(&self, layer: usize) -> Result<JsValue, JsValue> {
        self.network.field(layer).map(|field| write(&field)).map_err(|error| write(&error))
    }

    /// The filters of a layer that reads the sequence, as matrices; none for deeper layers.
    #[wasm_bindgen(unchecked_return_type = "number[][][]")]
    pub fn filters(&self, layer: usize) -> Result<JsValue, JsValue> {
        self.network.filters(layer).map(|filters| write(&filters)).map_err(|error| write(&error))
    }

    /// Activations of a layer's neurons along a sequence; the values are one `Float32Array` per channel.
    #[wasm_bindgen(unchecked_return_type = "Omit<Scan, 'values'> & {values: Float32Array[]}")]
    pub fn scan(&self, layer: usize, sequence: &str) -> Result<JsValue, JsValue> {
        let mut found = scan(&self.network, layer, sequence).map_err(|error| write(&error))?;
        let values: js_sys::Array =
            std::mem::take(&mut found.values).iter().map(|channel| js_sys::Float32Array::from(&channel[..])).collect();
        let answer = write(&found);
        js_sys::Reflect::set(&answer, &"values".into(), &values)?;
        Ok(answer)
    }

    /// The description of the network, as shown by `inspect`.
    #[wasm_bindgen(unchecked_return_type = "ModelInfo")]
    pub fn info(&self) -> JsValue {
        write(&self.network.info())
    }

    /// Compares the SIMD kernels with the reference engine.
    #[wasm_bindgen(unchecked_return_type = "EngineCheck")]
    pub fn check(&self) -> Result<JsValue, JsValue> {
        let check = check(&self.network).map_err(|error| write(&error))?;
        let answer = write(&check);
        *self.checked.borrow_mut() = Some(check);
        Ok(answer)
    }

    /// Values of a file's sequences, and the gradient of `channel` if `gradient` is set, as JSON: of every window, or of
    /// whole sequences where each is one `window`.
    #[allow(clippy::too_many_arguments)]
    pub fn activations(
        &self,
        layer: usize,
        name: &str,
        sequences: &[u8],
        channel: Option<usize>,
        gradient: bool,
        window: bool,
        #[wasm_bindgen(unchecked_param_type = "\"simd\" | \"tract\"")] engine: &str,
    ) -> Result<String, JsValue> {
        let gradient_of = gradient.then(|| channel.unwrap_or(0));
        let extent = if window { Extent::Whole } else { Extent::EveryWindow };
        let file = Fasta::read(name, sequences).map_err(|error| write(&error))?;
        EngineChoice::parse(engine)
            .and_then(|which| activations(&self.network, layer, &file, extent, gradient_of, which))
            .map(|answer| serde_json::to_string(&answer).unwrap_or_default())
            .map_err(|error| write(&error))
    }

    /// Forecast of the memory and time of a run with the user's sequences.
    #[wasm_bindgen(unchecked_return_type = "Forecast")]
    pub fn forecast(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Options")] options: JsValue,
        sequences: &Sequences,
    ) -> Result<JsValue, JsValue> {
        let options: Options = read(options, "options")?;
        let forecast = analysis::Analysis::forecast(&self.network, &options, sequences.file(), &host(threads()));
        forecast.map(|forecast| write(&forecast)).map_err(|error| write(&error))
    }

    /// Begins a run with the user's sequences; each neuron's facets are compared with `motifs`. `previous` is the report
    /// of the same run, where it ended early: its neurons are kept. `below` are reports of earlier layers, whose facets start
    /// sequences hold.
    pub fn analyze(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Options")] options: JsValue,
        threads: usize,
        motifs: &Motifs,
        sequences: &Sequences,
        previous: Option<String>,
        below: Vec<String>,
    ) -> Result<Analysis, JsValue> {
        let options: Options = read(options, "options")?;
        let (grammar, network) = (options.grammar.clone(), Arc::clone(&self.network));
        let inner = analysis::Analysis::with_sequences(network, options, sequences.file(), host(threads));
        let known = motifs.known(self.network.alphabet.as_str(), &grammar)?;
        let check = self.checked.borrow().clone();
        let started = inner
            .map(|inner| inner.with_known(known))
            .and_then(|inner| below.iter().try_fold(inner, |inner, report| inner.after(&Report::from_json(report)?)));
        let resumed = started.and_then(|inner| match previous {
            Some(report) => inner.resumed(Report::from_json(&report)?),
            None => Ok(inner),
        });
        resumed.map(|inner| Analysis { inner, check }).map_err(|error| write(&error))
    }
}

/// A run in progress.
#[wasm_bindgen]
pub struct Analysis {
    inner: analysis::Analysis,
    check: Option<EngineCheck>,
}

#[wasm_bindgen]
impl Analysis {
    /// Works for about `milliseconds`, or until a target is finished.
    #[wasm_bindgen(unchecked_return_type = "Progress")]
    pub fn step(&mut self, milliseconds: f64) -> Result<JsValue, JsValue> {
        let end = now() + milliseconds;
        loop {
            let progress = self.inner.step().map_err(|error| write(&error))?;
            if progress.stage == Stage::Done || progress.completed.is_some() || now() >= end {
                return Ok(write(&progress));
            }
        }
    }

    /// The report of everything finished so far, as JSON.
    pub fn report(&self) -> String {
        Report { check: self.check.clone(), ..self.inner.report(memory_bytes()) }.to_json()
    }
}

/// Memory limit of a run in bytes; the rest of the WebAssembly memory is for the model.
const MEMORY: u64 = 1 << 30;

/// The threads, memory limit and clock of a run.
fn host(threads: usize) -> Host {
    Host { threads, memory: MEMORY, clock: Box::new(|| now() / 1000.0) }
}

/// Number of threads of the pool.
fn threads() -> usize {
    rayon::current_num_threads()
}

/// Milliseconds since the worker began.
fn now() -> f64 {
    let scope: web_sys::WorkerGlobalScope = js_sys::global().unchecked_into();
    scope.performance().map_or(0.0, |performance| performance.now())
}

fn memory_bytes() -> u64 {
    (core::arch::wasm32::memory_size(0) as u64) << 16
}

/// Records of the user: all letters one after another, and the end of each record.
fn records<'a>(letters: &'a [u8], ends: &'a [u32]) -> Result<Records<'a>, JsValue> {
    Records::new(letters, ends).map_err(|error| write(&error))
}

/// A plain JavaScript value.
fn write<T: Serialize>(value: &T) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

fn read<T: DeserializeOwned>(value: JsValue, what: &str) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| {
        let message = format!("The {what} cannot be read: {error}.");
        write(&Error::new(Code::Option, what, message, "Start from a preset and change single values."))
    })
}

/// A value in which everything may be left out.
fn read_or_default<T: DeserializeOwned + Default>(value: JsValue, what: &str) -> Result<T, JsValue> {
    if value.is_undefined() { Ok(T::default()) } else { read(value, what) }
}
