//! The outlines of A to Z: a bold sans-serif in which every letter fills its box exactly.

use super::glyph::GlyphPart::{self, Block, Contour};
use super::glyph::OutlineStep::{Bend, Line, Start};
use super::glyph::Y;

const fn y(height: f32, bar: f32, bow: f32, curl: f32) -> Y {
    Y { height, bar, bow, curl }
}

const fn at(height: f32) -> Y {
    y(height, 0.0, 0.0, 0.0)
}

/// Upper and lower edge.
const TOP: Y = at(0.0);
const BASE: Y = at(1.0);
/// Inner edges of the bars at the top and at the base.
const BAR: Y = y(0.0, 1.0, 0.0, 0.0);
const BASE_BAR: Y = y(1.0, -1.0, 0.0, 0.0);
/// Edges of the bar in the middle.
const MIDDLE_TOP: Y = y(0.5, -0.5, 0.0, 0.0);
const MIDDLE_BASE: Y = y(0.5, 0.5, 0.0, 0.0);
/// Where a tall bowl turns into a stem, and back.
const BOW: Y = y(0.0, 0.0, 1.0, 0.0);
const BASE_BOW: Y = y(1.0, 0.0, -1.0, 0.0);
/// The same for the upper bowl of two.
const CURL: Y = y(0.0, 0.0, 0.0, 1.0);
const CURL_END: Y = y(0.5, 0.5, 0.0, -1.0);
/// The same for the lower bowl of two.
const LOW_CURL: Y = y(0.5, -0.5, 0.0, 1.0);
const LOW_CURL_END: Y = y(1.0, 0.0, 0.0, -1.0);
/// Where an open bowl ends.
const UPPER_END: Y = at(0.35);
const LOWER_END: Y = at(0.65);
/// Where the ends of an S lie.
const CURL_OPEN: Y = at(0.31);
const LOW_CURL_OPEN: Y = at(0.69);

/// The outline of a capital letter; a block for anything else.
pub(super) fn outline(letter: char) -> &'static [GlyphPart] {
    let capital = letter.to_ascii_uppercase();
    let index = u32::from(capital).wrapping_sub(u32::from('A')) as usize;
    LETTERS.get(index).copied().unwrap_or(BLOCK)
}

const BLOCK: &[GlyphPart] = &[Block(10, TOP, 90, BASE)];

const LETTERS: [&[GlyphPart]; 26] = [A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U, V, W, X, Y_, Z];

const A: &[GlyphPart] = &[
    Contour(&[
        Start(3, BASE),
        Line(38, TOP),
        Line(62, TOP),
        Line(97, BASE),
        Line(71, BASE),
        Line(50, at(0.23)),
        Line(29, BASE),
    ]),
    Block(26, y(0.72, -0.5, 0.0, 0.0), 74, y(0.72, 0.5, 0.0, 0.0)),
];

const B: &[GlyphPart] = &[
    Contour(&[
        Start(7, TOP),
        Line(52, TOP),
        Bend(91, CURL),
        Line(91, CURL_END),
        Bend(52, MIDDLE_BASE),
        Line(7, MIDDLE_BASE),
    ]),
    Contour(&[
        Start(7, MIDDLE_TOP),
        Line(52, MIDDLE_TOP),
        Bend(95, LOW_CURL),
        Line(95, LOW_CURL_END),
        Bend(52, BASE),
        Line(7, BASE),
    ]),
    Contour(&[
        Start(31, BAR),
        Line(31, MIDDLE_TOP),
        Line(52, MIDDLE_TOP),
        Bend(67, CURL_END),
        Line(67, CURL),
        Bend(52, BAR),
    ]),
    Contour(&[
        Start(31, MIDDLE_BASE),
        Line(31, BASE_BAR),
        Line(52, BASE_BAR),
        Bend(71, LOW_CURL_END),
        Line(71, LOW_CURL),
        Bend(52, MIDDLE_BASE),
    ]),
];

const C: &[GlyphPart] = &[Contour(&[
    Start(95, UPPER_END),
    Line(71, UPPER_END),
    Line(71, BOW),
    Bend(50, BAR),
    Bend(29, BOW),
    Line(29, BASE_BOW),
    Bend(50, BASE_BAR),
    Bend(71, BASE_BOW),
    Line(71, LOWER_END),
    Line(95, LOWER_END),
    Line(95, BASE_BOW),
    Bend(50, BASE),
    Bend(5, BASE_BOW),
    Line(5, BOW),
    Bend(50, TOP),
    Bend(95, BOW),
])];

