//! The timed loop does the same work however it is grouped, whoever does it, and again and again.

use allocrace_replay::catalogue::{Entry, ENTRIES};
use allocrace_replay::contender::{Contender, Placement, Plan};
use allocrace_replay::list::prove;
use allocrace_replay::replay::{replay, Exhausted, State};
use allocrace_replay::replay_code::{Grouping, ReplayCode};
use allocrace_replay::steps::Form;
use allocrace_replay::touch::{FirstWord, Touch, Touching};
use allocrace_replay::trace::{self, limit, Kind, Trace};
use allocrace_replay::work::first_run;

/// Constants of Knuth's MMIX, so that a seed is a trace.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// Allocations, touches, frees and phases; slot sizes from 1, so that stamps are cut.
fn objects(kind: Kind, seed: u64, operations: u64) -> Trace {
    let mut random = Random(seed);
    let mut text = match kind {
        Kind::Pool => String::from("#atr 1 pool\np 0 1 999 a\np 1 3 999 b\np 2 40 999 c\n"),
        _ => String::from("#atr 1 heap\n"),
    };
    let (mut live, mut next) = (Vec::new(), 0);
    for _ in 0..operations {
        match random.below(9) {
            0..=3 => {
                let value = match kind {
                    Kind::Pool => random.below(3),
                    _ => 1 + random.below(80),
                };
                text.push_str(&format!("a {next} {value}\n"));
                live.push(next);
                next += 1;
            }
            4..=6 if !live.is_empty() => {
                let at = random.below(live.len() as u64) as usize;
                text.push_str(&format!("f {}\n", live.swap_remove(at)));
            }
            7 if !live.is_empty() => {
                let at = random.below(live.len() as u64) as usize;
                text.push_str(&format!("t {}\n", live[at]));
            }
            _ => text.push_str("h 1\n"),
        }
    }
    trace::read(text.as_bytes(), limit::DEFAULT_SIZE).unwrap()
}

fn arenas(seed: u64, operations: u64) -> Trace {
    let mut random = Random(seed);
    let mut text = String::from("#atr 1 arena\nc 0 100000\nc 1 100000\n");
    for _ in 0..operations {
        let arena = random.below(2);
        match random.below(40) {
            0 => text.push_str(&format!("r {arena}\n")),
            _ => {
                let (size, log2) = (1 + random.below(60), random.below(6));
                text.push_str(&format!("b {arena} {size} {}\n", 1 << log2));
            }
        }
    }
    trace::read(text.as_bytes(), limit::DEFAULT_SIZE).unwrap()
}

fn work(entry: &Entry, trace: &Trace, touch: Touch, grouping: Grouping) -> u32 {
    let plan = Plan::of(trace);
    let ways = entry.ways(trace, &plan).unwrap();
    let form = Form {
        general: ways.general,
        touched: touch != Touch::None,
    };
    let code = ReplayCode::new(trace, form, grouping);
    let mut session = (ways.open)(&plan, touch).unwrap();
    first_run(&mut *session, &code, entry.placement).unwrap()
}

fn applicable(kind: Kind) -> impl Iterator<Item = &'static Entry> {
    ENTRIES
        .iter()
        .filter(move |entry| entry.kinds.contains(&kind))
}

#[test]
fn quads_and_singles_do_the_same_work_in_every_touch_mode() {
    let traces = [
        objects(Kind::Pool, 1, 1500),
        objects(Kind::Heap, 2, 1500),
        arenas(3, 1500),
    ];
    for trace in &traces {
        for entry in applicable(trace.kind) {
            for touch in Touch::ALL {
                assert_eq!(
                    work(entry, trace, touch, Grouping::Quads),
                    work(entry, trace, touch, Grouping::Singles),
                    "{} {touch:?}",
                    entry.name
                );
            }
        }
    }
}

#[test]
fn contenders_of_one_placement_policy_do_equal_work_on_random_traces() {
    for seed in 0..40 {
        let kind = [Kind::Pool, Kind::Heap][seed as usize % 2];
        let trace = objects(kind, seed, 500);
        for touch in Touch::ALL {
            for policy in [Placement::LifoPool, Placement::None] {
                let works: Vec<u32> = applicable(kind)
                    .filter(|entry| entry.placement == policy)
                    .map(|entry| work(entry, &trace, touch, Grouping::Quads))
                    .collect();
                assert!(
                    works.windows(2).all(|pair| pair[0] == pair[1]),
                    "{seed} {touch:?}"
                );
            }
        }
    }
}

