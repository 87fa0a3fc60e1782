//! CRC-32 (IEEE), sixteen bytes at a time: each byte of a step has a table of its own, so the sixteen
//! loads of a step wait only for the four bytes that meet the CRC of the step before.

const STEP: usize = 16;

const fn tables() -> [[u32; 256]; STEP] {
    let mut tables = [[0u32; 256]; STEP];
    let mut i = 0;
    while i < 256 {
        let mut crc = i as u32;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 != 0 {
                0xEDB8_8320 ^ (crc >> 1)
            } else {
                crc >> 1
            };
            bit += 1;
        }
        tables[0][i] = crc;
        i += 1;
    }
    let mut t = 1;
    while t < STEP {
        let mut i = 0;
        while i < 256 {
            let before = tables[t - 1][i];
            tables[t][i] = (before >> 8) ^ tables[0][(before & 255) as usize];
            i += 1;
        }
        t += 1;
    }
    tables
}

static TABLES: [[u32; 256]; STEP] = tables();

/// A CRC of bytes that come piece by piece.
pub struct Crc(u32);

impl Default for Crc {
    /// Of nothing yet.
    fn default() -> Self {
        Crc(!0)
    }
}

impl Crc {
    /// Takes the next bytes. O(bytes).
    pub fn update(&mut self, bytes: &[u8]) {
        let mut crc = self.0;
        let mut chunks = bytes.chunks_exact(STEP);
        for chunk in &mut chunks {
            let met = crc.to_le_bytes();
            crc = 0;
            for (i, &byte) in chunk.iter().enumerate() {
                let byte = if i < met.len() { byte ^ met[i] } else { byte };
                crc ^= TABLES[STEP - 1 - i][byte as usize];
            }
        }
        for &byte in chunks.remainder() {
            crc = (crc >> 8) ^ TABLES[0][((crc ^ u32::from(byte)) & 255) as usize];
        }
        self.0 = crc;
    }

    /// Of all bytes so far.
    pub fn value(&self) -> u32 {
        !self.0
    }
}

/// The CRC of some bytes. O(bytes).
pub fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = Crc::default();
    crc.update(bytes);
    crc.value()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_the_crc_catalogue_comes_out() {
        // Oracle: CRC-32/ISO-HDLC check value of "123456789".
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn pieces_give_the_crc_of_the_whole() {
        let bytes: Vec<u8> = (0..200u32).map(|i| (i * 131 + 7) as u8).collect();
        for cut in 0..bytes.len() {
            let mut crc = Crc::default();
            crc.update(&bytes[..cut]);
            crc.update(&bytes[cut..]);
            assert_eq!(crc.value(), crc32(&bytes), "{cut}");
        }
    }

    #[test]
    fn every_length_gives_the_crc_of_the_bit_by_bit_definition() {
        let bytes: Vec<u8> = (0..200u32).map(|i| (i * 197 + 11) as u8).collect();
        for length in 0..bytes.len() {
            let mut crc = !0u32;
            for &byte in &bytes[..length] {
                crc ^= u32::from(byte);
                for _ in 0..8 {
                    crc = (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
                }
            }
            assert_eq!(crc32(&bytes[..length]), !crc, "{length}");
        }
    }
}
