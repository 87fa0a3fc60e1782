//! `rust/pool-tuned`: the index-stack pool, one for each class, holding the stamp as its word.

use crate::contender::{Contender, Plan};
use crate::object::stamp_mask;
use crate::touch::Touching;
use allocrace_allocators::IndexPool;

/// The tuned pools of a trace.
pub struct TunedPool {
    pools: Vec<IndexPool>,
    slot_sizes: Vec<u32>,
}

impl Contender for TunedPool {
    type Handle = u32;
    const GENERAL: bool = false;

    fn new(plan: &Plan) -> Option<Self> {
        let pool = |_| IndexPool::new(plan.capacity);
        Some(TunedPool {
            pools: plan.slot_sizes.iter().map(pool).collect(),
            slot_sizes: plan.slot_sizes.clone(),
        })
    }

    fn reserved_bytes(plan: &Plan) -> Option<u64> {
        Some(plan.pool_bytes(|_| 8 + 4))
    }

    fn place(handle: u32) -> u32 {
        handle
    }

    #[inline(always)]
    fn alloc<T: Touching>(&mut self, _register: u32, class: u32, stamp: u32) -> Option<u32> {
        self.pools[class as usize].alloc(u64::from(stamp))
    }

    #[inline(always)]
    fn free(&mut self, _register: u32, handle: u32, class: u32) {
        self.pools[class as usize].dealloc(handle);
    }

    #[inline(always)]
    fn touch(&self, _register: u32, handle: u32, class: u32) -> u32 {
        let word = self.pools[class as usize].get(handle) as u32;
        word & stamp_mask(self.slot_sizes[class as usize] as usize)
    }

    fn fill(&mut self, _register: u32, _handle: u32, _class: u32, _stamp: u32) {
        // As in `rust/pool`, `alloc` wrote the word.
    }

    fn read(&self, _register: u32, handle: u32, class: u32, stamp: u32) -> Option<u32> {
        let word = self.pools[class as usize].get(handle);
        (word == u64::from(stamp)).then_some(word as u32)
    }
}
