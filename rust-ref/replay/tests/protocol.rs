//! The program as the harness meets it: lines on standard output and an exit code.

use std::path::{Path, PathBuf};
use std::process::Command;

fn run(args: &[&str]) -> (Vec<String>, i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_allocrace-replay-rust"))
        .args(args)
        .output()
        .unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    (
        lines.lines().map(String::from).collect(),
        output.status.code().unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

fn golden(name: &str) -> String {
    let traces = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../traces/golden");
    traces.join(name).to_str().unwrap().to_string()
}

/// A file of its own for each test, in the directory that Cargo keeps for tests.
fn written(name: &str, text: &str) -> String {
    let path: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_string()
}

fn replay(contender: &str, trace: &str, mode: &str, more: &[&str]) -> (Vec<String>, i32) {
    let mut args = vec![
        "replay",
        "--contender",
        contender,
        "--trace",
        trace,
        "--mode",
        mode,
    ];
    args.extend_from_slice(more);
    let (lines, code, _) = run(&args);
    (lines, code)
}

/// The text of a field, up to the next comma or brace.
fn field<'a>(line: &'a str, name: &str) -> &'a str {
    let key = format!("\"{name}\":");
    let at = line
        .find(&key)
        .unwrap_or_else(|| panic!("no {name} in {line}"))
        + key.len();
    line[at..]
        .split([',', '}'])
        .next()
        .unwrap()
        .trim_matches('"')
}

fn events(lines: &[String]) -> Vec<&str> {
    lines.iter().map(|line| field(line, "event")).collect()
}

const SHORT: [&str; 6] = [
    "--warmup",
    "2",
    "--iterations",
    "3",
    "--min-iteration-ms",
    "0",
];

#[test]
fn throughput_reports_start_clock_work_warming_iterations_and_done_in_this_order() {
    let (lines, code) = replay("rust/pool", &golden("pool.atr"), "throughput", &SHORT);
    assert_eq!(code, 0);
    let warmup = ["iteration"; 2];
    let expected = [
        &["start", "clock", "work", "warming"],
        &warmup[..],
        &["iteration"; 3],
        &["done"],
    ];
    assert_eq!(events(&lines), expected.concat());
    let operations = field(&lines[0], "operations");
    for (i, line) in lines[4..9].iter().enumerate() {
        let phase = if i < 2 { "warmup" } else { "measure" };
        let index = if i < 2 { i } else { i - 2 };
        assert_eq!(field(line, "phase"), phase);
        assert_eq!(field(line, "index"), index.to_string());
        assert_eq!(field(line, "replays"), "1");
        assert_eq!(field(line, "operations"), operations);
    }
}

/// The pairs of numbers in a field that is an array of arrays.
fn pairs(line: &str, name: &str) -> Vec<(u64, u64)> {
    let (_, rest) = line.split_once(&format!("\"{name}\":[")).unwrap();
    let (inner, _) = rest.split_once("]]").unwrap_or(("", rest));
    let inner = inner.trim_start_matches('[');
    let pair = |text: &str| {
        let (a, b) = text.split_once(',').unwrap();
        (a.parse().unwrap(), b.parse().unwrap())
    };
    match inner {
        "" => Vec::new(),
        some => some.split("],[").map(pair).collect(),
    }
}

#[test]
fn warming_begins_with_the_first_replay_and_ascends_for_20_ms() {
    let trace = golden("pool.atr");
    let (lines, _) = replay("rust/pool", &trace, "throughput", &SHORT);
    let points = pairs(&lines[3], "points");
    let operations: u64 = field(&lines[0], "operations").parse().unwrap();
    assert_eq!(points[0].0, operations);
    assert!((2..=128).contains(&points.len()));
    assert!(points
        .windows(2)
        .all(|p| p[0].0 < p[1].0 && p[0].1 <= p[1].1));
    // Whole replays, and it ends with the first point at or after 20 ms.
    assert!(points.iter().all(|(at, _)| at % operations == 0));
    let late = points.iter().filter(|(_, ns)| *ns >= 20_000_000).count();
    assert!(late == 1 || points.len() == 2);
}

