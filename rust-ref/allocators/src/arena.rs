//! Bump arenas: over bytes, and typed with lifetimes.

use std::alloc::{alloc_zeroed, dealloc, handle_alloc_error, Layout};
use std::cell::Cell;
use std::ptr::NonNull;

/// A bump arena over bytes.
///
/// **Surprise first:** the offset is aligned, not the address: `Vec<u8>` promises no alignment of its own.
///
/// Cost: the capacity, zeroed at creation; O(1) for every operation.
///
/// ```
/// use allocrace_allocators::BumpArena;
/// let mut arena = BumpArena::new(64);
/// assert!(arena.alloc_bytes(10, 8).is_some());
/// assert!(arena.alloc_bytes(64, 1).is_none());
/// arena.reset();
/// assert_eq!(arena.used(), 0);
/// ```
pub struct BumpArena {
    memory: Vec<u8>,
    offset: usize,
}

impl BumpArena {
    /// An empty arena; a capacity of 0 is legal and always full.
    pub fn new(capacity: usize) -> Self {
        BumpArena {
            memory: vec![0; capacity],
            offset: 0,
        }
    }

    /// Takes `size` bytes at the next multiple of `align`; `None`, and nothing changed, if they do not
    /// fit.
    ///
    /// # Panics
    /// If `align` is not a power of two.
    #[inline(always)]
    pub fn alloc_bytes(&mut self, size: usize, align: usize) -> Option<*mut u8> {
        assert!(align.is_power_of_two(), "alignment must be a power of two");
        let aligned = self.offset.checked_add(align - 1)? & !(align - 1);
        let end = aligned.checked_add(size)?;
        if end > self.memory.len() {
            return None;
        }
        self.offset = end;
        // SAFETY: `aligned <= end <= memory.len()`.
        Some(unsafe { self.memory.as_mut_ptr().add(aligned) })
    }

    /// Releases everything. O(1).
    #[inline(always)]
    pub fn reset(&mut self) {
        self.offset = 0;
    }

    /// Bytes taken, padding included.
    pub fn used(&self) -> usize {
        self.offset
    }

    /// Where the memory begins; offsets count from here.
    #[inline(always)]
    pub fn base(&self) -> *const u8 {
        self.memory.as_ptr()
    }
}

/// A typed bump arena whose values live as long as the borrow of the arena.
///
/// **Surprise first:** values are never dropped; what they own leaks.
///
/// Cost: the capacity, zeroed at creation; O(1) for every operation.
///
/// ```
/// use allocrace_allocators::Arena;
/// let arena = Arena::new(64);
/// let n: &mut u32 = arena.alloc();
/// *n = 3;
/// assert_eq!(arena.alloc_slice(5).len(), 5);
/// assert!(arena.used() >= 9);
/// ```
pub struct Arena {
    ptr: NonNull<u8>,
    cap: usize,
    pos: Cell<usize>,
}

const SLAB_ALIGN: usize = 16;

impl Arena {
    /// An empty arena. Zeroed, so that no slice shows bytes that were never written.
    pub fn new(capacity: usize) -> Self {
        if capacity == 0 {
            return Arena {
                ptr: NonNull::dangling(),
                cap: 0,
                pos: Cell::new(0),
            };
        }
        let layout = Self::layout(capacity);
        // SAFETY: the layout has at least one byte.
        let ptr = unsafe { alloc_zeroed(layout) };
        let ptr = NonNull::new(ptr).unwrap_or_else(|| handle_alloc_error(layout));
        Arena {
            ptr,
            cap: capacity,
            pos: Cell::new(0),
        }
    }

    fn layout(capacity: usize) -> Layout {
        Layout::from_size_align(capacity, SLAB_ALIGN).expect("Arena OOM: capacity over isize::MAX")
    }

