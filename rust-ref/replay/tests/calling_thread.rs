//! What is timed runs on the main thread, and no other exists while it does.

use allocrace_replay::contender::Plan;
use allocrace_replay::trace::{self, limit};

fn levels(text: &str) -> usize {
    Plan::of(&trace::read(text.as_bytes(), limit::DEFAULT_SIZE).unwrap()).levels
}

#[test]
fn the_levels_of_a_trace_are_those_of_its_deepest_tree_that_is_evaluated() {
    // Oracle: the trees drawn on paper; register numbers are used again after the reset.
    assert_eq!(levels("#atr 1 heap\na 0 8\n"), 0);
    assert_eq!(levels("#atr 1 expr\nn 0 1\nn 1 2\n+ 2 0 1\n"), 0);
    assert_eq!(levels("#atr 1 expr\nn 0 1\ne 0\n"), 1);
    let lopsided = "#atr 1 expr\nn 0 1\nn 1 2\n+ 2 0 1\n* 3 0 2\nh 7\n+ 4 3 1\ne 3\ne 2\n";
    assert_eq!(levels(lopsided), 3);
    let again = format!("{lopsided}z\nn 5 1\n+ 6 5 5\ne 6\n");
    assert_eq!(levels(&again), 3);
    assert_eq!(levels(&format!("{again}* 7 6 6\n* 8 7 5\ne 8\n")), 4);
}

#[cfg(target_os = "linux")]
mod threads {
    use std::fs;
    use std::io::{BufRead, BufReader};
    use std::path::{Path, PathBuf};
    use std::process::{Command, Stdio};

    fn golden(name: &str) -> PathBuf {
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../traces/golden");
        golden.join(name)
    }

    fn written(name: &str, text: &str) -> PathBuf {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// The threads that the kernel counts in the program while it times iteration after iteration.
    fn while_timed(contender: &str, trace: &Path) -> usize {
        let mut program = Command::new(env!("CARGO_BIN_EXE_allocrace-replay-rust"))
            .args(["replay", "--contender", contender, "--mode", "throughput"])
            .args(["--warmup", "0", "--iterations", "1000000"])
            .args(["--min-iteration-ms", "0", "--trace"])
            .arg(trace)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // It cannot end before it is read: a million lines fit no pipe.
        let lines = BufReader::new(program.stdout.take().unwrap());
        let first = lines
            .lines()
            .map(Result::unwrap)
            .find(|line| line.contains(r#""event":"iteration""#));
        let status = fs::read_to_string(format!("/proc/{}/status", program.id())).unwrap();
        program.kill().unwrap();
        program.wait().unwrap();
        assert!(first.is_some(), "{contender} timed nothing");
        let threads = status.lines().find_map(|l| l.strip_prefix("Threads:"));
        threads.unwrap().trim().parse().unwrap()
    }

    #[test]
    fn every_contender_is_timed_in_a_process_of_one_thread_on_pool_and_shallow_expr_traces() {
        for contender in ["null", "heap", "pool", "pool-tuned", "pool-slots"] {
            let contender = format!("rust/{contender}");
            assert_eq!(
                while_timed(&contender, &golden("pool.atr")),
                1,
                "{contender}"
            );
        }
        for contender in ["rust/null", "rust/heap", "rust/arena"] {
            assert_eq!(
                while_timed(contender, &golden("expr.atr")),
                1,
                "{contender}"
            );
        }
    }

    #[test]
    fn the_thread_that_builds_a_large_reference_pool_has_ended_when_the_pool_is_timed() {
        let text = format!("#atr 1 pool\np 0 8 {} x\na 0 0\nt 0\n", 1 << 22);
        let trace = written("large-pool.atr.txt", &text);
        for contender in ["rust/pool", "rust/heap"] {
            assert_eq!(while_timed(contender, &trace), 1, "{contender}");
        }
    }

    #[test]
    fn only_trees_that_do_not_fit_the_usual_stack_are_timed_on_a_second_thread() {
        let tree = |sums: u32| {
            let mut text = String::from("#atr 1 expr\nn 0 1\n");
            for id in 1..=sums {
                text.push_str(&format!("+ {id} {} 0\n", id - 1));
            }
            written(
                &format!("tree-{sums}.atr.txt"),
                &format!("{text}e {sums}\n"),
            )
        };
        // A leaf and 4095 sums are 4096 levels of 256 bytes: one mebibyte.
        assert_eq!(while_timed("rust/heap", &tree(4095)), 1);
        assert_eq!(while_timed("rust/heap", &tree(4096)), 2);
    }
}
