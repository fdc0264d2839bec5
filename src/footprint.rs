//! Signals around sites: cut sites, conservation (paper, Fig. 6C and D, “ATAC-seq data processing and footprinting
//! analysis”).
//!
//! A site gives a window of values for each track, from `half` letters before its midpoint to `half` letters behind it.
//! Windows of sites on the other strand are reversed. As in the paper, the mean of each position is divided by the total of
//! the window, see [`Normalisation`]. Values without data are NaN; they are left out, and counted position by position.
//!
//! Sites may be in groups, such as sites of a syntax tree, and the same motifs with other gaps: of two groups the mean
//! values in a region around the midpoint are compared by Welch's one-sided t-test.

mod profile;

use crate::error::{Code, Error, Result};
use crate::options::within;
use crate::statistics::{Moments, TTest};
use profile::Profile;
use serde::{Deserialize, Serialize};

/// Most values that all profiles have together.
const MAX_VALUES: f64 = 5e6;

/// How windows are made comparable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Normalisation {
    /// The mean of each position is divided by the sum of the means: the share of each position in the total of the window
    /// over all sites, as in the paper's Fig. 6.
    #[default]
    Total,
    /// Each window is divided by its own total, so that all sites have the same weight; windows without a positive total are
    /// left out.
    Site,
    /// Values stay as they are.
    None,
}

/// Options of a footprint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct FootprintOptions {
    /// Names of the tracks, in the order of the values.
    pub tracks: Vec<String>,
    /// Names of the groups of sites.
    pub groups: Vec<String>,
    /// Letters on either side of the midpoint (1 to 10,000): a window has 2 · half + 1 values.
    pub half: usize,
    /// How windows are made comparable.
    pub normalisation: Normalisation,
    /// Positions at most so far from the midpoint are the centre of the footprint.
    pub centre: usize,
    /// So many positions on either side of the centre are its flanks.
    pub flank: usize,
    /// First and last position, relative to the midpoint, whose mean is compared between groups.
    pub region: [i32; 2],
}

impl Default for FootprintOptions {
    fn default() -> Self {
        Self {
            tracks: vec!["signal".into()],
            groups: vec!["sites".into()],
            half: 500,
            normalisation: Normalisation::Total,
            centre: 10,
            flank: 40,
            region: [-10, 10],
        }
    }
}

impl FootprintOptions {
    /// Checks every value against its range.
    ///
    /// # Errors
    /// [`Code::Option`], naming option, value and range.
    pub fn validate(&self) -> Result<()> {
        let half = self.half as f64;
        within("footprint.half", half, 1.0, 10_000.0)?;
        within("footprint.tracks", self.tracks.len() as f64, 1.0, 1_000.0)?;
        let profiles = (self.tracks.len() * (2 * self.half + 1)) as f64;
        within("footprint.groups", self.groups.len() as f64, 1.0, (MAX_VALUES / profiles).max(1.0))?;
        within("footprint.centre", self.centre as f64, 0.0, half - 1.0)?;
        within("footprint.flank", self.flank as f64, 1.0, half - self.centre as f64)?;
        within("footprint.region", f64::from(self.region[0]), -half, half)?;
        within("footprint.region", f64::from(self.region[1]), f64::from(self.region[0]), half)
    }

    fn positions(&self) -> usize {
        2 * self.half + 1
    }
}

/// How deep a footprint is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "FootprintDepth"))]
pub struct Depth {
    /// Mean of the centre; null without data.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub centre: f64,
    /// Mean of the flanks.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub flank: f64,
    /// Flanks minus centre: positive for a dip.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub depth: f64,
    /// 1 − centre / flanks: 1 for a centre without signal, 0 for none that differs.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub relative: f64,
}

/// The mean signal of a group of sites in one track. Without data, values are null.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TrackProfile {
    /// Number of sites with data.
    pub sites: u32,
    /// Mean of each position, from `-half` on.
    #[cfg_attr(test, ts(type = "(number | null)[]"))]
    pub mean: Vec<f64>,
    /// Its standard error; that of shares in a total does not count the error of the total.
    #[cfg_attr(test, ts(type = "(number | null)[]"))]
    pub error: Vec<f64>,
    /// Number of sites with data at each position.
    pub count: Vec<u32>,
    /// What means and errors were divided by: the sum of the means, or 1.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub total: f64,
    /// The footprint.
    pub footprint: Depth,
    /// Mean over the sites of each one's mean value in the region, not normalised.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub region: f64,
}

/// A group of sites.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SiteGroup {
    /// Its name.
    pub name: String,
    /// Number of its sites.
    pub sites: u32,
    /// Its signal, track by track.
    pub tracks: Vec<TrackProfile>,
}

/// Signals around sites.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FootprintReport {
    /// What was set.
    pub options: FootprintOptions,
    /// The groups.
    pub groups: Vec<SiteGroup>,
    /// For each track, whether the first group has larger values in the region than the second; empty for one group.
    pub comparison: Vec<TTest>,
}

