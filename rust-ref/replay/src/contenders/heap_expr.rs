//! `rust/heap` on expr traces: a box for each node.

use crate::contender::{Contender, Plan};

enum Node {
    Num(i64),
    Add(Reference, Reference),
    Mul(Reference, Reference),
}

/// A node that the contender owns; begins as null.
#[derive(Clone, Copy)]
pub struct Reference(*const Node);

impl Default for Reference {
    fn default() -> Self {
        Reference(std::ptr::null())
    }
}

impl Reference {
    fn eval(self) -> i64 {
        // SAFETY: nodes live until a reset, and the trace names no node of before.
        match unsafe { &*self.0 } {
            Node::Num(value) => *value,
            Node::Add(left, right) => left.eval().wrapping_add(right.eval()),
            Node::Mul(left, right) => left.eval().wrapping_mul(right.eval()),
        }
    }
}

/// The boxed nodes of a trace. Boxes, for each node is to be an allocation of its own.
pub struct Boxes {
    #[allow(clippy::vec_box)] // one allocation a node is what is measured
    nodes: Vec<Box<Node>>,
}

impl Boxes {
    #[inline(always)]
    fn push(&mut self, node: Node) -> Reference {
        self.nodes.push(Box::new(node));
        Reference(std::ptr::from_ref(
            &**self.nodes.last().expect("a node was just pushed"),
        ))
    }
}

impl Contender for Boxes {
    type Handle = Reference;
    const GENERAL: bool = true;

    fn new(plan: &Plan) -> Option<Self> {
        Some(Boxes {
            nodes: Vec::with_capacity(plan.registers),
        })
    }

    fn reserved_bytes(_plan: &Plan) -> Option<u64> {
        None
    }

    #[inline(always)]
    fn num(&mut self, _register: u32, value: u32) -> Reference {
        self.push(Node::Num(i64::from(value)))
    }

    #[inline(always)]
    fn add(&mut self, _register: u32, left: Reference, right: Reference) -> Reference {
        self.push(Node::Add(left, right))
    }

    #[inline(always)]
    fn mul(&mut self, _register: u32, left: Reference, right: Reference) -> Reference {
        self.push(Node::Mul(left, right))
    }

    fn eval(&self, handle: Reference) -> i64 {
        handle.eval()
    }

    fn reset_nodes(&mut self) {
        self.nodes.clear();
    }
}
