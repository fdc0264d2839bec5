//! What is asked.

use crate::attribution::{AttributionMethod, AttributionOptions, ContributionsRequest};
use crate::error::Result;
use crate::modisco::ModiscoOptions;
use crate::options::within;
use serde::{Deserialize, Serialize};

/// A neuron, and how its patterns are searched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct DiscoveryRequest {
    /// Layer, counted from 1. An output that is a dense layer is one.
    pub layer: usize,
    /// Channel, counted from 0.
    pub channel: usize,
    /// The method that gives the contributions.
    pub method: AttributionMethod,
    /// Its options; the seed is also that of the search.
    pub attribution: AttributionOptions,
    /// Letters in the middle of each window that are searched (1 to 100,000): 400, as in the program.
    pub within: usize,
    /// Options of the search; left out, those of the program, or smaller ones for short sequences.
    #[cfg_attr(test, ts(optional))]
    pub options: Option<ModiscoOptions>,
}

impl Default for DiscoveryRequest {
    fn default() -> Self {
        Self {
            layer: 1,
            channel: 0,
            method: AttributionMethod::DeepLift,
            attribution: AttributionOptions::default(),
            within: 400,
            options: None,
        }
    }
}

impl DiscoveryRequest {
    /// The request for the contributions.
    pub fn contributions(&self) -> ContributionsRequest {
        let Self { layer, channel, method, ref attribution, .. } = *self;
        ContributionsRequest { layer, channel, method, options: attribution.clone() }
    }

    /// Checks the number of letters.
    ///
    /// # Errors
    /// [`Code::Option`](crate::error::Code::Option), naming option, value and range.
    pub fn validate(&self) -> Result<()> {
        within("within", self.within as f64, 1.0, 100_000.0)
    }
}
