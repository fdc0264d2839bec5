//! Comparison of layers, and of what other methods found: how significantly their motifs match known motifs, and the factors
//! found in each (paper, “Evaluating the discovered motifs”, Fig. 3 C and D, Fig. 4 B and C).

mod sets;

use crate::error::{Code, Error, Result};
use crate::known::Search;
use crate::options::within;
use crate::report::{Factor, KnownMotifs, NeuronReport, Report};
use crate::statistics::{Moments, TTest};
use serde::{Deserialize, Serialize};
pub use sets::SharedFactors;

/// Smallest q-value that is distinguished from zero.
const MIN_Q: f64 = 1e-300;
/// Maximum number of sides: each combination of them is a set of factors.
const SIDES: usize = 6;

/// What is compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ContrastRequest {
    /// The layers, two to six.
    pub sides: Vec<ContrastSide>,
    /// Number of neurons of each layer that are compared: those with the most significant matches; the paper's is 100.
    pub top: usize,
    /// Largest q-value at which a factor counts as found in a layer; the paper's is 0.001.
    pub q: f64,
}

/// What is compared with the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(untagged, deny_unknown_fields)]
pub enum ContrastSide {
    /// A layer of a report.
    Layer {
        /// Index of the report.
        report: usize,
        /// Layer, counted from 1.
        layer: usize,
    },
    /// The motifs of a file.
    Motifs {
        /// Index of the file.
        motifs: usize,
    },
}

/// The motifs of a file, such as those that another method found, after their comparison with known motifs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct MotifSet {
    /// Name of the file.
    pub name: String,
    /// Number of motifs.
    pub motifs: usize,
    /// The best match of every motif that has one, in the order of the file.
    pub hits: Vec<TopHit>,
    /// The factors, with near-duplicates merged; their only layer is 1.
    pub factors: Vec<Factor>,
}

/// Layers of one network or of several, and what they have in common.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Contrast {
    /// The layers, in the order of the request.
    pub sides: Vec<Side>,
    /// The factors of each combination of layers, each factor once; the largest set first.
    pub sets: Vec<SharedFactors>,
    /// A test of each ordered pair of layers.
    pub tests: Vec<SideTest>,
}

/// One of the layers, or of the files with motifs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Side {
    /// File name of the network or of the motifs.
    pub name: String,
    /// Number of neurons of the layer in the report, or of motifs in the file.
    pub neurons: usize,
    /// Number of them with a match.
    pub matched: usize,
    /// The best match of each of the neurons that are compared, the most significant first.
    pub hits: Vec<TopHit>,
    /// Quartiles of their scores; null if there are none.
    pub quartiles: Option<Quartiles>,
    /// Number of factors found in the layer, with near-duplicates merged.
    pub factors: usize,
}

/// Whether the scores of one layer are greater than those of another (Welch’s one-sided t-test).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SideTest {
    /// Index of the layer that would be greater.
    pub greater: usize,
    /// Index of the layer that it is compared with.
    pub than: usize,
    /// The test.
    pub test: TTest,
}

/// The most significant match of one neuron, or of one motif of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TopHit {
    /// Channel, or number of the motif, counted from 0.
    pub channel: usize,
    /// The factor.
    pub name: String,
    /// Its q-value.
    pub q: f64,
    /// −log₁₀ q, at most 300.
    pub score: f64,
}

/// Five-number summary of a sample; the middle three by linear interpolation.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Quartiles {
    /// Minimum.
    pub min: f64,
    /// Lower quartile.
    pub lower: f64,
    /// Median.
    pub median: f64,
    /// Upper quartile.
    pub upper: f64,
    /// Maximum.
    pub max: f64,
}

/// Compares layers of `reports` with each other and with `motifs`; several layers may be of the same report.
///
/// # Errors
/// [`Code::Option`] for fewer than two or more than six sides, no neurons or a q-value outside 0 … 1, [`Code::Layer`] if a
/// report contains no neuron of a layer, [`Code::Report`] if it is missing or was not compared with known motifs.
pub fn contrast(reports: &[&Report], motifs: &[MotifSet], request: &ContrastRequest) -> Result<Contrast> {
    within("contrast.sides", request.sides.len() as f64, 2.0, SIDES as f64)?;
    within("contrast.top", request.top as f64, 1.0, 100_000.0)?;
    within("contrast.q", request.q, 0.0, 1.0)?;
    let mut sides = Vec::new();
    let mut factors = Vec::new();
    for side in &request.sides {
        let (name, neurons, hits, all, layer) = match *side {
            ContrastSide::Layer { report, layer } => {
                let report = *reports.get(report).ok_or_else(|| missing("report", report))?;
                let (neurons, hits) = hits_of(report, layer)?;
                (&report.model.name, neurons, hits, &known(report)?.factors, layer)
            }
            ContrastSide::Motifs { motifs: file } => {
                let set = motifs.get(file).ok_or_else(|| missing("file with motifs", file))?;
                (&set.name, set.motifs, set.hits.clone(), &set.factors, 1)
            }
        };
        let found = factors_of(all, layer, request.q);
        sides.push(Side::new(name, neurons, hits, found.len(), request.top));
        factors.push(found);
    }
    Ok(Contrast { sets: sets::shared(&factors), tests: tests(&sides), sides })
}

