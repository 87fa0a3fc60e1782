//! The operations of a replay: those of the trace with their arguments, then those that close it.

use crate::trace::{arity, op, Kind, Trace};

/// Single opcodes of decision 0001.
pub mod single {
    #![allow(missing_docs)] // the table of the decision
    pub const ALLOC: u32 = 0;
    pub const FREE: u32 = 1;
    pub const TOUCH: u32 = 2;
    pub const CREATE: u32 = 3;
    pub const DESTROY: u32 = 4;
    pub const MARK: u32 = 5;
    pub const RELEASE: u32 = 6;
    pub const PHASE: u32 = 7;
    pub const NUM: u32 = 8;
    pub const ADD: u32 = 9;
    pub const MUL: u32 = 10;
    pub const EVAL: u32 = 11;
    pub const RESET_NODES: u32 = 12;
}

/// One operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Of [`single`].
    pub opcode: u32,
    /// 0 for PHASE and RESET of the expression arena.
    pub register: u32,
    /// The rest is 0.
    pub args: [u32; 2],
}

/// What the arguments depend on besides the trace.
#[derive(Clone, Copy)]
pub struct Form {
    /// Sizes even in kind pool, for general allocators.
    pub general: bool,
    /// Whether allocations write; if not, TOUCH becomes PHASE.
    pub touched: bool,
}

/// How many operations a replay has, closing included.
pub fn count(trace: &Trace) -> u64 {
    let live = u64::from(trace.figures.live_at_end);
    let closing = match trace.kind {
        Kind::Expr => live.min(1),
        _ => live,
    };
    trace.operations.len() as u64 + closing
}

/// No argument has this value: sizes end at 2^27, log2 of alignments at 12, classes at 4096.
const DEAD: u32 = u32::MAX;

struct Walk<'a, F> {
    trace: &'a Trace,
    form: Form,
    emit: F,
    next_arg: usize,
    next_alignment: usize,
    /// The argument of the live object, or 0 for a live arena, by register.
    live: Vec<u32>,
    nodes: bool,
}

/// Gives every step of a valid trace to `emit`, in order. O(operations).
pub fn for_each(trace: &Trace, form: Form, emit: impl FnMut(Step)) {
    let mut walk = Walk {
        trace,
        form,
        emit,
        next_arg: 0,
        next_alignment: 0,
        live: vec![DEAD; trace.registers as usize],
        nodes: false,
    };
    for &word in &trace.operations {
        let step = walk.step(word & 7, word >> 3);
        (walk.emit)(step);
    }
    walk.close();
}

impl<F: FnMut(Step)> Walk<'_, F> {
    fn step(&mut self, opcode: u32, register: u32) -> Step {
        if opcode == op::PHASE {
            return step(single::PHASE, 0, [0, 0]);
        }
        match self.trace.kind {
            Kind::Heap | Kind::Pool => self.object(opcode, register),
            Kind::Arena => self.arena(opcode, register),
            Kind::Expr => self.node(opcode, register),
        }
    }

    fn object(&mut self, opcode: u32, register: u32) -> Step {
        let at = register as usize;
        match opcode {
            op::ALLOC => {
                let arg = self.storage();
                self.live[at] = arg;
                step(single::ALLOC, register, [arg, 0])
            }
            op::FREE => {
                let arg = std::mem::replace(&mut self.live[at], DEAD);
                step(single::FREE, register, [arg, 0])
            }
            _ if self.form.touched => step(single::TOUCH, register, [self.live[at], 0]),
            _ => step(single::PHASE, 0, [0, 0]),
        }
    }

    fn arena(&mut self, opcode: u32, register: u32) -> Step {
        let at = register as usize;
        match opcode {
            op::BUMP => {
                let arg = self.storage();
                step(single::ALLOC, register, [arg, 0])
            }
            op::CREATE => {
                self.live[at] = 0;
                step(single::CREATE, register, [self.arg(), 0])
            }
            op::RESET => step(single::FREE, register, [0, 0]),
            op::DESTROY => {
                self.live[at] = DEAD;
                step(single::DESTROY, register, [0, 0])
            }
            _ if self.arg() == 0 => step(single::MARK, register, [0, 0]),
            _ => step(single::RELEASE, register, [0, 0]),
        }
    }

    fn node(&mut self, opcode: u32, register: u32) -> Step {
        self.nodes = opcode != op::RESET;
        let mut args = [0; 2];
        for arg in args.iter_mut().take(arity(Kind::Expr, opcode)) {
            *arg = self.arg();
        }
        let opcode = match opcode {
            op::NUM => single::NUM,
            op::ADD => single::ADD,
            op::MUL => single::MUL,
            op::EVAL => single::EVAL,
            _ => single::RESET_NODES,
        };
        step(opcode, register, args)
    }

    fn close(&mut self) {
        let last = match self.trace.kind {
            Kind::Heap | Kind::Pool => single::FREE,
            Kind::Arena => single::DESTROY,
            Kind::Expr => {
                if self.nodes {
                    (self.emit)(step(single::RESET_NODES, 0, [0, 0]));
                }
                return;
            }
        };
        for (register, &arg) in self.live.iter().enumerate() {
            if arg != DEAD {
                (self.emit)(step(last, register as u32, [arg, 0]));
            }
        }
    }

    /// The argument of an ALLOC or BUMP: a class, or size and alignment.
    fn storage(&mut self) -> u32 {
        let value = self.arg();
        let log2 = match &self.trace.alignments {
            Some(alignments) => {
                self.next_alignment += 1;
                u32::from(alignments[self.next_alignment - 1])
            }
            None => 0,
        };
        match self.trace.kind {
            Kind::Pool if !self.form.general => value,
            Kind::Pool => self.trace.slot_sizes[value as usize],
            _ => value | log2 << 28,
        }
    }

    fn arg(&mut self) -> u32 {
        self.next_arg += 1;
        self.trace.args[self.next_arg - 1]
    }
}

fn step(opcode: u32, register: u32, args: [u32; 2]) -> Step {
    Step {
        opcode,
        register,
        args,
    }
}
