//! What a contender implements, and what it is told about a trace before it starts.

use crate::litter::Litter;
use crate::touch::Touching;
use crate::trace::{arity, op, Kind, Trace};

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
    /// The first of them are the trace's, the rest hold litter.
    pub registers_of_trace: usize,
    /// The most bytes that arenas live at one time declare.
    pub arena_bytes: u64,
    /// Nodes on the longest way down an expression tree that is evaluated; 0 if none is.
    pub levels: usize,
}

impl Plan {
    /// The plan of a trace.
    pub fn of(trace: &Trace) -> Self {
        let largest = trace.capacities.iter().copied().max().unwrap_or(0);
        Plan {
            capacity: capacity_for(largest.into()),
            slot_sizes: trace.slot_sizes.clone(),
            registers: trace.registers as usize,
            registers_of_trace: trace.registers as usize,
            arena_bytes: arena_bytes(trace),
            levels: levels(trace),
        }
    }

    /// The plan with room for litter besides.
    pub fn with_litter(self, trace: &Trace, litter: &Litter) -> Self {
        Plan {
            capacity: capacity_for(litter.slots(trace)),
            registers: self.registers_of_trace + litter.objects(),
            ..self
        }
    }

    /// Bytes of pools that take so many for each slot of each class.
    pub fn pool_bytes(&self, bytes_per_slot: impl Fn(u32) -> u64) -> u64 {
        let per_index: u64 = self
            .slot_sizes
            .iter()
            .map(|&size| bytes_per_slot(size))
            .sum();
        per_index * self.capacity as u64
    }
}

fn capacity_for(slots: u64) -> usize {
    (slots as usize).next_power_of_two().max(16)
}

fn arena_bytes(trace: &Trace) -> u64 {
    if trace.kind != Kind::Arena {
        return 0;
    }
    let mut capacities = vec![0u32; trace.registers as usize];
    let (mut live, mut peak) = (0u64, 0u64);
    let mut args = trace.args.iter();
    for &word in &trace.operations {
        let (opcode, arena) = (word & 7, (word >> 3) as usize);
        let arg = match arity(trace.kind, opcode) {
            0 => 0,
            _ => args.next().copied().unwrap_or(0),
        };
        if opcode == op::CREATE {
            capacities[arena] = arg;
            live += u64::from(arg);
            peak = peak.max(live);
        } else if opcode == op::DESTROY {
            live -= u64::from(capacities[arena]);
        }
    }
    peak
}

fn levels(trace: &Trace) -> usize {
    if trace.kind != Kind::Expr {
        return 0;
    }
    let mut below = vec![0u32; trace.registers as usize];
    let mut deepest = 0;
    let mut args = &trace.args[..];
    for &word in &trace.operations {
        let (opcode, register) = (word & 7, (word >> 3) as usize);
        match opcode {
            op::NUM => below[register] = 1,
            op::ADD | op::MUL => {
                let (left, right) = (args[0] as usize, args[1] as usize);
                below[register] = 1 + below[left].max(below[right]);
            }
            op::EVAL => deepest = deepest.max(below[register]),
            _ => {}
        }
        args = &args[arity(trace.kind, opcode)..];
    }
    deepest as usize
}

/// An allocator under test. A contender implements the part of the kinds that its catalogue entry
/// names; the default of the rest says that the catalogue is wrong.
///
/// `register` and `arg` are those of decision 0001. What the timed loop calls is `#[inline]`.
pub trait Contender: Sized {
    /// What the program's variables hold.
    type Handle: Copy + Default;

    /// General allocators are asked for sizes, pools for classes.
    const GENERAL: bool;

    /// Makes it, with everything it will reserve; `None` if the system has not so much memory.
    fn new(plan: &Plan) -> Option<Self>;

    /// Bytes that it reserves for a trace at most; `None` where only the runtime knows.
    fn reserved_bytes(plan: &Plan) -> Option<u64>;

    /// Where an object is, in the terms of the placement policy.
    fn place(_handle: Self::Handle) -> u32 {
        0
    }

    /// ALLOC, or BUMP of the arena `register`; writes as the touch mode says. `None` when exhausted.
    fn alloc<T: Touching>(
        &mut self,
        _register: u32,
        _arg: u32,
        _stamp: u32,
    ) -> Option<Self::Handle> {
        wrong_kind(Kind::Heap)
    }

    /// FREE, or RESET of the arena `register`.
    fn free(&mut self, _register: u32, _handle: Self::Handle, _arg: u32) {
        wrong_kind(Kind::Heap)
    }

    /// TOUCH: the first min(size, 4) bytes, little endian.
    fn touch(&self, _register: u32, _handle: Self::Handle, _arg: u32) -> u32 {
        wrong_kind(Kind::Heap)
    }

    /// Verify: writes the stamp over the whole object.
    fn fill(&mut self, _register: u32, _handle: Self::Handle, _arg: u32, _stamp: u32) {
        wrong_kind(Kind::Heap)
    }

    /// Verify: reads the object back: its first four bytes, or `None` if a byte is not the stamp's.
    fn read(&self, _register: u32, _handle: Self::Handle, _arg: u32, _stamp: u32) -> Option<u32> {
        wrong_kind(Kind::Heap)
    }

    /// CREATE.
    fn create(&mut self, _register: u32, _capacity: u32) {
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
