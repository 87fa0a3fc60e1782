//! `rust/heap` on heap and pool traces: the global allocator.

use crate::contender::{Contender, Plan};
use crate::object::{align_of_arg, fill_bytes, read_bytes, read_word, size_of_arg, write_touch};
use crate::touch::Touching;
use std::alloc::{alloc, dealloc, Layout};

/// Objects of the global allocator.
pub struct Heap;

/// A pointer that begins as null.
#[derive(Clone, Copy)]
pub struct Place(pub(super) *mut u8);

impl Default for Place {
    fn default() -> Self {
        Place(std::ptr::null_mut())
    }
}

#[inline(always)]
pub(super) fn layout(arg: u32) -> Layout {
    // SAFETY: the loader validated size and alignment: at most 2^27 bytes, a power of two up to 4096.
    unsafe { Layout::from_size_align_unchecked(size_of_arg(arg), align_of_arg(arg)) }
}

impl Contender for Heap {
    type Handle = Place;
    const GENERAL: bool = true;

    fn new(_plan: &Plan) -> Option<Self> {
        Some(Heap)
    }

    fn reserved_bytes(_plan: &Plan) -> Option<u64> {
        None
    }

    #[inline(always)]
    fn alloc<T: Touching>(&mut self, _register: u32, arg: u32, stamp: u32) -> Option<Place> {
        // SAFETY: the size is at least 1.
        let at = unsafe { alloc(layout(arg)) };
        if at.is_null() {
            return None;
        }
        // SAFETY: the object was just allocated with this size.
        unsafe { write_touch::<T>(at, size_of_arg(arg), stamp) };
        Some(Place(at))
    }

    #[inline(always)]
    fn free(&mut self, _register: u32, handle: Place, arg: u32) {
        // SAFETY: the object is live and was allocated with this layout.
        unsafe { dealloc(handle.0, layout(arg)) }
    }

    #[inline(always)]
    fn touch(&self, _register: u32, handle: Place, arg: u32) -> u32 {
        // SAFETY: the object is live, and with touch `none` the loader leaves no TOUCH, so its first
        // bytes were written.
        unsafe { read_word(handle.0, size_of_arg(arg)) }
    }

    fn fill(&mut self, _register: u32, handle: Place, arg: u32, stamp: u32) {
        // SAFETY: the object is live and has that size.
        unsafe { fill_bytes(handle.0, size_of_arg(arg), stamp) }
    }

    fn read(&self, _register: u32, handle: Place, arg: u32, stamp: u32) -> Option<u32> {
        // SAFETY: as above, and `fill` initialised it.
        unsafe { read_bytes(handle.0, size_of_arg(arg), stamp) }
    }
}
