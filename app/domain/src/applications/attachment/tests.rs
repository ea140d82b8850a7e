use super::AttachmentKind::{Certificate, Diploma, Other, Photo};
use super::*;
use ApplicationState::{Accepted, Draft, PositionCancelled, Refused, Submitted};
use proptest::prelude::*;

/// A grey picture of 300 × 400 points as another program wrote it.
const PNG: &[u8] = include_bytes!("../../files/samples/grey.png");
/// The same as JPEG.
const JPEG: &[u8] = include_bytes!("../../files/samples/grey.jpg");
/// A page without text.
const PDF: &[u8] = include_bytes!("../../files/samples/blank.pdf");

fn refused(kind: AttachmentKind, name: &str, bytes: &[u8]) -> (Code, Vec<String>) {
    let refusal = take(kind, name, bytes).unwrap_err();
    assert_eq!(refusal.field.as_deref(), Some("file"));
    (refusal.code, refusal.facts)
}

#[test]
fn files_are_taken_for_what_they_hold() {
    let taken = |kind, name, bytes| take(kind, name, bytes).map(|taken| (taken.name, taken.format)).unwrap();
    assert_eq!(taken(Photo, "我.PNG", PNG), ("我.png".to_owned(), FileFormat::Png));
    assert_eq!(taken(Photo, "me.jpeg", JPEG), ("me.jpg".to_owned(), FileFormat::Jpeg));
    assert_eq!(taken(Diploma, "学位证.pdf", PDF), ("学位证.pdf".to_owned(), FileFormat::Pdf));
    assert_eq!(taken(Other, "image", JPEG).0, "image.jpg", "phones name files without an ending");
}

#[test]
fn a_file_that_is_not_what_its_name_says_is_refused() {
    let facts = |facts: &[&str]| facts.iter().map(|fact| (*fact).to_owned()).collect::<Vec<_>>();
    assert_eq!(refused(Photo, "me.jpg", PNG), (Code::FileMismatch, facts(&["jpg", "PNG"])));
    assert_eq!(refused(Diploma, "photo.png", PDF), (Code::FileMismatch, facts(&["png", "PDF"])));
    assert_eq!(refused(Diploma, "letter.pdf.exe", PDF), (Code::FileMismatch, facts(&["exe", "PDF"])));
    assert_eq!(refused(Photo, "me.pdf", PDF), (Code::WrongFileType, facts(&["JPEG, PNG"])));
    let page = b"<html><script>alert(1)</script></html>";
    assert_eq!(refused(Diploma, "page.pdf", page), (Code::WrongFileType, facts(&["PDF, JPEG, PNG"])));
    assert_eq!(refused(Photo, "me.png", b"MZ\x90\0").0, Code::WrongFileType);
    assert_eq!(refused(Photo, "me.png", b"").0, Code::Missing);
}

#[test]
fn a_signature_alone_is_no_file() {
    for (bytes, name) in [(PNG, "a.png"), (JPEG, "a.jpg"), (PDF, "a.pdf")] {
        for kept in [bytes.len() / 4, bytes.len() - 8] {
            assert_eq!(refused(Diploma, name, &bytes[..kept]).0, Code::DamagedFile, "{name} {kept}");
        }
    }
    let mut turned = PNG.to_vec();
    turned[20] ^= 1;
    assert_eq!(refused(Photo, "a.png", &turned).0, Code::DamagedFile, "the check sum of the header");
    assert_eq!(refused(Diploma, "a.pdf", b"%PDF-9.9 startxref %%EOF").0, Code::DamagedFile);
    assert_eq!(refused(Diploma, "a.pdf", b"%PDF-1.7 %%EOF startxref").0, Code::DamagedFile);
}

#[test]
fn sizes_have_limits() {
    let large = [PDF, &vec![b' '; Diploma.most_bytes()]].concat();
    assert_eq!(refused(Diploma, "a.pdf", &large), (Code::TooLarge, vec![(5 << 20).to_string()]));
    let small = photo(Pixels { width: 199, height: 400 }).unwrap_err();
    assert_eq!((small.code, small.facts.join(" ")), (Code::PictureSize, "200 270 6000 8000".to_owned()));
    assert_eq!(photo(Pixels { width: 200, height: 8_000 }), Ok(()));
    assert_eq!(photo(Pixels { width: 200, height: 8_001 }).unwrap_err().code, Code::PictureSize);
}

#[test]
fn attachments_change_while_the_form_does_and_may_answer_a_refusal() {
    let may = |state, kind, present: &[AttachmentKind]| may_attach(state, kind, present).map_err(|it| it.code);
    assert_eq!(may(Draft, Photo, &[]), Ok(()));
    assert_eq!(may(Draft, Photo, &[Photo]), Ok(()), "it takes the place of the first");
    assert_eq!(may(PositionCancelled, Diploma, &[Photo]), Ok(()));
    assert_eq!(may(Refused, Diploma, &[Photo]), Ok(()));
    assert_eq!(may(Refused, Photo, &[Photo]), Err(Code::WrongState));
    for state in [Submitted, Accepted] {
        assert_eq!(may(state, Other, &[]), Err(Code::WrongState));
    }
    assert_eq!(may(Draft, Other, &[Other; 5]), Err(Code::TooManyFiles));
    let full = [[Photo, Diploma, Certificate, Diploma], [Certificate; 4], [Diploma, Other, Other, Diploma]].concat();
    assert_eq!(may(Draft, Other, &full), Err(Code::TooManyFiles));
    assert_eq!(may(Draft, Photo, &full), Ok(()));
    assert_eq!(attached_enough(&[Diploma]).unwrap_err().field.as_deref(), Some("photo"));
    assert_eq!(attached_enough(&[Diploma, Photo]), Ok(()));
}

#[test]
fn the_text_forms_are_the_serialized_ones() {
    for kind in AttachmentKind::ALL {
        assert_eq!(AttachmentKind::parse(kind.as_str()), Some(kind));
        assert_eq!(serde_json::to_string(&kind).unwrap(), format!("{:?}", kind.as_str()));
    }
}

proptest! {
    /// Whatever bytes follow a signature, the answer is one of the refusals or a file, never a panic.
    #[test]
    fn anything_can_be_looked_at(signature in 0_usize..4, rest in prop::collection::vec(any::<u8>(), 0..400), name in ".{0,20}") {
        let begins: &[u8] = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0xff, 0xd8, 0xff], b"%PDF-1.4", b""][signature];
        let _ = take(Diploma, &name, &[begins, &rest].concat());
    }
}
