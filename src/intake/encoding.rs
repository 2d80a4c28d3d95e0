//! Bytes to text: byte order mark, UTF-16 by its look, UTF-8 by its rules, then what is declared, then detection.
//!
//! A declaration never beats the bytes: text that is valid UTF-8 beyond ASCII, or nearly so, is UTF-8.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_8859_6, ISO_8859_8, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1255, WINDOWS_1256,
};

use super::Hints;
use super::kind::is_binary;

/// How far a declaration may stand from the start, in bytes.
const DECLARATION: usize = 2048;
/// As many bytes are looked at to tell UTF-16 and to detect an encoding.
const SAMPLE: usize = 256 * 1024;

/// What bytes turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Decoded {
    /// Text without its byte order mark; so many undecodable places became U+FFFD.
    Text { text: String, replaced: u32 },
    /// No text.
    Binary,
}

/// Decodes `bytes`.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    decode_with(bytes, &Hints::default())
}

/// Decodes `bytes` of which something is known: an encoding that the reader chose beats everything, a charset that
/// HTTP declared counts before one that the text declares.
pub(super) fn decode_with(bytes: &[u8], hints: &Hints) -> Decoded {
    if let Some(chosen) = hints.encoding.and_then(|label| Encoding::for_label(label.trim().as_bytes())) {
        let (text, _, had_errors) = chosen.decode(bytes);
        return decoded(text.into_owned(), had_errors);
    }
    if let Some(text) = utf_32(bytes) {
        return text;
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(encoding) = utf_16_by_look(bytes) {
        return decode_as(encoding, bytes);
    }
    if is_binary(bytes) {
        return Decoded::Binary;
    }
    decode_as(encoding_of(bytes, hints.charset), bytes)
}

fn encoding_of(bytes: &[u8], charset: Option<&str>) -> &'static Encoding {
    if is_mostly_utf_8(bytes) {
        return UTF_8;
    }
    charset.and_then(one_byte).or_else(|| declared(bytes)).unwrap_or_else(|| detect(bytes))
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    // ISO-8859-8 by that name is Hebrew in visual order; what is met in the wild is logical (RFC 1556, "-I").
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    decoded(text.into_owned(), had_errors)
}

fn decoded(text: String, had_errors: bool) -> Decoded {
    let replaced = if had_errors { text.matches('\u{FFFD}').count() } else { 0 };
    Decoded::Text { text, replaced: u32::try_from(replaced).unwrap_or(u32::MAX) }
}

/// The encoding of a label that bytes which are no UTF may be in.
fn one_byte(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.trim().as_bytes()).filter(|encoding| ![UTF_8, UTF_16LE, UTF_16BE].contains(encoding))
}

/// UTF-32 with its byte order mark. That of UTF-32LE starts like that of UTF-16LE: it must be asked for first.
fn utf_32(bytes: &[u8]) -> Option<Decoded> {
    let (unit, rest): (fn([u8; 4]) -> u32, _) = match bytes.split_at_checked(4)? {
        ([0xFF, 0xFE, 0, 0], rest) => (u32::from_le_bytes, rest),
        ([0, 0, 0xFE, 0xFF], rest) => (u32::from_be_bytes, rest),
        _ => return None,
    };
    let (units, broken) = rest.as_chunks::<4>();
    let chars = units.iter().map(|bytes| char::from_u32(unit(*bytes)));
    let mut replaced = u32::from(!broken.is_empty());
    let text = chars
        .map(|c| {
            c.unwrap_or_else(|| {
                replaced = replaced.saturating_add(1);
                '\u{FFFD}'
            })
        })
        .collect();
    Some(Decoded::Text { text, replaced })
}

/// UTF-16 without its mark: full of bytes that no other text has, and sensible read one way round but not the other.
fn utf_16_by_look(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE.min(bytes.len() & !1)).unwrap_or_default();
    let controls = sample.iter().filter(|byte| matches!(byte, 0..=8 | 0x0E..=0x1A)).count();
    if controls * 8 < sample.len() || sample.len() < 4 {
        return None;
    }
    let (units, _) = sample.as_chunks::<2>();
    let sensible = |unit: fn([u8; 2]) -> u16| units.iter().filter(|bytes| is_sensible(unit(**bytes))).count();
    let (little, big) = (sensible(u16::from_le_bytes), sensible(u16::from_be_bytes));
    let is_nearly_all = |count: usize| count * 20 >= units.len() * 19;
    if is_nearly_all(little) && big * 2 < little {
        Some(UTF_16LE)
    } else if is_nearly_all(big) && little * 2 < big {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether a unit of UTF-16 is a letter, digit or sign of the scripts we expect.
const fn is_sensible(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0x24F | 0x400..=0x6FF | 0x750..=0x77F | 0x2000..=0x206F | 0x20A0..=0x20BF | 0xFB50..=0xFEFF)
}

