//! Name → contender: one entry each.

use crate::capacity::exceeded_at;
use crate::contender::{Placement, Plan};
use crate::contenders::{
    arena::Arenas, expr_arena::Nodes, heap::Heap, heap_arenas::HeapArenas, heap_expr::Boxes,
    null::Null, pool::ReferencePool, pool_slots::Slots, pool_tuned::TunedPool,
};
use crate::failure::Failure;
use crate::session::Ways;
use crate::trace::{op, Kind, Trace};

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
    ways: fn(Kind, &Plan) -> Ways,
}

/// All contenders.
pub const ENTRIES: [Entry; 6] = [
    Entry {
        name: "rust/null",
        description: "control: everything but the allocator",
        kinds: &Kind::ALL,
        placement: Placement::None,
        cannot: &[],
        ways: |_, _| Ways::of::<Null>(),
    },
    Entry {
        name: "rust/pool",
        description: "the reference pool: linked free list, one word a slot",
        kinds: &[Kind::Pool],
        placement: Placement::LifoPool,
        cannot: &["capacity-over-4194304"],
        ways: |_, plan| reference_pool(plan),
    },
    Entry {
        name: "rust/pool-tuned",
        description: "index-stack pool, one word a slot",
        kinds: &[Kind::Pool],
        placement: Placement::LifoPool,
        cannot: &[],
        ways: |_, _| Ways::of_words::<TunedPool>(),
    },
    Entry {
        name: "rust/pool-slots",
        description: "byte slots of the class's size",
        kinds: &[Kind::Pool],
        placement: Placement::LifoPool,
        cannot: &[],
        ways: |_, _| Ways::of::<Slots>(),
    },
    Entry {
        name: "rust/arena",
        description: "the reference arenas: over bytes, and typed for expressions",
        kinds: &[Kind::Arena, Kind::Expr],
        placement: Placement::Bump,
        cannot: &["mark"],
        ways: |kind, _| match kind {
            Kind::Expr => Ways::of_words::<Nodes>(),
            _ => Ways::of::<Arenas>(),
        },
    },
    Entry {
        name: "rust/heap",
        description: "the global allocator; a box for each expression node",
        kinds: &Kind::ALL,
        placement: Placement::None,
        cannot: &[],
        ways: |kind, _| match kind {
            Kind::Expr => Ways::of_words::<Boxes>(),
            Kind::Arena => Ways::of::<HeapArenas>(),
            Kind::Heap | Kind::Pool => Ways::of::<Heap>(),
        },
    },
];

impl Entry {
    /// The entry with this name.
    pub fn named(name: &str) -> Option<&'static Entry> {
        ENTRIES.iter().find(|entry| entry.name == name)
    }

    /// What can be done with this contender on a trace, once it is known that the trace suits it: the
    /// kind, what the contender cannot, and the declared capacities, in this order.
    pub fn ways(&self, trace: &Trace, plan: &Plan) -> Result<Ways, Failure> {
        let marks = trace.kind == Kind::Arena && trace.operations.iter().any(|w| w & 7 == op::MARK);
        let cannot = !self.kinds.contains(&trace.kind)
            || (marks && self.cannot.contains(&"mark"))
            || (plan.capacity > LARGEST_REFERENCE_POOL
                && self.cannot.contains(&"capacity-over-4194304"));
        if cannot {
            return Err(Failure::whole("not-applicable"));
        }
        match exceeded_at(trace) {
            Some(operation) => Err(Failure::of_operation("out-of-memory", operation)),
            None => Ok((self.ways)(trace.kind, plan)),
        }
    }
}

/// One instance of the reference pool for each power of two.
fn reference_pool(plan: &Plan) -> Ways {
    macro_rules! instances {
        ($($log2:literal)*) => {
            match plan.capacity {
                $(c if c == 1 << $log2 => Ways::of_words::<ReferencePool<{ 1 << $log2 }>>(),)*
                capacity => unreachable!("no pool of {capacity} slots: checked by Entry::ways"),
            }
        };
    }
    instances!(4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22)
}
