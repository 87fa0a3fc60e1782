//! The C library's allocator, which is the one behind `rust/heap`: what it takes.

use std::alloc::{alloc, dealloc, Layout};
use std::hint::black_box;

/// The file of the malloc that is used, where it is not the C library's: a preloaded or linked one.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn foreign() -> Option<String> {
    use crate::loaded::Function;

    let malloc = Function::named(cstr(b"malloc\0"))?.file()?;
    let glibc = Function::named(cstr(b"gnu_get_libc_version\0"))?.file()?;
    (malloc != glibc).then_some(malloc.name)
}

/// The file of the malloc that is used, where it is not the C library's and that can be told.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn foreign() -> Option<String> {
    None
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn cstr(name: &'static [u8]) -> &'static std::ffi::CStr {
    std::ffi::CStr::from_bytes_with_nul(name).expect("the name ends with NUL")
}

/// `struct mallinfo2` of mallinfo(3).
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[repr(C)]
struct Information {
    arena: usize,
    chunks_and_mappings: [usize; 3],
    mapped: usize,
    used_and_free: [usize; 4],
    beyond_the_last: usize,
}

/// Bytes between the first and the last object, in arenas and in mappings of their own: handed out, or holes
/// that a free left. What malloc keeps beyond the last object of its main arena does not count: how much
/// that is depends on the largest block that was ever freed, hence on how the trace was read.
///
/// As glibc 2.33 or newer tells of its own malloc; `None` elsewhere, and where another malloc is used. O(holes).
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn extent() -> Option<u64> {
    use std::sync::OnceLock;

    // Looked up, for a program that is linked with it does not start with an older glibc.
    static MALLINFO2: OnceLock<Option<unsafe extern "C" fn() -> Information>> = OnceLock::new();
    let mallinfo2 = (*MALLINFO2.get_or_init(|| {
        let function = crate::loaded::Function::named(cstr(b"mallinfo2\0"))?.address();
        // SAFETY: glibc's function of this name has this type.
        let mallinfo2 = unsafe {
            std::mem::transmute::<*const std::ffi::c_void, unsafe extern "C" fn() -> Information>(
                function,
            )
        };
        foreign().is_none().then_some(mallinfo2)
    }))?;
    // SAFETY: it only reads the books, under its locks.
    let information = unsafe { mallinfo2() };
    let bytes = information.arena + information.mapped - information.beyond_the_last;
    Some(bytes as u64)
}

/// Bytes between the first and the last object, as glibc 2.33 or newer tells; `None` elsewhere.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn extent() -> Option<u64> {
    None
}

/// The largest plug: below the least size that malloc maps on its own, for such a mapping moves that limit
/// when it is freed.
const PLUGS: std::ops::RangeInclusive<u32> = 10..=16;

/// Hands out, for good, what is free between the objects that live: what was given back while a trace was
/// read amounts to megabytes, and a contender that finds room there would seem to reserve nothing. What is
/// left are holes below 1 KiB. Does nothing where malloc does not tell its extent.
pub fn fill_holes() {
    for log2 in PLUGS.rev() {
        let layout =
            Layout::from_size_align(1 << log2, 16).expect("a power of two is an alignment");
        while fills_a_hole(layout) {}
    }
}

/// Puts one plug where the extent does not grow by it.
fn fills_a_hole(layout: Layout) -> bool {
    let Some(before) = extent() else {
        return false;
    };
    // SAFETY: the layout has more than no bytes.
    let plug = black_box(unsafe { alloc(layout) });
    if plug.is_null() {
        return false;
    }
    let in_a_hole = extent() == Some(before);
    if !in_a_hole {
        // SAFETY: it was just allocated with this layout.
        unsafe { dealloc(plug, layout) };
    }
    in_a_hole
}

#[cfg(all(test, target_os = "linux", target_env = "gnu"))]
mod tests {
    use super::*;

    #[test]
    fn what_is_allocated_extends_the_heap() {
        let Some(before) = extent() else {
            return; // an older glibc
        };
        // Other tests allocate and free meanwhile, but none so much.
        let object = black_box(vec![1u8; 1 << 28]);
        let after = extent().unwrap();
        drop(object);
        assert!(after >= before + (1 << 27), "{before} {after}");
    }
}
