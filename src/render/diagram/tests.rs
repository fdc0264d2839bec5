use super::*;
use crate::golden;
use crate::report::example::report;
use crate::syntax::{Alternative, Alternatives, Branch, Gap, Leaf};

/// ZEB1, 3 bp later TGGT, 24 to 43 bp later ZEB1 again.
fn three() -> (SyntaxTree, Vec<DictionaryMotif>) {
    let dictionary = report().neurons[0].dictionary.clone().unwrap();
    let leaf = |motif: &str, name: &str, orientation, position| Leaf {
        motif: motif.into(),
        name: name.into(),
        orientation,
        position,
    };
    let hard = Gap { min: 3, max: 3, flexible: false, crms: 9, any: false, observed: None };
    let soft = Gap { min: 24, max: 43, flexible: true, crms: 4, any: false, observed: None };
    let join = |left, right, gap| Branch::Join { left: Box::new(left), right: Box::new(right), gap };
    let tree = SyntaxTree {
        text: "ZEB1 –[3 bp]– TGGT –[24–43 bp]– ZEB1".into(),
        leaves: vec![
            leaf("2.0.m1", "ZEB1", '-', 0.0),
            leaf("2.0.m2", "TGGT", '+', 7.0),
            leaf("2.0.m1", "ZEB1", '-', 45.0),
        ],
        gaps: vec![Some(hard), Some(soft)],
        tree: join(join(Branch::Leaf(0), Branch::Leaf(1), Some(hard)), Branch::Leaf(2), Some(soft)),
        rows: vec![
            Combination { present: vec![true, true, true], crms: vec!["2.0.1".into(), "2.0.4".into()] },
            Combination { present: vec![true, false, true], crms: vec!["2.0.2".into()] },
        ],
        gain: None,
        found: None,
        left_out: Vec::new(),
        answers: None,
        alternatives: None,
    };
    (tree, dictionary)
}

#[test]
fn a_tree_with_three_motifs() {
    let (tree, dictionary) = three();
    golden::check("tests/golden/syntax.svg", &svg(&tree, &dictionary, "ACGT"));
}

#[test]
fn fixed_and_flexible_gaps_differ_in_line_and_words() {
    let (tree, dictionary) = three();
    let image = svg(&tree, &dictionary, "ACGT");
    assert_eq!(image.matches("stroke-dasharray=\"6 4\"").count(), 1);
    assert!(image.contains(">3 bp, fixed</text>") && image.contains(">24–43 bp, flexible</text>"));
    let words =
        |min, max| branches::in_words(Some(Gap { min, max, flexible: true, crms: 1, any: false, observed: None }));
    assert_eq!([words(-2, 4), words(5, 5)], ["−2 to 4 bp, flexible", "5 bp, flexible"]);
    let any = Gap { min: 0, max: 80, flexible: true, crms: 1, any: true, observed: None };
    assert_eq!(branches::in_words(Some(any)), "any distance");
    assert_eq!(branches::in_words(None), "never together");
}

#[test]
fn motifs_that_may_stand_in_one_place_are_below_an_or() {
    let (mut tree, dictionary) = three();
    let leaf = Leaf { motif: "2.0.m1".into(), name: "SNAI2".into(), ..tree.leaves[1].clone() };
    let row = |present: [bool; 4]| Combination { present: present.into(), crms: vec!["2.0.1".into()] };
    tree.alternatives = Some(Alternatives {
        text: "ZEB1 –[3 bp]– (TGGT or SNAI2) –[24–43 bp]– ZEB1".into(),
        leaf: 1,
        others: vec![Alternative { tree: 1, leaf }],
        rows: vec![row([true, true, false, true]), row([true, false, true, true])],
    });
    let image = svg(&tree, &dictionary, "ACGT");
    assert_eq!((image.matches(">or</text>").count(), image.matches("<circle").count()), (1, 8));
    assert!(image.contains("<title>Syntax tree ZEB1 –[3 bp]– (TGGT or SNAI2)") && image.contains(">SNAI2</text>"));
    assert!(image.contains("ZEB1 and SNAI2 and ZEB1 in 1 facet"));
}

#[test]
fn only_presentation_attributes_and_no_markup_from_names() {
    let (mut tree, dictionary) = three();
    tree.leaves[0].name = "<script>alert(1)</script>".into();
    tree.text = "\"><img src=x>".into();
    let image = svg(&tree, &dictionary, "ACGT");
    for forbidden in ["<script", "<img", "style=", "url(", "href"] {
        assert!(!image.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn an_inconsistent_tree_is_drawn_as_far_as_possible() {
    let (mut tree, _) = three();
    tree.tree = Branch::Leaf(99);
    tree.rows[0].present.truncate(1);
    assert!(svg(&tree, &[], "ACGT").ends_with("</svg>"));
    tree.leaves.clear();
    assert!(svg(&tree, &[], "").ends_with("</svg>"));
}
