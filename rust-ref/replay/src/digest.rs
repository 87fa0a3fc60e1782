//! The fold that all digests are made with: FNV-1a over 32-bit values.

/// What a digest begins as.
pub const START: u32 = 0x811C_9DC5;

/// Folds one value into a digest.
#[inline(always)]
pub fn fold(digest: &mut u32, value: u32) {
    *digest = (*digest ^ value).wrapping_mul(0x0100_0193);
}

/// The fingerprint of what was read back, and of where it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digests {
    /// Every stamp and every value.
    pub contents: u32,
    /// Every handle.
    pub placement: u32,
}

impl Digests {
    /// Of nothing.
    pub const EMPTY: Digests = Digests {
        contents: START,
        placement: START,
    };
}
