//! Comparison of two layers: how significantly their neurons match known motifs, and the factors found in each
//! (paper, “Evaluating the discovered motifs”).

use crate::error::{Code, Error, Result};
use crate::known::Search;
use crate::report::{Factor, KnownMotifs, NeuronReport, Report};
use serde::Serialize;

/// Smallest q-value that is distinguished from zero.
const MIN_Q: f64 = 1e-300;

/// Two layers, of one network or of two.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Contrast {
    /// The two layers, in the order of the request.
    pub sides: [Side; 2],
    /// Factors found in both layers, by their names in the first one.
    pub shared: Vec<String>,
}

/// One of the two layers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Side {
    /// File name of the network.
    pub model: String,
    /// Layer, counted from 1.
    pub layer: usize,
    /// Number of neurons of the layer in the report.
    pub neurons: usize,
    /// The best match of every neuron that has one, in the order of the report.
    pub hits: Vec<TopHit>,
    /// Quartiles of their scores; null if there are none.
    pub quartiles: Option<Quartiles>,
    /// Number of factors found in the layer, with near-duplicates merged.
    pub factors: usize,
    /// Factors that were not found in the other layer.
    pub own: Vec<String>,
}

/// The most significant match of one neuron.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TopHit {
    /// Channel, counted from 0.
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

/// Compares layer `layers[0]` of `reports[0]` with layer `layers[1]` of `reports[1]`; both may be the same report.
///
/// # Errors
/// [`Code::Layer`] if a report contains no neuron of the layer, [`Code::Report`] if it was not compared with
/// known motifs.
pub fn contrast(reports: [&Report; 2], layers: [usize; 2]) -> Result<Contrast> {
    let known = [known(reports[0])?, known(reports[1])?];
    let factors = [0, 1].map(|i| factors_of(known[i], layers[i]));
    let unshared = |ours: &[&Factor], theirs: &[&Factor]| -> Vec<String> {
        let is_unshared = |factor: &&&Factor| !theirs.iter().any(|other| is_same(factor, other));
        ours.iter().filter(is_unshared).map(|factor| factor.shown().to_owned()).collect()
    };
    let shared = factors[0].iter().filter(|ours| factors[1].iter().any(|theirs| is_same(ours, theirs)));
    Ok(Contrast {
        shared: shared.map(|factor| factor.shown().to_owned()).collect(),
        sides: [
            side(reports[0], layers[0], &factors[0], unshared(&factors[0], &factors[1]))?,
            side(reports[1], layers[1], &factors[1], unshared(&factors[1], &factors[0]))?,
        ],
    })
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

fn factors_of(known: &KnownMotifs, layer: usize) -> Vec<&Factor> {
    known.factors.iter().filter(|factor| factor.layers.iter().any(|found| found.layer == layer)).collect()
}

/// Whether two factors have a name in common.
fn is_same(one: &Factor, other: &Factor) -> bool {
    one.names.iter().any(|name| other.names.iter().any(|theirs| theirs.eq_ignore_ascii_case(name)))
}

fn side(report: &Report, layer: usize, factors: &[&Factor], own: Vec<String>) -> Result<Side> {
    let neurons: Vec<&NeuronReport> = report.neurons.iter().filter(|neuron| neuron.layer == layer).collect();
    if neurons.is_empty() {
        return Err(Error::new(
            Code::Layer,
            format!("layer {layer}"),
            format!("The report of {} contains no neuron of layer {layer}.", report.model.name),
            "Choose a layer that was analysed.",
        ));
    }
    let hits: Vec<TopHit> = neurons.iter().filter_map(|neuron| top_hit(neuron)).collect();
    Ok(Side {
        model: report.model.name.clone(),
        layer,
        neurons: neurons.len(),
        quartiles: quartiles(hits.iter().map(|hit| hit.score).collect()),
        hits,
        factors: factors.len(),
        own,
    })
}

fn top_hit(neuron: &NeuronReport) -> Option<TopHit> {
    let searches = neuron.crms.iter().flat_map(|crm| {
        let segments = crm.segments.iter().flatten().filter_map(|segment| segment.search.as_ref());
        crm.search.iter().chain(segments)
    });
    let matches = searches.flat_map(|Search { matches, .. }| matches);
    let best = matches.min_by(|a, b| a.q.total_cmp(&b.q).then(a.p.total_cmp(&b.p)))?;
    Some(TopHit {
        channel: neuron.channel,
        name: best.shown().to_owned(),
        q: best.q,
        score: -libm::log10(best.q.max(MIN_Q)),
    })
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
        let contrast = contrast([&report, &report], [2, 2]).unwrap();
        let [side, _] = &contrast.sides;
        assert_eq!((side.neurons, side.hits.len()), (2, 1), "one neuron is silent");
        assert_eq!((side.hits[0].name.as_str(), side.hits[0].q), ("HD-ZF factors: ZEB1", 1e-6));
        assert!((side.hits[0].score - 6.0).abs() < 1e-12);
    }

    #[test]
    fn factors_with_a_common_name_are_shared() {
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
        let contrast = contrast([&first, &second], [2, 2]).unwrap();
        assert_eq!(contrast.shared, ["HD-ZF factors: ZEB1"]);
        assert!(contrast.sides[0].own.is_empty());
        assert_eq!(contrast.sides[1].own, ["CTCF"]);
    }

    #[test]
    fn what_cannot_be_compared_is_refused() {
        let (mut bare, whole) = (report(), report());
        assert_eq!(contrast([&whole, &whole], [2, 1]).unwrap_err().code(), Code::Layer);
        bare.known = None;
        assert_eq!(contrast([&whole, &bare], [2, 2]).unwrap_err().code(), Code::Report);
    }

    #[test]
    fn a_q_value_of_zero_has_a_finite_score() {
        let mut report = report();
        let segments = report.neurons[0].crms[0].segments.as_mut().unwrap();
        segments[0].search.as_mut().unwrap().matches[0].q = 0.0;
        assert_eq!(contrast([&report, &report], [2, 2]).unwrap().sides[0].hits[0].score, 300.0);
    }
}
