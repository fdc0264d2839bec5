//! Text files as they are found: packed with gzip, in UTF-8 or UTF-16, with the line ends of any system.

mod gzip;

use std::borrow::Cow;

/// Why packed bytes cannot be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// They are more than the limit when they are unpacked.
    TooLarge,
    /// They end early or contradict their own checksum.
    Damaged,
}

/// The content of a file: unpacked where it is packed with gzip, one member or several, else as it is.
///
/// # Errors
/// [`Packing::TooLarge`] beyond `limit` bytes, where unpacking ends; [`Packing::Damaged`].
pub fn unpacked(bytes: &[u8], limit: usize) -> Result<Cow<'_, [u8]>, Packing> {
    if !bytes.starts_with(gzip::MAGIC) {
        return Ok(Cow::Borrowed(bytes));
    }
    gzip::unpack(bytes, limit).map(Cow::Owned)
}

/// A text whose lines end with `\n`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// Whether some bytes are no text; each stands as a replacement character.
    pub lossy: bool,
}

/// The text of bytes in UTF-16, or in UTF-8 and what resembles it.
pub fn decoded(bytes: &[u8]) -> Decoded<'_> {
    let (text, lossy) = match order_of_utf16(bytes) {
        Some(order) => of_utf16(bytes, order),
        None => {
            let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
            let lossy = matches!(text, Cow::Owned(_));
            (text, lossy)
        }
    };
    let text = if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text };
    Decoded { text, lossy }
}

/// Whether the bytes are text in UTF-16, with a byte order mark or without.
pub fn is_utf16(bytes: &[u8]) -> bool {
    order_of_utf16(bytes).is_some()
}

/// Bytes of a text from which its encoding is told where it has no byte order mark.
const BEGIN: usize = 256;

/// How two bytes of UTF-16 become a number; none for other text. Without a mark it is told by the letters of the begin: most
/// are ASCII in every file that is read here, and one half of an ASCII letter is empty, always the same.
fn order_of_utf16(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    match bytes {
        [0xff, 0xfe, ..] => Some(u16::from_le_bytes),
        [0xfe, 0xff, ..] => Some(u16::from_be_bytes),
        _ => {
            let begin = &bytes[..bytes.len().min(BEGIN)];
            let empty = |half: usize| begin.iter().skip(half).step_by(2).filter(|&&byte| byte == 0).count();
            let most = |count: usize| 2 * count > begin.len() / 2;
            match [empty(0), empty(1)] {
                [0, second] if most(second) => Some(u16::from_le_bytes),
                [first, 0] if most(first) => Some(u16::from_be_bytes),
                _ => None,
            }
        }
    }
}

fn of_utf16<'a>(bytes: &[u8], order: fn([u8; 2]) -> u16) -> (Cow<'a, str>, bool) {
    let units = bytes.chunks_exact(2).map(|pair| order([pair[0], pair[1]]));
    let mut lossy = !bytes.len().is_multiple_of(2);
    let letters = char::decode_utf16(units).map(|letter| {
        lossy |= letter.is_err();
        letter.unwrap_or(char::REPLACEMENT_CHARACTER)
    });
    let text: String = letters.skip_while(|&letter| letter == '\u{feff}').collect();
    (Cow::Owned(text), lossy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn utf_16_without_a_mark_is_told_by_the_empty_halves() {
        let units = || ">日本 CTCF\nA 1 2".encode_utf16();
        let (little, big): (Vec<u8>, Vec<u8>) =
            (units().flat_map(u16::to_le_bytes).collect(), units().flat_map(u16::to_be_bytes).collect());
        assert_eq!(decoded(&little).text, ">日本 CTCF\nA 1 2");
        assert_eq!(decoded(&big).text, ">日本 CTCF\nA 1 2");
        assert!(!is_utf16(b"A") && !is_utf16(b"") && !is_utf16(&[8, 0, 0, 1, 2, 3]));
    }

    #[test]
    fn every_member_of_a_packed_file_is_unpacked_up_to_the_limit() {
        let blocks = [packed(b">a\n"), packed(b"ACGT\n")].concat();
        assert_eq!(unpacked(&blocks, 8), Ok(Cow::Borrowed(&b">a\nACGT\n"[..])));
        assert_eq!(unpacked(&blocks, 7), Err(Packing::TooLarge));
        assert_eq!(unpacked(&packed(&vec![b'A'; 10 << 20]), 1 << 20), Err(Packing::TooLarge));
        let first = packed(b">a\n").len();
        for end in (2..blocks.len()).filter(|&end| end != first) {
            assert_eq!(unpacked(&blocks[..end], 100), Err(Packing::Damaged), "{end}");
        }
        let wrong = [&blocks[..blocks.len() - 8], &[0; 8]].concat();
        assert_eq!(unpacked(&wrong, 100), Err(Packing::Damaged));
        assert_eq!(unpacked(&[&blocks[..], &[0; 512]].concat(), 8), unpacked(&blocks, 8));
        assert_eq!(unpacked(b"plain", 1), Ok(Cow::Borrowed(&b"plain"[..])));
    }

    #[test]
    fn encodings_and_line_ends_make_no_difference() {
        let text = ">α\nAC\n";
        let units = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let (little, big) = (units(u16::to_le_bytes), units(u16::to_be_bytes));
        for bytes in [
            text.as_bytes().to_vec(),
            text.replace('\n', "\r\n").into_bytes(),
            text.replace('\n', "\r").into_bytes(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            [&b"\xff\xfe"[..], &little].concat(),
            [&b"\xfe\xff"[..], &big].concat(),
        ] {
            assert_eq!(decoded(&bytes), Decoded { text: Cow::Borrowed(text), lossy: false }, "{bytes:?}");
        }
        assert_eq!(decoded(b"A\0C\0\n\0").text, "AC\n");
        assert!(decoded(b"Kr\xfcppel").lossy && decoded(b"\xff\xfeA").lossy);
    }
}
