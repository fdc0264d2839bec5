//! The table of convolutional layers.

use super::table::{self, Column, Kind};
use crate::network::{LayerInfo, PoolingInfo, PoolingKind};
use crate::report::Report;

const COLUMNS: [Column<'_>; 11] = [
    ("Layer", "", Kind::Figure),
    ("Name", "Name of the convolution in the file", Kind::Words),
    ("Neurons", "Output channels", Kind::Figure),
    ("Kernel", "Kernel width", Kind::Figure),
    ("Stride", "", Kind::Figure),
    ("Dilation", "", Kind::Figure),
    ("Padding", "Zeros added at both ends", Kind::Figure),
    ("Activation", "", Kind::Words),
    ("Pooling", "Kind, window and stride of the pooling after it", Kind::Words),
    ("Receptive field", "Positions of the sequence that one neuron depends on", Kind::Figure),
    ("Analysable", "", Kind::Words),
];

/// Writes the layer table.
pub(super) fn write(out: &mut String, report: &Report) {
    let rows: Vec<Vec<String>> = report.model.layers.iter().map(row).collect();
    table::write(out, "Convolutional layers, in order from the input", &COLUMNS, &rows);
}

fn row(layer: &LayerInfo) -> Vec<String> {
    vec![
        layer.index.to_string(),
        layer.name.clone(),
        layer.channels.to_string(),
        layer.kernel.to_string(),
        layer.stride.to_string(),
        layer.dilation.to_string(),
        format!("{}, {}", layer.padding[0], layer.padding[1]),
        layer.activation.clone(),
        layer.pooling.map_or("none".to_owned(), pooling),
        layer.receptive_field.to_string(),
        match &layer.reason {
            _ if layer.analysable => "yes".to_owned(),
            Some(reason) => format!("no: {reason}"),
            None => "no".to_owned(),
        },
    ]
}

/// A pooling, or what a slice with steps leaves of the positions.
fn pooling(PoolingInfo { kind, size, stride }: PoolingInfo) -> String {
    match kind {
        _ if size == 1 => format!("1 of {stride} positions"),
        PoolingKind::Max => format!("max {size} / {stride}"),
        PoolingKind::Average => format!("average {size} / {stride}"),
    }
}
