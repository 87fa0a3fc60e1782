//! `rust/null`: the control. Everything but the allocator; the handle is the register.

use crate::contender::{Contender, Plan};

#[derive(Clone, Copy)]
enum Node {
    Num(u32),
    Add(u32, u32),
    Mul(u32, u32),
}

/// One word for each allocation, in a table made beforehand.
pub struct Null {
    words: Vec<u32>,
    nodes: Vec<Node>,
}

impl Null {
    fn note(&mut self, register: u32, node: Node) -> u32 {
        self.nodes[register as usize] = node;
        register
    }
}

impl Contender for Null {
    type Handle = u32;
    const GENERAL: bool = true;

    fn new(plan: &Plan) -> Self {
        Null {
            words: vec![0; plan.allocations],
            nodes: vec![Node::Num(0); plan.registers],
        }
    }

    fn alloc(&mut self, register: u32, _arg: u32, _stamp: u32) -> Option<u32> {
        Some(register)
    }

    fn fill(&mut self, _register: u32, _handle: u32, _size: u32, stamp: u32) {
        self.words[stamp as usize] = stamp;
    }

    fn read(&self, _register: u32, _handle: u32, _size: u32, stamp: u32) -> Option<u32> {
        Some(self.words[stamp as usize])
    }

    fn free(&mut self, _register: u32, _handle: u32, _arg: u32) {}

    fn create(&mut self, _register: u32, _capacity: u32) {}

    fn reset(&mut self, _register: u32) {}

    fn destroy(&mut self, _register: u32) {}

    fn mark(&mut self, _register: u32) {}

    fn release(&mut self, _register: u32) {}

    fn num(&mut self, register: u32, value: u32) -> u32 {
        self.note(register, Node::Num(value))
    }

    fn add(&mut self, register: u32, left: u32, right: u32) -> u32 {
        self.note(register, Node::Add(left, right))
    }

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

    fn reset_nodes(&mut self) {}
}
