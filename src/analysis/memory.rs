//! The memory that the analysis of a neuron takes, and the refusal of one that takes too much.

use crate::demix::division;
use crate::engine::simd::Simd;
use crate::error::{Code, Error, Result};
use crate::host::Host;
use crate::options::Options;
use crate::progress::Forecast;
use crate::sample::{enumerates, member_bytes, offers::Offers, population};
use crate::substructure::Substructure;

/// Minimum population and capacity that are proposed.
const MIN_FITTING: usize = 200;

/// Maximum bytes that sampling and demixing of a neuron take, about. `all` is the common substructure of the neurons that it
/// is searched together with.
pub fn bytes(substructure: &Substructure, all: Option<&Substructure>, options: &Options, host: &Host) -> u64 {
    let (sampling, demixing) = (&options.sampling, &options.demixing);
    let kept = |further: usize| (sampling.capacity * (substructure.length + further)) as f64;
    let sample = if enumerates(substructure, sampling) {
        kept(16)
    } else {
        let members = population(substructure.length, sampling) * member_bytes(substructure.length);
        2.0 * (members as f64 + kept(48))
    };
    let own = Simd::bytes(substructure, host.threads);
    let demixed = division::bytes(substructure, demixing, sampling.capacity) as f64 + own;
    let worked = all.map_or(demixed, |all| {
        let offered = Offers::bytes(substructure.length, sampling.bins, all.outputs()) as f64;
        let searched = Simd::bytes(all, host.threads) + Simd::weight_bytes(substructure);
        offered + searched.max(demixed + Simd::weight_bytes(all))
    });
    (sample + worked) as u64
}

/// The next step where a neuron needs too much memory: the largest population and capacity that fit, of repeated halves
/// of those that were asked for.
pub fn fitting(substructure: &Substructure, all: Option<&Substructure>, options: &Options, host: &Host) -> String {
    let asked = (population(substructure.length, &options.sampling), options.sampling.capacity);
    let halves = (1..).map(|times| (asked.0 >> times, asked.1 >> times));
    let mut enough = halves.take_while(|&(population, capacity)| population >= MIN_FITTING && capacity >= MIN_FITTING);
    let fits = |&(population, capacity): &(usize, usize)| {
        let mut fewer = options.clone();
        (fewer.sampling.population, fewer.sampling.capacity) = (population, capacity);
        bytes(substructure, all, &fewer, host) <= host.memory
    };
    match enough.find(fits) {
        Some((population, capacity)) => {
            format!("A population of {population} and a capacity of {capacity} fit; or choose a shallower layer.")
        }
        None => "Choose a shallower layer.".to_owned(),
    }
}

/// Raises the maximum memory of the forecast to `bytes`; refuses what takes more than the host has, with the step that comes
/// `next`.
pub fn reserve(
    forecast: &mut Forecast,
    bytes: u64,
    substructure: &Substructure,
    concerns: String,
    host: &Host,
    next: impl FnOnce() -> String,
) -> Result<()> {
    if bytes > host.memory {
        let message = format!(
            "A neuron with a receptive field of {} letters would take {} MB; the budget is {} MB.",
            substructure.length,
            bytes >> 20,
            host.memory >> 20
        );
        return Err(Error::new(Code::Memory, concerns, message, next()));
    }
    forecast.bytes = forecast.bytes.max(bytes);
    Ok(())
}