fn tests(sides: &[Side]) -> Vec<SideTest> {
    let scores: Vec<Moments> = sides.iter().map(|side| side.hits.iter().map(|hit| hit.score).collect()).collect();
    let pairs = (0..sides.len()).flat_map(|greater| (0..sides.len()).map(move |than| (greater, than)));
    pairs
        .filter(|(greater, than)| greater != than)
        .map(|(greater, than)| SideTest { greater, than, test: scores[greater].welch(&scores[than]) })
        .collect()
}

fn missing(what: &str, index: usize) -> Error {
    Error::new(
        Code::Report,
        format!("{what} {index}"),
        format!("There is no {what} {index}."),
        "Give a report or a file with motifs for each side.",
    )
}

fn known(report: &Report) -> Result<&KnownMotifs> {
    report.known.as_ref().ok_or_else(|| {
        Error::new(
            Code::Report,
            &report.model.name,
            format!("The report of {} was not compared with known motifs.", report.model.name),
            "Open it with a motif database chosen; it is then compared.",
        )
    })
}

fn factors_of(all: &[Factor], layer: usize, q: f64) -> Vec<&Factor> {
    let found = |factor: &&Factor| factor.layers.iter().any(|found| found.layer == layer && found.q <= q);
    all.iter().filter(found).collect()
}

/// The number of neurons of a layer, and the best match of each that has one.
fn hits_of(report: &Report, layer: usize) -> Result<(usize, Vec<TopHit>)> {
    let neurons: Vec<&NeuronReport> = report.neurons.iter().filter(|neuron| neuron.layer == layer).collect();
    if neurons.is_empty() {
        return Err(Error::new(
            Code::Layer,
            format!("layer {layer}"),
            format!("The report of {} contains no neuron of layer {layer}.", report.model.name),
            "Choose a layer that was analysed.",
        ));
    }
    Ok((neurons.len(), neurons.iter().filter_map(|neuron| top_hit(neuron)).collect()))
}

impl Side {
    fn new(name: &str, neurons: usize, mut hits: Vec<TopHit>, factors: usize, top: usize) -> Self {
        let matched = hits.len();
        hits.sort_by(|a, b| a.q.total_cmp(&b.q).then(a.channel.cmp(&b.channel)));
        hits.truncate(top);
        let quartiles = quartiles(hits.iter().map(|hit| hit.score).collect());
        Self { name: name.to_owned(), neurons, matched, hits, quartiles, factors }
    }
}

fn top_hit(neuron: &NeuronReport) -> Option<TopHit> {
    let searches = neuron.crms.iter().flat_map(|crm| {
        let segments = crm.segments.iter().flatten().filter_map(|segment| segment.search.as_ref());
        crm.search.iter().chain(segments)
    });
    TopHit::of(neuron.channel, searches)
}

impl TopHit {
    /// The most significant match of some searches; `None` without matches.
    pub fn of<'s>(channel: usize, searches: impl Iterator<Item = &'s Search>) -> Option<Self> {
        let matches = searches.flat_map(|search| &search.matches);
        let best = matches.min_by(|a, b| a.q.total_cmp(&b.q).then(a.p.total_cmp(&b.p)))?;
        Some(Self { channel, name: best.shown().to_owned(), q: best.q, score: -libm::log10(best.q.max(MIN_Q)) })
    }
}

