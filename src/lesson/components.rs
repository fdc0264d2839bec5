//! The first two principal components of maps.
//!
//! The two leading eigenvectors of the covariance matrix, found by orthogonal iteration (Golub & Van Loan,
//! Matrix Computations, 8.2.4). Their signs are fixed, so the same maps always give the same plot.

/// Maximum number of iterations.
const ITERATIONS: usize = 2_000;
/// Change of an eigenvector's entries below which it has converged.
const CONVERGED: f64 = 1e-12;

/// The plane through the mean, spanned by the first two principal components.
#[derive(Clone, Debug, PartialEq)]
pub struct Components {
    mean: Vec<f64>,
    axes: [Vec<f64>; 2],
    /// Share of the variance along each axis, 0 … 1.
    pub explained: [f64; 2],
}

impl Components {
    /// The components of `data`, in rows of `dims` values.
    pub fn of(data: &[f32], dims: usize) -> Self {
        let n = (data.len() / dims.max(1)).max(1) as f64;
        let mut mean = vec![0.0; dims];
        for row in data.chunks_exact(dims) {
            mean.iter_mut().zip(row).for_each(|(sum, &x)| *sum += f64::from(x) / n);
        }
        let covariance = covariance(data, &mean, n);
        let total: f64 = (0..dims).map(|i| covariance[i * dims + i]).sum();
        let (axes, variances) = leading(&covariance, dims);
        let explained = variances.map(|variance| if total > 0.0 { variance / total } else { 0.0 });
        Self { mean, axes, explained }
    }

    /// The projection of a row onto the plane.
    pub fn project(&self, row: &[f32]) -> [f64; 2] {
        let along = |axis: &Vec<f64>| {
            axis.iter().zip(&self.mean).zip(row).map(|((axis, mean), &x)| axis * (f64::from(x) - mean)).sum()
        };
        [along(&self.axes[0]), along(&self.axes[1])]
    }
}

fn covariance(data: &[f32], mean: &[f64], n: f64) -> Vec<f64> {
    let dims = mean.len();
    let mut sums = vec![0.0; dims * dims];
    for row in data.chunks_exact(dims) {
        let centred: Vec<f64> = row.iter().zip(mean).map(|(&x, mean)| f64::from(x) - mean).collect();
        for (sums, x) in sums.chunks_exact_mut(dims).zip(&centred) {
            sums.iter_mut().zip(&centred).for_each(|(sum, y)| *sum += x * y / n);
        }
    }
    sums
}

/// The two leading eigenvectors and eigenvalues of a symmetric matrix without negative eigenvalues.
fn leading(matrix: &[f64], dims: usize) -> ([Vec<f64>; 2], [f64; 2]) {
    // Irrational steps: the start vectors are unlikely to be orthogonal to an eigenvector.
    let start = |step: f64| (0..dims).map(|i| 1.0 + libm::fmod(i as f64 * step, 1.0)).collect::<Vec<f64>>();
    let mut axes = [start(0.618_033_988_75), start(0.414_213_562_37)];
    for _ in 0..ITERATIONS {
        let [mut first, mut second] = [multiply(matrix, &axes[0]), multiply(matrix, &axes[1])];
        normalise(&mut first);
        let shared = dot(&first, &second);
        second.iter_mut().zip(&first).for_each(|(x, along)| *x -= shared * along);
        normalise(&mut second);
        let moved = change(&axes[0], &first).max(change(&axes[1], &second));
        axes = [first, second];
        if moved < CONVERGED {
            break;
        }
    }
    for axis in &mut axes {
        let largest = axis.iter().fold(0.0f64, |a, &b| if b.abs() > a.abs() + CONVERGED { b } else { a });
        if largest < 0.0 {
            axis.iter_mut().for_each(|x| *x = -*x);
        }
    }
    let variance = |axis: &Vec<f64>| dot(axis, &multiply(matrix, axis));
    let variances = [variance(&axes[0]), variance(&axes[1])];
    (axes, variances)
}

fn multiply(matrix: &[f64], vector: &[f64]) -> Vec<f64> {
    matrix.chunks_exact(vector.len()).map(|row| dot(row, vector)).collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Scales to Euclidean norm 1; a zero vector stays.
fn normalise(vector: &mut [f64]) {
    let norm = dot(vector, vector).sqrt();
    if norm > 0.0 {
        vector.iter_mut().for_each(|x| *x /= norm);
    }
}

fn change(before: &[f64], after: &[f64]) -> f64 {
    before.iter().zip(after).fold(0.0, |max, (a, b)| (a - b).abs().max(max))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axes_are_those_of_an_ellipse() {
        let points: Vec<f32> = (0..360)
            .flat_map(|degree| {
                let (sin, cos) = (f64::from(degree).to_radians().sin(), f64::from(degree).to_radians().cos());
                [(3.0 * cos + 5.0) as f32, (-3.0 * cos) as f32, sin as f32]
            })
            .collect();
        let found = Components::of(&points, 3);
        let diagonal = 0.5f64.sqrt();
        for (axis, expected) in found.axes.iter().zip([[diagonal, -diagonal, 0.0], [0.0, 0.0, 1.0]]) {
            assert!(change(axis, &expected) < 1e-6, "{axis:?}");
        }
        assert!((found.explained[0] - 18.0 / 19.0).abs() < 1e-6 && (found.explained[1] - 1.0 / 19.0).abs() < 1e-6);
        let [x, y] = found.project(&points[..3]);
        assert!((x - 18.0f64.sqrt()).abs() < 1e-5 && y.abs() < 1e-5, "{x} {y}");
    }

    #[test]
    fn maps_without_variance_are_one_point() {
        let found = Components::of(&[2.0; 12], 4);
        assert_eq!((found.project(&[2.0; 4]), found.explained), ([0.0, 0.0], [0.0, 0.0]));
    }
}
