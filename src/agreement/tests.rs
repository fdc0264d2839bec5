use super::*;
use serde_json::Value;

fn request(networks: &[&str], tasks: &[&str]) -> AgreementRequest {
    let own = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    AgreementRequest { networks: own(networks), tasks: own(tasks) }
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|value| value.as_f64().unwrap_or(f64::NAN)).collect()
}

/// Figures of scikit-learn and scipy (`tools/occurrences/labels.py`).
#[test]
fn figures_and_tests_equal_scikit_learn_and_scipy() {
    let golden: Value = serde_json::from_str(include_str!("../../tests/golden/occurrences/labels.json")).unwrap();
    let table = |name: &str| numbers(&golden[name]).iter().map(|&value| value as f32).collect::<Vec<f32>>();
    let (first, second, labels) = (table("first"), table("second"), table("labels"));
    let names: Vec<String> =
        (0..golden["tasks"].as_array().unwrap().len()).map(|task| format!("task {task}")).collect();
    let request = AgreementRequest { networks: vec!["first".into(), "second".into()], tasks: names };
    let found = agreement(&request, &Agreed { predictions: &[&first, &second], labels: &labels }).unwrap();
    let close = |own: f64, their: &Value, what: &str| {
        let their = their.as_f64().unwrap();
        assert!((own - their).abs() <= 1e-9 * their.abs().max(1e-3), "{what}: {own} {their}");
    };
    for (task, expected) in found.tasks.iter().zip(golden["tasks"].as_array().unwrap()) {
        assert_eq!(u64::from(task.records), expected["records"].as_u64().unwrap());
        for (network, expected) in task.networks.iter().zip(expected["networks"].as_array().unwrap()) {
            for (name, figure) in FIGURES {
                match figure(network) {
                    Some(own) => close(own, &expected[name], name),
                    None => assert!(expected[name].is_null(), "{name}"),
                }
            }
        }
    }
    for comparison in found.comparisons.iter().filter(|comparison| comparison.figure.starts_with("au")) {
        let expected = &golden["comparisons"][&comparison.figure];
        close(comparison.first.t, &expected["t"], "t");
        close(comparison.first.p, &expected["greater"], "p");
        close(comparison.second.p, &expected["less"], "p");
    }
    assert_eq!(found.comparisons.len(), 4);
}

#[test]
fn labels_that_are_missing_or_of_one_class_have_no_areas() {
    let labels = [1.0, f32::NAN, 0.5, 1.0, f32::NAN, 2.0, 1.0, f32::NAN, 3.0];
    let predictions = [0.1, 0.2, 0.1, 0.5, 0.4, 0.2, f32::NAN, 0.1, 0.3];
    let found =
        agreement(&request(&["net"], &["a", "b", "c"]), &Agreed { predictions: &[&predictions], labels: &labels })
            .unwrap();
    let kinds: Vec<LabelKind> = found.tasks.iter().map(|task| task.labels).collect();
    assert_eq!(kinds, [LabelKind::OneClass, LabelKind::Missing, LabelKind::Scores]);
    assert_eq!((found.tasks[0].records, found.tasks[0].positives, found.tasks[0].networks[0].auroc), (2, 2, None));
    assert_eq!(found.tasks[2].networks[0].spearman, Some(1.0));
    assert!(found.comparisons.is_empty());
}

#[test]
fn tables_of_other_sizes_are_refused() {
    let refused = |networks: &[&str], tasks: &[&str], tables: Agreed<'_>| {
        agreement(&request(networks, tasks), &tables).unwrap_err().concerns().to_owned()
    };
    let (two, three) = ([0.0f32; 2], [0.0f32; 3]);
    assert_eq!(refused(&["a"], &["t"], Agreed { predictions: &[&two], labels: &three }), "agreement.predictions");
    assert_eq!(refused(&["a"], &["t", "u"], Agreed { predictions: &[&three], labels: &three }), "agreement.labels");
    assert_eq!(refused(&["a"], &[], Agreed { predictions: &[&[]], labels: &[] }), "agreement.labels");
    assert_eq!(refused(&["a", "b"], &["t"], Agreed { predictions: &[&two], labels: &two }), "agreement.networks");
}
