//! Writes small ONNX models, for tests that need a specific network.

/// Builds an ONNX graph; its input is `x`.
#[derive(Clone, Default)]
pub struct Model {
    graph: Vec<u8>,
    opset: u64,
    seed: u32,
}

/// An attribute of a node.
pub enum Set {
    Int(i64),
    Ints(&'static [i64]),
    Float(f32),
    Text(&'static str),
}

/// Size of an axis of the input; a free axis has a name instead.
pub enum Dim {
    Size(i64),
    Free(&'static str),
}

pub use Dim::{Free, Size};
pub use Set::{Float, Int, Ints, Text};

fn varint(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

fn number(field: u64, value: i64) -> Vec<u8> {
    [varint(field << 3), varint(value.cast_unsigned())].concat()
}

fn bytes(field: u64, content: &[u8]) -> Vec<u8> {
    [varint(field << 3 | 2), varint(content.len() as u64), content.to_vec()].concat()
}

fn setting(name: &str, set: &Set) -> Vec<u8> {
    let value = match set {
        Int(value) => [number(3, *value), number(20, 2)].concat(),
        Ints(values) => [values.iter().flat_map(|&value| number(8, value)).collect(), number(20, 7)].concat(),
        Float(value) => [varint(2 << 3 | 5), value.to_le_bytes().to_vec(), number(20, 1)].concat(),
        Text(text) => [bytes(4, text.as_bytes()), number(20, 3)].concat(),
    };
    [bytes(1, name.as_bytes()), value].concat()
}

impl Model {
    /// A model whose input `x` has these axes.
    pub fn new(input: &[Dim]) -> Self {
        Self { opset: 17, ..Self::default() }.input("x", input)
    }

    /// Adds an input.
    pub fn input(mut self, name: &str, dims: &[Dim]) -> Self {
        let dim = |dim: &Dim| match dim {
            Size(size) => bytes(1, &number(1, *size)),
            Free(name) => bytes(1, &bytes(2, name.as_bytes())),
        };
        let shape: Vec<u8> = dims.iter().flat_map(dim).collect();
        let tensor = [number(1, 1), bytes(2, &shape)].concat();
        self.graph.extend(bytes(11, &[bytes(1, name.as_bytes()), bytes(2, &bytes(1, &tensor))].concat()));
        self
    }

    /// Sets the seed of the random tensors.
    pub fn seed(self, seed: u32) -> Self {
        Self { seed: seed.wrapping_mul(0x9E37_79B9), ..self }
    }

    /// Sets the version of the operators.
    pub fn opset(self, opset: u64) -> Self {
        Self { opset, ..self }
    }

    /// Adds a stored tensor of any type, from its raw bytes.
    pub fn raw(mut self, name: &str, dims: &[i64], kind: i64, raw: &[u8]) -> Self {
        let dims: Vec<u8> = dims.iter().flat_map(|&dim| number(1, dim)).collect();
        let tensor = [dims, number(2, kind), bytes(8, name.as_bytes()), bytes(9, raw)].concat();
        self.graph.extend(bytes(5, &tensor));
        self
    }

    /// Adds a stored tensor whose elements are in an external data file.
    pub fn external(mut self, name: &str, dims: &[i64], file: &str) -> Self {
        let dims: Vec<u8> = dims.iter().flat_map(|&dim| number(1, dim)).collect();
        let entry = [bytes(1, b"location"), bytes(2, file.as_bytes())].concat();
        let tensor = [dims, number(2, 1), bytes(8, name.as_bytes()), bytes(13, &entry), number(14, 1)].concat();
        self.graph.extend(bytes(5, &tensor));
        self
    }

    /// Adds a tensor of floats.
    pub fn floats(self, name: &str, dims: &[i64], values: &[f32]) -> Self {
        let raw: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.raw(name, dims, 1, &raw)
    }

    /// Adds a tensor of integers.
    pub fn integers(self, name: &str, values: &[i64]) -> Self {
        let raw: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.raw(name, &[values.len() as i64], 7, &raw)
    }

    /// Adds a tensor of random floats between −1 and 1.
    pub fn random(mut self, name: &str, dims: &[i64]) -> Self {
        let count: i64 = dims.iter().product();
        let values: Vec<f32> = (0..count).map(|_| self.next()).collect();
        self.floats(name, dims, &values)
    }

    fn next(&mut self) -> f32 {
        self.seed = self.seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.seed >> 8) as f32 / (1 << 23) as f32 - 1.0
    }

    /// Adds an operation with the name of its output.
    pub fn node(mut self, op: &str, inputs: &[&str], output: &str, settings: &[(&str, Set)]) -> Self {
        let inputs: Vec<u8> = inputs.iter().flat_map(|input| bytes(1, input.as_bytes())).collect();
        let settings: Vec<u8> = settings.iter().flat_map(|(name, set)| bytes(5, &setting(name, set))).collect();
        let outputs = bytes(2, output.as_bytes());
        let node = [inputs, outputs, bytes(3, output.as_bytes()), bytes(4, op.as_bytes()), settings].concat();
        self.graph.extend(bytes(1, &node));
        self
    }

    /// Adds a convolution with random weights `[outputs, inputs, kernel…]` and bias.
    pub fn conv(self, input: &str, output: &str, dims: &[i64], settings: &[(&str, Set)]) -> Self {
        let (weights, bias) = (format!("{output}.weight"), format!("{output}.bias"));
        self.random(&weights, dims).random(&bias, &dims[..1]).node("Conv", &[input, &weights, &bias], output, settings)
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> Vec<u8> {
        let opset = number(2, self.opset as i64);
        [number(1, 8), bytes(2, b"test"), bytes(7, &self.graph), bytes(8, &opset)].concat()
    }
}
