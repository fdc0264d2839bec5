//! Records cut into tiles: neighbouring windows whose values one pass computes together.

use super::Engine;
use super::simd::Simd;
use crate::alphabet::Alphabet;
use crate::error::Result;
use crate::network::Network;
use crate::sequence::{Records, SequenceSet};
use crate::substructure::Substructure;
use std::ops::Range;

/// Windows per tile, in receptive fields: the letters at the ends of a tile are read by two tiles.
const FIELDS: usize = 4;
/// Maximum number of windows per tile.
const MAX_RUN: usize = 512;
/// Values that are computed at once, about: 64 MiB.
const VALUES: usize = 16 << 20;
/// The code of a letter that is not known; a tile has the first letter there, and its windows have no value.
const UNKNOWN: u8 = u8::MAX;

/// The engine for tiles of a layer.
#[derive(Debug)]
pub struct Tiling {
    engine: Simd,
    alphabet: Alphabet,
    /// Length of a window.
    pub field: usize,
    /// bp between neighbouring windows.
    pub jump: usize,
    /// Windows per tile.
    run: usize,
    /// Letters of a tile.
    length: usize,
    /// The part of the substructure with the values.
    part: usize,
    channels: usize,
}

/// Some neighbouring windows of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Index of the record.
    pub record: usize,
    /// The windows that are computed: those of the core, and as many around it as overlap with them.
    pub windows: Range<usize>,
    /// The windows that count.
    pub core: Range<usize>,
}

impl Tiling {
    /// Prepares the neurons `channels` of a layer.
    ///
    /// # Errors
    /// Those of [`Substructure::of_neurons`].
    pub fn new(network: &Network, layer: usize, channels: &[usize]) -> Result<Self> {
        let (field, jump) = (network.layer(layer)?.receptive_field, network.layer(layer)?.jump.max(1));
        let wanted = (FIELDS * field / jump).clamp(1, MAX_RUN);
        let (substructure, run) = Substructure::of_run(network, layer, channels, wanted)?;
        Ok(Self {
            engine: Simd::new(&substructure),
            alphabet: network.alphabet.clone(),
            field,
            jump,
            run,
            length: substructure.length,
            part: substructure.parts.len() - 1,
            channels: channels.len(),
        })
    }

    /// The codes of all records.
    pub fn encoded(&self, records: Records) -> Vec<Vec<u8>> {
        let code = |&letter: &u8| self.alphabet.encode(letter).unwrap_or(UNKNOWN);
        records.iter().map(|letters| letters.iter().map(code).collect()).collect()
    }

    /// Windows to either side that overlap with one.
    pub fn reach(&self) -> usize {
        (self.field - 1) / self.jump
    }

    fn windows(&self, length: usize) -> usize {
        if length < self.field { 0 } else { (length - self.field) / self.jump + 1 }
    }

    /// Number of windows of a sequence that hold unknown letters.
    pub fn unknown(&self, codes: &[u8]) -> usize {
        known(codes, self.field, self.jump, 0..self.windows(codes.len())).filter(|known| !known).count()
    }

    /// All windows of a record.
    pub fn pieces(&self, record: usize, codes: &[u8]) -> Vec<Piece> {
        let (count, reach) = (self.windows(codes.len()), self.reach());
        let core = (VALUES / self.channels).max(4 * reach).max(1);
        let piece = |start: usize| {
            let core = start..(start + core).min(count);
            Piece { record, windows: core.start.saturating_sub(reach)..(core.end + reach).min(count), core }
        };
        (0..count).step_by(core).map(piece).collect()
    }

    /// Pieces that are computed at once.
    pub fn groups<'p>(&self, pieces: &'p [Piece]) -> Vec<&'p [Piece]> {
        let (mut groups, mut first, mut windows) = (Vec::new(), 0, 0);
        for (index, piece) in pieces.iter().enumerate() {
            windows += piece.windows.len();
            if windows * self.channels >= VALUES || index + 1 == pieces.len() {
                groups.push(&pieces[first..=index]);
                (first, windows) = (index + 1, 0);
            }
        }
        groups
    }

    /// The values of each piece, window × channel; those of windows with unknown letters are −∞.
    pub fn values(&self, sequences: &[Vec<u8>], group: &[Piece]) -> Vec<Vec<f32>> {
        let tiles = |piece: &Piece| piece.windows.clone().step_by(self.run);
        let mut codes = Vec::new();
        for piece in group {
            tiles(piece).for_each(|window| self.tile(&sequences[piece.record], window * self.jump, &mut codes));
        }
        if codes.is_empty() {
            return vec![Vec::new(); group.len()];
        }
        let maps = self.engine.maps(&SequenceSet::from_codes(self.length, codes), self.part);
        let mut rows = maps.chunks_exact(self.run * self.channels);
        let of_piece = |piece: &Piece| {
            let mut values: Vec<f32> = rows.by_ref().take(tiles(piece).count()).flatten().copied().collect();
            values.truncate(piece.windows.len() * self.channels);
            let known = known(&sequences[piece.record], self.field, self.jump, piece.windows.clone());
            for (row, known) in values.chunks_exact_mut(self.channels).zip(known) {
                if !known {
                    row.fill(f32::NEG_INFINITY);
                }
            }
            values
        };
        group.iter().map(of_piece).collect()
    }

    /// The values of all windows of a sequence, window × channel.
    pub fn all(&self, codes: &[u8]) -> Vec<f32> {
        let windows = 0..self.windows(codes.len());
        let whole = Piece { record: 0, core: windows.clone(), windows };
        self.values(&[codes.to_vec()], &[whole]).concat()
    }

    /// The window of a sequence with the largest value of the first neuron, the first of equal ones; none where all windows
    /// hold unknown letters.
    pub fn strongest(&self, codes: &[u8]) -> Option<usize> {
        let sequences = [codes.to_vec()];
        let mut best: Option<(f32, usize)> = None;
        for piece in self.pieces(0, codes) {
            let values = self.values(&sequences, std::slice::from_ref(&piece)).concat();
            for (row, window) in values.chunks_exact(self.channels).zip(piece.windows) {
                if row[0] > best.map_or(f32::NEG_INFINITY, |(value, _)| value) {
                    best = Some((row[0], window));
                }
            }
        }
        best.map(|(_, window)| window)
    }

    /// Appends the letters of a tile; behind the end of the sequence it is filled.
    fn tile(&self, sequence: &[u8], start: usize, codes: &mut Vec<u8>) {
        let own = &sequence[start..(start + self.length).min(sequence.len())];
        codes.extend(own.iter().map(|&code| if code == UNKNOWN { 0 } else { code }));
        codes.extend(std::iter::repeat_n(0, self.length - own.len()));
    }
}

/// For each of some windows whether all of its letters are known.
fn known(codes: &[u8], field: usize, jump: usize, windows: Range<usize>) -> impl Iterator<Item = bool> + '_ {
    let mut unknown = codes.iter().enumerate().filter(|(_, code)| **code == UNKNOWN).map(|(place, _)| place).peekable();
    windows.map(move |window| {
        let start = window * jump;
        while unknown.next_if(|&place| place < start).is_some() {}
        unknown.peek().is_none_or(|&place| place >= start + field)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_with_unknown_letters_are_not_known() {
        let codes = [0, 1, UNKNOWN, 3, 0, 1, 2];
        assert_eq!(known(&codes, 2, 1, 0..6).collect::<Vec<_>>(), [true, false, false, true, true, true]);
        assert_eq!(known(&codes, 2, 2, 1..3).collect::<Vec<_>>(), [false, true]);
    }
}
