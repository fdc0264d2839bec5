//! The network's one-hot input: the roles of its axes.

use super::axes::{Axes, Role};
use super::encoding::Encoding;
use super::limits;
use super::onnx::GraphInput;
use crate::alphabet::Alphabet;
use crate::error::{Code, Details, Error, Result};
use std::fmt;

/// Order of the input tensor's axes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout(Axes);

impl Layout {
    /// The roles of the axes.
    pub(crate) fn axes(&self) -> &Axes {
        &self.0
    }
}

impl fmt::Display for Layout {
    /// One letter per axis: batch `N`, channels `C`, length `L`, and `1` for an axis of size 1; in brackets those that share
    /// an axis.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = |role: &Role| match role {
            Role::Batch => "N",
            Role::Feature { .. } => "C",
            Role::Length => "L",
            Role::Unit | Role::Each | Role::Flat => "1",
        };
        self.0.roles().iter().try_for_each(|role| match role {
            Role::Flat => write!(f, "({})", self.0.flat().iter().map(letter).collect::<String>()),
            role => f.write_str(letter(role)),
        })
    }
}

/// A one-hot input.
#[derive(Clone, Debug, PartialEq)]
pub struct OneHot {
    /// Alphabet of the sequences.
    pub alphabet: Alphabet,
    /// What its channels encode.
    pub encoding: Encoding,
    /// The order of its axes.
    pub layout: Layout,
    /// Sequences per batch, where the file fixes it.
    pub batch: Option<usize>,
    /// Length of a sequence, where the file fixes it.
    pub length: Option<usize>,
}

impl OneHot {
    /// Reads the shape of `input`, whose channels are described by `channels` (see [`Encoding::parse`]). Without a
    /// description, 4 channels are A, C, G, T and 20 are the amino acids.
    ///
    /// # Errors
    /// [`Code::UnsupportedLayout`] when the shape is not that of a one-hot sequence, [`Code::AlphabetMismatch`] when the
    /// channels are not known, [`Code::InputLength`] when the input is longer than [`limits::LENGTH`].
    pub fn read(input: &GraphInput, channels: Option<&str>) -> Result<Self> {
        let given = channels.map(Encoding::parse).transpose()?;
        let (&batch, rest) = input.dims.split_first().ok_or_else(|| layout_error(input))?;
        let unit = match rest.len() {
            2 => None,
            3 => Some(rest.iter().position(|&dim| dim == Some(1)).ok_or_else(|| layout_error(input))?),
            _ => return Err(layout_error(input)),
        };
        let open: Vec<usize> = (0..rest.len()).filter(|&axis| Some(axis) != unit).collect();
        let &[one, other] = &open[..] else { return Err(layout_error(input)) };
        let count = given.as_ref().map(|(_, encoding)| encoding.channels().len());
        let channels = channel_axis(rest, [one, other], count).ok_or_else(|| layout_error(input))?;
        let size = rest[channels].unwrap_or(0);
        let (alphabet, encoding) = match given {
            Some(given) if given.1.channels().len() == size => given,
            Some(given) => return Err(other_count(input, size, &given)),
            None => Encoding::parse(usual(size).ok_or_else(|| unknown_channels(input, size))?)?,
        };
        let length = rest[if channels == one { other } else { one }];
        if length.is_some_and(|length| length > limits::LENGTH) {
            return Err(too_long(input));
        }
        let role = |axis| match axis {
            axis if axis == channels => Role::feature(size, 1),
            axis if Some(axis) == unit => Role::Unit,
            _ => Role::Length,
        };
        let roles: Vec<Role> = std::iter::once(Role::Batch).chain((0..rest.len()).map(role)).collect();
        Ok(Self { alphabet, encoding, layout: Layout(Axes::new(roles)), batch, length })
    }
}

impl OneHot {
    /// Gives an input whose length the file leaves free the length `given`; returns whether it does.
    ///
    /// # Errors
    /// [`Code::InputLength`] where the file fixes another one, or where it is 0 or above [`limits::LENGTH`].
    pub fn fix_length(&mut self, input: &GraphInput, given: Option<usize>) -> Result<bool> {
        let refusal = |message: String, next: &str| Err(Error::new(Code::InputLength, "input length", message, next));
        match (self.length, given) {
            (Some(own), Some(given)) if own != given => refusal(
                format!("The input “{}” has a fixed length of {own} letters; {given} were asked for.", input.name),
                "Open the network without a length, or export it with a dynamic length.",
            ),
            (None, Some(given)) if given == 0 || given > limits::LENGTH => refusal(
                format!("An input of {given} letters was asked for; the length is 1 to {}.", limits::LENGTH),
                "Ask for the length that the network was trained with.",
            ),
            (own, given) => {
                self.length = own.or(given);
                Ok(own.is_none() && given.is_some())
            }
        }
    }

    /// The same input, whose positions and channels share one axis.
    #[must_use]
    pub fn flattened(self) -> Self {
        Self { layout: Layout(self.layout.axes().flattened()), ..self }
    }
}

/// Which of two axes is the channel axis: the one of size `count`, else of size 4, else the only one
/// whose size is fixed, else the shorter one.
fn channel_axis(dims: &[Option<usize>], [one, other]: [usize; 2], count: Option<usize>) -> Option<usize> {
    let has = |size: usize| [one, other].into_iter().find(|&axis| dims[axis] == Some(size));
    match (count, dims[one], dims[other]) {
        (Some(count), ..) if has(count).is_some() => has(count),
        _ if has(4).is_some() => has(4),
        (_, Some(_), None) => Some(one),
        (_, None, Some(_)) => Some(other),
        (_, Some(a), Some(b)) => Some(if a <= b { one } else { other }),
        (_, None, None) => None,
    }
}

