//! `rust/pool-tuned`: the index-stack pool, one for each class, holding the stamp as its word.

use crate::contender::{Contender, Plan};
use allocrace_allocators::IndexPool;

/// The tuned pools of a trace.
pub struct TunedPool {
    pools: Vec<IndexPool>,
    class_of: Vec<u32>,
}

impl Contender for TunedPool {
    type Handle = u32;
    const GENERAL: bool = false;

    fn new(plan: &Plan) -> Self {
        let pools = plan
            .slot_sizes
            .iter()
            .map(|_| IndexPool::new(plan.capacity))
            .collect();
        TunedPool {
            pools,
            class_of: vec![0; plan.registers],
        }
    }

    fn alloc(&mut self, register: u32, class: u32, stamp: u32) -> Option<u32> {
        self.class_of[register as usize] = class;
        self.pools[class as usize].alloc(u64::from(stamp))
    }

    fn fill(&mut self, _register: u32, _handle: u32, _size: u32, _stamp: u32) {
        // As in `rust/pool`, `alloc` wrote the word.
    }

    fn read(&self, register: u32, handle: u32, _size: u32, stamp: u32) -> Option<u32> {
        let word = self.pools[self.class_of[register as usize] as usize].get(handle);
        (word == u64::from(stamp)).then_some(word as u32)
    }

    fn place(&self, _register: u32, handle: u32) -> u32 {
        handle
    }

    fn free(&mut self, _register: u32, handle: u32, class: u32) {
        self.pools[class as usize].dealloc(handle);
    }
}
