//! What a contender implements, and what it is told about a trace before it starts.

use crate::trace::{op, Kind, Trace};

/// Where a contender puts its objects, as far as that is comparable across languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// Slot indices, last in, first out, from 0.
    LifoPool,
    /// Offsets that grow until a reset.
    Bump,
    /// Nothing to compare.
    None,
}

impl Placement {
    /// The word of the protocol.
    pub fn word(self) -> &'static str {
        match self {
            Placement::LifoPool => "lifo-pool",
            Placement::Bump => "bump",
            Placement::None => "none",
        }
    }
}

/// What a contender needs to know to be made.
pub struct Plan {
    /// Slots of each of its pools: a power of two, at least 16.
    pub capacity: usize,
    /// Slot sizes of the classes.
    pub slot_sizes: Vec<u32>,
    /// Size of the register table.
    pub registers: usize,
    /// Allocations of the whole trace.
    pub allocations: usize,
}

impl Plan {
    /// The plan of a trace.
    pub fn of(trace: &Trace) -> Self {
        let largest = trace.capacities.iter().copied().max().unwrap_or(0) as usize;
        let allocations = trace
            .operations
            .iter()
            .filter(|&word| word & 7 == op::ALLOC)
            .count();
        Plan {
            capacity: largest.next_power_of_two().max(16),
            slot_sizes: trace.slot_sizes.clone(),
            registers: trace.registers as usize,
            allocations,
        }
    }
}

/// An allocator under test. A contender implements the part of the kinds that its catalogue entry
/// names; the default of the rest says that the catalogue is wrong.
pub trait Contender {
    /// What the program's variables hold.
    type Handle: Copy + Default;

    /// General allocators are asked for sizes, pools for classes.
    const GENERAL: bool;

    /// Makes it, with everything it will reserve.
    fn new(plan: &Plan) -> Self;

    /// ALLOC, or BUMP of the arena `register`; `arg` as in decision 0001. `None` when exhausted.
    fn alloc(&mut self, _register: u32, _arg: u32, _stamp: u32) -> Option<Self::Handle> {
        wrong_kind(Kind::Heap)
    }

    /// Writes the stamp over the whole object.
    fn fill(&mut self, _register: u32, _handle: Self::Handle, _size: u32, _stamp: u32) {
        wrong_kind(Kind::Heap)
    }

    /// Reads the object back: its first four bytes, or `None` if a byte is not the stamp's.
    fn read(&self, _register: u32, _handle: Self::Handle, _size: u32, _stamp: u32) -> Option<u32> {
        wrong_kind(Kind::Heap)
    }

    /// Where the object is, in the terms of the placement policy.
    fn place(&self, _register: u32, _handle: Self::Handle) -> u32 {
        0
    }

    /// FREE.
    fn free(&mut self, _register: u32, _handle: Self::Handle, _arg: u32) {
        wrong_kind(Kind::Heap)
    }

    /// CREATE.
    fn create(&mut self, _register: u32, _capacity: u32) {
        wrong_kind(Kind::Arena)
    }

    /// RESET of an arena.
    fn reset(&mut self, _register: u32) {
        wrong_kind(Kind::Arena)
    }

    /// DESTROY.
    fn destroy(&mut self, _register: u32) {
        wrong_kind(Kind::Arena)
    }

    /// MARK.
    fn mark(&mut self, _register: u32) {
        wrong_kind(Kind::Arena)
    }

    /// RELEASE.
    fn release(&mut self, _register: u32) {
        wrong_kind(Kind::Arena)
    }

    /// NUM.
    fn num(&mut self, _register: u32, _value: u32) -> Self::Handle {
        wrong_kind(Kind::Expr)
    }

    /// ADD.
    fn add(&mut self, _register: u32, _left: Self::Handle, _right: Self::Handle) -> Self::Handle {
        wrong_kind(Kind::Expr)
    }

    /// MUL.
    fn mul(&mut self, _register: u32, _left: Self::Handle, _right: Self::Handle) -> Self::Handle {
        wrong_kind(Kind::Expr)
    }

    /// EVAL.
    fn eval(&self, _handle: Self::Handle) -> i64 {
        wrong_kind(Kind::Expr)
    }

    /// RESET of the expression arena.
    fn reset_nodes(&mut self) {
        wrong_kind(Kind::Expr)
    }
}

/// The catalogue lists a kind that the contender does not implement.
#[cold]
pub fn wrong_kind(kind: Kind) -> ! {
    unreachable!(
        "the catalogue gave this contender a trace of kind {}",
        kind.word()
    )
}

/// The size in an argument of a general allocator or an arena.
#[inline(always)]
pub fn size_of_arg(arg: u32) -> usize {
    (arg & 0x0FFF_FFFF) as usize
}

/// The alignment in such an argument.
#[inline(always)]
pub fn align_of_arg(arg: u32) -> usize {
    1 << (arg >> 28)
}

/// Writes the stamp repeatedly over `size` bytes.
///
/// # Safety
/// `at` must be valid for writes of `size` bytes.
pub unsafe fn fill_bytes(at: *mut u8, size: u32, stamp: u32) {
    let pattern = stamp.to_le_bytes();
    for i in 0..size as usize {
        // SAFETY: `i` is within the bytes that the caller promises.
        unsafe { at.add(i).write(pattern[i & 3]) };
    }
}

/// Reads `size` bytes back: the first four as a word, or `None` if a byte is not the stamp's.
///
/// # Safety
/// `at` must be valid for reads of `size` initialised bytes.
pub unsafe fn read_bytes(at: *const u8, size: u32, stamp: u32) -> Option<u32> {
    let pattern = stamp.to_le_bytes();
    let mut first = [0u8; 4];
    for i in 0..size as usize {
        // SAFETY: `i` is within the bytes that the caller promises.
        let byte = unsafe { at.add(i).read() };
        if byte != pattern[i & 3] {
            return None;
        }
        if i < 4 {
            first[i] = byte;
        }
    }
    Some(u32::from_le_bytes(first))
}