/// A footprint in progress: sites are pushed one part after another.
#[derive(Clone, Debug)]
pub struct Footprint {
    options: FootprintOptions,
    /// Number of sites of each group.
    sites: Vec<u32>,
    /// The profile of each group and track.
    profiles: Vec<Vec<Profile>>,
    regions: Vec<Vec<Moments>>,
}

impl Footprint {
    /// No sites so far.
    ///
    /// # Errors
    /// [`Code::Option`] for an option out of its range.
    pub fn new(options: FootprintOptions) -> Result<Self> {
        options.validate()?;
        let (groups, tracks) = (options.groups.len(), options.tracks.len());
        Ok(Self {
            sites: vec![0; groups],
            profiles: vec![vec![Profile::new(options.positions()); tracks]; groups],
            regions: vec![vec![Moments::default(); tracks]; groups],
            options,
        })
    }

    /// Adds sites to a group: for each the window of each track, and whether it is on the other strand.
    ///
    /// # Errors
    /// [`Code::Option`] for a group that there is not, or where the number of values is not sites × tracks × positions.
    pub fn push(&mut self, group: usize, values: &[f32], reverse: &[bool]) -> Result<()> {
        within("footprint.group", group as f64, 0.0, self.options.groups.len() as f64 - 1.0)?;
        let (tracks, positions) = (self.options.tracks.len(), self.options.positions());
        let expected = reverse.len() * tracks * positions;
        if values.len() != expected {
            return Err(Error::new(
                Code::Option,
                "footprint.values",
                format!("{} values were given for {} sites; {expected} are needed.", values.len(), reverse.len()),
                format!(
                    "Give {positions} values for each of {tracks} tracks of each site, NaN where there are no data."
                ),
            ));
        }
        self.sites[group] += reverse.len() as u32;
        let mut window = vec![0.0; positions];
        for (site, &reverse) in values.chunks_exact(tracks * positions).zip(reverse) {
            for (track, values) in site.chunks_exact(positions).enumerate() {
                window.iter_mut().zip(values).for_each(|(own, &value)| *own = f64::from(value));
                if reverse {
                    window.reverse();
                }
                self.add(group, track, &mut window);
            }
        }
        Ok(())
    }

    fn add(&mut self, group: usize, track: usize, window: &mut [f64]) {
        let half = self.options.half as i32;
        let [from, to] = self.options.region.map(|position| (position + half) as usize);
        let region: Moments = window[from..=to].iter().copied().filter(|value| value.is_finite()).collect();
        if region.count > 0 {
            self.regions[group][track].add(region.mean);
        }
        if self.options.normalisation == Normalisation::Site {
            let total: f64 = window.iter().filter(|value| value.is_finite()).sum();
            if total <= 0.0 {
                return;
            }
            window.iter_mut().for_each(|value| *value /= total);
        }
        self.profiles[group][track].add(window);
    }

    /// The signals so far.
    pub fn report(&self) -> FootprintReport {
        let group = |(group, name): (usize, &String)| SiteGroup {
            name: name.clone(),
            sites: self.sites[group],
            tracks: (0..self.options.tracks.len()).map(|track| self.track(group, track)).collect(),
        };
        let comparison = match &self.regions[..] {
            [first, second, ..] => first.iter().zip(second).map(|(first, second)| first.welch(second)).collect(),
            _ => Vec::new(),
        };
        FootprintReport {
            groups: self.options.groups.iter().enumerate().map(group).collect(),
            comparison,
            options: self.options.clone(),
        }
    }

    fn track(&self, group: usize, track: usize) -> TrackProfile {
        let (profile, region) = (&self.profiles[group][track], &self.regions[group][track]);
        let is_total = self.options.normalisation == Normalisation::Total;
        let total = if is_total { profile.total() } else { 1.0 };
        let mean: Vec<f64> = profile.means().map(|mean| mean / total).collect();
        TrackProfile {
            sites: profile.sites,
            footprint: depth(&mean, &self.options),
            mean,
            error: profile.errors().map(|error| error / total).collect(),
            count: profile.counts().collect(),
            total,
            region: if region.count > 0 { region.mean } else { f64::NAN },
        }
    }
}

