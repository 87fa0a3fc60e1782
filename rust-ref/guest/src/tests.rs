//! The interface as a host meets it. The oracle is the replay library, which the guest must not differ from.

use crate::exports::*;
use allocrace_replay::catalogue::{Entry, ENTRIES};
use allocrace_replay::contender::{Placement, Plan};
use allocrace_replay::digest::{fold, START};
use allocrace_replay::event;
use allocrace_replay::list::prove;
use allocrace_replay::operations::NO_STORAGE;
use allocrace_replay::steps::{count, for_each, single, Form, Step};
use allocrace_replay::touch::Touch;
use allocrace_replay::trace::{self, limit, Kind, Trace};
use std::ffi::c_void;
use std::mem::transmute;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard};

/// The interface is for one thread at a time, and tests run on several.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn host() -> MutexGuard<'static, ()> {
    let guard = ONE_AT_A_TIME.lock().unwrap_or_else(|e| e.into_inner());
    allocrace_close();
    guard
}

fn put(bytes: &[u8]) {
    let buffer = allocrace_buffer(bytes.len() as u32);
    assert!(!buffer.is_null());
    // SAFETY: the guest gave room for so many bytes.
    unsafe { buffer.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len()) };
}

fn answer() -> String {
    let length = allocrace_answer_length() as usize;
    // SAFETY: the guest promises so many bytes there until the next question.
    let bytes = unsafe { std::slice::from_raw_parts(allocrace_answer(), length) };
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn ask(question: extern "C" fn(u32, u32) -> u32, request: &str, trace: &[u8]) -> (u32, String) {
    put(&[request.as_bytes(), trace].concat());
    let status = question(request.len() as u32, trace.len() as u32);
    (status, answer())
}

fn code_of(answer: &str) -> &str {
    let rest = answer.split_once(r#"{"event":"error","code":""#);
    rest.unwrap_or_else(|| panic!("no error: {answer}"))
        .1
        .split('"')
        .next()
        .unwrap()
}

fn traces() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../traces")
}

fn golden() -> Vec<(String, Vec<u8>)> {
    let read = |name: &str| {
        let path = traces().join("golden").join(name).with_extension("atr");
        (name.to_string(), std::fs::read(path).unwrap())
    };
    ["heap", "heap-aligned", "pool", "arena", "expr"]
        .map(read)
        .to_vec()
}

/// Some of the smaller real ones, of all kinds.
fn bundled() -> Vec<(String, Vec<u8>)> {
    let read = |name: &str| {
        let path = traces().join(format!("{name}.atr.gz"));
        let output = Command::new("gzip").arg("-dc").arg(path).output().unwrap();
        assert!(output.status.success(), "{name}");
        (name.to_string(), output.stdout)
    };
    ["kslab_vma", "lua.pool56", "pg_memctx.arena", "expr-calc"]
        .map(read)
        .to_vec()
}

fn request(entry: &Entry, touch: Touch) -> String {
    format!("contender={}\ntouch={}\n", entry.name, touch.word())
}

#[test]
fn a_guest_verifies_and_replays_every_trace_with_the_digests_and_the_work_of_the_replay_program() {
    let _one = host();
    for (name, bytes) in golden().into_iter().chain(bundled()) {
        let trace = trace::read(&bytes, limit::DEFAULT_SIZE).unwrap();
        for entry in &ENTRIES {
            let request = request(entry, Touch::Word);
            let verified = ask(allocrace_verify, &request, &bytes);
            let opened = ask(allocrace_open, &request, &bytes);
            let (digests, work) = match prove(entry, &trace) {
                Ok(proof) => proof,
                Err(failure) => {
                    let expected = (1, event::error(&failure));
                    assert_eq!(verified, expected, "{name} {}", entry.name);
                    assert_eq!(opened, expected, "{name} {}", entry.name);
                    continue;
                }
            };
            let expected = event::verified(None, entry, digests, work);
            assert_eq!(verified, (0, expected), "{name} {}", entry.name);
            let head = format!(
                r#"{{"event":"opened","operations":{},"groups":"#,
                count(&trace)
            );
            let groups = opened.1.strip_prefix(&head).expect(&opened.1);
            let groups: u32 = groups.strip_suffix('}').unwrap().parse().unwrap();
            let middle = groups / 3;
            allocrace_rewind();
            assert_eq!(allocrace_replay(0, middle), 0);
            assert_eq!(allocrace_replay(middle, groups), 0);
            assert_eq!(allocrace_work(), work, "{name} {}", entry.name);
            // A second replay reads what the first one did.
            let sum = allocrace_sum();
            allocrace_rewind();
            assert_eq!(allocrace_replay(0, groups), 0);
            assert_eq!(allocrace_sum(), sum.wrapping_mul(2));
        }
    }
}

type Alloc = unsafe extern "C" fn(*mut c_void, u32, u32, u32) -> u32;
type Free = unsafe extern "C" fn(*mut c_void, u32, u32);
type Read = unsafe extern "C" fn(*mut c_void, u32, u32) -> u32;
type Plain = unsafe extern "C" fn(*mut c_void, u32);

/// The operations of the session that is open, walked as a host does.
struct Walk {
    places: Vec<u32>,
    stamp: u32,
    sum: u32,
}

impl Walk {
    fn step(&mut self, step: Step) {
        let (state, register, arg) = (allocrace_state(), step.register, step.args[0]);
        if step.opcode == single::PHASE {
            return;
        }
        let function = allocrace_operation(step.opcode);
        assert!(!function.is_null(), "{step:?}");
        // SAFETY: the interface promises these types by number, and the trace is the session's.
        unsafe {
            match step.opcode {
                single::ALLOC => {
                    let place = transmute::<*const c_void, Alloc>(function)(
                        state, register, arg, self.stamp,
                    );
                    assert_ne!(place, NO_STORAGE);
                    self.places[register as usize] = place;
                    self.stamp += 1;
                }
                single::TOUCH => {
                    let word = transmute::<*const c_void, Read>(function)(state, register, arg);
                    self.sum = self.sum.wrapping_add(word);
                }
                single::FREE | single::CREATE => {
                    transmute::<*const c_void, Free>(function)(state, register, arg);
                }
                _ => transmute::<*const c_void, Plain>(function)(state, register),
            }
        }
    }

    fn work(&self, placement: Placement) -> u32 {
        let mut work = START;
        if placement != Placement::None {
            self.places.iter().for_each(|&place| fold(&mut work, place));
        }
        fold(&mut work, self.sum);
        work
    }
}

fn walked(entry: &Entry, trace: &Trace, touch: Touch) -> u32 {
    let ways = entry.ways(trace, &Plan::of(trace)).unwrap();
    let form = Form {
        general: ways.general,
        touched: touch != Touch::None,
    };
    let mut walk = Walk {
        places: vec![0; trace.registers as usize],
        stamp: 0,
        sum: 0,
    };
    for_each(trace, form, |step| walk.step(step));
    walk.work(entry.placement)
}

#[test]
fn one_operation_a_call_does_the_work_of_the_loop_in_every_touch_mode() {
    let _one = host();
    let marks = b"#atr 1 arena\nc 0 64\nb 0 8 8\nm 0\nb 0 8 8\nl 0\nb 0 3 1\nr 0\nd 0\n";
    let all = golden().into_iter().chain(bundled());
    for (name, bytes) in all.chain([("marks".to_string(), marks.to_vec())]) {
        let trace = trace::read(&bytes, limit::DEFAULT_SIZE).unwrap();
        for entry in &ENTRIES {
            for touch in Touch::ALL {
                let (status, opened) = ask(allocrace_open, &request(entry, touch), &bytes);
                if status != 0 {
                    assert_eq!(code_of(&opened), "not-applicable", "{name} {}", entry.name);
                    continue;
                }
                if trace.kind == Kind::Expr {
                    assert!((0..16).all(|which| allocrace_operation(which).is_null()));
                    continue;
                }
                let groups = opened.split(['"', ':', '}']).rev().nth(1).unwrap();
                assert_eq!(allocrace_replay(0, groups.parse().unwrap()), 0);
                let loops = allocrace_work();
                ask(allocrace_open, &request(entry, touch), &bytes);
                let walks = walked(entry, &trace, touch);
                assert_eq!(walks, loops, "{name} {} {touch:?}", entry.name);
            }
        }
    }
}

#[test]
fn a_kind_has_its_operations_and_null_for_the_others() {
    let _one = host();
    let has = |contender: &str, trace: &[u8]| {
        let (status, answer) = ask(allocrace_open, &format!("contender={contender}\n"), trace);
        assert_eq!(status, 0, "{answer}");
        (0..9)
            .filter(|&which| !allocrace_operation(which).is_null())
            .collect::<Vec<u32>>()
    };
    let (pool, arena) = (
        b"#atr 1 pool\np 0 8 1 x\na 0 0\n",
        b"#atr 1 arena\nc 0 16\n",
    );
    assert_eq!(has("rust/pool", pool), [0, 1, 2]);
    assert_eq!(has("rust/heap", arena), [0, 1, 3, 4, 5, 6]);
    assert_eq!(has("rust/arena", arena), [0, 1, 3, 4]); // it cannot mark
}

#[test]
fn what_is_called_without_a_session_has_no_effect_or_is_an_error() {
    let _one = host();
    allocrace_rewind();
    allocrace_nothing();
    assert_eq!(allocrace_replay(0, 0), 1);
    assert_eq!(code_of(&answer()), "usage");
    assert_eq!((allocrace_work(), allocrace_sum()), (0, 0));
    assert_eq!(allocrace_reserved(), -1);
    assert!(allocrace_state().is_null() && allocrace_operation(0).is_null());
}

#[test]
fn lengths_and_groups_that_do_not_exist_are_errors_and_touch_nothing() {
    let _one = host();
    let (request, trace) = ("contender=rust/null\n", &b"#atr 1 heap\na 0 8\n"[..]);
    put(&[request.as_bytes(), trace].concat());
    let (request, trace) = (request.len() as u32, trace.len() as u32);
    let beyond = [
        (request, trace + 1),
        (request + trace + 1, 0),
        (u32::MAX, u32::MAX),
        (request, u32::MAX),
    ];
    for (request, trace) in beyond {
        assert_eq!(allocrace_open(request, trace), 1);
        assert_eq!(code_of(&answer()), "usage");
    }
    assert_eq!(allocrace_open(request, trace), 0);
    // ALLOC and the FREE that closes: two groups.
    assert_eq!(answer(), r#"{"event":"opened","operations":2,"groups":2}"#);
    for (from, to) in [(0, 3), (2, 1), (3, 3), (u32::MAX, u32::MAX)] {
        assert_eq!(allocrace_replay(from, to), 1, "{from} {to}");
        assert_eq!(code_of(&answer()), "usage");
    }
    assert_eq!((allocrace_replay(0, 2), allocrace_replay(2, 2)), (0, 0));
    assert!(!allocrace_buffer(0).is_null());
    assert_eq!(allocrace_open(0, 0), 1);
    assert_eq!(allocrace_replay(0, 0), 1, "a question that fails closes");
}

#[test]
fn a_request_that_is_wrong_is_told_so() {
    let _one = host();
    let trace = b"#atr 1 heap\na 0 8\n";
    for (request, said) in [
        ("", "--contender is missing"),
        ("contender=rust/none\n", "unknown contender rust/none"),
        (
            "contender\n",
            "a request has lines key=value, not contender",
        ),
        ("contender=rust/heap\ntouch=all\n", "unknown touch mode all"),
        ("contender=rust/heap\nlog=1\n", "unknown option --log"),
        (
            "contender=rust/heap\nmax-size=0\n",
            "--max-size takes a whole number",
        ),
        (
            "contender=rust/heap\ncontender=rust/null\n",
            "may stand only once",
        ),
    ] {
        for question in [
            allocrace_open as extern "C" fn(u32, u32) -> u32,
            allocrace_verify,
        ] {
            let (status, answer) = ask(question, request, trace);
            assert_eq!((status, code_of(&answer)), (1, "usage"), "{request}");
            assert!(answer.contains(said), "{answer}");
        }
    }
    put(b"contender=\xFF\n");
    assert_eq!(allocrace_open(12, 0), 1);
    assert!(answer().contains("not UTF-8"));
    let (_, answer) = ask(allocrace_open, "contender=rust/heap\nmax-size=7\n", trace);
    assert_eq!(code_of(&answer), "size-over-limit");
}

#[test]
fn every_hostile_trace_is_refused_with_its_code() {
    let _one = host();
    let hostile = traces().join("hostile");
    let table = std::fs::read_to_string(hostile.join("expected.tsv")).unwrap();
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let bytes = std::fs::read(hostile.join(columns[0])).unwrap();
        let (status, answer) = ask(allocrace_open, "contender=rust/null\n", &bytes);
        assert_eq!(
            (status, code_of(&answer)),
            (1, columns[1]),
            "{}",
            columns[0]
        );
    }
}

#[test]
fn trees_that_need_a_stack_of_their_own_are_not_applicable() {
    let _one = host();
    // With the leaf, 4095 sums are 4096 levels, the most that fit.
    for (sums, status) in [(4095, 0), (4096, 1)] {
        let mut text = String::from("#atr 1 expr\nn 0 1\nn 1 1\n");
        (0..sums).for_each(|i| {
            let below = if i == 0 { 0 } else { i + 1 };
            text.push_str(&format!("+ {} {below} 1\n", i + 2));
        });
        text.push_str(&format!("e {}\n", sums + 1));
        for question in [
            allocrace_open as extern "C" fn(u32, u32) -> u32,
            allocrace_verify,
        ] {
            let answer = ask(question, "contender=rust/heap\n", text.as_bytes());
            assert_eq!(answer.0, status, "{}", answer.1);
            if status == 1 {
                assert_eq!(code_of(&answer.1), "not-applicable");
            }
        }
    }
}

#[test]
fn what_a_contender_reserves_is_told_and_minus_one_where_only_the_runtime_knows() {
    let _one = host();
    let pool = b"#atr 1 pool\np 0 24 2 x\na 0 0\n";
    // Oracle: a class of capacity 16, the smallest: 8 bytes a word and 8 a link; 24 bytes and 4 of the stack.
    for (contender, bytes) in [
        ("rust/null", 0),
        ("rust/pool", 16 * 16),
        ("rust/pool-slots", 16 * 28),
        ("rust/heap", -1),
    ] {
        ask(allocrace_open, &format!("contender={contender}\n"), pool);
        assert_eq!(allocrace_reserved(), bytes, "{contender}");
    }
}

#[test]
fn a_panic_is_the_answer() {
    let _one = host();
    ask(allocrace_open, "contender=rust/null\n", b"#atr 1 heap\n"); // from now on panics are heard
    let _ = std::panic::catch_unwind(|| panic!("a bug \"quoted\""));
    assert_eq!(code_of(&answer()), "internal");
    assert!(answer().contains(r#"a bug \"quoted\""#), "{}", answer());
}
