//! Sites of the dictionary's motifs in a facet (paper, “Annotation”; algorithm section 9).

use super::{Motifs, SegmentMatrix, adjusted};
use crate::motif::Ppm;
use crate::options::GrammarOptions;
use crate::tomtom::Targets;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A site of a dictionary motif in a facet (algorithm section 9).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Site {
    /// Index in the dictionary.
    pub motif: usize,
    /// Position of the motif's first column in the facet; negative if it extends beyond the 5' end.
    pub start: i32,
    /// q-value among the dictionary's motifs.
    pub q: f64,
}

/// Searches for the motifs of one dictionary.
pub struct Finder<'a> {
    motifs: Motifs,
    lengths: Vec<usize>,
    null: &'a Targets,
    options: &'a GrammarOptions,
}

impl<'a> Finder<'a> {
    /// For a dictionary of segments; `null` contains the columns of the null model.
    pub fn new(motifs: &[SegmentMatrix], null: &'a Targets, letters: usize, options: &'a GrammarOptions) -> Self {
        let lengths = motifs.iter().map(|segment| segment.span.len()).collect();
        Self { motifs: Motifs::of_segments(motifs, letters, options), lengths, null, options }
    }

    /// The sites in the segments of one facet, from 5' to 3'. After each site, the rest of the segment is searched again.
    pub fn sites(&self, facet: &Ppm, sequences: usize, segments: impl IntoIterator<Item = Range<usize>>) -> Vec<Site> {
        let mut sites = Vec::new();
        let mut parts: Vec<Range<usize>> = segments.into_iter().collect();
        while let Some(part) = parts.pop() {
            if part.len() < self.options.shortest {
                continue;
            }
            let Some(site) = self.best(&facet.part(part.clone()), sequences) else { continue };
            let start = part.start as i32 + site.start;
            let end = start + self.lengths[site.motif] as i32;
            parts.push(part.start..(start.max(0) as usize).clamp(part.start, part.end));
            parts.push((end.max(0) as usize).clamp(part.start, part.end)..part.end);
            sites.push(Site { start, ..site });
        }
        sites.sort_by_key(|site| (site.start, site.motif));
        sites
    }

    /// The most significant motif in a part of a facet.
    fn best(&self, part: &Ppm, sequences: usize) -> Option<Site> {
        if self.motifs.is_empty() {
            return None;
        }
        let similarities = self.motifs.similarities(part, sequences, self.null, self.options);
        let candidates =
            similarities.iter().zip(adjusted(&similarities)).enumerate().filter(|(motif, (similarity, q))| {
                let covered = similarity.overlap as f64 >= self.options.covered * self.lengths[*motif] as f64;
                covered && (*q <= self.options.annotated || similarity.agrees)
            });
        let best = candidates.min_by(|(_, (_, a)), (_, (_, b))| a.total_cmp(b));
        best.map(|(motif, (similarity, q))| Site { motif, start: -similarity.offset, q })
    }
}
