//! `rust/arena` on arena traces: the reference arena over bytes, one for each live register.

use crate::contender::{Contender, Plan};
use crate::object::{align_of_arg, fill_bytes, read_bytes, size_of_arg, write_touch};
use crate::touch::Touching;
use allocrace_allocators::BumpArena;

/// The arenas of a trace; a dead one has no capacity.
pub struct Arenas {
    arenas: Vec<BumpArena>,
}

impl Contender for Arenas {
    type Handle = u32;
    const GENERAL: bool = true;

    fn new(plan: &Plan) -> Option<Self> {
        Some(Arenas {
            arenas: (0..plan.registers).map(|_| BumpArena::new(0)).collect(),
        })
    }

    fn reserved_bytes(plan: &Plan) -> Option<u64> {
        Some(plan.arena_bytes)
    }

    fn place(handle: u32) -> u32 {
        handle
    }

    #[inline(always)]
    fn alloc<T: Touching>(&mut self, register: u32, arg: u32, stamp: u32) -> Option<u32> {
        let arena = &mut self.arenas[register as usize];
        let at = arena.alloc_bytes(size_of_arg(arg), align_of_arg(arg))?;
        // SAFETY: the arena just handed out so many bytes there.
        unsafe { write_touch::<T>(at, size_of_arg(arg), stamp) };
        Some((at as usize - arena.base() as usize) as u32)
    }

    #[inline(always)]
    fn free(&mut self, register: u32, _handle: u32, _arg: u32) {
        self.arenas[register as usize].reset();
    }

    fn fill(&mut self, register: u32, handle: u32, arg: u32, stamp: u32) {
        let base = self.arenas[register as usize].base().cast_mut();
        // SAFETY: the arena handed out so many bytes at this offset.
        unsafe { fill_bytes(base.add(handle as usize), size_of_arg(arg), stamp) }
    }

    fn read(&self, register: u32, handle: u32, arg: u32, stamp: u32) -> Option<u32> {
        let base = self.arenas[register as usize].base();
        // SAFETY: as above, and `fill` initialised them.
        unsafe { read_bytes(base.add(handle as usize), size_of_arg(arg), stamp) }
    }

    fn create(&mut self, register: u32, capacity: u32) {
        self.arenas[register as usize] = BumpArena::new(capacity as usize);
    }

    fn destroy(&mut self, register: u32) {
        self.arenas[register as usize] = BumpArena::new(0);
    }
}
