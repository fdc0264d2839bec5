//! Squared distances, each summed in the same fixed order whether it is computed alone or with others.

use wide::f32x8;

/// Points whose distances are computed together.
const TOGETHER: usize = 4;

/// Σ (a − b)², in eight lanes that are summed in a fixed order.
pub fn squared(a: &[f32], b: &[f32]) -> f32 {
    let [distance] = together(a, [b]);
    distance
}

/// The squared distance of `a` to each of `points`, in order.
pub fn each<'p>(a: &[f32], points: impl Iterator<Item = &'p [f32]>, mut visit: impl FnMut(f32)) {
    let mut points = points.peekable();
    let mut waiting: [&[f32]; TOGETHER] = [&[]; TOGETHER];
    while points.peek().is_some() {
        let mut count = 0;
        for (place, point) in waiting.iter_mut().zip(points.by_ref()) {
            *place = point;
            count += 1;
        }
        if count == TOGETHER {
            together(a, waiting).into_iter().for_each(&mut visit);
        } else {
            waiting[..count].iter().for_each(|point| visit(squared(a, point)));
        }
    }
}

/// The squared distances of `a` to several points.
fn together<const N: usize>(a: &[f32], points: [&[f32]; N]) -> [f32; N] {
    let whole = a.len() / 8 * 8;
    let mut lanes = [f32x8::splat(0.0); N];
    let points = points.map(|point| &point[..a.len()]);
    for first in (0..whole).step_by(8) {
        let x = load(&a[first..first + 8]);
        for (lanes, point) in lanes.iter_mut().zip(points) {
            let difference = x - load(&point[first..first + 8]);
            *lanes += difference * difference;
        }
    }
    std::array::from_fn(|n| {
        let rest: f32 = a[whole..].iter().zip(&points[n][whole..]).map(|(x, y)| (x - y) * (x - y)).sum();
        lanes[n].to_array().iter().fold(rest, |sum, lane| sum + lane)
    })
}

fn load(elements: &[f32]) -> f32x8 {
    let mut lanes = [0.0; 8];
    lanes.copy_from_slice(elements);
    f32x8::from(lanes)
}
