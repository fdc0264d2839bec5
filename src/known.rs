//! Searches motif databases with a matrix.

mod label;
mod name;
mod nothing;
mod placement;
mod records;

use crate::alphabet::Alphabet;
use crate::error::{Code, Error, Result};
use crate::motif::Ppm;
use crate::motif::database::{Database, Motif};
use crate::options::{GrammarOptions, Null};
use crate::tomtom::{self, Hit, Resolution, Strand, Targets};
use std::collections::{BTreeMap, BTreeSet};

pub use label::label;
pub use nothing::NothingFound;
pub use placement::Placement;
pub use records::{DatabaseInfo, KnownMotif, Match, Part, Search};

/// Motif databases, prepared for searches.
#[derive(Clone, Debug)]
pub struct Known {
    databases: Vec<Database>,
    /// Index of the database of each motif; motifs of all databases are numbered consecutively.
    origins: Vec<usize>,
    targets: Targets,
    /// The null model; if there is none, the targets are the null model.
    null: Option<Targets>,
    /// The motifs and their null model without flat columns, for names.
    informative: [Targets; 2],
}

/// The search result of one matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Known motifs with q-values up to the threshold, the most significant first.
    pub hits: Vec<Hit>,
    /// Smallest q-value of any known motif.
    pub best_q: f64,
    /// Why nothing was found; none if something was.
    pub reason: Option<NothingFound>,
    /// The known motifs that lie side by side in the matrix, from 5' to 3'; none where one match names all of it.
    pub parts: Vec<Placement>,
}

impl Finding {
    /// Nothing found.
    pub fn nothing(best_q: f64, reason: NothingFound) -> Self {
        Self { hits: Vec::new(), best_q, reason: Some(reason), parts: Vec::new() }
    }
}

impl Known {
    /// Prepares `databases` for matrices over `alphabet`.
    ///
    /// # Errors
    /// [`Code::MotifAlphabet`] for a database over another alphabet.
    pub fn new(databases: Vec<Database>, alphabet: &str, options: &GrammarOptions) -> Result<Self> {
        if let Some(other) = databases.iter().find(|database| database.alphabet.as_str() != alphabet) {
            return Err(Error::new(
                Code::MotifAlphabet,
                &other.name,
                format!(
                    "{} contains motifs over {}; they are compared with {alphabet}.",
                    other.name,
                    other.alphabet.as_str()
                ),
                "Choose a database over the same alphabet.",
            ));
        }
        let motifs = || databases.iter().flat_map(|database| &database.motifs);
        let matrices = || motifs().map(|motif| (&motif.ppm, motif.sites));
        let complementary = databases.iter().all(|database| database.alphabet.complement());
        let targets = Targets::new(matrices(), alphabet.len(), complementary, options);
        let origins = databases.iter().enumerate().flat_map(|(i, d)| vec![i; d.motifs.len()]).collect();
        let published = options.null == Null::Published;
        let columns = published.then(|| published_columns(alphabet)).flatten();
        let null = columns.as_ref().map(|ppm| Targets::new([(ppm, BACKGROUND_SITES)], 4, complementary, options));
        let informative_null = match &columns {
            Some(columns) => Targets::informative([(columns, BACKGROUND_SITES)], 4, complementary, options),
            None => Targets::informative(matrices(), alphabet.len(), complementary, options),
        };
        let counted = targets.clone().without_flat(motifs().map(|motif| &motif.ppm));
        Ok(Self { databases, origins, targets, null, informative: [counted, informative_null] })
    }

    /// The databases.
    pub fn databases(&self) -> &[Database] {
        &self.databases
    }

    /// Number of motifs in all databases.
    pub fn len(&self) -> usize {
        self.origins.len()
    }

    /// Whether there is no motif to compare with.
    pub fn is_empty(&self) -> bool {
        self.origins.is_empty()
    }

    /// A motif, and the index of its database.
    ///
    /// # Panics
    /// If there is no such motif.
    pub fn motif(&self, index: usize) -> (&Motif, usize) {
        let database = self.origins[index];
        let before = self.origins.partition_point(|&origin| origin < database);
        (&self.databases[database].motifs[index - before], database)
    }

    /// The alignment of every known motif, in order, with a matrix of `sites` sites.
    pub fn hits(&self, ppm: &Ppm, sites: f64, options: &GrammarOptions) -> Vec<Hit> {
        if self.is_empty() || ppm.width() == 0 {
            return Vec::new();
        }
        tomtom::search(
            ppm,
            sites,
            &self.targets,
            self.null.as_ref().unwrap_or(&self.targets),
            Resolution::TOMTOM,
            options,
        )
    }

