//! The kernels outside the browser, for development: `cargo bench`, or `cargo bench -- forward`.

#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use neuronmotif::demix::kmeans::{Bounds, Points, Rows};
use neuronmotif::engine::Engine;
use neuronmotif::engine::simd::Simd;
use neuronmotif::format;
use neuronmotif::known::Known;
use neuronmotif::motif::Ppm;
use neuronmotif::network::Network;
use neuronmotif::options::GrammarOptions;
use neuronmotif::random::{Key, Purpose, Stream};
use neuronmotif::sequence::SequenceSet;
use neuronmotif::substructure::Substructure;
use std::hint::black_box;
use std::path::{Path, PathBuf};

/// Sequences per call.
const BATCH: usize = 256;
/// Rows as wide as the map that Basset's second layer pools, and the clusters that a pooling of 3 asks for.
const ROWS: usize = 1024;
const WIDTH: usize = 9900;
const CLUSTERS: usize = 3;
/// Columns of a Tomtom query: Basset's layers 1 to 3.
const QUERIES: [usize; 3] = [19, 51, 132];

criterion_group!(kernels, basset, kmeans, tomtom);
criterion_main!(kernels);

/// Forward pass and gradient of one neuron of each layer.
fn basset(criterion: &mut Criterion) {
    let Some(path) = shared("models/basset_planted.onnx") else { return };
    let network = Network::open("basset_planted", &std::fs::read(path).unwrap(), None).unwrap();
    for layer in 1..=3 {
        let substructure = Substructure::new(&network, layer, Some(0)).unwrap();
        let engine = Simd::new(&substructure);
        let sequences = random_sequences(&substructure);
        let mut group = criterion.benchmark_group(format!("basset layer {layer}"));
        group.throughput(Throughput::Elements(BATCH as u64));
        group.bench_function("forward", |bencher| bencher.iter(|| engine.values(black_box(&sequences))));
        group.bench_function("gradient", |bencher| bencher.iter(|| engine.gradients(black_box(&sequences), 0)));
    }
}

/// One Lloyd iteration; an element is a row that is compared with all centres.
fn kmeans(criterion: &mut Criterion) {
    let mut stream = stream();
    let data: Vec<f32> = (0..ROWS * WIDTH).map(|_| stream.unit() as f32).collect();
    let rows = Rows { data: &data, dims: WIDTH, weights: &[1.0; ROWS] };
    let mut centres = rows.at(&(0..CLUSTERS).collect::<Vec<_>>());
    let mut group = criterion.benchmark_group("k-means");
    group.throughput(Throughput::Elements(ROWS as u64));
    group.bench_function("iteration", |bencher| {
        bencher.iter(|| black_box(rows).iterate(&mut centres, &mut Bounds::default()))
    });
}

/// One query against the motifs that ship with the page.
fn tomtom(criterion: &mut Criterion) {
    let name = "jaspar-vertebrates.transfac";
    let bytes = std::fs::read(project().join("www/motifs").join(name)).unwrap();
    let options = GrammarOptions::default();
    let known = Known::new(vec![format::read(name, &bytes).unwrap()], "ACGT", &options).unwrap();
    let mut stream = stream();
    let mut group = criterion.benchmark_group("tomtom");
    for width in QUERIES {
        let query = Ppm::normalised((0..width * 4).map(|_| stream.unit().powi(4)).collect(), 4);
        group.bench_with_input(BenchmarkId::new("query", width), &query, |bencher, query| {
            bencher.iter(|| known.hits(black_box(query), 50.0, &options));
        });
    }
}

fn random_sequences(substructure: &Substructure) -> SequenceSet {
    let mut stream = stream();
    let codes = (0..BATCH * substructure.length).map(|_| stream.below(substructure.alphabet_size) as u8).collect();
    SequenceSet::from_codes(substructure.length, codes)
}

fn stream() -> Stream {
    Key { seed: 1, layer: 1, channel: 0 }.stream(Purpose::Check, 0, 0)
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the reference material; `None`, said aloud, where it is absent.
fn shared(path: &str) -> Option<PathBuf> {
    let file = project().join("../shared").join(path);
    if !file.exists() {
        eprintln!("skipped: there is no ../shared/{path}");
        return None;
    }
    Some(file)
}
