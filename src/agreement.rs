//! Agreement of predictions with labels, task by task, and of two networks with each other.
//!
//! Where all labels of a task are 0 or 1, the areas under the receiver operating characteristic (AUROC, by the statistic of
//! Mann & Whitney, ties count one half) and under the precision-recall curve (AUPRC, as average precision: the sum of
//! precision × increase of recall over the different predictions, without interpolation). Correlations for all. Two networks
//! are compared as in the paper: one-sided paired t-test of the differences over the tasks.

mod ranks;

use crate::error::{Code, Error, Result};
use crate::statistics::{Moments, TTest};
use ranks::{Label, auroc, average_precision, pearson, ranks};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// Tables of predictions and labels, one row per record and one column per task.
#[derive(Clone, Copy, Debug)]
pub struct Agreed<'a> {
    /// Predictions of one network or of two.
    pub predictions: &'a [&'a [f32]],
    /// Labels or scores; NaN where there is none.
    pub labels: &'a [f32],
}

/// The tasks of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct AgreementRequest {
    /// Name of each network, one or two.
    pub networks: Vec<String>,
    /// Name of each task.
    pub tasks: Vec<String>,
}

/// What labels are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum LabelKind {
    /// 0 or 1, and both occur.
    Classes,
    /// All are 0, or all are 1.
    OneClass,
    /// Other numbers.
    Scores,
    /// There are none.
    Missing,
}

/// Agreement of one network with the labels of one task. What is not defined is null.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Agreement {
    /// Area under the receiver operating characteristic; for two classes.
    pub auroc: Option<f64>,
    /// Area under the precision-recall curve; for two classes.
    pub auprc: Option<f64>,
    /// Pearson's correlation.
    pub pearson: Option<f64>,
    /// Spearman's correlation: that of the ranks, with mean ranks for ties.
    pub spearman: Option<f64>,
}

/// A task.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TaskAgreement {
    /// Its name.
    pub task: String,
    /// What its labels are.
    pub labels: LabelKind,
    /// Number of records with a label and finite predictions.
    pub records: u32,
    /// Number of these with label 1; 0 for scores.
    pub positives: u32,
    /// Agreement of each network.
    pub networks: Vec<Agreement>,
}

/// Whether the first network agrees better than the second, by one figure over the tasks where both have it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NetworkComparison {
    /// `auprc`, `auroc`, `pearson` or `spearman`.
    pub figure: String,
    /// Number of tasks.
    pub tasks: u32,
    /// Number of tasks where the first is better.
    pub better: u32,
    /// Mean of each network.
    pub means: [f64; 2],
    /// The test of whether the first is better.
    pub first: TTest,
    /// The test of whether the second is better.
    pub second: TTest,
}

/// Agreement with labels.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AgreementReport {
    /// Names of the networks.
    pub networks: Vec<String>,
    /// The tasks.
    pub tasks: Vec<TaskAgreement>,
    /// Comparisons of two networks, for figures that two tasks or more have; empty for one network.
    pub comparisons: Vec<NetworkComparison>,
}

