//! `rust/arena` on expr traces: nodes in the typed arena.

use crate::contender::{Contender, Plan};
use allocrace_allocators::{Arena, Expr};
use std::mem::size_of;

/// The nodes of a trace, in one arena.
pub struct Nodes {
    // The nodes borrow from the arena, so they must not outlive it: handles are offsets, and a
    // reference is made only for the time of a call.
    arena: Arena,
}

impl Nodes {
    #[inline(always)]
    fn node(&self, handle: u32) -> &'static Expr<'static> {
        let offset = handle as usize * size_of::<Expr<'_>>();
        // SAFETY: `push` wrote a node there, and no reference is kept beyond a reset: `eval` returns
        // a number, and nodes refer only to nodes of the same time.
        unsafe { &*self.arena.base().add(offset).cast() }
    }

    #[inline(always)]
    fn push(&mut self, node: Expr<'static>) -> u32 {
        let place: &mut Expr<'static> = self.arena.alloc();
        *place = node;
        let offset = std::ptr::from_ref(place) as usize - self.arena.base() as usize;
        (offset / size_of::<Expr<'_>>()) as u32
    }
}

impl Contender for Nodes {
    type Handle = u32;
    const GENERAL: bool = true;

    fn new(plan: &Plan) -> Option<Self> {
        Some(Nodes {
            arena: Arena::new(plan.registers * size_of::<Expr<'_>>()),
        })
    }

    fn reserved_bytes(plan: &Plan) -> Option<u64> {
        Some((plan.registers * size_of::<Expr<'_>>()) as u64)
    }

    fn place(handle: u32) -> u32 {
        handle
    }

    #[inline(always)]
    fn num(&mut self, _register: u32, value: u32) -> u32 {
        self.push(Expr::Num(i64::from(value)))
    }

    #[inline(always)]
    fn add(&mut self, _register: u32, left: u32, right: u32) -> u32 {
        self.push(Expr::Add(self.node(left), self.node(right)))
    }

    #[inline(always)]
    fn mul(&mut self, _register: u32, left: u32, right: u32) -> u32 {
        self.push(Expr::Mul(self.node(left), self.node(right)))
    }

    fn eval(&self, handle: u32) -> i64 {
        self.node(handle).eval()
    }

    #[inline(always)]
    fn reset_nodes(&mut self) {
        // SAFETY: no reference into the arena is alive between calls.
        unsafe { self.arena.reset() }
    }
}
