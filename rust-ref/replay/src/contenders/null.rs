//! `rust/null`: the control. Everything but the allocator; the handle is the register.

use crate::contender::{Contender, Plan};
use crate::object::{size_of_arg, stamp_mask};
use crate::touch::{Touch, Touching};

#[derive(Clone, Copy)]
enum Node {
    Num(u32),
    Add(u32, u32),
    Mul(u32, u32),
}

/// Tables indexed by register in place of storage; in mode verify one word for each allocation.
pub struct Null {
    words: Vec<u64>,
    nodes: Vec<Node>,
    freed: u64,
    verified: Vec<u32>,
}

impl Null {
    #[inline(always)]
    fn note(&mut self, register: u32, node: Node) -> u32 {
        self.nodes[register as usize] = node;
        register
    }
}

impl Contender for Null {
    type Handle = u32;
    const GENERAL: bool = true;

    fn new(plan: &Plan) -> Option<Self> {
        Some(Null {
            words: vec![0; plan.registers],
            nodes: vec![Node::Num(0); plan.registers],
            freed: 0,
            verified: Vec::new(),
        })
    }

    fn reserved_bytes(_plan: &Plan) -> Option<u64> {
        Some(0)
    }

    #[inline(always)]
    fn alloc<T: Touching>(&mut self, register: u32, _arg: u32, stamp: u32) -> Option<u32> {
        if T::TOUCH != Touch::None {
            self.words[register as usize] = u64::from(stamp);
        }
        Some(register)
    }

    #[inline(always)]
    fn free(&mut self, _register: u32, handle: u32, _arg: u32) {
        // The load of the handle is part of the floor; without a use of it there would be none.
        self.freed = self.freed.wrapping_add(u64::from(handle));
    }

    #[inline(always)]
    fn touch(&self, register: u32, _handle: u32, arg: u32) -> u32 {
        self.words[register as usize] as u32 & stamp_mask(size_of_arg(arg))
    }

    fn fill(&mut self, _register: u32, _handle: u32, _arg: u32, stamp: u32) {
        self.verified.resize(stamp as usize, 0);
        self.verified.push(stamp);
    }

    fn read(&self, _register: u32, _handle: u32, _arg: u32, stamp: u32) -> Option<u32> {
        self.verified.get(stamp as usize).copied()
    }

    #[inline(always)]
    fn create(&mut self, _register: u32, _capacity: u32) {}

    #[inline(always)]
    fn destroy(&mut self, _register: u32) {}

    #[inline(always)]
    fn mark(&mut self, _register: u32) {}

    #[inline(always)]
    fn release(&mut self, _register: u32) {}

    #[inline(always)]
    fn num(&mut self, register: u32, value: u32) -> u32 {
        self.note(register, Node::Num(value))
    }

    #[inline(always)]
    fn add(&mut self, register: u32, left: u32, right: u32) -> u32 {
        self.note(register, Node::Add(left, right))
    }

    #[inline(always)]
    fn mul(&mut self, register: u32, left: u32, right: u32) -> u32 {
        self.note(register, Node::Mul(left, right))
    }

    fn eval(&self, handle: u32) -> i64 {
        match self.nodes[handle as usize] {
            Node::Num(value) => i64::from(value),
            Node::Add(left, right) => self.eval(left).wrapping_add(self.eval(right)),
            Node::Mul(left, right) => self.eval(left).wrapping_mul(self.eval(right)),
        }
    }

    #[inline(always)]
    fn reset_nodes(&mut self) {}
}
