//! `rust/heap` on arena traces: the global allocator, the objects of each arena in a list of its own.

use super::heap::{layout, Heap, Place};
use crate::contender::{Contender, Plan};
use crate::touch::Touching;
use std::alloc::dealloc;

/// The live objects of each arena, so that it can be reset.
pub struct HeapArenas {
    arenas: Vec<Vec<(Place, u32)>>,
    marks: Vec<Vec<usize>>,
}

impl HeapArenas {
    #[inline(always)]
    fn free_down_to(&mut self, register: u32, length: usize) {
        for (place, arg) in self.arenas[register as usize].drain(length..) {
            // SAFETY: it was allocated with this layout and is freed once.
            unsafe { dealloc(place.0, layout(arg)) }
        }
    }
}

impl Contender for HeapArenas {
    type Handle = Place;
    const GENERAL: bool = true;

    fn new(plan: &Plan) -> Option<Self> {
        Some(HeapArenas {
            arenas: vec![Vec::new(); plan.registers],
            marks: vec![Vec::new(); plan.registers],
        })
    }

    fn reserved_bytes(_plan: &Plan) -> Option<u64> {
        None
    }

    #[inline(always)]
    fn alloc<T: Touching>(&mut self, register: u32, arg: u32, stamp: u32) -> Option<Place> {
        let place = Heap.alloc::<T>(register, arg, stamp)?;
        self.arenas[register as usize].push((place, arg));
        Some(place)
    }

    #[inline(always)]
    fn free(&mut self, register: u32, _handle: Place, _arg: u32) {
        self.free_down_to(register, 0);
        self.marks[register as usize].clear();
    }

    fn fill(&mut self, register: u32, handle: Place, arg: u32, stamp: u32) {
        Heap.fill(register, handle, arg, stamp);
    }

    fn read(&self, register: u32, handle: Place, arg: u32, stamp: u32) -> Option<u32> {
        Heap.read(register, handle, arg, stamp)
    }

    fn create(&mut self, _register: u32, _capacity: u32) {}

    fn destroy(&mut self, register: u32) {
        self.free(register, Place::default(), 0);
    }

    fn mark(&mut self, register: u32) {
        let length = self.arenas[register as usize].len();
        self.marks[register as usize].push(length);
    }

    fn release(&mut self, register: u32) {
        let length = self.marks[register as usize].pop().unwrap_or(0);
        self.free_down_to(register, length);
    }
}
