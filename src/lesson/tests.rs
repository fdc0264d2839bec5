use super::answer::SequencePass;
use super::*;
use crate::error::Code;
use crate::golden;

fn toy() -> Network {
    Network::open("zeb1-toy", &golden::example("zeb1-toy"), None).unwrap()
}

fn lesson() -> Lesson {
    Lesson::open(&toy(), 2, 0, Some(TrainingMotif::zeb1())).unwrap()
}

#[test]
fn the_lesson_on_the_shipped_toy_agrees_with_its_report() {
    let info = lesson().info();
    assert_eq!((info.receptive_field, info.pool, info.total, info.positives), (8, 2, 65_536, 1_644));
    assert_eq!(info.histogram.counts.iter().sum::<usize>(), info.total);
    assert_eq!((info.filters.len(), info.filters[0].weights.len(), info.second.weights.len()), (3, 5, 2));
    let facets: Vec<(&str, i32)> = info.facets.iter().map(|facet| (facet.consensus.as_str(), facet.shift)).collect();
    assert_eq!(facets, [("CACCTGCC", 0), ("CCACCTGC", 1)]);
    assert_eq!((info.top.len(), info.top[0].rank, info.top[0].value), (20, 1, info.max_activation));
    assert_eq!(info.truth.unwrap().consensus, "CACCTGC");
}

#[test]
fn values_descend_with_rank_and_ranges_end_with_the_sequences() {
    let lesson = lesson();
    let found = lesson.rank(1_640, 10).rows;
    assert!(found.windows(2).all(|pair| pair[0].value >= pair[1].value && pair[0].rank + 1 == pair[1].rank));
    assert!(found[3].value > 0.0 && found[4].value <= 0.0);
    assert_eq!(lesson.rank(65_530, 100).rows.len(), 6);
    assert!(lesson.rank(usize::MAX, usize::MAX).rows.is_empty());
}

#[test]
fn the_maps_of_a_shifted_motif_differ_before_the_pooling_and_agree_after_it() {
    let lesson = lesson();
    let [left, right] = ["CACCTGCC", "CCACCTGC"].map(|sequence| lesson.look(sequence).unwrap());
    let names: Vec<&str> = left.maps.iter().map(|map| map.name.as_str()).collect();
    assert_eq!(names, ["convolution", "relu", "max-pool", "convolution"]);
    let difference = |part: usize| {
        let pairs = left.maps[part].values.concat().into_iter().zip(right.maps[part].values.concat());
        pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
    };
    assert!(difference(1) > 3.0 * difference(2), "{} {}", difference(1), difference(2));
    assert_ne!(left.taken, right.taken);
    for look in [&left, &right] {
        let [first, relu, pooled, last] = &look.maps[..] else { unreachable!() };
        for (row, rectified) in first.values.iter().zip(&relu.values) {
            assert!(row.iter().zip(rectified).all(|(x, y)| x.max(0.0) == *y));
        }
        for (row, taken) in pooled.values.iter().zip(&look.taken) {
            let entering = |(channel, &position): (usize, &usize)| relu.values[position][channel];
            assert_eq!(row, &taken.iter().enumerate().map(entering).collect::<Vec<f32>>());
        }
        assert_eq!(last.values, [[look.value]]);
    }
    let at = |look: &SequencePass| (look.place.x.round(), look.place.y.round());
    assert_eq!((at(&left), at(&right)), ((1.0, 0.0), (0.0, 1.0)));
    assert_eq!(lesson.look("CACCNGCC").unwrap_err().code(), Code::Sequence);
    assert_eq!(lesson.look("CACC").unwrap_err().code(), Code::Sequence);
}

#[test]
fn two_clusters_are_sharp_and_their_mixture_is_not() {
    let lesson = lesson();
    let found = lesson.cluster(2, 1).unwrap();

    for cluster in &found.clusters {
        assert!(cluster.correlation.unwrap() > 0.95 && cluster.decoupling > 0.95, "{cluster:?}");
        assert!(cluster.information > found.mixed.information + 0.2);
        assert!(cluster.correlation.unwrap() > found.mixed.correlation.unwrap() + 0.1);
    }
    assert_eq!(found.points.x.len(), 1_644);
    assert_eq!(found.clusters.iter().map(|cluster| cluster.sequences).sum::<usize>(), 1_644);
    assert!(found.explained[0] > found.explained[1] && found.explained[0] + found.explained[1] <= 1.0);
    let apart = (found.centroids[0].x - found.centroids[1].x).abs();
    assert!(apart > 1.0, "{apart}");
}

