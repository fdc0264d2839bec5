//! The network's input: which of its axes holds the letters, which the sequence.

use super::axes::{Axes, Role};
use super::onnx::Input;
use super::{Layout, limits};
use crate::alphabet::Alphabet;
use crate::error::{Code, Error, Result};

/// A one-hot input that we can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneHot {
    /// Its letters.
    pub alphabet: Alphabet,
    /// The order of its axes.
    pub layout: Layout,
    /// Sequences a batch, where the file fixes it.
    pub batch: Option<usize>,
    /// Letters of a sequence, where the file fixes it.
    pub length: Option<usize>,
}

impl OneHot {
    /// Reads the shape of `input`.
    ///
    /// # Errors
    /// [`Code::UnsupportedLayout`], [`Code::AlphabetMismatch`] or [`Code::InputLength`].
    pub fn read(input: &Input) -> Result<Self> {
        let &[batch, second, third] = &input.dims[..] else { return Err(layout_error(input)) };
        let letters = Some(Alphabet::DNA.len());
        let (layout, length) = match (second, third) {
            (second, length) if second == letters => (Layout::Ncl, length),
            (length, third) if third == letters => (Layout::Nlc, length),
            (None, None) => return Err(layout_error(input)),
            (Some(a), Some(b)) => return Err(alphabet_error(a.min(b), input)),
            (Some(channels), None) | (None, Some(channels)) => return Err(alphabet_error(channels, input)),
        };
        if length.is_some_and(|length| length > limits::LENGTH) {
            return Err(Error::new(
                Code::InputLength,
                format!("input {}", input.name),
                format!(
                    "The input “{}” is {} long; the limit is {} letters.",
                    input.name,
                    shape(input),
                    limits::LENGTH
                ),
                "Export the network for a shorter input.",
            ));
        }
        Ok(Self { alphabet: Alphabet::DNA, layout, batch, length })
    }

    /// What the input's axes hold.
    pub fn axes(&self) -> Axes {
        match self.layout {
            Layout::Ncl => Axes::new([Role::Batch, Role::Channel, Role::Length]),
            Layout::Nlc => Axes::new([Role::Batch, Role::Length, Role::Channel]),
        }
    }
}

fn shape(input: &Input) -> String {
    let sizes: Vec<String> = input.dims.iter().map(|dim| dim.map_or("?".to_owned(), |dim| dim.to_string())).collect();
    format!("({})", sizes.join(", "))
}

fn alphabet_error(letters: usize, input: &Input) -> Error {
    match Alphabet::guess(letters) {
        Err(error) => Error::new(error.code(), format!("input {}", input.name), error.message(), error.next()),
        Ok(_) => layout_error(input),
    }
}

fn layout_error(input: &Input) -> Error {
    let next = match input.dims.len() {
        4 => {
            "Networks that read sequences as images (one-hot as the height of a 2-D convolution) are for a later version; use 1-D convolutions."
        }
        3 => "Export it with the number of letters fixed; only batch and length may stay free.",
        _ => "Use a network whose input is one-hot: batch × letters × length, or batch × length × letters.",
    };
    Error::new(
        Code::UnsupportedLayout,
        format!("input {}", input.name),
        format!(
            "The input “{}” has shape {}, which is not one-hot as batch × letters × length or batch × length × letters.",
            input.name,
            shape(input)
        ),
        next,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(dims: &[Option<usize>], expect: Result<(Layout, Option<usize>), Code>) {
        let read = OneHot::read(&Input { name: "x", dims: dims.to_vec() });
        assert_eq!(read.map(|input| (input.layout, input.length)).map_err(|error| error.code()), expect, "{dims:?}");
    }

    #[test]
    fn letters_and_length_are_told_apart() {
        check(&[None, Some(4), Some(600)], Ok((Layout::Ncl, Some(600))));
        check(&[Some(1), Some(600), Some(4)], Ok((Layout::Nlc, Some(600))));
        check(&[None, Some(4), None], Ok((Layout::Ncl, None)));
        check(&[None, None, Some(4)], Ok((Layout::Nlc, None)));
    }

    #[test]
    fn other_inputs_are_refused_by_kind() {
        check(&[None, Some(20), Some(600)], Err(Code::AlphabetMismatch));
        check(&[None, None, Some(5)], Err(Code::AlphabetMismatch));
        check(&[None, Some(1), Some(4), Some(500)], Err(Code::UnsupportedLayout));
        check(&[None, None, None], Err(Code::UnsupportedLayout));
        check(&[None, Some(600)], Err(Code::UnsupportedLayout));
        check(&[None, Some(4), Some(1 << 40)], Err(Code::InputLength));
    }
}
