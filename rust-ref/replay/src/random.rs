//! The numbers that all replay programs draw alike.

/// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
pub struct SplitMix64 {
    state: u64,
}

impl SplitMix64 {
    /// The generator of a seed.
    pub fn new(seed: u64) -> Self {
        SplitMix64 { state: seed }
    }

    /// 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 to `bound` - 1; the bound is from 1 to 2^31. As biased as a remainder of 31 bits
    /// is: the protocol defines it so, for every language draws it exactly.
    pub fn below(&mut self, bound: u64) -> u64 {
        (self.bits() >> 33) % bound
    }

    /// A number from 0, inclusive, to 1, exclusive, in steps of 2^-53.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seed_1_gives_the_numbers_of_the_protocol_page() {
        // Oracle: docs/replay-protocol.md.
        let mut random = SplitMix64::new(1);
        let drawn = [random.bits(), random.bits(), random.bits()];
        assert_eq!(
            drawn,
            [
                0x910A_2DEC_8902_5CC1,
                0xBEEB_8DA1_658E_EC67,
                0xF893_A2EE_FB32_555E
            ]
        );
    }

    #[test]
    fn a_bounded_number_and_a_unit_are_cut_from_the_same_bits() {
        // Oracle: Python's integers: 0x910A2DEC89025CC1 >> 33 = 1216681718, which modulo 10 is 8, and
        // (0x910A2DEC89025CC1 >> 11) / 2**53.
        assert_eq!(SplitMix64::new(1).below(10), 8);
        assert_eq!(SplitMix64::new(1).unit(), 0.566_561_575_172_280_9);
    }
}
