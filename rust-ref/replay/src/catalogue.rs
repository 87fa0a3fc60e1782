//! Name → contender: one entry each.

use crate::capacity::exceeded_at;
use crate::contender::{Placement, Plan};
use crate::contenders::{
    arena::Arenas, expr_arena::Nodes, heap::Heap, heap_expr::Boxes, null::Null,
    pool::ReferencePool, pool_slots::Slots, pool_tuned::TunedPool,
};
use crate::trace::{op, Kind, Trace};
use crate::verify::{verify, Digests, Failure};
use std::mem::size_of;

/// The largest capacity for which the reference pool is instantiated.
const LARGEST_REFERENCE_POOL: usize = 1 << 22;

/// One contender.
pub struct Entry {
    /// Its name, stable.
    pub name: &'static str,
    /// One line.
    pub description: &'static str,
    /// The kinds it runs.
    pub kinds: &'static [Kind],
    /// What its handles can be compared with.
    pub placement: Placement,
    /// What it does not do of a kind it runs.
    pub cannot: &'static [&'static str],
    run: fn(&Trace, &Plan) -> Result<Digests, Failure>,
}

/// All contenders.
pub const ENTRIES: [Entry; 6] = [
    Entry {
        name: "rust/null",
        description: "control: everything but the allocator",
        kinds: &Kind::ALL,
        placement: Placement::None,
        cannot: &[],
        run: verify::<Null>,
    },
    Entry {
        name: "rust/pool",
        description: "the reference pool: linked free list, one word a slot",
        kinds: &[Kind::Pool],
        placement: Placement::LifoPool,
        cannot: &["capacity-over-4194304"],
        run: reference_pool,
    },
    Entry {
        name: "rust/pool-tuned",
        description: "index-stack pool, one word a slot",
        kinds: &[Kind::Pool],
        placement: Placement::LifoPool,
        cannot: &[],
        run: verify::<TunedPool>,
    },
    Entry {
        name: "rust/pool-slots",
        description: "byte slots of the class's size",
        kinds: &[Kind::Pool],
        placement: Placement::LifoPool,
        cannot: &[],
        run: verify::<Slots>,
    },
    Entry {
        name: "rust/arena",
        description: "the reference arenas: over bytes, and typed for expressions",
        kinds: &[Kind::Arena, Kind::Expr],
        placement: Placement::Bump,
        cannot: &["mark"],
        run: |trace, plan| match trace.kind {
            Kind::Expr => verify::<Nodes>(trace, plan),
            _ => verify::<Arenas>(trace, plan),
        },
    },
    Entry {
        name: "rust/heap",
        description: "the global allocator; a box for each expression node",
        kinds: &Kind::ALL,
        placement: Placement::None,
        cannot: &[],
        run: |trace, plan| match trace.kind {
            Kind::Expr => verify::<Boxes>(trace, plan),
            _ => verify::<Heap>(trace, plan),
        },
    },
];

impl Entry {
    /// The checking replay of a trace.
    pub fn verify(&self, trace: &Trace) -> Result<Digests, Failure> {
        let plan = Plan::of(trace);
        let marks = trace.kind == Kind::Arena && trace.operations.iter().any(|w| w & 7 == op::MARK);
        let cannot = !self.kinds.contains(&trace.kind)
            || (marks && self.cannot.contains(&"mark"))
            || (plan.capacity > LARGEST_REFERENCE_POOL
                && self.cannot.contains(&"capacity-over-4194304"));
        if cannot {
            return Err(Failure {
                code: "not-applicable",
                operation: None,
            });
        }
        if let Some(operation) = exceeded_at(trace) {
            return Err(Failure {
                code: "out-of-memory",
                operation: Some(operation),
            });
        }
        on_large_stack(stack_bytes(trace, &plan), || (self.run)(trace, &plan))
    }
}

/// One instance of the reference pool for each power of two.
fn reference_pool(trace: &Trace, plan: &Plan) -> Result<Digests, Failure> {
    macro_rules! instances {
        ($($log2:literal)*) => {
            match plan.capacity {
                $(c if c == 1 << $log2 => verify::<ReferencePool<{ 1 << $log2 }>>(trace, plan),)*
                capacity => unreachable!("no pool of {capacity} slots: checked by Entry::verify"),
            }
        };
    }
    instances!(4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22)
}

/// What a thread has anyway.
const USUAL_STACK: usize = 8 << 20;
/// Copies of the inline links of a reference pool that an unoptimised build keeps while it is built.
const POOL_COPIES: usize = 8;
/// Bytes for one level of a recursive evaluation; `a_tree_of_a_million_levels…` holds it.
const LEVEL: usize = 256;

/// A tree can be as deep as there are registers, and a pool's links are inline.
fn stack_bytes(trace: &Trace, plan: &Plan) -> usize {
    USUAL_STACK
        + match trace.kind {
            Kind::Heap | Kind::Arena => 0,
            // All instances may share one frame, so the largest counts on every trace.
            Kind::Pool => LARGEST_REFERENCE_POOL * size_of::<usize>() * POOL_COPIES,
            Kind::Expr => plan.registers * LEVEL,
        }
}

fn on_large_stack(
    bytes: usize,
    work: impl FnOnce() -> Result<Digests, Failure> + Send,
) -> Result<Digests, Failure> {
    if bytes == USUAL_STACK {
        return work();
    }
    std::thread::scope(|scope| {
        match std::thread::Builder::new()
            .stack_size(bytes)
            .spawn_scoped(scope, work)
        {
            Ok(thread) => thread.join().expect("the replay does not panic"),
            Err(_) => Err(Failure {
                code: "out-of-memory",
                operation: None,
            }),
        }
    })
}