#[test]
fn a_planted_slowdown_leaves_the_events_and_the_work_as_they_are() {
    let trace = golden("pool.atr");
    let (plain, _) = replay("rust/pool", &trace, "throughput", &SHORT);
    for percent in ["0", "100"] {
        let slowed = [&SHORT[..], &["--slowdown", percent]].concat();
        let (lines, code) = replay("rust/pool", &trace, "throughput", &slowed);
        assert_eq!(code, 0);
        assert_eq!(events(&lines), events(&plain));
        assert_eq!(lines[2], plain[2]);
        assert_eq!(
            field(&lines[8], "operations"),
            field(&plain[8], "operations")
        );
    }
}

#[test]
fn an_aged_pool_places_the_objects_of_the_golden_trace_where_the_model_does() {
    // Oracle: a model of the page's rules in Python (integers, one list of free slots a class).
    let trace = golden("pool.atr");
    let expected = [("0", "3e1298b0"), ("50", "b7a671c1"), ("90", "0b1e6e60")];
    for contender in ["rust/pool", "rust/pool-tuned", "rust/pool-slots"] {
        for (occupancy, work) in expected {
            for mode in ["throughput", "latency", "open-loop"] {
                let aged = ["--occupancy", occupancy, "--multiplier", "3", "--seed", "1"];
                let (lines, code) = replay(contender, &trace, mode, &[&SHORT[..], &aged].concat());
                assert_eq!(code, 0);
                assert_eq!(
                    field(&lines[2], "work"),
                    work,
                    "{contender} {occupancy} {mode}"
                );
            }
        }
    }
}

#[test]
fn what_has_no_litter_is_not_applicable_when_it_is_to_be_aged() {
    for name in ["arena.atr", "expr.atr"] {
        for mode in [
            "throughput",
            "latency",
            "open-loop",
            "memory",
            "instructions",
        ] {
            let aged = ["--occupancy", "50", "--multiplier", "3"];
            let (lines, code) = replay("rust/heap", &golden(name), mode, &aged);
            assert_eq!((events(&lines), code), (vec!["start", "error"], 4));
            assert_eq!(field(&lines[1], "code"), "not-applicable");
        }
    }
}

#[test]
fn instructions_replays_as_often_as_asked_and_reports_nothing() {
    for replays in ["1", "5"] {
        let trace = golden("arena.atr");
        let more = ["--replays", replays];
        let (lines, code) = replay("rust/heap", &trace, "instructions", &more);
        assert_eq!((events(&lines), code), (vec!["start", "done"], 0));
    }
}

#[test]
fn start_says_what_runs_and_on_which_trace() {
    let (lines, _) = replay(
        "rust/arena",
        &golden("arena.atr"),
        "memory",
        &["--seed", "42", "--touch", "full"],
    );
    let (checked, _, _) = run(&["check", &golden("arena.atr")]);
    let start = &lines[0];
    assert_eq!(field(start, "trace_crc"), field(&checked[0], "crc"));
    for (name, value) in [
        ("protocol", "1"),
        ("language", "rust"),
        ("name", "rust/arena"),
        ("kind", "arena"),
        ("mode", "memory"),
        ("touch", "full"),
        ("seed", "42"),
    ] {
        assert_eq!(field(start, name), value, "{name}");
    }
    assert!(field(start, "compiler").starts_with("rustc "));
}

#[test]
fn latency_reports_both_series_and_counts_whole_batches_and_all_operations() {
    // 100 objects, closed: 200 operations, so 3 whole batches a replay.
    let mut text = String::from("#atr 1 pool\np 0 8 128 x\n");
    for id in 0..100 {
        text.push_str(&format!("a {id} 0\n"));
    }
    let trace = written("latency.atr.txt", &text);
    let (lines, code) = replay("rust/pool-tuned", &trace, "latency", &SHORT);
    assert_eq!(code, 0);
    let names = events(&lines);
    assert_eq!(names[..3], ["start", "clock", "work"]);
    assert_eq!(names[8..], ["latency", "latency", "done"]);
    // Iterations 0 and 2 are batches, 1 is singles; one replay each.
    let (batch, single) = (&lines[8], &lines[9]);
    assert_eq!(
        (field(batch, "series"), field(batch, "batch")),
        ("batch", "64")
    );
    assert_eq!(field(batch, "samples"), "6");
    assert_eq!(
        (field(single, "series"), field(single, "batch")),
        ("single", "1")
    );
    assert_eq!(field(single, "samples"), "200");
}

