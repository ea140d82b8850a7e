//! How a photo is turned to stand upright: what the camera noted in a JPEG (the tag Orientation of Exif, CIPA DC-008), which
//! browsers heed and a PDF does not know.

/// How the stored picture is turned to stand as it was taken: first mirrored, then turned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Whether left and right change places.
    pub mirrored: bool,
    /// Quarter turns clockwise, 0 to 3.
    pub quarters: u8,
}

/// What each value of the tag means, from 1.
const TURNS: [Turn; 8] = [
    Turn { mirrored: false, quarters: 0 },
    Turn { mirrored: true, quarters: 0 },
    Turn { mirrored: false, quarters: 2 },
    Turn { mirrored: true, quarters: 2 },
    Turn { mirrored: true, quarters: 3 },
    Turn { mirrored: false, quarters: 1 },
    Turn { mirrored: true, quarters: 1 },
    Turn { mirrored: false, quarters: 3 },
];
const EXIF: &[u8] = b"Exif\0\0";
const ORIENTATION: u16 = 0x0112;

impl Turn {
    /// The turn that a JPEG asks for; none to make where it says nothing that can be read.
    pub fn of(jpeg: &[u8]) -> Self {
        let noted = exif(jpeg).and_then(orientation).and_then(|value| usize::from(value).checked_sub(1));
        noted.and_then(|at| TURNS.get(at).copied()).unwrap_or_default()
    }
}

/// The first segment of Exif before the scan, without its name.
fn exif(jpeg: &[u8]) -> Option<&[u8]> {
    let mut rest = jpeg.get(2..)?;
    loop {
        let [0xff, marker, high, low, ..] = *rest else { return None };
        let (segment, behind) = rest.get(2..)?.split_at_checked(usize::from(u16::from_be_bytes([high, low])))?;
        match marker {
            0xe1 if segment.get(2..).is_some_and(|content| content.starts_with(EXIF)) => {
                return segment.get(2 + EXIF.len()..);
            }
            0xda => return None,
            _ => rest = behind,
        }
    }
}

/// The tag's value among the first directory's, in the order of bytes that the header names.
fn orientation(tiff: &[u8]) -> Option<u16> {
    let order: fn([u8; 2]) -> u16 = match tiff.get(..2)? {
        b"II" => u16::from_le_bytes,
        b"MM" => u16::from_be_bytes,
        _ => return None,
    };
    let short = |at: usize| Some(order(tiff.get(at..at.checked_add(2)?)?.try_into().ok()?));
    let long = |at: usize| {
        let pair = [usize::from(short(at)?), usize::from(short(at + 2)?)];
        let [first, second] = pair;
        Some(if tiff.starts_with(b"II") { second << 16 | first } else { first << 16 | second })
    };
    let directory = long(4)?;
    let entries = directory.checked_add(2)?;
    let places = (0..usize::from(short(directory)?)).map(|entry| entries + 12 * entry);
    let found = places.take_while(|at| *at < tiff.len()).find(|at| short(*at) == Some(ORIENTATION))?;
    short(found + 8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLAIN: &[u8] = include_bytes!("samples/grey.jpg");

    /// The sample with a segment of Exif whose second entry is the tag.
    fn noted(value: u16, big: bool) -> Vec<u8> {
        let short = |number: u16| if big { number.to_be_bytes() } else { number.to_le_bytes() };
        let long = |number: u32| if big { number.to_be_bytes() } else { number.to_le_bytes() };
        let entry = |tag: u16, value: u16| [&short(tag)[..], &short(3), &long(1), &short(value), &short(0)].concat();
        let order: &[u8] = if big { b"MM" } else { b"II" };
        let tiff = [order, &short(42), &long(8), &short(2), &entry(0x0103, 6), &entry(ORIENTATION, value)].concat();
        let content = [EXIF, &tiff].concat();
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&PLAIN[..2], &[0xff, 0xe1], &length, &content, &PLAIN[2..]].concat()
    }

    #[test]
    fn a_photo_is_turned_as_the_camera_was_held() {
        assert_eq!(Turn::of(PLAIN), Turn::default());
        for big in [false, true] {
            assert_eq!(Turn::of(&noted(6, big)), Turn { mirrored: false, quarters: 1 });
            assert_eq!(Turn::of(&noted(8, big)), Turn { mirrored: false, quarters: 3 });
            assert_eq!(Turn::of(&noted(4, big)), Turn { mirrored: true, quarters: 2 });
            for odd in [0, 9, 0xffff] {
                assert_eq!(Turn::of(&noted(odd, big)), Turn::default());
            }
        }
    }

    proptest! {
        /// Whatever the bytes are, there is an answer.
        #[test]
        fn broken_notes_are_no_turn(cut in 0_usize..200, at in 0_usize..120, byte: u8) {
            let mut bytes = noted(6, false);
            bytes[at] = byte;
            bytes.truncate(cut.max(at + 1));
            prop_assert!(Turn::of(&bytes).quarters < 4);
            prop_assert!(Turn::of(&bytes[at..]).quarters < 4);
        }
    }
}
