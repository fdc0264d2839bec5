//! Mutations of a model that keep its protobuf valid: the messages are parsed, a few fields changed, and all lengths
//! recomputed. Random bytes rarely have valid lengths; these mutations reach the code after the parser.

use neuronmotif::network::operators::OPERATORS;
use neuronmotif::random::{Key, Purpose, Stream};

/// The ONNX messages that are parsed.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Model,
    Graph,
    Node,
    Attribute,
    Tensor,
    Value,
    Type,
    TensorType,
    Shape,
    Dim,
    Entry,
    Opset,
}

impl Kind {
    /// The kind of message in a field, where it is a message.
    fn child(self, field: u64) -> Option<Self> {
        Some(match (self, field) {
            (Self::Model, 7) | (Self::Attribute, 6) => Self::Graph,
            (Self::Model, 8) => Self::Opset,
            (Self::Graph, 1) => Self::Node,
            (Self::Graph, 5) | (Self::Attribute, 5) => Self::Tensor,
            (Self::Graph, 11..=13) => Self::Value,
            (Self::Node, 5) => Self::Attribute,
            (Self::Value, 2) => Self::Type,
            (Self::Type, 1) => Self::TensorType,
            (Self::TensorType, 2) => Self::Shape,
            (Self::Shape, 1) => Self::Dim,
            (Self::Tensor, 13) => Self::Entry,
            _ => return None,
        })
    }
}

#[derive(Clone)]
enum Content {
    Number(u64),
    Fixed(Vec<u8>),
    Bytes(Vec<u8>),
    Message(Kind, Vec<Field>),
}

#[derive(Clone)]
struct Field {
    number: u64,
    content: Content,
}

/// Maximum depth of nested messages.
const DEPTH: usize = 12;

/// Operators that the reader does not know.
const UNKNOWN: [&str; 3] = ["LSTM", "InstanceNormalization", "NoSuchOperator"];

/// Integers at the limits of ranges.
const INTEGERS: [i64; 22] = [
    0,
    1,
    2,
    3,
    4,
    5,
    7,
    8,
    16,
    20,
    60,
    255,
    1 << 15,
    (1 << 15) + 1,
    1 << 24,
    1 << 31,
    1 << 32,
    i64::MAX,
    i64::MIN,
    -1,
    -2,
    -3,
];

/// The model with one to four changed fields; none where it is not a valid message.
pub fn model(bytes: &[u8], seed: u32) -> Option<Vec<u8>> {
    let mut fields = parse(bytes, Kind::Model, 0)?;
    let mut stream = Key { seed: u64::from(seed), layer: 0, channel: 0 }.stream(Purpose::Check, 3, 0);
    let mut texts = Vec::new();
    collect(&fields, &mut texts);
    for _ in 0..=stream.below(4) {
        change(&mut fields, Kind::Model, &texts, &mut stream);
    }
    let mut changed = Vec::new();
    fields.iter().for_each(|field| write(field, &mut changed));
    Some(changed)
}

/// Changes a random field at a random depth.
fn change(fields: &mut Vec<Field>, kind: Kind, texts: &[Vec<u8>], stream: &mut Stream) {
    if fields.is_empty() {
        return;
    }
    let messages: Vec<usize> =
        (0..fields.len()).filter(|&index| matches!(fields[index].content, Content::Message(..))).collect();
    if !messages.is_empty() && (kind == Kind::Model || stream.below(8) > 0) {
        let at = messages[stream.below(messages.len())];
        if let Content::Message(kind, inner) = &mut fields[at].content {
            let kind = *kind;
            return change(inner, kind, texts, stream);
        }
    }
    let at = stream.below(fields.len());
    match stream.below(12) {
        0 => _ = fields.remove(at),
        1 => {
            let copy = fields[at].clone();
            fields.insert(stream.below(fields.len() + 1), copy);
        }
        2 => {
            let other = stream.below(fields.len());
            fields.swap(at, other);
        }
        3 => {
            let other = stream.below(fields.len());
            fields[at].content = fields[other].content.clone();
        }
        _ => {
            let number = fields[at].number;
            content(&mut fields[at].content, kind, number, texts, stream);
        }
    }
}