#[test]
fn the_work_of_a_small_pool_trace_is_the_fold_of_its_handles_and_its_sum() {
    let text = b"#atr 1 pool\np 0 8 4 x\na 0 0\na 1 0\nt 1\nf 0\na 2 0\nt 2\nt 2\n";
    let trace = trace::read(text, limit::DEFAULT_SIZE).unwrap();
    // Oracle: the rules of decision 0001 by hand. Registers 0 and 1 end with slots 0 and 1, for the
    // third object takes register 0 and slot 0 again; the sum is 1 + 2 + 2, the stamps touched.
    let fold = |h: u32, v: u32| (h ^ v).wrapping_mul(0x0100_0193);
    let (pool, none) = (fold(fold(fold(0x811C_9DC5, 0), 1), 5), fold(0x811C_9DC5, 5));
    for entry in applicable(Kind::Pool) {
        let expected = match entry.placement {
            Placement::None => none,
            _ => pool,
        };
        assert_eq!(prove(entry, &trace).unwrap().1, expected, "{}", entry.name);
    }
}

#[test]
fn a_replay_leaves_its_contender_empty_so_that_it_can_be_repeated() {
    // Every class is full at the end; a second replay finds room only if the first one closed.
    let text = b"#atr 1 pool\np 0 8 16 x\na 0 0\na 1 0\na 2 0\na 3 0\na 4 0\na 5 0\na 6 0\na 7 0\na 8 0\na 9 0\na 10 0\na 11 0\na 12 0\na 13 0\na 14 0\na 15 0\n";
    let trace = trace::read(text, limit::DEFAULT_SIZE).unwrap();
    let plan = Plan::of(&trace);
    for entry in applicable(Kind::Pool) {
        let ways = entry.ways(&trace, &plan).unwrap();
        let form = Form {
            general: ways.general,
            touched: true,
        };
        let code = ReplayCode::new(&trace, form, Grouping::Quads);
        let mut session = (ways.open)(&plan, Touch::Word).unwrap();
        for _ in 0..3 {
            session.rewind();
            assert_eq!(
                session.run(&code, 0, code.groups()),
                Ok(()),
                "{}",
                entry.name
            );
        }
    }
}

/// Gives storage for the stamps below 5.
struct Refusing;

impl Contender for Refusing {
    type Handle = u32;
    const GENERAL: bool = true;

    fn new(_plan: &Plan) -> Option<Self> {
        Some(Refusing)
    }

    fn reserved_bytes(_plan: &Plan) -> Option<u64> {
        None
    }

    fn alloc<T: Touching>(&mut self, register: u32, _arg: u32, stamp: u32) -> Option<u32> {
        (stamp < 5).then_some(register)
    }
}

#[test]
fn an_allocation_that_gets_no_storage_ends_the_replay_with_its_ordinal() {
    let mut text = String::from("#atr 1 heap\n");
    for id in 0..9 {
        text.push_str(&format!("a {id} 8\n"));
    }
    let trace = trace::read(text.as_bytes(), limit::DEFAULT_SIZE).unwrap();
    let form = Form {
        general: true,
        touched: true,
    };
    for grouping in [Grouping::Quads, Grouping::Singles] {
        let code = ReplayCode::new(&trace, form, grouping);
        let (mut registers, mut state) = ([0; 9], State::default());
        let (words, args, groups) = (&code.code, &code.args, code.groups());
        let contender = &mut Refusing;
        let end = replay::<_, FirstWord>(
            contender,
            words,
            args,
            &mut registers,
            0,
            groups,
            &mut state,
        );
        assert_eq!(end, Err(Exhausted(5)));
    }
}

#[test]
fn the_largest_reference_pool_is_made_and_run_and_a_larger_one_is_not_applicable() {
    let trace = |capacity: u32| {
        let text = format!("#atr 1 pool\np 0 8 {capacity} x\na 0 0\nt 0\n");
        trace::read(text.as_bytes(), limit::DEFAULT_SIZE).unwrap()
    };
    let pool = Entry::named("rust/pool").unwrap();
    assert!(prove(pool, &trace(1 << 22)).is_ok());
    let larger = prove(pool, &trace((1 << 22) + 1)).unwrap_err();
    assert_eq!(larger.code, "not-applicable");
}
