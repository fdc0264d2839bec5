//! How the name of a known motif is shown. Every view takes it from here.

use crate::options::GrammarOptions;

/// The label of a factor that matches with this q-value: its family first, where the database names it, since members of a
/// family bind almost the same sequences; “resembles” in front where the match is weak.
pub fn label(factor: &str, family: Option<&str>, q: f64, options: &GrammarOptions) -> String {
    let family = family.map_or(String::new(), |family| format!("{family}: "));
    let weak = if q > options.factor { "resembles " } else { "" };
    format!("{weak}{family}{factor}")
}

/// The names of known motifs that lie side by side, `IRF1 + FOS::JUN`; neighbours with equal names are counted,
/// `GATA1 × 2`.
pub fn side_by_side<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    let counted = |equal: &[&str]| match equal.len() {
        1 => equal[0].to_owned(),
        copies => format!("{} × {copies}", equal[0]),
    };
    names.chunk_by(|a, b| a == b).map(counted).collect::<Vec<_>>().join(" + ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_family_comes_first_and_weak_matches_are_marked() {
        let options = GrammarOptions::default();
        assert_eq!(label("FOS::JUN", Some("Fos-related"), 1e-3, &options), "Fos-related: FOS::JUN");
        assert_eq!(label("FOS::JUN", Some("Fos-related"), 0.01, &options), "resembles Fos-related: FOS::JUN");
        assert_eq!(label("CTCF", None, 1e-9, &options), "CTCF");
    }

    #[test]
    fn equal_neighbours_are_counted() {
        assert_eq!(side_by_side(["IRF1", "FOS::JUN"]), "IRF1 + FOS::JUN");
        assert_eq!(side_by_side(["GATA1", "GATA1", "TAL1", "GATA1"]), "GATA1 × 2 + TAL1 + GATA1");
        assert_eq!(side_by_side([]), "");
    }
}
