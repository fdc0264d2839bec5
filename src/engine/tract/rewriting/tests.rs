//! Slices with steps and paddings that crop, against index arithmetic.

use super::*;
use proptest::prelude::*;
use tract_onnx::pb::{ModelProto, OperatorSetIdProto, TypeProto, ValueInfoProto, type_proto};
use tract_onnx::prelude::*;

const DIMS: [usize; 2] = [4, 7];

/// The output of an operation on 0, 1, 2, … in [`DIMS`], with lists of integers as its further inputs.
fn run(op: &str, lists: &[&[i64]]) -> Tensor {
    let names: Vec<String> = (0..lists.len()).map(|index| format!("list {index}")).collect();
    let inputs: Vec<&str> = std::iter::once("x").chain(names.iter().map(String::as_str)).collect();
    let mut written = Written { opset: 13, nodes: Vec::new(), constants: Vec::new() };
    names.iter().zip(lists).for_each(|(name, list)| _ = written.list(name.clone(), list));
    let tensor = type_proto::Tensor { elem_type: DataType::Float as i32, shape: None };
    let kind = TypeProto { value: Some(type_proto::Value::TensorType(tensor)), ..TypeProto::default() };
    let declared = |name: &str| {
        let (name, r#type) = (name.to_owned(), Some(kind.clone()));
        vec![ValueInfoProto { name, r#type, ..ValueInfoProto::default() }]
    };
    let mut graph = GraphProto {
        node: vec![operation(op, &inputs, "y")],
        initializer: written.constants,
        input: declared("x"),
        output: declared("y"),
        ..GraphProto::default()
    };
    rewrite(&mut graph, 13, |_| true);
    assert_eq!(misread(&graph), None);
    let opset_import = vec![OperatorSetIdProto { domain: String::new(), version: 13 }];
    let model = ModelProto { ir_version: 8, opset_import, graph: Some(graph), ..ModelProto::default() };
    let values: Vec<f32> = (0..DIMS.iter().product()).map(|value: usize| value as f32).collect();
    let input = Tensor::from_shape(&DIMS, &values).unwrap();
    let model = onnx().model_for_proto_model(&model).unwrap().with_input_fact(0, f32::fact(DIMS).into()).unwrap();
    let plan = model.into_optimized().unwrap().into_runnable().unwrap();
    plan.run(tvec!(input.into())).unwrap().swap_remove(0).into_tensor()
}

/// The positions that Python's `start:end:step` takes of `n`.
fn positions(n: usize, start: i64, end: i64, step: i64) -> Vec<usize> {
    let n = n as i64;
    let (low, high) = if step > 0 { (0, n) } else { (-1, n - 1) };
    let within = |bound: i64| if bound < 0 { bound.saturating_add(n) } else { bound }.clamp(low, high);
    let (mut position, end) = (within(start), within(end));
    let mut taken = Vec::new();
    while (step > 0 && position < end) || (step < 0 && position > end) {
        taken.push(position as usize);
        position += step;
    }
    taken
}

/// The start, end and step of one axis; what exporters write for an end beyond the axis among them.
fn part() -> impl Strategy<Value = (i64, i64, i64)> {
    let beyond = |step: i64| if step > 0 { i64::MAX } else { i64::MIN + 1 };
    let step = prop_oneof![-3..0_i64, 1..4_i64];
    (-9..10_i64, prop::option::weighted(0.7, -9..10_i64), step)
        .prop_map(move |(start, end, step)| (start, end.unwrap_or(beyond(step)), step))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn a_slice_with_steps_takes_the_positions_of_python(
        bounds in prop::array::uniform2(part()),
        ends_first in any::<bool>(),
    ) {
        let [rows, columns] = [0, 1].map(|axis| positions(DIMS[axis], bounds[axis].0, bounds[axis].1, bounds[axis].2));
        prop_assume!(!rows.is_empty() && !columns.is_empty());
        let order = if ends_first { [1, 0] } else { [0, 1] };
        let [starts, ends, steps] = [0, 1, 2].map(|part| order.map(|axis| [bounds[axis].0, bounds[axis].1, bounds[axis].2][part]));
        let axes = order.map(|axis| if axis == 1 { -1 } else { 0 });
        let found = run("Slice", &[&starts, &ends, &axes, &steps]);
        let expected: Vec<f32> =
            rows.iter().flat_map(|row| columns.iter().map(move |column| (row * DIMS[1] + column) as f32)).collect();
        prop_assert_eq!(found.shape(), &[rows.len(), columns.len()]);
        prop_assert_eq!(found.to_plain_array_view::<f32>().unwrap().iter().copied().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_padding_that_crops_moves_the_edges(pads in prop::array::uniform4(-1..3_i64)) {
        let found = run("Pad", &[&pads]);
        let [top, left, bottom, right] = pads;
        let (rows, columns) = (4 + top + bottom, 7 + left + right);
        let at = |row: i64, column: i64| match (row - top, column - left) {
            (row @ 0..4, column @ 0..7) => (row * 7 + column) as f32,
            _ => 0.0,
        };
        let expected: Vec<f32> = (0..rows).flat_map(|row| (0..columns).map(move |column| at(row, column))).collect();
        prop_assert_eq!(found.to_plain_array_view::<f32>().unwrap().iter().copied().collect::<Vec<_>>(), expected);
    }
}
