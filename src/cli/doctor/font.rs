//! Test lines for the font, in the mode of this terminal, each with a sentence that says what must be seen.

use super::page::Page;
use crate::text::{Base, Marks};
use std::io::{self, Write};

/// What must be seen, the sample, and its direction.
type Sample = (&'static str, &'static str, Base);

/// Every letter of these words joins to the next.
const JOINED: Sample = ("doctor-font-joined", "مستشفى محمد يكتبها", Base::Rtl);
const LAM_ALEF: Sample = ("doctor-font-lam-alef", "لا لأ لإ لآ بلا", Base::Rtl);
const MARKS: Sample =
    ("doctor-font-marks", "مُد\u{64E}ر\u{651}\u{650}س\u{64E}ةٌ ك\u{64E}ت\u{64E}ب\u{64E}ت\u{652}", Base::Rtl);
const MARKS_HIDDEN: Sample = ("doctor-font-marks-hidden", MARKS.1, Base::Rtl);
const TATWEEL: Sample = ("doctor-font-tatweel", "كتــ\u{640}\u{640}ـاب بيــ\u{640}\u{640}ـت", Base::Rtl);
const BORDERS: Sample = ("doctor-font-borders", "┌──┬──┐\n├──┼──┤\n└──┴──┘", Base::Ltr);
const LETTERS: Sample = ("doctor-font-letters", "پژوهشگر چاپ گفتگو ٹھیک ڈاک بڑے ہیں", Base::Rtl);
const DIGITS: Sample = ("doctor-font-digits", "0123456789 ٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹", Base::Ltr);

/// Writes the test lines.
///
/// # Errors
/// Where the page takes no more.
pub fn write<W: Write>(page: &mut Page<'_, W>, marks: Marks) -> io::Result<()> {
    let marks = match marks {
        Marks::Keep => MARKS,
        Marks::Hide => MARKS_HIDDEN,
    };
    page.title("doctor-font-title")?;
    for (id, text, base) in [JOINED, LAM_ALEF, marks, TATWEEL, BORDERS, LETTERS, DIGITS] {
        page.point(id, &[])?;
        page.sample(text, base)?;
    }
    Ok(())
}
