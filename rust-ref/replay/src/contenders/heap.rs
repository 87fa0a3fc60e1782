//! `rust/heap` on heap, pool and arena traces: the global allocator.

use crate::contender::{align_of_arg, fill_bytes, read_bytes, size_of_arg, Contender, Plan};
use std::alloc::{alloc, dealloc, Layout};

/// Objects of the global allocator; those of an arena are kept in a list, so that it can be reset.
pub struct Heap {
    arenas: Vec<Vec<(*mut u8, u32)>>,
    marks: Vec<Vec<usize>>,
    in_arena: Vec<bool>,
}

/// A pointer that begins as null.
#[derive(Clone, Copy)]
pub struct Place(*mut u8);

impl Default for Place {
    fn default() -> Self {
        Place(std::ptr::null_mut())
    }
}

fn layout(arg: u32) -> Layout {
    // SAFETY: the loader validated size and alignment: at most 2^27 bytes, a power of two up to 4096.
    unsafe { Layout::from_size_align_unchecked(size_of_arg(arg), align_of_arg(arg)) }
}

impl Heap {
    fn free_down_to(&mut self, register: u32, length: usize) {
        for (at, arg) in self.arenas[register as usize].drain(length..) {
            // SAFETY: it was allocated with this layout and is freed once.
            unsafe { dealloc(at, layout(arg)) }
        }
    }
}

impl Contender for Heap {
    type Handle = Place;
    const GENERAL: bool = true;

    fn new(plan: &Plan) -> Self {
        Heap {
            arenas: vec![Vec::new(); plan.registers],
            marks: vec![Vec::new(); plan.registers],
            in_arena: vec![false; plan.registers],
        }
    }

    fn alloc(&mut self, register: u32, arg: u32, _stamp: u32) -> Option<Place> {
        // SAFETY: the size is at least 1.
        let at = unsafe { alloc(layout(arg)) };
        if at.is_null() {
            return None;
        }
        if self.in_arena[register as usize] {
            self.arenas[register as usize].push((at, arg));
        }
        Some(Place(at))
    }

    fn fill(&mut self, _register: u32, handle: Place, size: u32, stamp: u32) {
        // SAFETY: the object is live and has that size.
        unsafe { fill_bytes(handle.0, size, stamp) }
    }

    fn read(&self, _register: u32, handle: Place, size: u32, stamp: u32) -> Option<u32> {
        // SAFETY: as above, and `fill` initialised it.
        unsafe { read_bytes(handle.0, size, stamp) }
    }

    fn free(&mut self, _register: u32, handle: Place, arg: u32) {
        // SAFETY: the object is live and was allocated with this layout.
        unsafe { dealloc(handle.0, layout(arg)) }
    }

    fn create(&mut self, register: u32, _capacity: u32) {
        self.in_arena[register as usize] = true;
    }

    fn reset(&mut self, register: u32) {
        self.free_down_to(register, 0);
        self.marks[register as usize].clear();
    }

    fn destroy(&mut self, register: u32) {
        self.reset(register);
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
