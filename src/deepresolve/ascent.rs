//! Gradient ascent from one random map.

use super::above::Above;

/// Weight of the sum of squares of the map.
pub const PENALTY: f64 = 0.05;
/// Length of a step; after [`CONSTANT`] steps it decreases with their number to the power of −0.2, as in the program.
const STEP: f64 = 0.5;
const CONSTANT: usize = 500;
const DECREASE: f64 = -0.2;
/// An ascent ends after so many steps without a new maximum of the objective, as in the program.
const PATIENCE: usize = 10;
/// Gains of the objective that are smaller, relative to it, are rounding in the single precision of the program.
const MIN_GAIN: f64 = 1e-7;
/// Maximum number of steps.
const STEPS: usize = 2_000;
/// Number of steps that are done at a time.
const SLICE: usize = 5;

/// The map with the largest activation.
#[derive(Clone, Debug, Default)]
pub struct Ascended {
    /// Positions × channels.
    pub map: Vec<f64>,
    /// The activation.
    pub activation: f64,
}

/// One ascent.
#[derive(Clone, Debug)]
pub struct Ascent {
    map: Vec<f64>,
    best: Ascended,
    objective: f64,
    steps: usize,
    without_gain: usize,
}

impl Ascent {
    /// Begins at a map.
    pub fn new(map: Vec<f64>) -> Self {
        let best = Ascended { map: map.clone(), activation: f64::NEG_INFINITY };
        Self { map, best, objective: f64::NEG_INFINITY, steps: 0, without_gain: 0 }
    }

    /// Whether it has ended.
    pub fn is_done(&self) -> bool {
        self.without_gain >= PATIENCE || self.steps >= STEPS
    }

    /// The best map so far.
    pub fn best(&self) -> &Ascended {
        &self.best
    }

    /// Does some steps.
    pub fn climb(&mut self, above: &Above) {
        for _ in 0..SLICE {
            if self.is_done() {
                return;
            }
            self.step(above);
        }
    }

    fn step(&mut self, above: &Above) {
        let (activation, gradient) = above.activation(&self.map);
        if activation > self.best.activation {
            self.best = Ascended { map: self.map.clone(), activation };
        }
        let objective = activation - PENALTY * self.map.iter().map(|x| x * x).sum::<f64>();
        if objective - self.objective > MIN_GAIN * objective.abs() {
            (self.objective, self.without_gain) = (objective, 0);
        } else {
            self.without_gain += 1;
        }
        let late = self.steps.saturating_sub(CONSTANT);
        let length = if late > 0 { STEP * libm::pow(late as f64, DECREASE) } else { STEP };
        for (x, slope) in self.map.iter_mut().zip(gradient) {
            *x += length * (slope - 2.0 * PENALTY * *x);
        }
        self.steps += 1;
    }
}
