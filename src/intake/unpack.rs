//! Bytes that came compressed (gzip, RFC 1952): unpacked, at most [`LIMIT`] bytes of them.

use std::borrow::Cow;
use std::io::Read;

use flate2::bufread::MultiGzDecoder;

use super::{LIMIT, Place, Warning};

/// What a gzip file starts with.
const MARK: &[u8] = &[0x1F, 0x8B, 0x08];

/// `bytes`, unpacked where they are packed. What is cut short or damaged gives what could be unpacked.
pub(super) fn unpack<'a>(bytes: &'a [u8], warnings: &mut Vec<Warning>) -> Cow<'a, [u8]> {
    if !bytes.starts_with(MARK) {
        return Cow::Borrowed(bytes);
    }
    let mut unpacked = Vec::new();
    // One byte more than is read, so that it is known to be longer.
    let limit = u64::try_from(LIMIT).unwrap_or(u64::MAX).saturating_add(1);
    let read = MultiGzDecoder::new(bytes).take(limit).read_to_end(&mut unpacked);
    if unpacked.is_empty() {
        return Cow::Borrowed(bytes);
    }
    if read.is_err() {
        warnings.push(Warning::Damaged(Place::Input));
    }
    Cow::Owned(unpacked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn packed_bytes_are_unpacked_and_others_stay() {
        let mut warnings = Vec::new();
        assert_eq!(unpack(&packed("خبر".as_bytes()), &mut warnings).as_ref(), "خبر".as_bytes());
        assert_eq!(unpack("خبر".as_bytes(), &mut warnings).as_ref(), "خبر".as_bytes());
        assert_eq!(warnings, []);
    }

    #[test]
    fn a_bomb_is_cut() {
        let mut warnings = Vec::new();
        assert_eq!(unpack(&packed(&vec![b' '; 64 << 20]), &mut warnings).len(), LIMIT + 1);
    }

    #[test]
    fn a_cut_file_gives_what_arrived() {
        let bytes: Vec<u8> = (0..100_000_u32).flat_map(|n| n.wrapping_mul(n).to_le_bytes()).collect();
        let mut packed = packed(&bytes);
        packed.truncate(packed.len() / 2);
        let mut warnings = Vec::new();
        let unpacked = unpack(&packed, &mut warnings).into_owned();
        assert!(!unpacked.is_empty() && bytes.starts_with(&unpacked));
        assert_eq!(warnings, [Warning::Damaged(Place::Input)]);
    }
}