fn depth(mean: &[f64], options: &FootprintOptions) -> Depth {
    let distance = |place: usize| place.abs_diff(options.half);
    let mean_of = |distances: std::ops::RangeInclusive<usize>| {
        let inside =
            mean.iter().enumerate().filter(|(place, mean)| distances.contains(&distance(*place)) && mean.is_finite());
        let values: Moments = inside.map(|(_, &mean)| mean).collect();
        if values.count > 0 { values.mean } else { f64::NAN }
    };
    let (centre, flank) = (mean_of(0..=options.centre), mean_of(options.centre + 1..=options.centre + options.flank));
    Depth { centre, flank, depth: flank - centre, relative: 1.0 - centre / flank }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Key, Purpose};
    use proptest::prelude::*;

    fn options(half: usize, normalisation: Normalisation) -> FootprintOptions {
        FootprintOptions { half, centre: 0, flank: 1, region: [0, 0], normalisation, ..FootprintOptions::default() }
    }

    #[test]
    fn windows_of_the_other_strand_are_reversed_and_missing_values_left_out() {
        let mut footprint = Footprint::new(options(1, Normalisation::None)).unwrap();
        footprint.push(0, &[1.0, 2.0, 6.0, 2.0, f32::NAN, 3.0], &[false, true]).unwrap();
        let track = &footprint.report().groups[0].tracks[0];
        assert_eq!((&track.mean[..], &track.count[..], track.sites), (&[2.0, 2.0, 4.0][..], &[2, 1, 2][..], 2));
        assert!((track.error[0] - 1.0).abs() < 1e-12 && track.error[1].is_nan());
        assert_eq!((track.footprint.centre, track.footprint.flank, track.footprint.depth), (2.0, 3.0, 1.0));
    }

    #[test]
    fn shares_in_the_total_follow_strong_sites_and_shares_of_sites_do_not() {
        let values = [1.0, 0.0, 1.0, 0.0, 98.0, 0.0];
        let mean = |normalisation| {
            let mut footprint = Footprint::new(options(1, normalisation)).unwrap();
            footprint.push(0, &values, &[false, false]).unwrap();
            footprint.push(0, &[0.0, 0.0, 0.0], &[false]).unwrap();
            footprint.report().groups[0].tracks[0].mean.clone()
        };
        let close = |own: Vec<f64>, expected: [f64; 3]| own.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12);
        assert!(close(mean(Normalisation::Total), [0.01, 0.98, 0.01]));
        assert!(close(mean(Normalisation::Site), [0.25, 0.5, 0.25]));
    }

    #[test]
    fn a_planted_dip_and_a_conserved_group_are_found() {
        let options = FootprintOptions {
            tracks: vec!["cuts".into(), "conservation".into()],
            groups: vec!["tree".into(), "other gaps".into()],
            half: 60,
            ..FootprintOptions::default()
        };
        let mut footprint = Footprint::new(options).unwrap();
        for group in 0..2 {
            for site in 0..200 {
                let mut stream = Key { seed: 4, layer: 0, channel: group }.stream(Purpose::Check, 0, site);
                let mut value = |at: i32, track: usize| {
                    let near = at.abs() <= 10;
                    let base = match (track, group) {
                        (0, _) if near => 0.2,
                        (1, 0) if near => 0.8,
                        (0, _) => 1.0,
                        _ => 0.5,
                    };
                    (base + 0.4 * (stream.unit() - 0.5)) as f32
                };
                let window: Vec<f32> = (0..2)
                    .flat_map(|track| (-60..=60).map(move |at| (at, track)))
                    .map(|(at, track)| value(at, track))
                    .collect();
                footprint.push(group, &window, &[site % 2 == 0]).unwrap();
            }
        }
        let report = footprint.report();
        let depth = report.groups[0].tracks[0].footprint.relative;
        assert!((depth - 0.8).abs() < 0.02, "{depth}");
        assert!(report.comparison[1].p < 1e-50 && report.comparison[0].p > 0.001, "{:?}", report.comparison);
        assert!((report.comparison[1].difference - 0.3).abs() < 0.02);
    }

    #[test]
    fn windows_of_another_size_and_options_out_of_range_are_refused() {
        let mut footprint = Footprint::new(options(1, Normalisation::None)).unwrap();
        assert_eq!(footprint.push(0, &[1.0; 4], &[false]).unwrap_err().concerns(), "footprint.values");
        assert_eq!(footprint.push(1, &[1.0; 3], &[false]).unwrap_err().concerns(), "footprint.group");
        let refused = |options: FootprintOptions| Footprint::new(options).unwrap_err().concerns().to_owned();
        assert_eq!(refused(FootprintOptions { flank: 491, ..FootprintOptions::default() }), "footprint.flank");
        assert_eq!(refused(FootprintOptions { region: [5, 4], ..FootprintOptions::default() }), "footprint.region");
        assert_eq!(refused(FootprintOptions { tracks: Vec::new(), ..FootprintOptions::default() }), "footprint.tracks");
        assert_eq!(
            refused(FootprintOptions { groups: vec![String::new(); 5000], ..FootprintOptions::default() }),
            "footprint.groups"
        );
    }

    proptest! {
        #[test]
        fn means_do_not_depend_on_how_sites_are_divided(values in prop::collection::vec(0.0f32..9.0, 30), cut in 0usize..10) {
            let reverse: Vec<bool> = (0..10).map(|site| site % 3 == 0).collect();
            let mut whole = Footprint::new(options(1, Normalisation::Total)).unwrap();
            let mut parts = whole.clone();
            whole.push(0, &values, &reverse).unwrap();
            parts.push(0, &values[..3 * cut], &reverse[..cut]).unwrap();
            parts.push(0, &values[3 * cut..], &reverse[cut..]).unwrap();
            prop_assert_eq!(whole.report(), parts.report());
        }
    }
}