#[test]
fn an_open_loop_reports_service_and_response_of_every_whole_batch() {
    // 100 objects, closed: 200 operations, so 3 whole batches a replay.
    let mut text = String::from("#atr 1 pool\np 0 8 128 x\n");
    for id in 0..100 {
        text.push_str(&format!("a {id} 0\n"));
    }
    let trace = written("open-loop.atr.txt", &text);
    for arrivals in ["fixed", "poisson"] {
        let more = ["--arrivals", arrivals, "--period-ns", "100000"];
        let more = [&SHORT[..], &more].concat();
        let (lines, code) = replay("rust/pool", &trace, "open-loop", &more);
        assert_eq!(code, 0);
        let names = events(&lines);
        assert_eq!(names[..3], ["start", "clock", "work"]);
        assert_eq!(names[8..], ["latency", "latency", "done"]);
        for (line, series) in lines[8..10].iter().zip(["service", "response"]) {
            assert_eq!(field(line, "series"), series);
            assert_eq!((field(line, "batch"), field(line, "samples")), ("64", "9"));
            let recorded: u64 = pairs(line, "histogram").iter().map(|pair| pair.1).sum();
            assert_eq!(recorded, 9);
        }
        let longest = |line: &str| field(line, "max_ns").parse::<u64>().unwrap();
        assert!(longest(&lines[8]) <= longest(&lines[9]));
        if arrivals == "fixed" {
            // The third request is meant to start 200 us after the first.
            let ns: u64 = field(&lines[5], "ns").parse().unwrap();
            assert!(ns >= 200_000 - 200);
        }
    }
}

#[test]
fn every_recorded_single_operation_has_one_cause() {
    // New pages again and again: 34 MiB are above any threshold below which glibc keeps what is freed.
    let mut text = String::from("#atr 1 heap\n");
    for id in 0..5 {
        text.push_str(&format!("a {id} 35651584\nf {id}\n"));
    }
    let trace = written("causes.atr.txt", &text);
    let more = [&SHORT[..], &["--touch", "full"]].concat();
    let (lines, code) = replay("rust/heap", &trace, "latency", &more);
    assert_eq!(code, 0);
    let (batch, single) = (&lines[8], &lines[9]);
    assert!(!batch.contains("causes"));
    let recorded: u64 = pairs(single, "histogram").iter().map(|pair| pair.1).sum();
    assert!(recorded > 0);
    if cfg!(not(target_os = "linux")) {
        return;
    }
    let (_, causes) = single.split_once("\"causes\":[").unwrap();
    let causes: Vec<&str> = causes.split('{').skip(1).collect();
    let sum = |name| -> u64 {
        let numbers = causes.iter().map(|cause| field(cause, name).parse::<u64>());
        numbers.map(Result::unwrap).sum()
    };
    assert_eq!(sum("samples"), recorded);
    assert!(sum("ns") >= 1_000 * recorded);
    let known = ["major-fault", "page-fault", "switch", "steal", "unknown"];
    let named: Vec<usize> = causes
        .iter()
        .map(|cause| {
            known
                .iter()
                .position(|word| *word == field(cause, "cause"))
                .unwrap()
        })
        .collect();
    assert!(named.windows(2).all(|pair| pair[0] < pair[1]));
    assert!(named.contains(&1), "pages are new to the process");
}

#[test]
fn distributions_are_measured_with_the_counter_where_there_is_one_and_throughput_never() {
    let trace = golden("pool.atr");
    let clock = |mode| {
        let (lines, _) = replay("rust/pool", &trace, mode, &SHORT);
        lines[1].clone()
    };
    let (throughput, latency) = (clock("throughput"), clock("latency"));
    assert!(!throughput.contains("TSC"));
    if field(&latency, "name") == "TSC" {
        let error: f64 = field(&latency, "rate_error").parse().unwrap();
        assert!(0.0 < error && error <= 1e-4);
        assert!(field(&latency, "ns_per_tick").parse::<f64>().unwrap() > 0.0);
    } else {
        assert_eq!(field(&latency, "name"), field(&throughput, "name"));
    }
}

