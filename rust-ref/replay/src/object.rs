//! The bytes of an object: how a stamp is written into them and read back.

use crate::touch::{Touch, Touching};

/// The size in an argument of a general allocator or an arena.
#[inline(always)]
pub fn size_of_arg(arg: u32) -> usize {
    (arg & 0x0FFF_FFFF) as usize
}

/// The alignment in such an argument.
#[inline(always)]
pub fn align_of_arg(arg: u32) -> usize {
    1 << (arg >> 28)
}

/// The bits of a stamp that an object of `size` bytes holds.
#[inline(always)]
pub fn stamp_mask(size: usize) -> u32 {
    if size < 4 {
        (1 << (8 * size)) - 1
    } else {
        u32::MAX
    }
}

/// Writes what the touch mode says.
///
/// # Safety
/// `at` must be valid for writes of `size` bytes.
#[inline(always)]
pub unsafe fn write_touch<T: Touching>(at: *mut u8, size: usize, stamp: u32) {
    match T::TOUCH {
        Touch::None => {}
        // SAFETY: the caller promises `size` bytes.
        Touch::Word => unsafe { write_word(at, size, stamp) },
        // SAFETY: the caller promises `size` bytes.
        Touch::Full => unsafe { fill_bytes(at, size, stamp) },
    }
}

/// Writes the first min(size, 8) bytes of the stamp as a 64-bit little-endian word.
#[inline(always)]
unsafe fn write_word(at: *mut u8, size: usize, stamp: u32) {
    let word = u64::from(stamp).to_le_bytes();
    if size >= 8 {
        // SAFETY: the object has at least 8 bytes.
        unsafe { at.cast::<[u8; 8]>().write(word) };
    } else {
        for (i, byte) in word.into_iter().enumerate().take(size) {
            // SAFETY: `i < size`.
            unsafe { at.add(i).write(byte) };
        }
    }
}

/// Writes the stamp repeatedly over `size` bytes.
///
/// # Safety
/// `at` must be valid for writes of `size` bytes.
pub unsafe fn fill_bytes(at: *mut u8, size: usize, stamp: u32) {
    let pattern = stamp.to_le_bytes();
    let whole = size / 4;
    for i in 0..whole {
        // SAFETY: `4 * i + 4 <= size`; an array of bytes needs no alignment.
        unsafe { at.cast::<[u8; 4]>().add(i).write(pattern) };
    }
    for i in 4 * whole..size {
        // SAFETY: `i < size`.
        unsafe { at.add(i).write(pattern[i & 3]) };
    }
}

/// Reads the first min(size, 4) bytes, little endian.
///
/// # Safety
/// `at` must be valid for reads of `size` initialised bytes.
#[inline(always)]
pub unsafe fn read_word(at: *const u8, size: usize) -> u32 {
    let mut first = [0u8; 4];
    if size >= 4 {
        // SAFETY: the object has at least 4 bytes.
        first = unsafe { at.cast::<[u8; 4]>().read() };
    } else {
        for (i, byte) in first.iter_mut().enumerate().take(size) {
            // SAFETY: `i < size`.
            *byte = unsafe { at.add(i).read() };
        }
    }
    u32::from_le_bytes(first)
}

/// Reads `size` bytes back: the first four as a word, or `None` if a byte is not the stamp's.
///
/// # Safety
/// `at` must be valid for reads of `size` initialised bytes.
pub unsafe fn read_bytes(at: *const u8, size: usize, stamp: u32) -> Option<u32> {
    // SAFETY: the caller promises `size` initialised bytes.
    let bytes = unsafe { std::slice::from_raw_parts(at, size) };
    let pattern = stamp.to_le_bytes();
    let mut words = bytes.chunks_exact(4);
    let tail_is_good = words
        .remainder()
        .iter()
        .zip(pattern)
        .all(|(&byte, expected)| byte == expected);
    if !words.all(|word| word == pattern) || !tail_is_good {
        return None;
    }
    // SAFETY: as above.
    Some(unsafe { read_word(at, size) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::touch::{FirstWord, Untouched, Whole};

    fn written<T: Touching>(size: usize) -> [u8; 12] {
        let mut bytes = [0xEE; 12];
        // SAFETY: no test asks for more than the array has.
        unsafe { write_touch::<T>(bytes.as_mut_ptr(), size, 0x0403_0201) };
        bytes
    }

    #[test]
    fn a_touch_writes_its_bytes_and_no_others() {
        // Oracle: the rule of decision 0001, by hand.
        let (e, stamp) = (0xEE, [1u8, 2, 3, 4]);
        assert_eq!(written::<Untouched>(12), [e; 12]);
        assert_eq!(written::<FirstWord>(12)[..4], stamp);
        assert_eq!(written::<FirstWord>(12)[4..], [0, 0, 0, 0, e, e, e, e]);
        assert_eq!(written::<FirstWord>(6)[..7], [1, 2, 3, 4, 0, 0, e]);
        assert_eq!(written::<FirstWord>(3)[..4], [1, 2, 3, e]);
        assert_eq!(written::<Whole>(11), [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, e]);
    }

    #[test]
    fn what_is_read_back_is_the_stamp_cut_to_the_size_or_nothing_if_a_byte_changed() {
        for size in 1..=12 {
            let mut bytes = written::<Whole>(size);
            // SAFETY: the array has 12 bytes.
            let read = |bytes: &[u8; 12]| unsafe { read_bytes(bytes.as_ptr(), size, 0x0403_0201) };
            assert_eq!(read(&bytes), Some(0x0403_0201 & stamp_mask(size)));
            bytes[size - 1] ^= 0x80;
            assert_eq!(read(&bytes), None, "{size}");
        }
    }
}
