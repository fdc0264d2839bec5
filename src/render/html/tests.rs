use super::*;
use crate::demix::GroupChoice;
use crate::golden;
use crate::network::LayerReason;
use crate::report::example::{add_alternatives, add_pairs, bare, facet, report};
use crate::report::{Mark, Note};
use crate::sample::Stopped;

#[test]
fn the_page_of_a_small_report() {
    golden::check("tests/golden/report.html", &html(&report()));
}

#[test]
fn the_contents_name_the_sections_that_are_there() {
    let page = html(&report());
    let nav = &page[page.find("<nav").unwrap()..page.find("</nav>").unwrap()];
    let targets: Vec<&str> = nav.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(targets.contains(&"figures") && !targets.contains(&"methods"), "{targets:?}");
    for target in targets {
        assert!(page.contains(&format!("id=\"{target}\"")), "{target}");
    }
}

/// The example with one facet marked so, the other one without a mark.
fn marked(mark: Mark) -> String {
    let mut report = report();
    report.marks = Some(vec![mark]);
    html(&report)
}

#[test]
fn a_facet_has_its_name_note_and_star() {
    let (name, note) = (Some("E-box".to_owned()), Some("weak".to_owned()));
    let page = marked(Mark { facet: "2.0.1".into(), name, note, starred: Some(true), hidden: None });
    let star = "<span role=\"img\" aria-label=\"Starred\">★</span>";
    assert!(page.contains(&format!("<figcaption>{star} <b>E-box</b> <span>2.0.1</span> ")));
    assert!(page.contains("<p>weak</p></figcaption>") && page.contains("<th scope=\"row\">★ E-box (2.0.1)</th>"));
    assert!(
        page.contains("letters of facet E-box (2.0.1) are written into"),
        "the facet is called so in its tree, too"
    );
    assert_eq!(page.matches(star).count(), 1);
}

#[test]
fn a_hidden_facet_is_left_out_and_counted() {
    let page = marked(Mark { facet: "2.0.1".into(), name: None, note: None, starred: None, hidden: Some(true) });
    assert!(page.contains("<p>1 of 2 facets is hidden by a mark in the report, and left out of the logos"));
    assert!(!page.contains("<b>2.0.1</b>") && page.contains("<b>2.0.2</b>"));
    assert!(!page.contains("<th scope=\"row\">2.0.1</th>") && !html(&report()).contains("is hidden"));
}

#[test]
fn a_paragraph_about_the_methods_is_escaped_text() {
    let page = with_methods(&report(), Some("We used <NeuronMotif> & q ≤ 0.05."));
    assert!(
        page.contains(
            "<section id=\"methods\">\n<h2>Methods, for a paper</h2>\n<p>We used &lt;NeuronMotif&gt; &amp; q"
        )
    );
    assert!(page.contains("<a href=\"#methods\">"));
}

#[test]
fn what_is_not_on_paper_is_said() {
    let mut report = report();
    assert!(!html(&report).contains("class=\"printed\""));
    report.neurons[0].crms = (1..=13).map(|i| facet(&format!("2.0.{i}"), "TCACCTGA", 700, 0)).collect();
    assert!(html(&report).contains("<p class=\"printed\">The first 12 of 13 facets are on paper"));
}

