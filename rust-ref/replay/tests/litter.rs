//! Aged contenders: how much litter there is, where it leaves the trace's objects, and who has it.

use allocrace_replay::catalogue::{Entry, ENTRIES};
use allocrace_replay::contender::{Placement, Plan};
use allocrace_replay::litter::{scatter, Ageing, Litter};
use allocrace_replay::replay_code::{Grouping, ReplayCode, CODE};
use allocrace_replay::steps::{single, Form};
use allocrace_replay::touch::Touch;
use allocrace_replay::trace::{self, limit, Kind, Trace};
use allocrace_replay::work::first_run;

const POOL: &str = "#atr 1 pool\np 0 8 4 x\np 1 3 3 y\na 0 0\na 1 1\na 2 0\nt 1\nf 0\na 3 1\nt 3\n";
const HEAP: &str = "#atr 1 heap\na 0 8\na 1 300\nt 1\nf 0\na 2 24\nt 2\n";

fn read(text: &str) -> Trace {
    trace::read(text.as_bytes(), limit::DEFAULT_SIZE).unwrap()
}

fn aged(occupancy: u64, multiplier: u64) -> Ageing {
    Ageing {
        occupancy,
        multiplier,
    }
}

fn work(entry: &Entry, trace: &Trace, ageing: Option<Ageing>, seed: u64) -> u32 {
    let litter = ageing.map(|ageing| Litter::draw(trace, ageing, seed).unwrap());
    let plan = match &litter {
        Some(litter) => Plan::of(trace).with_litter(trace, litter),
        None => Plan::of(trace),
    };
    let ways = entry.ways(trace, &plan).unwrap();
    let form = Form {
        general: ways.general,
        touched: true,
    };
    let mut session = (ways.open)(&plan, Touch::Word).unwrap();
    if let Some(litter) = litter {
        scatter(&mut *session, &litter.code(trace, form)).unwrap();
    }
    let code = ReplayCode::new(trace, form, Grouping::Quads);
    let first = first_run(&mut *session, &code, entry.placement).unwrap();
    // What stays of the litter is no obstacle for further replays.
    for _ in 0..3 {
        session.rewind();
        session.run(&code, 0, code.groups()).unwrap();
    }
    first
}

#[test]
fn the_litter_is_allocated_in_order_after_the_registers_of_the_trace_and_its_part_is_freed() {
    let trace = read(HEAP);
    let form = Form {
        general: true,
        touched: true,
    };
    // Oracle: the protocol page: 5 times a peak of 2; 30 % of 10 stay.
    let litter = Litter::draw(&trace, aged(30, 5), 7).unwrap();
    assert_eq!(litter.objects(), 10);
    let code = litter.code(&trace, form);
    assert_eq!(code.operations, 10 + 7);
    let mut operations = Vec::new();
    for (group, args) in code.code.chunks(CODE).zip(code.args.chunks(4)) {
        match group[0] {
            quad if quad < 16 => {
                (0..4).for_each(|i| operations.push((quad >> i & 1, group[1 + i], args[i])))
            }
            one => operations.push((one - 16, group[1], args[0])),
        }
    }
    let (allocs, frees) = operations.split_at(10);
    let registers: Vec<u32> = allocs.iter().map(|&(_, register, _)| register).collect();
    assert_eq!(registers, (2..12).collect::<Vec<_>>());
    assert!(allocs.iter().all(|&(opcode, _, _)| opcode == single::ALLOC));
    assert!(allocs.iter().all(|(_, _, arg)| [8, 300, 24].contains(arg)));
    let mut freed = Vec::new();
    for &(opcode, register, arg) in frees {
        assert_eq!(opcode, single::FREE);
        assert_eq!(arg, allocs[register as usize - 2].2, "freed as allocated");
        assert!(!freed.contains(&register), "freed once");
        freed.push(register);
    }
    assert!(
        freed.windows(2).any(|pair| pair[0] > pair[1]),
        "in random order"
    );
}

#[test]
fn occupancy_is_rounded_down_and_0_leaves_nothing() {
    let trace = read(HEAP);
    let form = Form {
        general: true,
        touched: false,
    };
    // Oracle: floor(2 * multiplier * occupancy / 100) by hand.
    for (occupancy, multiplier, stay) in [(0, 3, 0), (50, 3, 3), (99, 1, 1), (49, 1, 0), (90, 3, 5)]
    {
        let litter = Litter::draw(&trace, aged(occupancy, multiplier), 1).unwrap();
        let frees = litter.code(&trace, form).operations - litter.objects();
        assert_eq!(litter.objects() - frees, stay, "{occupancy} {multiplier}");
    }
}

#[test]
fn a_pool_holds_for_every_class_what_is_declared_and_its_litter() {
    let trace = read("#atr 1 pool\np 0 8 16 x\np 1 8 15 y\na 0 0\n");
    let plan = |multiplier| {
        let litter = Litter::draw(&trace, aged(0, multiplier), 1).unwrap();
        Plan::of(&trace).with_litter(&trace, &litter)
    };
    // Oracle: class 0 declares 16, and all litter is like the only ALLOC: 17 slots need 32, 36 need 64.
    assert_eq!(Plan::of(&trace).capacity, 16);
    assert_eq!((plan(1).capacity, plan(1).registers), (32, 2));
    assert_eq!((plan(20).capacity, plan(20).registers), (64, 21));
    assert_eq!(plan(20).registers_of_trace, 1);
}

#[test]
fn pools_of_one_policy_agree_when_aged_alike_and_the_heap_is_as_it_was() {
    let trace = read(POOL);
    for seed in 0..20 {
        for occupancy in [0, 50, 90] {
            let ageing = Some(aged(occupancy, 1 + seed));
            let works: Vec<u32> = ENTRIES
                .iter()
                .filter(|entry| entry.placement == Placement::LifoPool)
                .map(|entry| work(entry, &trace, ageing, seed))
                .collect();
            assert!(works.len() > 2 && works.windows(2).all(|pair| pair[0] == pair[1]));
            for name in ["rust/heap", "rust/null"] {
                let entry = Entry::named(name).unwrap();
                let fresh = work(entry, &trace, None, seed);
                assert_eq!(work(entry, &trace, ageing, seed), fresh, "{name}");
            }
        }
    }
    let pool = Entry::named("rust/pool").unwrap();
    let fresh = work(pool, &trace, None, 1);
    assert_ne!(work(pool, &trace, Some(aged(50, 3)), 1), fresh);
}

#[test]
fn heap_traces_are_littered_with_their_sizes_and_alignments() {
    let trace = read("#atr 1 heap\na 0 100 64\nt 0\na 1 7 1\nt 1\nf 0\n");
    for entry in ENTRIES
        .iter()
        .filter(|entry| entry.kinds.contains(&Kind::Heap))
    {
        let fresh = work(entry, &trace, None, 1);
        assert_eq!(
            work(entry, &trace, Some(aged(60, 20)), 1),
            fresh,
            "{}",
            entry.name
        );
    }
}

#[test]
fn a_trace_that_allocates_nothing_has_no_litter() {
    let litter = Litter::draw(&read("#atr 1 heap\nh 1\n"), aged(50, 3), 1).unwrap();
    assert_eq!(litter.objects(), 0);
}

#[test]
fn arenas_and_expressions_are_not_aged() {
    for text in ["#atr 1 arena\nc 0 9\nb 0 9 1\n", "#atr 1 expr\nn 0 1\n"] {
        let failure = Litter::draw(&read(text), aged(50, 3), 1).err().unwrap();
        assert_eq!((failure.code, failure.operation), ("not-applicable", None));
    }
}