fn content(content: &mut Content, kind: Kind, field: u64, texts: &[Vec<u8>], stream: &mut Stream) {
    match content {
        Content::Number(value) => {
            *value = match stream.below(4) {
                0 => value.wrapping_add(1),
                1 => value.wrapping_sub(1),
                _ => INTEGERS[stream.below(INTEGERS.len())].cast_unsigned(),
            };
        }
        Content::Bytes(text) if kind == Kind::Node && field == 4 => {
            let known = OPERATORS.iter().map(|operator| operator.name);
            let names: Vec<&str> = known.chain(UNKNOWN).collect();
            *text = names[stream.below(names.len())].as_bytes().to_vec();
        }
        Content::Bytes(text) if kind == Kind::Attribute && field == 1 => {
            let names: Vec<&str> = OPERATORS.iter().flat_map(|operator| operator.attributes).copied().collect();
            *text = names[stream.below(names.len())].as_bytes().to_vec();
        }
        Content::Bytes(bytes) if kind == Kind::Tensor && field == 9 => raw(bytes, stream),
        Content::Bytes(text) if !texts.is_empty() && stream.below(4) > 0 => {
            *text = texts[stream.below(texts.len())].clone();
        }
        Content::Bytes(bytes) | Content::Fixed(bytes) if !bytes.is_empty() => {
            let at = stream.below(bytes.len());
            bytes[at] = stream.below(256) as u8;
        }
        Content::Message(_, fields) => fields.truncate(stream.below(fields.len() + 1)),
        Content::Bytes(_) | Content::Fixed(_) => {}
    }
}

/// Changes a tensor's elements: an integer of eight bytes or a float of four, or their number.
fn raw(bytes: &mut Vec<u8>, stream: &mut Stream) {
    let number = INTEGERS[stream.below(INTEGERS.len())];
    match stream.below(4) {
        0 if bytes.len() >= 8 => {
            let at = 8 * stream.below(bytes.len() / 8);
            bytes[at..at + 8].copy_from_slice(&number.to_le_bytes());
        }
        1 if bytes.len() >= 4 => {
            let at = 4 * stream.below(bytes.len() / 4);
            bytes[at..at + 4].copy_from_slice(&(number as f32).to_le_bytes());
        }
        2 => bytes.extend(number.to_le_bytes()),
        _ => bytes.truncate(bytes.len() / 8 * 4),
    }
}

/// All names in the model; exchanging them connects tensors differently.
fn collect(fields: &[Field], texts: &mut Vec<Vec<u8>>) {
    for field in fields {
        match &field.content {
            Content::Bytes(text) if text.len() < 64 => texts.push(text.clone()),
            Content::Message(_, inner) => collect(inner, texts),
            _ => {}
        }
    }
}

fn parse(mut bytes: &[u8], kind: Kind, depth: usize) -> Option<Vec<Field>> {
    let mut fields = Vec::new();
    while !bytes.is_empty() {
        let tag = varint(&mut bytes)?;
        let content = match tag & 7 {
            0 => Content::Number(varint(&mut bytes)?),
            1 => Content::Fixed(take(&mut bytes, 8)?),
            2 => {
                let length = usize::try_from(varint(&mut bytes)?).ok()?;
                let inner = take(&mut bytes, length)?;
                let message = kind.child(tag >> 3).filter(|_| depth < DEPTH);
                match message.and_then(|kind| Some((kind, parse(&inner, kind, depth + 1)?))) {
                    Some((kind, fields)) => Content::Message(kind, fields),
                    None => Content::Bytes(inner),
                }
            }
            5 => Content::Fixed(take(&mut bytes, 4)?),
            _ => return None,
        };
        fields.push(Field { number: tag >> 3, content });
    }
    Some(fields)
}

fn take(bytes: &mut &[u8], count: usize) -> Option<Vec<u8>> {
    let (taken, rest) = bytes.split_at_checked(count)?;
    *bytes = rest;
    Some(taken.to_vec())
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

fn write(field: &Field, out: &mut Vec<u8>) {
    let tag = field.number << 3;
    match &field.content {
        Content::Number(value) => {
            number(tag, out);
            number(*value, out);
        }
        Content::Fixed(bytes) => {
            number(tag | if bytes.len() == 8 { 1 } else { 5 }, out);
            out.extend(bytes);
        }
        Content::Bytes(bytes) => delimited(tag, bytes, out),
        Content::Message(_, fields) => {
            let mut inner = Vec::new();
            fields.iter().for_each(|field| write(field, &mut inner));
            delimited(tag, &inner, out);
        }
    }
}

fn delimited(tag: u64, bytes: &[u8], out: &mut Vec<u8>) {
    number(tag | 2, out);
    number(bytes.len() as u64, out);
    out.extend(bytes);
}

fn number(mut value: u64, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