/// Whether `bytes` are UTF-8, perhaps with some damage.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || (whole >= 4 && whole >= broken * 4)
}

/// The encoding declared in markup: `<?xml … encoding="…"?>` or `<meta … charset=…>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARATION.min(bytes.len()))?;
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let markup = head.trim_start();
    if !markup.starts_with('<') {
        return None;
    }
    let behind = |key: &str| markup.split_once(key).map(|(_, behind)| behind.trim_start());
    let value = behind("charset")
        .or_else(|| behind("encoding"))?
        .strip_prefix('=')?
        .trim_start()
        .trim_start_matches(['"', '\'']);
    let label = value.split(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c))).next()?;
    // A declaration that is read as ASCII can't be UTF-16, and that it is not UTF-8 we know by now.
    one_byte(label)
}

/// The likeliest encoding among those that Arabic, Persian, Urdu, Hebrew and English texts come in.
fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..SAMPLE.min(bytes.len())).unwrap_or_default(), true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let likely = [WINDOWS_1256, ISO_8859_6, WINDOWS_1255, ISO_8859_8, WINDOWS_1252];
    if likely.contains(&guess) { guess } else { least_odd(bytes) }
}

/// Where the detector guesses far away (short or odd texts): the encoding that makes the most letters of one script.
fn least_odd(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..SAMPLE.min(bytes.len())).unwrap_or_default();
    let letters = |encoding: &'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        let letter = |c: &char| !c.is_ascii() && c.is_alphabetic();
        let inside = text.chars().filter(letter).count();
        let lost = text.matches('\u{FFFD}').count();
        inside.saturating_sub(lost * 4)
    };
    // Of equals the last wins: windows-1256 is the likeliest by far.
    [WINDOWS_1255, ISO_8859_6, WINDOWS_1256]
        .into_iter()
        .max_by_key(|encoding| letters(encoding))
        .unwrap_or(WINDOWS_1256)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "أعلنت البلدية اليوم عن افتتاح الحديقة الكبيرة وسط المدينة، وقال المدير إن الدخول مجاني.";

    fn text_of(bytes: &[u8]) -> String {
        match decode(bytes) {
            Decoded::Text { text, replaced: 0 } => text,
            other => panic!("{other:?}"),
        }
    }

    fn units(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        for text in [TEXT, "A library opens. It is big.", "سلام"] {
            for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
                assert_eq!(text_of(&units(text, bytes)), text);
                assert_eq!(text_of(&units(&format!("\u{FEFF}{text}"), bytes)), text);
            }
        }
    }

    #[test]
    fn utf_32_is_read_with_its_mark() {
        let text = format!("\u{FEFF}{TEXT}");
        let little: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        let big: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
        assert_eq!(text_of(&little), TEXT);
        assert_eq!(text_of(&big), TEXT);
        assert!(matches!(decode(&[0xFF, 0xFE, 0, 0, 0, 0, 0x11, 0, 1]), Decoded::Text { replaced: 2, .. }));
    }

    #[test]
    fn arabic_code_pages_are_detected() {
        for encoding in [WINDOWS_1256, ISO_8859_6] {
            let (bytes, _, _) = encoding.encode(TEXT);
            assert_eq!(text_of(&bytes), TEXT, "{}", encoding.name());
        }
        let hebrew = "העירייה הודיעה היום על פתיחת הגן הגדול במרכז העיר";
        assert_eq!(text_of(&WINDOWS_1255.encode(hebrew).0), hebrew);
    }

    #[test]
    fn a_declaration_is_believed_where_the_bytes_allow_it() {
        let page = format!("<meta charset='windows-1256'><p>{TEXT}");
        assert_eq!(text_of(&WINDOWS_1256.encode(&page).0), page);
        assert_eq!(text_of(page.as_bytes()), page);
        let page = format!("<?xml version=\"1.0\" encoding=\"ISO-8859-6\"?><html>{TEXT}");
        assert_eq!(text_of(&ISO_8859_6.encode(&page).0), page);
    }

    #[test]
    fn damage_in_utf_8_is_replaced_and_counted() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.insert(TEXT.find(' ').unwrap(), 0xFF);
        bytes.pop();
        bytes.extend([0xD8]);
        let Decoded::Text { text, replaced } = decode(&bytes) else { panic!("text") };
        assert_eq!(replaced, 2);
        assert!(text.contains("الحديقة الكبيرة وسط المدينة"));
    }
}
