//! `rust/pool`: the reference pool, one for each class, holding the stamp as its word.

use crate::contender::{Contender, Plan};
use crate::object::stamp_mask;
use crate::stack::on_stack_of;
use crate::touch::Touching;
use allocrace_allocators::Pool;
use std::mem::size_of;

/// Copies of the inline links of a pool that a build keeps on the stack while it makes one: an unoptimised
/// one eight. A wasm module, which has but one stack, is always optimised.
const COPIES: usize = if cfg!(target_family = "wasm") { 2 } else { 8 };

/// The reference pools of a trace; all have one type.
pub struct ReferencePool<const CAP: usize> {
    pools: Vec<Pool<u64, CAP>>,
    slot_sizes: Vec<u32>,
}

impl<const CAP: usize> ReferencePool<CAP> {
    /// Never inlined: its frame holds the links, which the caller's stack may not.
    #[inline(never)]
    fn build(plan: &Plan) -> Self {
        ReferencePool {
            pools: plan.slot_sizes.iter().map(|_| Pool::new()).collect(),
            slot_sizes: plan.slot_sizes.clone(),
        }
    }
}

impl<const CAP: usize> Contender for ReferencePool<CAP> {
    type Handle = u32;
    const GENERAL: bool = false;

    fn new(plan: &Plan) -> Option<Self> {
        // Once in the vector the pools are on the heap, so no more than this needs the stack.
        on_stack_of(CAP * size_of::<usize>() * COPIES, || Self::build(plan))
    }

    fn reserved_bytes(plan: &Plan) -> Option<u64> {
        Some(plan.pool_bytes(|_| 8 + size_of::<usize>() as u64))
    }

    fn place(handle: u32) -> u32 {
        handle
    }

    #[inline(always)]
    fn alloc<T: Touching>(&mut self, _register: u32, class: u32, stamp: u32) -> Option<u32> {
        let idx = self.pools[class as usize].alloc(u64::from(stamp))?;
        Some(idx as u32)
    }

    #[inline(always)]
    fn free(&mut self, _register: u32, handle: u32, class: u32) {
        // SAFETY: the loader validated the trace, so the handle is live.
        unsafe { self.pools[class as usize].dealloc(handle as usize) }
    }

    #[inline(always)]
    fn touch(&self, _register: u32, handle: u32, class: u32) -> u32 {
        let word = *self.pools[class as usize].get(handle as usize) as u32;
        word & stamp_mask(self.slot_sizes[class as usize] as usize)
    }

    fn fill(&mut self, _register: u32, _handle: u32, _class: u32, _stamp: u32) {
        // The word was written by `alloc`: that is what a word pool does.
    }

    fn read(&self, _register: u32, handle: u32, class: u32, stamp: u32) -> Option<u32> {
        let word = *self.pools[class as usize].get(handle as usize);
        (word == u64::from(stamp)).then_some(word as u32)
    }
}
