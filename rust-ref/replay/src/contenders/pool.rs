//! `rust/pool`: the reference pool, one for each class, holding the stamp as its word.

use crate::contender::{Contender, Plan};
use allocrace_allocators::Pool;

/// The reference pools of a trace; all have one type.
pub struct ReferencePool<const CAP: usize> {
    pools: Vec<Box<Pool<u64, CAP>>>,
    class_of: Vec<u32>,
}

impl<const CAP: usize> Contender for ReferencePool<CAP> {
    type Handle = u32;
    const GENERAL: bool = false;

    fn new(plan: &Plan) -> Self {
        let pools = plan
            .slot_sizes
            .iter()
            .map(|_| Box::new(Pool::new()))
            .collect();
        ReferencePool {
            pools,
            class_of: vec![0; plan.registers],
        }
    }

    fn alloc(&mut self, register: u32, class: u32, stamp: u32) -> Option<u32> {
        self.class_of[register as usize] = class;
        self.pools[class as usize]
            .alloc(u64::from(stamp))
            .map(|idx| idx as u32)
    }

    fn fill(&mut self, _register: u32, _handle: u32, _size: u32, _stamp: u32) {
        // The word was written by `alloc`: that is what a word pool does.
    }

    fn read(&self, register: u32, handle: u32, _size: u32, stamp: u32) -> Option<u32> {
        let class = self.class_of[register as usize] as usize;
        let word = *self.pools[class].get(handle as usize);
        (word == u64::from(stamp)).then_some(word as u32)
    }

    fn place(&self, _register: u32, handle: u32) -> u32 {
        handle
    }

    fn free(&mut self, _register: u32, handle: u32, class: u32) {
        // SAFETY: the loader validated the trace, so the handle is live.
        unsafe { self.pools[class as usize].dealloc(handle as usize) }
    }
}