    /// A new default value, aligned for its type.
    ///
    /// # Panics
    /// With `Arena OOM` if it does not fit.
    #[inline(always)]
    #[allow(clippy::mut_from_ref)] // each call returns memory that no other reference covers
    pub fn alloc<T: Default>(&self) -> &mut T {
        let place = self
            .take(std::mem::size_of::<T>(), std::mem::align_of::<T>())
            .cast::<T>();
        // SAFETY: `take` returned exclusive, aligned memory of the right size within the slab.
        unsafe {
            place.write(T::default());
            &mut *place
        }
    }

    /// `len` bytes without alignment: zeros, or after a reset what was there.
    ///
    /// # Panics
    /// With `Arena OOM` if they do not fit.
    #[allow(clippy::mut_from_ref)] // as above
    pub fn alloc_slice(&self, len: usize) -> &mut [u8] {
        let place = self.take(len, 1);
        // SAFETY: exclusive memory within the slab, initialised at creation.
        unsafe { std::slice::from_raw_parts_mut(place, len) }
    }

    #[inline(always)]
    fn take(&self, size: usize, align: usize) -> *mut u8 {
        // The address is aligned, not the offset, for T may need more than the slab's 16.
        let base = self.ptr.as_ptr() as usize;
        let fit = (base + self.pos.get())
            .checked_add(align - 1)
            .map(|at| (at & !(align - 1)) - base)
            .and_then(|start| start.checked_add(size).map(|end| (start, end)))
            .filter(|&(_, end)| end <= self.cap);
        let Some((start, end)) = fit else {
            panic!(
                "Arena OOM: {size} bytes do not fit, {} of {} are used",
                self.pos.get(),
                self.cap
            )
        };
        self.pos.set(end);
        // SAFETY: `start <= end <= cap`.
        unsafe { self.ptr.as_ptr().add(start) }
    }

    /// Releases everything.
    ///
    /// # Safety
    /// No reference into the arena may be used afterwards.
    #[inline(always)]
    pub unsafe fn reset(&self) {
        self.pos.set(0);
    }

    /// Bytes taken, padding included.
    pub fn used(&self) -> usize {
        self.pos.get()
    }

    /// Bytes of the slab.
    pub fn capacity(&self) -> usize {
        self.cap
    }

    /// Where the slab begins.
    #[inline(always)]
    pub fn base(&self) -> *const u8 {
        self.ptr.as_ptr()
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        if self.cap > 0 {
            // SAFETY: the slab was made with this layout and is given back once.
            unsafe { dealloc(self.ptr.as_ptr(), Self::layout(self.cap)) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arena_counts_what_it_gave_and_forgets_it_at_reset() {
        let arena = Arena::new(128);
        *arena.alloc::<u64>() = 1;
        assert!(arena.used() > 0);
        unsafe { arena.reset() };
        assert_eq!(arena.used(), 0);
    }

    #[test]
    #[should_panic(expected = "Arena OOM")]
    fn an_oversized_slice_is_out_of_memory() {
        let _ = Arena::new(16).alloc_slice(17);
    }

    #[test]
    fn an_arena_of_nothing_gives_nothing_but_empty_slices() {
        assert!(Arena::new(0).alloc_slice(0).is_empty());
        assert!(BumpArena::new(0).alloc_bytes(1, 1).is_none());
    }

    #[test]
    fn a_type_that_needs_more_than_the_slabs_alignment_is_aligned() {
        #[derive(Default)]
        #[repr(align(64))]
        struct Wide(u8);
        let arena = Arena::new(256);
        let _ = arena.alloc_slice(1);
        let wide: &mut Wide = arena.alloc();
        wide.0 = 1;
        assert_eq!(std::ptr::from_ref(wide) as usize % 64, 0);
    }

    #[test]
    fn requests_that_would_wrap_around_do_not_fit() {
        let mut arena = BumpArena::new(8);
        assert!(arena.alloc_bytes(1, 1).is_some());
        assert!(arena.alloc_bytes(usize::MAX, 1).is_none());
        assert!(arena.alloc_bytes(1, 1 << 63).is_none());
        assert_eq!(arena.used(), 1);
    }

    #[test]
    #[should_panic(expected = "power of two")]
    fn an_alignment_of_three_is_refused() {
        let _ = BumpArena::new(8).alloc_bytes(1, 3);
    }
}