const D: &[GlyphPart] = &[
    Contour(&[Start(7, TOP), Line(48, TOP), Bend(95, BOW), Line(95, BASE_BOW), Bend(48, BASE), Line(7, BASE)]),
    Contour(&[
        Start(31, BAR),
        Line(31, BASE_BAR),
        Line(48, BASE_BAR),
        Bend(71, BASE_BOW),
        Line(71, BOW),
        Bend(48, BAR),
    ]),
];

const E: &[GlyphPart] = &[
    Block(8, TOP, 32, BASE),
    Block(8, TOP, 93, BAR),
    Block(8, MIDDLE_TOP, 86, MIDDLE_BASE),
    Block(8, BASE_BAR, 93, BASE),
];

const F: &[GlyphPart] =
    &[Block(8, TOP, 32, BASE), Block(8, TOP, 93, BAR), Block(8, y(0.52, -0.5, 0.0, 0.0), 85, y(0.52, 0.5, 0.0, 0.0))];

const G: &[GlyphPart] = &[Contour(&[
    Start(95, UPPER_END),
    Line(71, UPPER_END),
    Line(71, BOW),
    Bend(50, BAR),
    Bend(29, BOW),
    Line(29, BASE_BOW),
    Bend(50, BASE_BAR),
    Bend(71, BASE_BOW),
    Line(71, y(0.46, 1.0, 0.0, 0.0)),
    Line(53, y(0.46, 1.0, 0.0, 0.0)),
    Line(53, at(0.46)),
    Line(95, at(0.46)),
    Line(95, BASE_BOW),
    Bend(50, BASE),
    Bend(5, BASE_BOW),
    Line(5, BOW),
    Bend(50, TOP),
    Bend(95, BOW),
])];

const H: &[GlyphPart] = &[Block(6, TOP, 30, BASE), Block(70, TOP, 94, BASE), Block(6, MIDDLE_TOP, 94, MIDDLE_BASE)];

const I: &[GlyphPart] = &[Block(38, TOP, 62, BASE), Block(18, TOP, 82, BAR), Block(18, BASE_BAR, 82, BASE)];

const J: &[GlyphPart] = &[Contour(&[
    Start(67, TOP),
    Line(91, TOP),
    Line(91, BASE_BOW),
    Bend(48, BASE),
    Bend(6, BASE_BOW),
    Line(6, LOWER_END),
    Line(30, LOWER_END),
    Line(30, BASE_BOW),
    Bend(48, BASE_BAR),
    Bend(67, BASE_BOW),
])];

const K: &[GlyphPart] = &[
    Block(6, TOP, 30, BASE),
    Contour(&[Start(66, TOP), Line(95, TOP), Line(30, at(0.7)), Line(30, at(0.42))]),
    Contour(&[Start(39, at(0.36)), Line(58, at(0.28)), Line(97, BASE), Line(68, BASE)]),
];

const L: &[GlyphPart] = &[Block(8, TOP, 32, BASE), Block(8, BASE_BAR, 93, BASE)];

const M: &[GlyphPart] = &[
    Block(4, TOP, 26, BASE),
    Block(74, TOP, 96, BASE),
    Contour(&[
        Start(4, TOP),
        Line(30, TOP),
        Line(50, at(0.46)),
        Line(70, TOP),
        Line(96, TOP),
        Line(60, at(0.76)),
        Line(40, at(0.76)),
    ]),
];

const N: &[GlyphPart] = &[
    Block(6, TOP, 29, BASE),
    Block(71, TOP, 94, BASE),
    Contour(&[Start(6, TOP), Line(34, TOP), Line(94, BASE), Line(66, BASE)]),
];

const O: &[GlyphPart] = &[
    Contour(&[
        Start(5, BASE_BOW),
        Line(5, BOW),
        Bend(50, TOP),
        Bend(95, BOW),
        Line(95, BASE_BOW),
        Bend(50, BASE),
        Bend(5, BASE_BOW),
    ]),
    Contour(&[
        Start(29, BOW),
        Line(29, BASE_BOW),
        Bend(50, BASE_BAR),
        Bend(71, BASE_BOW),
        Line(71, BOW),
        Bend(50, BAR),
        Bend(29, BOW),
    ]),
];