    /// A finding for the report. Matches have the motif's index in all databases, see [`Known::listed`].
    pub fn described(&self, finding: &Finding, options: &GrammarOptions) -> Search {
        let best = finding.parts.iter().map(|part| &part.best);
        let mut listed: Vec<&Hit> = best.collect();
        let others = finding.hits.iter().filter(|hit| !finding.parts.iter().any(|part| part.best == **hit));
        listed.extend(others.take(options.listed.saturating_sub(listed.len())));
        listed.sort_by(|a, b| a.q.total_cmp(&b.q).then(a.p.total_cmp(&b.p)).then(a.target.cmp(&b.target)));
        let place = |part: &Placement| listed.iter().position(|&hit| *hit == part.best);
        let part =
            |part: &Placement| Some(Part { start: part.window.start, end: part.window.end, found: place(part)? });
        let parts = finding.parts.iter().filter_map(part).collect();
        let matches = listed.iter().map(|hit| self.described_hit(hit, options)).collect();
        Search::new(matches, finding.hits.len(), finding.best_q, finding.reason.clone()).with_parts(parts)
    }

    fn described_hit(&self, hit: &Hit, options: &GrammarOptions) -> Match {
        let (motif, _) = self.motif(hit.target);
        Match {
            motif: hit.target,
            target: motif.id.clone(),
            target_name: motif.name.clone(),
            label: Some(label(&motif.name, motif.family.as_deref(), hit.q, options)),
            offset: hit.offset,
            orientation: if hit.strand == Strand::Forward { '+' } else { '-' },
            p: hit.p,
            e: hit.p * self.len() as f64,
            q: hit.q,
            overlap: hit.overlap,
        }
    }

    /// The motifs that were matched, without repetition, and a map from their indices in all databases to those in this
    /// list; the matches are renumbered to the latter.
    pub fn listed(&self, matches: &mut [&mut Match]) -> (Vec<KnownMotif>, BTreeMap<usize, usize>) {
        let matched: BTreeSet<usize> = matches.iter().map(|found| found.motif).collect();
        let places: BTreeMap<usize, usize> = matched.iter().enumerate().map(|(place, &motif)| (motif, place)).collect();
        matches.iter_mut().for_each(|found| found.motif = places[&found.motif]);
        (matched.into_iter().map(|index| KnownMotif::new(self.motif(index))).collect(), places)
    }

    /// The known motifs that are similar to a matrix of `sites` sites.
    pub fn find(&self, ppm: &Ppm, sites: f64, options: &GrammarOptions) -> Finding {
        found(self.hits(ppm, sites, options), ppm, options)
    }
}

/// The significant ones of all alignments of a matrix.
fn found(mut hits: Vec<Hit>, ppm: &Ppm, options: &GrammarOptions) -> Finding {
    hits.sort_by(|a, b| a.q.total_cmp(&b.q).then(a.p.total_cmp(&b.p)).then(a.target.cmp(&b.target)));
    let best_q = hits.first().map_or(1.0, |hit| hit.q);
    hits.retain(|hit| hit.q <= options.threshold);
    let reason = hits.is_empty().then(|| reason(ppm, best_q, options));
    Finding { hits, best_q, reason, parts: Vec::new() }
}

/// Columns of published DNA motifs, sampled evenly from JASPAR (CC BY 4.0; see `www/motifs/README.md`): one byte
/// per letter A, C, G, T, in units of 1/255.
const BACKGROUND: &[u8] = include_bytes!("known/background.bin");

/// Number of sites of the background's columns.
const BACKGROUND_SITES: f64 = 1000.0;

/// Published columns as a null model for matrices over `alphabet`, on both strands if `complementary`; none for
/// alphabets other than DNA and RNA.
pub fn background(alphabet: &str, complementary: bool, options: &GrammarOptions) -> Option<Targets> {
    let columns = published_columns(alphabet)?;
    Some(Targets::new([(&columns, BACKGROUND_SITES)], 4, complementary, options))
}

/// The published columns, for an alphabet of nucleotides.
fn published_columns(alphabet: &str) -> Option<Ppm> {
    let nucleotides = [Alphabet::DNA, Alphabet::RNA].iter().any(|letters| letters.as_str() == alphabet);
    nucleotides.then(|| Ppm::normalised(BACKGROUND.iter().map(|&share| f64::from(share)).collect(), 4))
}