#[test]
fn names_and_texts_of_a_report_are_escaped() {
    let hostile = "<img src=x onerror=alert(1)>\"'&</style></title>";
    let mut report = report();
    report.model.name = hostile.to_owned();
    report.model.sha256 = hostile.to_owned();
    report.model.layers[0].name = hostile.to_owned();
    report.model.layers[0].activation = hostile.to_owned();
    report.model.layers[0].reason = Some(LayerReason::Text { text: hostile.to_owned() });
    report.model.layers[0].analysable = false;
    report.model.alphabet = "<>&\"".to_owned();
    report.tool.name = hostile.to_owned();
    report.tool.version = hostile.to_owned();
    report.tool.engine = hostile.to_owned();
    report.digest = hostile.to_owned();
    let neuron = &mut report.neurons[0];
    neuron.sampling.stopped = Stopped::Text { text: hostile.to_owned() };
    neuron.sampling.max_sequence = hostile.to_owned();
    neuron.demixing.reason = GroupChoice::Text { text: hostile.to_owned() };
    neuron.notes = vec![Note::Text { text: hostile.to_owned() }];
    neuron.repeats.as_mut().unwrap().rules[0].text = hostile.to_owned();
    neuron.crms[0].id = hostile.to_owned();
    neuron.crms[0].consensus = hostile.to_owned();
    for motif in neuron.dictionary.as_mut().unwrap() {
        motif.name = hostile.to_owned();
        motif.search.as_mut().unwrap().label = Some(hostile.to_owned());
    }
    let mark = &mut report.marks.as_mut().unwrap()[0];
    (mark.name, mark.note) = (Some(hostile.to_owned()), Some(hostile.to_owned()));
    let tree = &mut neuron.syntax.as_mut().unwrap()[0];
    tree.text = hostile.to_owned();
    tree.leaves[0].name = hostile.to_owned();
    tree.answers.as_mut().unwrap().crm = hostile.to_owned();
    let search = neuron.crms[0].search.as_mut().unwrap();
    search.matches[0].target = hostile.to_owned();
    search.matches[0].label = Some(hostile.to_owned());
    let known = report.known.as_mut().unwrap();
    known.databases[0].name = hostile.to_owned();
    known.databases[0].format = hostile.to_owned();
    known.databases[0].warnings[0] = hostile.to_owned();
    known.factors[0].label = Some(hostile.to_owned());
    known.factors[0].names[1] = hostile.to_owned();
    let page = html(&report);
    assert!(!page.contains("<img") && !page.contains("\"'&<"));
    assert_eq!(page.matches("</style>").count(), 1);
    assert_eq!(page.matches("&lt;img src=x").count(), 68);
}

#[test]
fn trees_that_differ_in_a_motif_are_one_and_pairs_have_a_table() {
    let mut report = report();
    add_pairs(&mut report);
    add_alternatives(&mut report);
    let page = html(&report);
    assert_eq!(page.matches("<figure class=\"tree\">").count(), 1);
    assert!(page.contains("<b>(ZEB1 or TGGT) –[0 bp]– TGGT</b></figcaption>"));
    assert_eq!(page.matches("<h4>TGGT –[0 bp]– TGGT raises the activation").count(), 1);
    assert!(page.contains("Which motifs of (ZEB1 or TGGT) –[0 bp]– TGGT occur together"));
    assert!(page.contains("that are not neighbours, without the others</caption>"));
    assert!(page.contains("<td>exclusive</td>"));
}

#[test]
fn the_page_contains_no_script_and_loads_nothing() {
    let page = html(&report());
    for forbidden in ["<script", "<link", "<iframe", "src=", "url(", "@import", " style=", "javascript:"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:;"));
    let links = page.matches("href=").count();
    assert_eq!(page.matches("href=\"#").count(), links);
}

#[test]
fn every_link_has_a_target() {
    let page = html(&report());
    for target in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(page.contains(&format!("id=\"{target}\"")), "{target}");
    }
}

#[test]
fn shifted_patterns_are_aligned() {
    let page = html(&bare());
    let transforms: Vec<&str> =
        page.split("<g transform=\"translate(").skip(1).filter_map(|rest| rest.split(' ').next()).collect();
    let left: Vec<f64> = transforms.iter().map(|x| x.parse().unwrap()).collect();
    let [mixed, first, second] = left[..] else { panic!("three logos") };
    assert_eq!((mixed - first, first - second), (0.0, 24.0), "GCAGGTGG starts one column before CAGGTGGT");
}

#[test]
fn origins_are_shown_only_if_lower_layers_were_analysed() {
    let mut report = report();
    assert!(!html(&report).contains("first found in"));
    report.neurons[1].layer = 1;
    assert!(html(&report).contains("<b>ZEB1</b> first found in layer 1, 2 neurons: 0, 3</li>"));
}

#[test]
fn a_silent_neuron_has_a_note_and_no_logo() {
    let mut report = report();
    report.neurons.remove(0);
    let page = html(&report);
    assert!(page.contains("No sequence activates this neuron."));
    assert!(!page.contains("<figure>"));
}

#[test]
fn extreme_shifts_can_be_written() {
    let mut report = report();
    let crms = &mut report.neurons[0].crms;
    *crms = [i32::MIN, 0, i32::MAX].map(|shift| facet("2.0.1", "CAGGTGGT", 10, shift)).to_vec();
    assert!(html(&report).ends_with("</html>\n"));
}
