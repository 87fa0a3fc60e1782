//! `rust/pool-slots`: byte slots of each class's size.

use crate::contender::{fill_bytes, read_bytes, Contender, Plan};
use allocrace_allocators::SlotPool;

/// The slot pools of a trace.
pub struct Slots {
    pools: Vec<SlotPool>,
    class_of: Vec<u32>,
}

impl Slots {
    fn at(&self, register: u32, handle: u32) -> *mut u8 {
        let class = self.class_of[register as usize] as usize;
        // SAFETY: the handle came from this pool.
        unsafe { self.pools[class].slot(handle).as_ptr() }
    }
}

impl Contender for Slots {
    type Handle = u32;
    const GENERAL: bool = false;

    fn new(plan: &Plan) -> Self {
        let pool = |&size: &u32| SlotPool::new(size as usize, plan.capacity);
        Slots {
            pools: plan.slot_sizes.iter().map(pool).collect(),
            class_of: vec![0; plan.registers],
        }
    }

    fn alloc(&mut self, register: u32, class: u32, _stamp: u32) -> Option<u32> {
        self.class_of[register as usize] = class;
        self.pools[class as usize].alloc()
    }

    fn fill(&mut self, register: u32, handle: u32, size: u32, stamp: u32) {
        // SAFETY: the slot is live and has the class's size.
        unsafe { fill_bytes(self.at(register, handle), size, stamp) }
    }

    fn read(&self, register: u32, handle: u32, size: u32, stamp: u32) -> Option<u32> {
        // SAFETY: as above, and `fill` initialised it.
        unsafe { read_bytes(self.at(register, handle), size, stamp) }
    }

    fn place(&self, _register: u32, handle: u32) -> u32 {
        handle
    }

    fn free(&mut self, _register: u32, handle: u32, class: u32) {
        self.pools[class as usize].dealloc(handle);
    }
}
