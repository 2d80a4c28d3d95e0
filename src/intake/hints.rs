//! What whoever fetched some bytes knows of them besides.

/// What the way in is told of bytes that were fetched; nothing where nobody knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints<'a> {
    /// The charset that HTTP declared (`Content-Type`). Believed like a declaration in the text: where the bytes allow.
    pub charset: Option<&'a str>,
    /// Label of the encoding (WHATWG Encoding) that the reader chose. Beats whatever is declared or found.
    pub encoding: Option<&'a str>,
    /// Where the bytes came from: relative references are resolved against it.
    pub address: Option<&'a str>,
}
