//! TypeScript declarations of all values that are passed to the page: generated from the serde types, stored in git, and
//! compared here with the types.

use crate::golden;
use crate::{
    agreement, attribution, comparison, contrast, demix, discovery, error, fasta, footprint, known, lesson, logo,
    methods, necessity, network, occurrence, options, outputs, progress, report, sample, scan, survey, texts, training,
    window_motifs,
};
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::{Config, TS, TypeVisitor};

const FILE: &str = "src/wasm/types.d.ts";

const HEAD: &str = "// Generated from the Rust types; to renew it: BLESS=1 cargo test --lib typescript\n";

/// Declarations by name.
struct Declarations {
    config: Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let name = T::ident(&self.config);
        if T::output_path().is_none() || self.found.contains_key(&name) {
            return;
        }
        let text = format!("{}export {}", T::docs().unwrap_or_default(), T::decl(&self.config));
        self.found.insert(name, formatted(&text));
        T::visit_dependencies(self);
    }
}

/// One field and one comment per line, fields indented and ended by semicolons.
fn formatted(declaration: &str) -> String {
    let mut out = String::new();
    let mut indent = "";
    for line in declaration.lines().map(str::trim) {
        let line = line.replace("[`", "`").replace("`]", "`");
        match line.as_str() {
            "/**" => out.push_str(&format!("{indent}/**")),
            "*/" => out.push_str(" */\n"),
            comment if comment.starts_with('*') => out.push_str(comment.trim_start_matches('*')),
            code => {
                let (field, closing) = code.strip_suffix(" };").map_or((code, ""), |field| (field, "};\n"));
                let ended = field.strip_suffix(',').map_or(field.to_owned(), |field| format!("{field};"));
                out.push_str(&format!("{indent}{ended}\n{closing}"));
                indent = "  ";
            }
        }
    }
    out
}

#[test]
fn the_declarations_in_git_match_the_rust_types() {
    let mut all = Declarations { config: Config::new(), found: BTreeMap::new() };
    all.visit::<report::Report>();
    all.visit::<contrast::Contrast>();
    all.visit::<contrast::ContrastRequest>();
    all.visit::<contrast::MotifSet>();
    all.visit::<options::Options>();
    all.visit::<options::Parameter>();
    all.visit::<report::DigestCheck>();
    all.visit::<comparison::Comparison>();
    all.visit::<progress::Progress>();
    all.visit::<progress::Forecast>();
    all.visit::<progress::EngineCheck>();
    all.visit::<network::picture::PictureNode>();
    all.visit::<network::picture::FieldPicture>();
    all.visit::<fasta::FastaInfo>();
    all.visit::<fasta::PastedSequence>();
    all.visit::<scan::Scan>();
    all.visit::<occurrence::Selection>();
    all.visit::<occurrence::OccurrenceOptions>();
    all.visit::<occurrence::Scanned>();
    all.visit::<occurrence::OccurrenceReport>();
    all.visit::<footprint::FootprintReport>();
    all.visit::<agreement::AgreementRequest>();
    all.visit::<agreement::AgreementReport>();
    all.visit::<methods::MethodsRequest>();
    all.visit::<methods::MethodsReport>();
    all.visit::<logo::LogoOptions>();
    all.visit::<lesson::answer::LessonInfo>();
    all.visit::<lesson::answer::SequencePass>();
    all.visit::<lesson::answer::Ranking>();
    all.visit::<lesson::answer::Landscape>();
    all.visit::<lesson::answer::LandscapePoint>();
    all.visit::<lesson::answer::Clusters>();
    all.visit::<training::TrainingOptions>();
    all.visit::<training::TrainingProgress>();
    all.visit::<training::Trained>();
    all.visit::<outputs::OutputsInfo>();
    all.visit::<outputs::OutputsProgress>();
    all.visit::<outputs::RankingRequest>();
    all.visit::<outputs::RankingReport>();
    all.visit::<outputs::InsertionRequest>();
    all.visit::<outputs::InsertionsReport>();
    all.visit::<outputs::ChangesRequest>();
    all.visit::<outputs::AlleleChange>();
    all.visit::<survey::SurveyRequest>();
    all.visit::<survey::SurveyReport>();
    all.visit::<window_motifs::WindowMotifsRequest>();
    all.visit::<window_motifs::WindowMotifsReport>();
    all.visit::<attribution::ContributionsRequest>();
    all.visit::<attribution::Contribution>();
    all.visit::<discovery::DiscoveryRequest>();
    all.visit::<discovery::DiscoveryReport>();
    all.visit::<error::Error>();
    let declarations: Vec<&str> = all.found.values().map(String::as_str).collect();
    golden::check(FILE, &format!("{HEAD}\n{}", declarations.join("\n")));
}

/// The declarations of the values that have texts, by their group of the catalogue.
fn values_with_texts() -> [(&'static str, String); 10] {
    let config = Config::new();
    [
        ("backgrounds", necessity::BackgroundSource::decl(&config)),
        ("backgroundSource", necessity::BackgroundSource::decl(&config)),
        ("groupChoice", demix::GroupChoice::decl(&config)),
        ("layerReason", network::LayerReason::decl(&config)),
        ("methodsNote", methods::MethodsNote::decl(&config)),
        ("note", report::Note::decl(&config)),
        ("nothingFound", known::NothingFound::decl(&config)),
        ("sample", methods::SampleOrigin::decl(&config)),
        ("stopped", sample::Stopped::decl(&config)),
        ("subject", methods::Subject::decl(&config)),
    ]
}

#[test]
fn every_kind_of_a_value_has_a_text_that_contains_only_its_fields() {
    let catalogue: Value = serde_json::from_str(texts::EN).unwrap();
    for (group, declaration) in values_with_texts() {
        let texts = catalogue[group].as_object().unwrap();
        let variants: Vec<&str> = declaration.split("\"kind\": \"").skip(1).collect();
        assert_eq!(variants.len(), texts.len(), "{group}");
        for variant in variants {
            let (kind, fields) = variant.split_once('"').unwrap();
            let text = texts.get(kind).and_then(Value::as_str).unwrap_or_else(|| panic!("{group}: {kind}"));
            contains_only(text, fields);
        }
    }
}

#[test]
fn every_class_of_a_neuron_has_a_text_that_contains_only_fields_of_its_clarity() {
    let config = Config::new();
    let catalogue: Value = serde_json::from_str(texts::EN).unwrap();
    let texts = catalogue["clarity"].as_object().unwrap();
    let kinds = demix::clarity::ClarityKind::decl(&config);
    assert_eq!(kinds.matches('"').count(), 2 * texts.len());
    for (kind, text) in texts {
        assert!(kinds.contains(&format!("\"{kind}\"")), "{kind}");
        contains_only(text.as_str().unwrap(), &demix::clarity::Clarity::decl(&config));
    }
}

/// Checks that a text contains no field but those of a declaration.
#[track_caller]
fn contains_only(text: &str, declaration: &str) {
    for place in text.split('{').skip(1) {
        let name = place.split([',', '.', '%', '|', '}']).next().unwrap();
        assert!(declaration.contains(&format!("{name}: ")), "{text}: {name}");
    }
}
