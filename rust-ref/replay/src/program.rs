//! The command line: the subcommands, the help and the exit codes.

use crate::check::check;
use crate::clock::Clock;
use crate::describe::describe;
use crate::event::Lines;
use crate::failure::Failure;
use crate::invocation::invocation;
use crate::list::list;
use crate::trace::{self, limit, Trace};

/// Done.
pub const DONE: i32 = 0;
/// The command line was wrong.
pub const USAGE: i32 = 2;
/// A trace was refused.
pub const REFUSED: i32 = 3;

const HELP: &str = "\
Replays allocation traces through the Rust contenders and reports what happened, one JSON object a line.

usage: allocrace-replay-rust describe
       allocrace-replay-rust replay --contender NAME --trace FILE --mode MODE
                             [--warmup N] [--iterations N] [--min-iteration-ms N] [--touch none|word|full]
                             [--seed N] [--max-size BYTES] [--slowdown PERCENT] [--replays N]
                             [--occupancy PERCENT --multiplier N] [--arrivals fixed|poisson] [--period-ns N]
       allocrace-replay-rust verify --list FILE|- [--contender NAME]... [--max-size BYTES]
       allocrace-replay-rust check [--max-size BYTES] FILE...

  describe  the contenders, what each one runs, the compiler and the clock
  replay    one contender on one trace; MODE is one of
              verify        writes and checks every byte, prints digests
              throughput    times whole replays; nothing is checked
              latency       times batches of 64 operations, and single operations of 1 us and more,
                            with the causes that the kernel counts; by the time stamp counter (TSC)
                            where the processor's runs at one rate
              open-loop     times batches of 64 operations that arrive whether or not the last is done
              memory        one replay, then what the kernel counted
              instructions  replays, for a parent that counts the instructions of the process
  verify    each trace named in FILE (one path a line; - is standard input) through each contender
  check     reads and validates each FILE

  FILE is an .atr or .atr.txt, not compressed: gzip -dc x.atr.gz > x.atr
  --warmup 10            iterations before those that count
  --iterations 10        iterations that count
  --min-iteration-ms 20  an iteration is as many whole replays as last this long
  --touch word           what an allocation writes: none, its first 8 bytes (word), all of it (full)
  --seed 0               what random numbers are drawn from
  --slowdown 0           per cent of a replay that is spent spinning after it (mode throughput)
  --occupancy, --multiplier
                         before the first replay, N times the trace's peak of objects like those of the
                         trace are allocated, and freed in random order until PERCENT of them are left
  --arrivals poisson     when batches arrive (mode open-loop): fixed, or with exponential gaps (poisson)
  --period-ns 5000       from one arrival to the next, in the mean
  --replays 1            whole replays (mode instructions)
  --max-size 67108864    the largest object, at most 134217728

examples
  gzip -dc traces/kslab.pools.atr.gz > pools.atr
  allocrace-replay-rust replay --contender rust/pool --trace pools.atr --mode throughput
  echo pools.atr | allocrace-replay-rust verify --list -

exit codes: 0 done, 2 usage, 3 trace refused, 4 the contender cannot run the trace, 5 out of memory,
            6 corruption or a bug";

/// Runs one command; lines for standard output go to `out`, diagnostics to standard error.
pub fn run(args: &[String], out: Lines<'_>) -> i32 {
    let clock = Clock::start();
    let Some((command, rest)) = args.split_first() else {
        return usage("say what to do: describe, replay, verify or check");
    };
    let asked = |word: &String| word == "--help" || word == "-h" || word == "help";
    if asked(command) || rest.iter().any(|word| word == "--help") {
        out(HELP);
        return DONE;
    }
    let result = match command.as_str() {
        "describe" => describe(rest, clock, out),
        "replay" => invocation(rest, clock, out),
        "verify" => list(rest, out),
        "check" => check(rest, out),
        _ => Err(format!(
            "unknown command {command}; there are describe, replay, verify and check"
        )),
    };
    result.unwrap_or_else(|problem| usage(&problem))
}

fn usage(problem: &str) -> i32 {
    eprintln!("allocrace-replay-rust: {problem}\nallocrace-replay-rust --help explains everything");
    USAGE
}

/// Reads and validates a file.
pub fn read(file: &str, max_size: u32) -> Result<Trace, Failure> {
    let bytes = std::fs::read(file).map_err(|error| {
        eprintln!("allocrace-replay-rust: {file}: {error}");
        Failure::whole("unreadable")
    })?;
    trace::read(&bytes, max_size)
        .map_err(|refusal| Failure::refused(refusal, trace::is_text(&bytes)))
}

/// The option that every reading command has.
pub fn max_size(options: &crate::options::Options) -> Result<u32, String> {
    let (default, largest) = (limit::DEFAULT_SIZE.into(), limit::LARGEST_SIZE.into());
    let bytes = options.number("--max-size", default, 1..=largest)?;
    Ok(bytes as u32)
}
