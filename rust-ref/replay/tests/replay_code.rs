//! The arrays of decision 0001, spelled out by hand from its tables.

use allocrace_replay::replay_code::{Grouping, ReplayCode};
use allocrace_replay::steps::Form;
use allocrace_replay::trace::{self, limit};

const POOL: Form = Form {
    general: false,
    touched: true,
};
const GENERAL: Form = Form {
    general: true,
    touched: true,
};

fn build(text: &str, form: Form, grouping: Grouping) -> ReplayCode {
    let trace = trace::read(text.as_bytes(), limit::DEFAULT_SIZE).unwrap();
    ReplayCode::new(&trace, form, grouping)
}

/// Groups as the decision writes them: five words of code, four of arguments.
fn groups(code: &ReplayCode) -> Vec<([u32; 5], [u32; 4])> {
    let words = code.code.chunks_exact(5).zip(code.args.chunks_exact(4));
    words
        .map(|(code, args)| (code.try_into().unwrap(), args.try_into().unwrap()))
        .collect()
}

#[test]
fn a_heap_trace_is_closed_and_its_frees_carry_size_and_alignment() {
    let text = "#atr 1 heap\na 0 16 1\na 1 24 8\nf 0\nt 1\na 2 5 4\n";
    let code = build(text, GENERAL, Grouping::Quads);
    // TOUCH at operation 3 breaks the first quad; FREE of registers 0 and 1 closes.
    let aligned = |size: u32, log2: u32| size | log2 << 28;
    let expected = [
        ([16, 0, 0, 0, 0], [16, 0, 0, 0]),
        ([16, 1, 0, 0, 0], [aligned(24, 3), 0, 0, 0]),
        ([17, 0, 0, 0, 0], [16, 0, 0, 0]),
        ([18, 1, 0, 0, 0], [aligned(24, 3), 0, 0, 0]),
        ([16, 0, 0, 0, 0], [aligned(5, 2), 0, 0, 0]),
        ([17, 0, 0, 0, 0], [aligned(5, 2), 0, 0, 0]),
        ([17, 1, 0, 0, 0], [aligned(24, 3), 0, 0, 0]),
    ];
    assert_eq!(groups(&code), expected);
    assert_eq!((code.operations, code.whole_batches()), (7, 0));
}

#[test]
fn a_pool_trace_carries_classes_for_pools_and_slot_sizes_for_general_allocators() {
    let text = "#atr 1 pool\np 0 24 8 x\np 1 64 8 y\na 0 1\na 1 0\nf 0\na 2 1\n";
    // Bit 2 is the FREE; register 0 is taken again by object 2; the close is a pair of singles.
    let expected = |x, y| {
        [
            ([4, 0, 1, 0, 0], [y, x, y, y]),
            ([17, 0, 0, 0, 0], [y, 0, 0, 0]),
            ([17, 1, 0, 0, 0], [x, 0, 0, 0]),
        ]
    };
    assert_eq!(groups(&build(text, POOL, Grouping::Quads)), expected(0, 1));
    assert_eq!(
        groups(&build(text, GENERAL, Grouping::Quads)),
        expected(24, 64)
    );
}

#[test]
fn in_an_arena_trace_bumps_and_resets_make_quads_and_live_arenas_are_destroyed() {
    let text = "#atr 1 arena\nc 0 64\nm 0\nb 0 8 8\nl 0\nb 0 9 1\nr 0\nb 0 1 2\nb 0 2 1\nc 1 32\nd 0\nh 5\n";
    let code = build(text, GENERAL, Grouping::Quads);
    let eight = 8 | 3 << 28;
    let expected = [
        ([19, 0, 0, 0, 0], [64, 0, 0, 0]),
        ([21, 0, 0, 0, 0], [0, 0, 0, 0]),
        ([16, 0, 0, 0, 0], [eight, 0, 0, 0]),
        ([22, 0, 0, 0, 0], [0, 0, 0, 0]),
        ([2, 0, 0, 0, 0], [9, 0, 1 | 1 << 28, 2]),
        ([19, 1, 0, 0, 0], [32, 0, 0, 0]),
        ([20, 0, 0, 0, 0], [0, 0, 0, 0]),
        ([23, 0, 0, 0, 0], [0, 0, 0, 0]),
        ([20, 1, 0, 0, 0], [0, 0, 0, 0]),
    ];
    assert_eq!(groups(&code), expected);
}

#[test]
fn an_expr_trace_is_all_singles_and_ends_with_a_reset_only_if_a_node_is_live() {
    let text = "#atr 1 expr\nn 0 7\nn 1 3\n+ 2 0 1\n* 3 2 2\ne 3\nz\n";
    let mut expected = vec![
        ([24, 0, 0, 0, 0], [7, 0, 0, 0]),
        ([24, 1, 0, 0, 0], [3, 0, 0, 0]),
        ([25, 2, 0, 0, 0], [0, 1, 0, 0]),
        ([26, 3, 0, 0, 0], [2, 2, 0, 0]),
        ([27, 3, 0, 0, 0], [0, 0, 0, 0]),
        ([28, 0, 0, 0, 0], [0, 0, 0, 0]),
    ];
    assert_eq!(groups(&build(text, GENERAL, Grouping::Quads)), expected);
    let live = format!("{text}n 4 1\n");
    expected.push(([24, 0, 0, 0, 0], [1, 0, 0, 0]));
    expected.push(([28, 0, 0, 0, 0], [0, 0, 0, 0]));
    assert_eq!(groups(&build(&live, GENERAL, Grouping::Quads)), expected);
}

#[test]
fn a_quad_begins_only_at_a_multiple_of_four_and_never_crosses_one() {
    // One PHASE before eight allocations: operations 1 to 3 are singles, 4 to 7 a quad.
    let mut text = String::from("#atr 1 pool\np 0 8 16 x\nh 1\n");
    for id in 0..8 {
        text.push_str(&format!("a {id} 0\n"));
    }
    let patterns: Vec<u32> = groups(&build(&text, POOL, Grouping::Quads))
        .iter()
        .map(|(code, _)| code[0])
        .collect();
    // The last ALLOC is operation 8, the eight FREEs that close are 9 to 16: two quads and a single.
    let expected = [23, 16, 16, 16, 0, 14, 15, 17];
    assert_eq!(patterns, expected);
}

#[test]
fn with_touch_none_a_touch_is_a_phase_that_counts() {
    let text = "#atr 1 pool\np 0 8 16 x\na 0 0\nt 0\nf 0\n";
    let untouched = Form {
        general: false,
        touched: false,
    };
    let code = build(text, untouched, Grouping::Quads);
    assert_eq!(code.operations, 3);
    assert_eq!(groups(&code)[1], ([23, 0, 0, 0, 0], [0, 0, 0, 0]));
}

#[test]
fn batches_begin_every_64_operations_in_quads_and_in_singles() {
    let mut text = String::from("#atr 1 pool\np 0 8 256 x\n");
    for id in 0..70 {
        text.push_str(&format!("a {id} 0\n"));
    }
    // 140 operations with the closing: 35 quads, or 140 singles.
    let quads = build(&text, POOL, Grouping::Quads);
    assert_eq!((&quads.batches[..], quads.groups()), (&[0, 16, 32][..], 35));
    assert_eq!((quads.whole_batches(), quads.end_of_batch(1)), (2, 32));
    assert_eq!(quads.end_of_batch(2), 35);
    let singles = build(&text, POOL, Grouping::Singles);
    assert_eq!(
        (&singles.batches[..], singles.groups()),
        (&[0, 64, 128][..], 140)
    );
}