#[test]
fn verify_reports_a_checkpoint_every_65536_operations_and_ends_with_that_of_the_list() {
    let mut text = String::from("#atr 1 heap\n");
    for id in 0..70_000 {
        text.push_str(&format!("a {id} 8\nf {id}\n"));
    }
    let trace = written("checkpoints.atr.txt", &text);
    let (lines, code) = replay("rust/heap", &trace, "verify", &[]);
    assert_eq!(code, 0);
    assert_eq!(
        events(&lines),
        ["start", "digest", "digest", "digest", "done"]
    );
    let at: Vec<_> = lines[1..4]
        .iter()
        .map(|line| (field(line, "operations"), field(line, "final")))
        .collect();
    assert_eq!(
        at,
        [("65536", "false"), ("131072", "false"), ("140000", "true")]
    );
    let list = written("checkpoints.list", &trace);
    let (verified, code, _) = run(&["verify", "--list", &list, "--contender", "rust/heap"]);
    assert_eq!((verified.len(), code), (1, 0));
    assert_eq!(
        field(&verified[0], "contents"),
        field(&lines[3], "contents")
    );
    assert_eq!(field(&lines[3], "placement"), "null");
}

#[test]
fn a_list_has_one_line_for_each_trace_and_named_contender_with_the_work_of_the_timed_loop() {
    let (pool, heap) = (golden("pool.atr"), golden("heap.atr"));
    let list = written("two.list", &format!("{pool}\n{heap}\n"));
    let named = ["--contender", "rust/pool", "--contender", "rust/pool-tuned"];
    let (lines, code, _) = run(&[&["verify", "--list", &list][..], &named].concat());
    assert_eq!(code, 0);
    let told: Vec<_> = lines
        .iter()
        .map(|line| (field(line, "contender"), field(line, "code")))
        .collect();
    assert_eq!(
        told,
        [
            ("rust/pool", "null"),
            ("rust/pool-tuned", "null"),
            ("rust/pool", "not-applicable"),
            ("rust/pool-tuned", "not-applicable")
        ]
    );
    let (timed, _) = replay("rust/pool", &pool, "throughput", &SHORT);
    assert_eq!(field(&lines[0], "work"), field(&timed[2], "work"));
    assert_eq!(field(&lines[0], "work"), field(&lines[1], "work"));
    assert_eq!(field(&lines[2], "work"), "null");
}

#[test]
fn memory_reports_what_pools_reserve_and_the_peak_of_the_trace() {
    // Oracle: two classes of capacity 16 (the smallest), 8 bytes a word and 8 a link; 24 + 100 live.
    let text = "#atr 1 pool\np 0 24 2 x\np 1 100 3 y\na 0 0\na 1 1\nf 0\n";
    let trace = written("memory.atr.txt", text);
    let (lines, code) = replay("rust/pool", &trace, "memory", &[]);
    assert_eq!(code, 0);
    assert_eq!(events(&lines), ["start", "memory", "done"]);
    assert_eq!(field(&lines[1], "reserved_bytes"), "512");
    assert_eq!(field(&lines[1], "requested_live_bytes"), "124");
    for name in ["collections", "collection_ns", "allocated_bytes"] {
        assert_eq!(field(&lines[1], name), "null", "{name}");
    }
    // 200 pieces with 5 ms after each, and 50 ms at the end.
    let ns = |line: &str, name| field(line, name).parse::<u64>().unwrap();
    let (begin, end) = (
        ns(&lines[1], "replay_begin_ns"),
        ns(&lines[1], "replay_end_ns"),
    );
    assert!(end >= begin + 1_000_000_000);
    assert!(ns(&lines[2], "elapsed_ns") >= end + 50_000_000);
}

