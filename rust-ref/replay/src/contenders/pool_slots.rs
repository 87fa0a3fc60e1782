//! `rust/pool-slots`: byte slots of each class's size.

use crate::contender::{Contender, Plan};
use crate::object::{fill_bytes, read_bytes, read_word, write_touch};
use crate::touch::Touching;
use allocrace_allocators::SlotPool;

/// The slot pools of a trace.
pub struct Slots {
    pools: Vec<SlotPool>,
}

impl Slots {
    /// The bytes of a slot: where they begin and how many they are.
    #[inline(always)]
    fn at(&self, handle: u32, class: u32) -> (*mut u8, usize) {
        let pool = &self.pools[class as usize];
        // SAFETY: the handle came from this pool.
        (unsafe { pool.slot(handle).as_ptr() }, pool.slot_size())
    }
}

impl Contender for Slots {
    type Handle = u32;
    const GENERAL: bool = false;

    fn new(plan: &Plan) -> Option<Self> {
        let pool = |&size: &u32| SlotPool::try_new(size as usize, plan.capacity);
        Some(Slots {
            pools: plan.slot_sizes.iter().map(pool).collect::<Option<_>>()?,
        })
    }

    fn reserved_bytes(plan: &Plan) -> Option<u64> {
        Some(plan.pool_bytes(|slot_size| u64::from(slot_size) + 4))
    }

    fn place(handle: u32) -> u32 {
        handle
    }

    #[inline(always)]
    fn alloc<T: Touching>(&mut self, _register: u32, class: u32, stamp: u32) -> Option<u32> {
        let handle = self.pools[class as usize].alloc()?;
        let (at, size) = self.at(handle, class);
        // SAFETY: the slot is live and has the class's size.
        unsafe { write_touch::<T>(at, size, stamp) };
        Some(handle)
    }

    #[inline(always)]
    fn free(&mut self, _register: u32, handle: u32, class: u32) {
        self.pools[class as usize].dealloc(handle);
    }

    #[inline(always)]
    fn touch(&self, _register: u32, handle: u32, class: u32) -> u32 {
        let (at, size) = self.at(handle, class);
        // SAFETY: as above; the slab was zeroed at creation, so every byte is initialised.
        unsafe { read_word(at, size) }
    }

    fn fill(&mut self, _register: u32, handle: u32, class: u32, stamp: u32) {
        let (at, size) = self.at(handle, class);
        // SAFETY: the slot is live and has the class's size.
        unsafe { fill_bytes(at, size, stamp) }
    }

    fn read(&self, _register: u32, handle: u32, class: u32, stamp: u32) -> Option<u32> {
        let (at, size) = self.at(handle, class);
        // SAFETY: as above, and `fill` initialised it.
        unsafe { read_bytes(at, size, stamp) }
    }
}