/// Why nothing was found.
fn reason(ppm: &Ppm, best_q: f64, options: &GrammarOptions) -> NothingFound {
    let information = ppm.mean_information();
    let threshold = options.threshold;
    if ppm.rows().all(Ppm::is_uniform) {
        NothingFound::Uniform
    } else if information < name::MIN_INFORMATION {
        NothingFound::LittleInformation { information, best_q }
    } else if ppm.width() < options.shortest.max(5) {
        NothingFound::TooShort { positions: ppm.width(), best_q, threshold }
    } else {
        NothingFound::NothingSimilar { best_q, threshold }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format;
    use crate::random::{Key, Purpose};

    const FEW: &[u8] = b">MA1 one\nA [ 0 9 0 0 9 0 ]\nC [ 9 0 0 9 0 0 ]\nG [ 0 0 9 0 0 0 ]\nT [ 0 0 0 0 0 9 ]\n";

    fn known(null: Null) -> (Known, GrammarOptions) {
        let options = GrammarOptions { null, ..GrammarOptions::default() };
        (Known::new(vec![format::read("few.jaspar", FEW).unwrap()], "ACGT", &options).unwrap(), options)
    }

    #[test]
    fn few_motifs_are_compared_with_published_columns() {
        let query = format::read_queries("few.jaspar", FEW).unwrap().motifs.remove(0).ppm;
        let best = |null| {
            let (known, options) = known(null);
            known.hits(&query, 9.0, &options)[0].p
        };
        assert!(best(Null::Databases) > 1e-4, "six columns cannot say that a match is rare");
        assert!(best(Null::Published) < 1e-4);
    }

    /// Motifs of random letters: strict ones, and almost flat ones where the pattern has a dot.
    fn random(count: u64, pattern: &str) -> Vec<Ppm> {
        let motif = |item| {
            let mut stream = Key { seed: 3, layer: 0, channel: 0 }.stream(Purpose::Check, 0, item);
            let column = |letter: char| {
                let code = stream.below(4);
                let others = if letter == '.' { 0.6 } else { 0.02 };
                (0..4).map(move |other| if code == other { 1.0 } else { others })
            };
            Ppm::normalised(pattern.chars().flat_map(column).collect(), 4)
        };
        (0..count).map(motif).collect()
    }

    #[test]
    fn flat_columns_give_no_names() {
        let text: String = random(4, "ACGTA..................ACGTA").iter().enumerate().map(jaspar).collect();
        let options = GrammarOptions { null: Null::Published, ..GrammarOptions::default() };
        let known = Known::new(vec![format::read("long.jaspar", text.as_bytes()).unwrap()], "ACGT", &options).unwrap();
        let queries = random(60, "A..A..................A..A");
        let best = |query: &Ppm| known.find(query, 500.0, &options).best_q;
        let named = |query: &Ppm| known.name(query, 500.0, 1, &options).best_q;
        let below = |q: &dyn Fn(&Ppm) -> f64, limit| queries.iter().filter(|query| q(query) <= limit).count();
        assert!(below(&best, 0.05) > 20, "flat columns resemble flat columns");
        assert!(below(&named, 0.05) <= 3 && below(&named, 0.001) == 0);
    }

    fn jaspar((number, ppm): (usize, &Ppm)) -> String {
        let counts = |letter: usize| ppm.rows().map(move |row| format!("{:.0}", row[letter] * 1000.0));
        let line = |letter: usize| {
            format!("{} [ {} ]\n", ['A', 'C', 'G', 'T'][letter], counts(letter).collect::<Vec<_>>().join(" "))
        };
        format!(">M{number} long\n{}", (0..4).map(line).collect::<String>())
    }

    #[test]
    fn the_q_value_of_a_name_counts_the_motifs_that_are_compared() {
        let (known, options) = known(Null::Published);
        let query = format::read_queries("few.jaspar", FEW).unwrap().motifs.remove(0).ppm;
        let [one, three] = [1, 3].map(|motifs| known.name(&query, 9.0, motifs, &options).best_q);
        assert!((three / one - 3.0).abs() < 1e-9, "{one} {three}");
    }

    #[test]
    fn another_alphabet_is_refused() {
        let database = format::read("few.jaspar", FEW).unwrap();
        let error = Known::new(vec![database], "ACGU", &GrammarOptions::default()).unwrap_err();
        assert_eq!(error.code(), Code::MotifAlphabet);
    }

    #[test]
    fn nothing_found_has_a_reason() {
        let (known, options) = known(Null::Published);
        let reason = |rows: Vec<f64>| known.find(&Ppm::normalised(rows, 4), 9.0, &options).reason.unwrap();
        assert_eq!(reason(vec![0.25; 40]), NothingFound::Uniform);
        assert!(matches!(reason([0.3, 0.25, 0.25, 0.2].repeat(10)), NothingFound::LittleInformation { .. }));
        let short = reason(vec![0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]);
        assert!(matches!(short, NothingFound::TooShort { positions: 2, .. }));
        assert!(matches!(reason([0.0, 0.0, 0.0, 1.0].repeat(10)), NothingFound::NothingSimilar { .. }));
    }
}