const P: &[GlyphPart] = &[
    Block(7, TOP, 31, BASE),
    Contour(&[
        Start(7, TOP),
        Line(52, TOP),
        Bend(95, CURL),
        Line(95, CURL_END),
        Bend(52, MIDDLE_BASE),
        Line(7, MIDDLE_BASE),
    ]),
    Contour(&[
        Start(31, BAR),
        Line(31, MIDDLE_TOP),
        Line(52, MIDDLE_TOP),
        Bend(71, CURL_END),
        Line(71, CURL),
        Bend(52, BAR),
    ]),
];

const Q: &[GlyphPart] =
    &[O[0], O[1], Contour(&[Start(47, at(0.66)), Line(70, at(0.66)), Line(97, BASE), Line(74, BASE)])];

const R: &[GlyphPart] =
    &[P[0], P[1], P[2], Contour(&[Start(42, MIDDLE_TOP), Line(68, MIDDLE_TOP), Line(97, BASE), Line(70, BASE)])];

const S: &[GlyphPart] = &[Contour(&[
    Start(94, CURL_OPEN),
    Line(70, CURL_OPEN),
    Line(70, CURL),
    Bend(50, BAR),
    Bend(30, CURL),
    Line(30, y(0.5, 0.5, 0.0, -1.0)),
    Bend(50, MIDDLE_TOP),
    Bend(95, LOW_CURL),
    Line(95, LOW_CURL_END),
    Bend(50, BASE),
    Bend(5, LOW_CURL_END),
    Line(5, LOW_CURL_OPEN),
    Line(29, LOW_CURL_OPEN),
    Line(29, LOW_CURL_END),
    Bend(50, BASE_BAR),
    Bend(71, LOW_CURL_END),
    Line(71, LOW_CURL),
    Bend(50, MIDDLE_BASE),
    Bend(6, CURL_END),
    Line(6, CURL),
    Bend(50, TOP),
    Bend(94, CURL),
])];

const T: &[GlyphPart] = &[Block(4, TOP, 96, BAR), Block(38, TOP, 62, BASE)];

const U: &[GlyphPart] = &[Contour(&[
    Start(5, TOP),
    Line(29, TOP),
    Line(29, BASE_BOW),
    Bend(50, BASE_BAR),
    Bend(71, BASE_BOW),
    Line(71, TOP),
    Line(95, TOP),
    Line(95, BASE_BOW),
    Bend(50, BASE),
    Bend(5, BASE_BOW),
])];

const V: &[GlyphPart] = &[Contour(&[
    Start(3, TOP),
    Line(29, TOP),
    Line(50, at(0.75)),
    Line(71, TOP),
    Line(97, TOP),
    Line(62, BASE),
    Line(38, BASE),
])];

const W: &[GlyphPart] = &[Contour(&[
    Start(2, TOP),
    Line(21, TOP),
    Line(31, at(0.64)),
    Line(42, at(0.12)),
    Line(58, at(0.12)),
    Line(69, at(0.64)),
    Line(79, TOP),
    Line(98, TOP),
    Line(81, BASE),
    Line(60, BASE),
    Line(50, at(0.5)),
    Line(40, BASE),
    Line(19, BASE),
])];

const X: &[GlyphPart] = &[
    Contour(&[Start(4, TOP), Line(33, TOP), Line(96, BASE), Line(67, BASE)]),
    Contour(&[Start(67, TOP), Line(96, TOP), Line(33, BASE), Line(4, BASE)]),
];

const Y_: &[GlyphPart] = &[
    Block(38, at(0.5), 62, BASE),
    Contour(&[
        Start(3, TOP),
        Line(30, TOP),
        Line(50, at(0.38)),
        Line(70, TOP),
        Line(97, TOP),
        Line(62, at(0.62)),
        Line(38, at(0.62)),
    ]),
];

const Z: &[GlyphPart] = &[
    Block(6, TOP, 94, BAR),
    Block(6, BASE_BAR, 94, BASE),
    Contour(&[Start(62, BAR), Line(94, BAR), Line(38, BASE_BAR), Line(6, BASE_BAR)]),
];
