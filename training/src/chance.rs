//! Numbers by chance, the same for the same seed.

/// A stream of numbers (splitmix64).
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The stream of a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ z >> 31
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number() >> 11).unwrap_or(0) % end.max(1)
    }

    /// A number around zero with a variance of one: the sum of twelve even ones.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit a float")]
    pub fn normal(&mut self) -> f32 {
        let sum: f64 = (0..12).map(|_| (self.number() >> 11) as f64 / (1u64 << 53) as f64).sum();
        #[expect(clippy::cast_possible_truncation, reason = "the sum is small")]
        {
            (sum - 6.0) as f32
        }
    }

    /// Puts items in another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}