/// The alphabet that an input of `channels` channels has by default.
fn usual(channels: usize) -> Option<&'static str> {
    match channels {
        4 => Some("ACGT"),
        20 => Some("ACDEFGHIKLMNPQRSTVWY"),
        _ => None,
    }
}

fn shape(input: &GraphInput) -> String {
    let sizes: Vec<String> = input.dims.iter().map(|dim| dim.map_or("?".to_owned(), |dim| dim.to_string())).collect();
    format!("({})", sizes.join(", "))
}

fn unknown_channels(input: &GraphInput, channels: usize) -> Error {
    Error::new(
        Code::AlphabetMismatch,
        format!("input {}", input.name),
        format!(
            "The input “{}” has shape {}: {channels} channels per position, but the file does not describe the channels.",
            input.name,
            shape(input)
        ),
        format!(
            "Describe them: {channels} letters in the order of the channels, or fewer letters followed by one number for each channel that does not encode a letter, such as ACGT,0.5 for five channels. The number matters: it should be a usual value of the channel, as 0 often means that there is no signal."
        ),
    )
    .with(Details::InputChannels { channels })
}

fn other_count(input: &GraphInput, size: usize, given: &(Alphabet, Encoding)) -> Error {
    let (alphabet, encoding) = given;
    Error::new(
        Code::AlphabetMismatch,
        format!("input {}", input.name),
        format!(
            "The input “{}” has shape {}: {size} channels per position, but “{}” describes {}.",
            input.name,
            shape(input),
            encoding.describe(alphabet),
            encoding.channels().len()
        ),
        format!("Describe {size} channels: letters, then one number for each channel that does not encode a letter."),
    )
    .with(Details::InputChannels { channels: size })
}

fn too_long(input: &GraphInput) -> Error {
    Error::new(
        Code::InputLength,
        format!("input {}", input.name),
        format!("The input “{}” has shape {}; the maximum length is {}.", input.name, shape(input), limits::LENGTH),
        "Export the network for a shorter input.",
    )
}

fn layout_error(input: &GraphInput) -> Error {
    let next = match input.dims.len() {
        3 | 4 => "Export it with a fixed number of channels; only batch and length may be dynamic.",
        2 => {
            "Use a network whose first operation reshapes this input to batch × length × letters or batch × letters × length, so that the order of its numbers is known."
        }
        _ => {
            "Use a network whose input is one-hot: batch × letters × length, batch × length × letters, or the same with an axis of size 1."
        }
    };
    Error::new(
        Code::UnsupportedLayout,
        format!("input {}", input.name),
        format!("The input “{}” has shape {}, which is not that of a one-hot sequence.", input.name, shape(input)),
        next,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(dims: &[Option<usize>], channels: Option<&str>, expect: Result<(&str, Option<usize>), Code>) {
        let read = OneHot::read(&GraphInput { name: "x", dims: dims.to_vec() }, channels);
        let read = read.map(|input| (input.layout.to_string(), input.length)).map_err(|error| error.code());
        assert_eq!(read, expect.map(|(layout, length)| (layout.to_owned(), length)), "{dims:?}");
    }

    #[test]
    fn channels_and_length_are_distinguished() {
        check(&[None, Some(4), Some(600)], None, Ok(("NCL", Some(600))));
        check(&[Some(1), Some(600), Some(4)], None, Ok(("NLC", Some(600))));
        check(&[None, Some(4), None], None, Ok(("NCL", None)));
        check(&[None, None, Some(4)], None, Ok(("NLC", None)));
        check(&[None, Some(20), Some(600)], None, Ok(("NCL", Some(600))));
        check(&[None, Some(16), Some(600)], Some("ABCDEFGHIJKLMNOP"), Ok(("NCL", Some(600))));
        check(&[None, None, Some(5)], Some("ACGT,0"), Ok(("NLC", None)));
    }

    #[test]
    fn images_are_sequences_with_an_axis_of_size_1() {
        check(&[None, Some(1), Some(4), Some(500)], None, Ok(("N1CL", Some(500))));
        check(&[None, Some(4), Some(1), Some(500)], None, Ok(("NC1L", Some(500))));
        check(&[None, Some(1), Some(500), Some(4)], None, Ok(("N1LC", Some(500))));
        check(&[None, Some(500), Some(4), Some(1)], None, Ok(("NLC1", Some(500))));
    }

    #[test]
    fn other_inputs_are_refused_by_kind() {
        check(&[None, Some(16), Some(600)], None, Err(Code::AlphabetMismatch));
        check(&[None, None, Some(5)], None, Err(Code::AlphabetMismatch));
        check(&[None, Some(4), Some(600)], Some("ACGTN"), Err(Code::AlphabetMismatch));
        check(&[None, Some(2), Some(4), Some(500)], None, Err(Code::UnsupportedLayout));
        check(&[None, None, None], None, Err(Code::UnsupportedLayout));
        check(&[None, Some(600)], None, Err(Code::UnsupportedLayout));
        check(&[None, Some(4), Some(1 << 40)], None, Err(Code::InputLength));
    }
}
