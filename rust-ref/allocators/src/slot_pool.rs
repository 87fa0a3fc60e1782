//! A pool of byte slots.

use std::alloc::{alloc_zeroed, dealloc, Layout};
use std::ptr::NonNull;

/// A pool of slots of equal size in one byte slab.
///
/// **Surprise first:** slots follow one another without padding, so a slot's alignment is that of
/// its size.
///
/// Cost: `slot_size + 4` bytes a slot; O(1) to take and give back, O(capacity) to create. The order of
/// handles is that of [`crate::Pool`].
///
/// ```
/// use allocrace_allocators::SlotPool;
/// let mut pool = SlotPool::new(24, 10);
/// let slot = pool.alloc().unwrap();
/// // SAFETY: the slot is live and has 24 bytes.
/// unsafe { pool.slot(slot).as_ptr().write(1) };
/// pool.dealloc(slot);
/// ```
pub struct SlotPool {
    slab: NonNull<u8>,
    layout: Layout,
    slot_size: usize,
    stack: Box<[u32]>,
    free: usize,
}

impl SlotPool {
    /// A pool of `capacity` zeroed slots of `slot_size` bytes.
    ///
    /// # Panics
    /// Where [`SlotPool::try_new`] gives `None`.
    pub fn new(slot_size: usize, capacity: usize) -> Self {
        Self::try_new(slot_size, capacity).expect("the slab does not fit memory")
    }

    /// As [`SlotPool::new`]; `None` if the slab does not fit memory, or has 2^32 slots or more.
    pub fn try_new(slot_size: usize, capacity: usize) -> Option<Self> {
        let count = u32::try_from(capacity).ok()?;
        let bytes = slot_size.checked_mul(capacity)?;
        let layout = Layout::from_size_align(bytes.max(1), 16).ok()?;
        // SAFETY: the layout has at least one byte.
        let slab = NonNull::new(unsafe { alloc_zeroed(layout) })?;
        Some(SlotPool {
            slab,
            layout,
            slot_size,
            stack: (0..count).rev().collect(),
            free: capacity,
        })
    }

    /// Takes a slot; `None` when all are live.
    #[inline(always)]
    pub fn alloc(&mut self) -> Option<u32> {
        if self.free == 0 {
            return None;
        }
        self.free -= 1;
        Some(self.stack[self.free])
    }

    /// Where a slot's bytes begin.
    ///
    /// # Safety
    /// `idx` must be a handle of this pool; the pointer holds while the pool does.
    #[inline(always)]
    pub unsafe fn slot(&self, idx: u32) -> NonNull<u8> {
        debug_assert!(
            (idx as usize) < self.stack.len(),
            "slot {idx} is out of range"
        );
        // SAFETY: the caller promises a handle, and all slots are in the slab.
        unsafe { NonNull::new_unchecked(self.slab.as_ptr().add(idx as usize * self.slot_size)) }
    }

    /// Gives a slot back. A double free is not detected while another slot is live.
    ///
    /// # Panics
    /// If no slot is live.
    #[inline(always)]
    pub fn dealloc(&mut self, idx: u32) {
        self.stack[self.free] = idx;
        self.free += 1;
    }

    /// Bytes of a slot.
    #[inline(always)]
    pub fn slot_size(&self) -> usize {
        self.slot_size
    }

    /// How many slots are live.
    pub fn live(&self) -> usize {
        self.stack.len() - self.free
    }
}

impl Drop for SlotPool {
    fn drop(&mut self) {
        // SAFETY: the slab was made with this layout and is given back once.
        unsafe { dealloc(self.slab.as_ptr(), self.layout) };
    }
}
