//! Every contender on the golden traces.

use allocrace_replay::catalogue::ENTRIES;
use allocrace_replay::contender::Placement;
use allocrace_replay::list::prove;
use allocrace_replay::trace::{self, limit};
use std::path::Path;

#[test]
fn every_applicable_contender_has_the_same_digests_on_the_golden_traces() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../traces/golden");
    for name in ["heap", "heap-aligned", "pool", "arena", "expr"] {
        let bytes = std::fs::read(golden.join(name).with_extension("atr")).unwrap();
        let trace = trace::read(&bytes, limit::DEFAULT_SIZE).unwrap();
        let mut contents = Vec::new();
        for entry in &ENTRIES {
            match prove(entry, &trace) {
                Ok((digests, _)) => contents.push((entry.placement, digests)),
                Err(failure) => assert_eq!(failure.code, "not-applicable", "{}", entry.name),
            }
        }
        assert!(contents.len() >= 2, "{name}: null and heap run every kind");
        let first = contents[0].1.contents;
        assert!(
            contents
                .iter()
                .all(|(_, digests)| digests.contents == first),
            "{name}"
        );
        let placed: Vec<u32> = contents
            .iter()
            .filter(|(placement, _)| *placement != Placement::None)
            .map(|(_, digests)| digests.placement)
            .collect();
        assert!(placed.windows(2).all(|pair| pair[0] == pair[1]), "{name}");
    }
}

#[test]
fn the_expr_trace_folds_nine_and_the_wrapped_sum() {
    let text = b"#atr 1 expr\nn 0 1\nn 1 2\n+ 2 0 1\nn 3 3\n* 4 2 3\ne 4\nz\nn 5 4294967295\n+ 6 5 5\ne 6\n";
    let trace = trace::read(text, limit::DEFAULT_SIZE).unwrap();
    let fold = |h: u32, v: u32| (h ^ v).wrapping_mul(0x0100_0193);
    let expected = fold(fold(0x811C_9DC5, 9), 0xFFFF_FFFE);
    for entry in ENTRIES
        .iter()
        .filter(|entry| entry.kinds.contains(&trace.kind))
    {
        assert_eq!(
            prove(entry, &trace).unwrap().0.contents,
            expected,
            "{}",
            entry.name
        );
    }
}

#[test]
fn a_class_or_an_arena_that_is_asked_for_too_much_is_out_of_memory_at_that_operation() {
    let pool = b"#atr 1 pool\np 0 8 1 x\na 0 0\nf 0\na 1 0\na 2 0\n";
    let arena = b"#atr 1 arena\nc 0 16\nb 0 9 1\nb 0 1 16\n";
    for (text, operation) in [(&pool[..], 3), (&arena[..], 2)] {
        let trace = trace::read(text, limit::DEFAULT_SIZE).unwrap();
        for entry in ENTRIES
            .iter()
            .filter(|entry| entry.kinds.contains(&trace.kind))
        {
            let failure = prove(entry, &trace).unwrap_err();
            assert_eq!(
                (failure.code, failure.operation),
                ("out-of-memory", Some(operation))
            );
        }
    }
}

#[test]
fn an_arena_that_cannot_mark_is_not_applicable_and_the_heap_is() {
    let text = b"#atr 1 arena\nc 0 64\nm 0\nb 0 8 8\nl 0\nd 0\n";
    let trace = trace::read(text, limit::DEFAULT_SIZE).unwrap();
    let codes: Vec<_> = ENTRIES
        .iter()
        .map(|entry| {
            (
                entry.name,
                prove(entry, &trace).map_err(|failure| failure.code),
            )
        })
        .filter(|(name, _)| matches!(*name, "rust/arena" | "rust/heap"))
        .map(|(_, result)| result.map(|_| ()))
        .collect();
    assert_eq!(codes, [Err("not-applicable"), Ok(())]);
}

#[test]
fn a_tree_as_deep_as_the_usual_stack_allows_and_one_of_a_million_levels_evaluate_to_either_side() {
    // With the leaf, 4095 sums are the 4096 levels that still stay on the calling thread.
    for (levels, left) in [
        (4095u32, true),
        (4095, false),
        (1_000_000, true),
        (1_000_000, false),
    ] {
        let mut text = String::from("#atr 1 expr\nn 0 1\nn 1 1\n");
        let mut deep = 0;
        for id in 2..levels + 2 {
            let (l, r) = if left { (deep, 1) } else { (1, deep) };
            text.push_str(&format!("+ {id} {l} {r}\n"));
            deep = id;
        }
        text.push_str(&format!("e {deep}\n"));
        let trace = trace::read(text.as_bytes(), limit::DEFAULT_SIZE).unwrap();
        let expected = (0x811C_9DC5u32 ^ (levels + 1)).wrapping_mul(0x0100_0193);
        for entry in ENTRIES
            .iter()
            .filter(|entry| entry.kinds.contains(&trace.kind))
        {
            assert_eq!(
                prove(entry, &trace).unwrap().0.contents,
                expected,
                "{}",
                entry.name
            );
        }
    }
}
