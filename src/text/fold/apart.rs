//! Letters that folding tells apart where a reader asks for it.

/// The hamza above a letter, as a sign of its own.
pub(super) const HAMZA_ABOVE: char = '\u{654}';

/// Pairs of letters that are told apart, combined freely.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Apart(u8);

impl Apart {
    /// None: spelling habits do not count at all.
    pub const NONE: Self = Self(0);
    /// ة is not ه.
    pub const TEH_MARBUTA: Self = Self(1);
    /// ى is not ي.
    pub const ALEF_MAKSURA: Self = Self(2);
    /// ؤ is not و, ئ is not ي.
    pub const HAMZA: Self = Self(4);

    /// Every combination.
    #[cfg(test)]
    pub(super) fn every() -> impl Iterator<Item = Self> {
        (0..8).map(Self)
    }

    /// These and `other`.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of `other` is among them.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// What `c` stays, if it is one of these letters.
    pub(super) const fn kept(self, c: char) -> Option<char> {
        let (kind, kept) = match c {
            'ة' | 'ۃ' => (Self::TEH_MARBUTA, 'ة'),
            'ى' => (Self::ALEF_MAKSURA, c),
            'ؤ' | 'ئ' => (Self::HAMZA, c),
            _ => return None,
        };
        if self.has(kind) { Some(kept) } else { None }
    }

    /// What a folded letter becomes with a hamza above written as a sign of its own.
    pub(super) const fn with_hamza(self, letter: char) -> Option<char> {
        match letter {
            'و' if self.has(Self::HAMZA) => Some('ؤ'),
            'ي' if self.has(Self::HAMZA) => Some('ئ'),
            _ => None,
        }
    }
}