fn quartiles(mut values: Vec<f64>) -> Option<Quartiles> {
    values.sort_by(f64::total_cmp);
    let last = values.len().checked_sub(1)?;
    let at = |share: f64| {
        let place = share * last as f64;
        let (below, above) = (values[place.floor() as usize], values[place.ceil() as usize]);
        below + (above - below) * place.fract()
    };
    Some(Quartiles { min: at(0.0), lower: at(0.25), median: at(0.5), upper: at(0.75), max: at(1.0) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::FactorLayer;
    use crate::report::example::report;

    fn compared(reports: &[&Report], layers: &[(usize, usize)]) -> Result<Contrast> {
        let sides = layers.iter().map(|&(report, layer)| ContrastSide::Layer { report, layer }).collect();
        contrast(reports, &[], &ContrastRequest { sides, top: 100, q: 0.05 })
    }

    #[test]
    fn quartiles_interpolate() {
        let even = quartiles(vec![4.0, 1.0, 3.0, 2.0]).unwrap();
        assert_eq!((even.min, even.lower, even.median, even.upper, even.max), (1.0, 1.75, 2.5, 3.25, 4.0));
        assert_eq!(quartiles(vec![7.0]).unwrap().lower, 7.0);
        assert_eq!(quartiles(Vec::new()), None);
    }

    #[test]
    fn the_best_match_of_a_neuron_is_that_of_a_segment_or_of_a_whole_facet() {
        let report = report();
        let contrast = compared(&[&report], &[(0, 2), (0, 2)]).unwrap();
        let side = &contrast.sides[0];
        assert_eq!((side.neurons, side.matched, side.hits.len()), (2, 1, 1), "one neuron is silent");
        assert_eq!((side.hits[0].name.as_str(), side.hits[0].q), ("HD-ZF factors: ZEB1", 1e-6));
        assert!((side.hits[0].score - 6.0).abs() < 1e-12);
    }

    #[test]
    fn only_the_neurons_with_the_most_significant_matches_are_compared() {
        let mut report = report();
        for (number, q) in [(1, 1e-9), (2, 1e-3)] {
            let mut neuron = report.neurons[0].clone();
            neuron.channel = 100 + number;
            neuron.crms[0].segments.as_mut().unwrap()[0].search.as_mut().unwrap().matches[0].q = q;
            report.neurons.push(neuron);
        }
        let sides = vec![ContrastSide::Layer { report: 0, layer: 2 }; 2];
        let contrast = contrast(&[&report], &[], &ContrastRequest { sides, top: 2, q: 0.05 }).unwrap();
        let side = &contrast.sides[0];
        assert_eq!(side.matched, 3);
        assert_eq!(side.hits.iter().map(|hit| hit.score.round()).collect::<Vec<_>>(), [9.0, 6.0]);
        let test = &contrast.tests[0];
        assert_eq!((test.greater, test.than, test.test.p), (0, 1, 0.5), "equal layers");
    }

    #[test]
    fn factors_with_a_common_name_are_one() {
        let (first, mut second) = (report(), report());
        let known = second.known.as_mut().unwrap();
        let layers = vec![FactorLayer { layer: 2, channels: vec![0], q: 1e-5 }];
        known.factors[0].name = "Snai2".to_owned();
        known.factors.push(Factor {
            motif: 0,
            name: "CTCF".into(),
            label: None,
            names: vec!["CTCF".into()],
            q: 1e-5,
            layers,
        });
        let contrast = compared(&[&first, &second], &[(0, 2), (1, 2)]).unwrap();
        let set = |sides: Vec<usize>, name: &str| SharedFactors { sides, factors: vec![name.to_owned()] };
        assert_eq!(contrast.sets, [set(vec![1], "CTCF"), set(vec![0, 1], "HD-ZF factors: ZEB1")]);
        assert_eq!(contrast.sides[1].factors, 2);
    }

    #[test]
    fn a_layer_is_compared_with_the_motifs_of_a_file() {
        let report = report();
        let factors = report.known.as_ref().unwrap().factors.clone();
        let layers = vec![FactorLayer { layer: 1, channels: vec![3], q: 1e-4 }];
        let factors = vec![Factor { layers, ..factors[0].clone() }];
        let hits = vec![TopHit { channel: 3, name: "ZEB1".to_owned(), q: 1e-4, score: 4.0 }];
        let set = MotifSet { name: "found.meme".to_owned(), motifs: 5, hits, factors };
        let sides = vec![ContrastSide::Layer { report: 0, layer: 2 }, ContrastSide::Motifs { motifs: 0 }];
        let request = ContrastRequest { sides, top: 100, q: 0.001 };
        let contrast = contrast(&[&report], std::slice::from_ref(&set), &request).unwrap();
        assert_eq!((&contrast.sides[1].name[..], contrast.sides[1].neurons), ("found.meme", 5));
        assert_eq!(contrast.sets[0].sides, [0, 1]);
        let of = |text: &str| serde_json::from_str::<ContrastSide>(text);
        assert_eq!(of(r#"{"motifs": 0}"#).unwrap(), request.sides[1]);
        assert!(of(r#"{"motifs": 0, "layer": 1}"#).is_err());
    }

    #[test]
    fn what_cannot_be_compared_is_refused() {
        let (mut bare, whole) = (report(), report());
        assert_eq!(compared(&[&whole], &[(0, 2), (0, 1)]).unwrap_err().code(), Code::Layer);
        assert_eq!(compared(&[&whole], &[(0, 2), (1, 2)]).unwrap_err().code(), Code::Report);
        assert_eq!(compared(&[&whole], &[(0, 2)]).unwrap_err().code(), Code::Option);
        bare.known = None;
        assert_eq!(compared(&[&whole, &bare], &[(0, 2), (1, 2)]).unwrap_err().code(), Code::Report);
    }

    #[test]
    fn a_q_value_of_zero_has_a_finite_score() {
        let mut report = report();
        let segments = report.neurons[0].crms[0].segments.as_mut().unwrap();
        segments[0].search.as_mut().unwrap().matches[0].q = 0.0;
        assert_eq!(compared(&[&report], &[(0, 2), (0, 2)]).unwrap().sides[0].hits[0].score, 300.0);
    }
}