#[test]
fn clusters_have_bounds() {
    let lesson = lesson();
    let one = lesson.cluster(1, 7).unwrap();
    assert_eq!(one.clusters, std::slice::from_ref(&one.mixed));
    for k in [0, 9, usize::MAX] {
        assert_eq!(lesson.cluster(k, 1).unwrap_err().code(), Code::Option);
    }
    for k in [3, 4, 8] {
        let found = lesson.cluster(k, 1).unwrap();
        assert!(found.clusters.len() <= k && found == lesson.cluster(k, 1).unwrap());
    }
}

#[test]
fn a_true_matrix_that_is_none_is_refused() {
    let network = toy();
    let rows = [vec![0.5; 3], vec![f64::NAN; 4], vec![-1.0; 4]].map(|row| vec![vec![0.25; 4], row]);
    for ppm in rows.into_iter().chain([Vec::new()]) {
        let truth = TrainingMotif { ppm, ..TrainingMotif::zeb1() };
        assert_eq!(Lesson::open(&network, 2, 0, Some(truth)).err().map(|error| error.code()), Some(Code::Option));
    }
    assert!(Lesson::open(&network, 2, 0, None).unwrap().cluster(2, 1).unwrap().mixed.correlation.is_none());
}

#[test]
fn neurons_of_another_shape_are_refused() {
    let network = toy();
    let code = |layer, channel| Lesson::open(&network, layer, channel, None).err().map(|error| error.code());
    assert_eq!(code(1, 0), Some(Code::Layer));
    assert_eq!(code(3, 0), Some(Code::Layer));
    assert_eq!(code(2, 1), Some(Code::Neurons));
    let pair = golden::example("ctcf-pair");
    let pair = Network::open("ctcf-pair", &pair, None).unwrap();
    let deepest = pair.layers.len();
    assert_eq!(Lesson::open(&pair, deepest, 0, None).err().map(|error| error.code()), Some(Code::Layer));
}

#[test]
fn the_landscape_has_a_peak_for_each_facet_and_a_valley_between() {
    let lesson = lesson();
    let found = lesson.landscape(31).unwrap();
    assert_eq!((found.x.len(), found.y.len(), found.values.len(), found.values[0].len()), (31, 31, 31, 31));
    let peaks: Vec<(&str, f64, f64)> = found.peaks.iter().map(|p| (p.sequence.as_str(), p.x, p.y)).collect();
    assert_eq!(peaks, [("CACCTGCC", 1.0, 0.0), ("CCACCTGC", 0.0, 1.0)]);
    let at = |x, y| lesson.place(x, y).unwrap();
    for peak in &found.peaks {
        let place = at(peak.x, peak.y);
        assert!((place.value - peak.value).abs() < 1e-12);
        assert!((place.value - f64::from(lesson.look(&peak.sequence).unwrap().value)).abs() < 1e-5);
        assert!(place.value > at(0.5, 0.5).value + 1.0 && place.value > at(0.0, 0.0).value + 1.0);
    }
    assert!(found.sequences.len() > 100 && found.sequences.iter().all(|landmark| landmark.value > 0.0));
    let middle = at(0.0, 0.0);
    assert!(middle.matrix.iter().flatten().all(|&p| p == 0.25));
    for resolution in [0, 1, 500] {
        assert_eq!(lesson.landscape(resolution).unwrap_err().code(), Code::Option);
    }
    for x in [f64::NAN, f64::INFINITY, 1e9] {
        assert_eq!(lesson.place(x, 0.0).unwrap_err().code(), Code::Option);
    }
}

#[test]
fn the_slope_of_the_landscape_is_its_difference_quotient() {
    let lesson = lesson();
    let step = 1e-6;
    for (x, y) in [(0.31, 0.27), (0.8, 0.15), (0.5, 0.9), (-0.1, 0.8)] {
        let value = |x, y| lesson.place(x, y).unwrap().value;
        let slope = lesson.place(x, y).unwrap().slope;
        let quotient = |a: f64, b: f64| (a - b) / (2.0 * step);
        assert!((slope.x - quotient(value(x + step, y), value(x - step, y))).abs() < 1e-5, "{x} {y}");
        assert!((slope.y - quotient(value(x, y + step), value(x, y - step))).abs() < 1e-5, "{x} {y}");
    }
}