#[test]
fn the_heap_reserves_what_malloc_grows_by_though_reading_the_trace_left_holes() {
    // 20,000 objects of 100 bytes live at the peak, after as many short ones that make the file large.
    let mut text = String::from("#atr 1 heap\n");
    for id in 0..40_000 {
        text.push_str(&format!("a {id} 100\nf {id}\n"));
    }
    for id in 40_000..60_000 {
        text.push_str(&format!("a {id} 100\n"));
    }
    let trace = written("reserve.atr.txt", &text);
    let reserved = |more: &[&str]| {
        let (lines, code) = replay("rust/heap", &trace, "memory", more);
        assert_eq!(code, 0);
        assert_eq!(field(&lines[1], "requested_live_bytes"), "2000000");
        field(&lines[1], "reserved_bytes").to_string()
    };
    let fresh = reserved(&[]);
    if !cfg!(all(target_os = "linux", target_env = "gnu")) || fresh == "null" {
        assert_eq!(fresh, "null"); // only glibc tells, from 2.33 on
        return;
    }
    // Oracle: a chunk of glibc for 100 bytes has 112. One piece of 200 at the end is freed before it is seen;
    // holes below 1 KiB that reading left may hold some. Aged, 54,000 more are there throughout: 3.7 times.
    let fresh: f64 = fresh.parse().unwrap();
    assert!(
        fresh > 0.9 * 2_240_000.0 && fresh < 1.2 * 2_240_000.0,
        "{fresh}"
    );
    let aged: f64 = reserved(&["--occupancy", "90", "--multiplier", "3"])
        .parse()
        .unwrap();
    assert!(aged > 3.0 * fresh && aged < 4.2 * fresh, "{aged}");
}

#[test]
fn an_error_takes_the_place_of_everything_after_it_and_has_its_exit_code() {
    let overfull = "#atr 1 pool\np 0 8 1 x\na 0 0\nf 0\na 1 0\na 2 0\n";
    let overfull = written("overfull.atr.txt", overfull);
    let hostile = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../traces/hostile/bad-opcode.atr");
    let cases: [(&str, &str, &[&str], &str, i32); 4] = [
        (
            "rust/pool",
            &overfull,
            &["start", "error"],
            "out-of-memory",
            5,
        ),
        (
            "rust/pool",
            &golden("heap.atr"),
            &["start", "error"],
            "not-applicable",
            4,
        ),
        (
            "rust/null",
            hostile.to_str().unwrap(),
            &["error"],
            "bad-opcode",
            3,
        ),
        ("rust/null", "no-such-file.atr", &["error"], "unreadable", 3),
    ];
    for (contender, trace, expected, error, exit) in cases {
        for mode in [
            "verify",
            "throughput",
            "latency",
            "open-loop",
            "memory",
            "instructions",
        ] {
            let (lines, code) = replay(contender, trace, mode, &SHORT);
            assert_eq!(events(&lines), expected, "{trace} {mode}");
            assert_eq!(field(lines.last().unwrap(), "code"), error);
            assert_eq!(code, exit, "{trace} {mode}");
        }
    }
    let (lines, _) = replay("rust/pool", &overfull, "throughput", &SHORT);
    assert_eq!(field(&lines[1], "operation"), "3");
    // Of text the line is known, which is no operation.
    let refused = written("refused.atr.txt", "#atr 1 heap\na 0 8\nf 1\n");
    let (lines, _) = replay("rust/null", &refused, "throughput", &SHORT);
    assert_eq!(field(&lines[0], "operation"), "null");
    assert!(field(&lines[0], "message").starts_with("line 3: "));
}

