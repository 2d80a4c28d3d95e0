//! The versions of Unicode that the engine follows: its parts take their data from crates that don't move together.

/// A part of the standard, and the version of Unicode whose data it has: major and minor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub name: &'static str,
    /// Major.
    pub major: u64,
    /// Minor.
    pub minor: u64,
}

/// Line breaks and clusters, as the conformance tests of that version have them.
const BREAKS: (u64, u64) = (18, 0);

/// Every part, in the order of the pipeline.
#[must_use]
pub fn parts() -> [Part; 4] {
    let (bidi_major, bidi_minor, _) = unicode_bidi::UNICODE_VERSION;
    let (joining_major, joining_minor, _) = unicode_joining_type::UNICODE_VERSION;
    let (forms_major, forms_minor, _) = unicode_normalization::UNICODE_VERSION;
    [
        Part { name: "breaks", major: BREAKS.0, minor: BREAKS.1 },
        Part { name: "bidi", major: bidi_major, minor: bidi_minor },
        Part { name: "joining", major: joining_major, minor: joining_minor },
        Part { name: "normal forms", major: forms_major.into(), minor: forms_minor.into() },
    ]
}