type Figure = (&'static str, fn(&Agreement) -> Option<f64>);

const FIGURES: [Figure; 4] = [
    ("auprc", |agreement| agreement.auprc),
    ("auroc", |agreement| agreement.auroc),
    ("pearson", |agreement| agreement.pearson),
    ("spearman", |agreement| agreement.spearman),
];

/// Compares predictions with labels. Records where a network's prediction is not finite are left out for all networks.
///
/// # Errors
/// [`Code::Option`] for another number of networks than 1 or 2, or tables of other sizes than records × tasks.
pub fn agreement(request: &AgreementRequest, tables: &Agreed<'_>) -> Result<AgreementReport> {
    check(request, tables)?;
    let width = request.tasks.len();
    let task = |task: usize| one_task(&request.tasks[task], tables, task, width);
    let tasks: Vec<TaskAgreement> = (0..width).into_par_iter().map(task).collect();
    let comparison = |&(name, figure): &Figure| compared(name, figure, &tasks);
    let comparisons =
        if request.networks.len() == 2 { FIGURES.iter().filter_map(comparison).collect() } else { Vec::new() };
    Ok(AgreementReport { networks: request.networks.clone(), tasks, comparisons })
}

fn check(request: &AgreementRequest, tables: &Agreed<'_>) -> Result<()> {
    let (networks, tasks) = (request.networks.len(), request.tasks.len());
    let refused = |concerns: &str, message: String, next: &str| Err(Error::new(Code::Option, concerns, message, next));
    if !(1..=2).contains(&networks) || tables.predictions.len() != networks {
        let message = format!("{} tables of predictions were given for {networks} networks.", tables.predictions.len());
        return refused("agreement.networks", message, "Give the predictions of one network, or of two.");
    }
    if tasks == 0 || !tables.labels.len().is_multiple_of(tasks) {
        let message = format!("{} labels do not make a table of {tasks} tasks.", tables.labels.len());
        return refused(
            "agreement.labels",
            message,
            "Give one label for each record and task, NaN where there is none.",
        );
    }
    match tables.predictions.iter().position(|table| table.len() != tables.labels.len()) {
        None => Ok(()),
        Some(network) => {
            let (count, name) = (tables.predictions[network].len(), &request.networks[network]);
            let message = format!("“{name}” has {count} predictions for {} labels.", tables.labels.len());
            refused("agreement.predictions", message, "Give one prediction for each label.")
        }
    }
}

fn one_task(name: &str, tables: &Agreed<'_>, task: usize, width: usize) -> TaskAgreement {
    let column =
        |table: &[f32]| table.iter().skip(task).step_by(width).map(|&value| f64::from(value)).collect::<Vec<f64>>();
    let labels = column(tables.labels);
    let predictions: Vec<Vec<f64>> = tables.predictions.iter().map(|table| column(table)).collect();
    let has_data = |record: &usize| {
        labels[*record].is_finite() && predictions.iter().all(|predictions| predictions[*record].is_finite())
    };
    let kept: Vec<usize> = (0..labels.len()).filter(has_data).collect();
    let of_kept = |values: &[f64]| kept.iter().map(|&record| values[record]).collect::<Vec<f64>>();
    let labels = of_kept(&labels);
    let kind = kind(&labels);
    let is_class = matches!(kind, LabelKind::Classes | LabelKind::OneClass);
    TaskAgreement {
        task: name.to_owned(),
        labels: kind,
        records: labels.len() as u32,
        positives: if is_class { labels.iter().filter(|&&label| label == 1.0).count() as u32 } else { 0 },
        networks: predictions.iter().map(|predictions| figures(&of_kept(predictions), &labels, kind)).collect(),
    }
}

fn kind(labels: &[f64]) -> LabelKind {
    let Some(first) = labels.first() else { return LabelKind::Missing };
    if !labels.iter().all(|&label| label == 0.0 || label == 1.0) {
        LabelKind::Scores
    } else if labels.iter().all(|label| label == first) {
        LabelKind::OneClass
    } else {
        LabelKind::Classes
    }
}

fn figures(predictions: &[f64], labels: &[f64], kind: LabelKind) -> Agreement {
    let own = ranks(predictions);
    let classes =
        (kind == LabelKind::Classes).then(|| labels.iter().map(|&label| label == 1.0).collect::<Vec<Label>>());
    Agreement {
        auroc: classes.as_ref().map(|classes| auroc(&own, classes)),
        auprc: classes.as_ref().map(|classes| average_precision(predictions, classes)),
        pearson: pearson(predictions, labels),
        spearman: pearson(&own, &ranks(labels)),
    }
}

fn compared(name: &str, figure: fn(&Agreement) -> Option<f64>, tasks: &[TaskAgreement]) -> Option<NetworkComparison> {
    let of = |task: &TaskAgreement| Some([figure(task.networks.first()?)?, figure(task.networks.get(1)?)?]);
    let pairs: Vec<[f64; 2]> = tasks.iter().filter_map(of).collect();
    let differences: Moments = pairs.iter().map(|[first, second]| first - second).collect();
    let mean = |network: usize| pairs.iter().map(|pair| pair[network]).collect::<Moments>().mean;
    let first = differences.above_zero();
    (pairs.len() > 1).then(|| NetworkComparison {
        figure: name.to_owned(),
        tasks: pairs.len() as u32,
        better: pairs.iter().filter(|[first, second]| first > second).count() as u32,
        means: [mean(0), mean(1)],
        first,
        second: first.opposite(),
    })
}

#[cfg(test)]
mod tests;