#[test]
fn a_wrong_command_line_is_named_and_prints_no_event() {
    let trace = golden("pool.atr");
    let base = [
        "replay",
        "--trace",
        &trace,
        "--mode",
        "verify",
        "--contender",
    ];
    let cases: [(&[&str], &str); 14] = [
        (&[], "say what to do"),
        (&["run"], "unknown command run"),
        (&["describe", "--all"], "unknown option --all"),
        (&["check", "--fast", "x"], "unknown option --fast"),
        (&["verify"], "--list is missing"),
        (
            &[&base[..], &["rust/none"]].concat(),
            "unknown contender rust/none",
        ),
        (
            &[&base[..], &["rust/pool", "--touch", "all"]].concat(),
            "unknown touch mode all",
        ),
        (
            &[&base[..], &["rust/pool", "--iterations", "0"]].concat(),
            "--iterations takes",
        ),
        (
            &[&base[..], &["rust/pool", "--slowdown", "5"]].concat(),
            "--slowdown goes with mode throughput only",
        ),
        (
            &[&base[..], &["rust/pool", "--occupancy", "5"]].concat(),
            "--occupancy and --multiplier go together",
        ),
        (
            &[
                &base[..],
                &["rust/pool", "--occupancy", "5", "--multiplier", "1"],
            ]
            .concat(),
            "do not go with mode verify",
        ),
        (
            &[&base[..], &["rust/pool", "--arrivals", "never"]].concat(),
            "unknown arrivals never; there are fixed poisson",
        ),
        (
            &[&base[..], &["rust/pool", "--period-ns", "0"]].concat(),
            "--period-ns takes",
        ),
        (
            &["replay", "--trace", &trace, "--mode", "fast"],
            "unknown mode fast; there are verify throughput",
        ),
    ];
    for (args, problem) in cases {
        let (lines, code, diagnostics) = run(args);
        assert_eq!((lines.len(), code), (0, 2), "{args:?}");
        assert!(diagnostics.contains(problem), "{args:?}: {diagnostics}");
    }
}

#[test]
fn a_slab_that_no_system_has_is_out_of_memory_and_not_a_crash() {
    let trace = written(
        "slab.atr.txt",
        "#atr 1 pool\np 0 67108864 67108864 x\na 0 0\n",
    );
    let (lines, code) = replay("rust/pool-slots", &trace, "memory", &[]);
    assert_eq!(code, 5);
    assert_eq!(field(lines.last().unwrap(), "code"), "out-of-memory");
}

#[test]
fn the_help_names_every_command_option_and_exit_code() {
    let (lines, code, _) = run(&["--help"]);
    assert_eq!(code, 0);
    let help = lines.join("\n");
    for word in [
        "describe",
        "replay",
        "verify",
        "check",
        "--contender",
        "--trace",
        "--mode",
        "--warmup",
        "--iterations",
        "--min-iteration-ms",
        "--touch",
        "--seed",
        "--max-size",
        "--slowdown",
        "--replays",
        "--occupancy",
        "--multiplier",
        "--arrivals",
        "--period-ns",
        "open-loop",
        "instructions",
        "--list",
        "exit codes",
    ] {
        assert!(help.contains(word), "{word}");
    }
}

#[test]
fn describe_is_one_line_that_names_every_contender() {
    let (lines, code, _) = run(&["describe"]);
    assert_eq!((lines.len(), code), (1, 0));
    for name in ["null", "pool", "pool-tuned", "pool-slots", "arena", "heap"] {
        assert!(lines[0].contains(&format!("\"rust/{name}\"")), "{name}");
    }
    assert_eq!(field(&lines[0], "pairs"), "100000");
}

#[test]
fn a_malloc_that_is_not_glibcs_is_named_and_what_it_reserves_is_unknown() {
    // Debian's files of jemalloc and mimalloc; where neither is installed there is nothing to try.
    let directory = format!("/usr/lib/{}-linux-gnu", std::env::consts::ARCH);
    let text = "#atr 1 heap\na 0 100\n";
    let trace = written("preloaded.atr.txt", text);
    for file in ["libjemalloc.so.2", "libmimalloc.so.2.0"] {
        let path = Path::new(&directory).join(file);
        if !path.exists() {
            continue;
        }
        let output = Command::new(env!("CARGO_BIN_EXE_allocrace-replay-rust"))
            .env("LD_PRELOAD", path)
            .args(["replay", "--contender", "rust/heap", "--trace", &trace])
            .args(["--mode", "memory"])
            .output()
            .unwrap();
        assert!(output.status.success(), "{file}: {output:?}");
        let lines = String::from_utf8(output.stdout).unwrap();
        let lines: Vec<&str> = lines.lines().collect();
        assert!(field(lines[0], "runtime_version").starts_with("glibc "));
        assert!(
            lines[0].contains(&format!(", malloc of {file}\"")),
            "{}",
            lines[0]
        );
        assert_eq!(field(lines[1], "reserved_bytes"), "null", "{file}");
    }
}
