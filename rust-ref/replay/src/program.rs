//! The command line: what each subcommand prints, and the exit codes.

use crate::json;
use crate::trace::{self, limit, Trace};

/// Done.
pub const DONE: i32 = 0;
/// The command line was wrong.
pub const USAGE: i32 = 2;
/// A trace was refused.
pub const REFUSED: i32 = 3;

const HELP: &str = "usage: allocrace-replay-rust check [--max-size BYTES] FILE...
  check   reads and validates each FILE (.atr or .atr.txt) and prints one JSON object a line
exit codes: 0 done, 2 usage, 3 a trace was refused";

/// Why a file gave no trace: a code of the format page or `unreadable`, and where.
type Refused = (String, Option<u64>);

/// Runs one command; lines for standard output go to `out`, diagnostics to standard error.
pub fn run(args: &[String], out: &mut dyn FnMut(&str)) -> i32 {
    match args.split_first() {
        Some((command, rest)) if command == "check" => check(rest, out),
        Some((command, _)) if command == "--help" => {
            out(HELP);
            DONE
        }
        _ => usage("say what to do"),
    }
}

fn usage(problem: &str) -> i32 {
    eprintln!("allocrace-replay-rust: {problem}\n{HELP}");
    USAGE
}

fn check(args: &[String], out: &mut dyn FnMut(&str)) -> i32 {
    let mut max_size = limit::DEFAULT_SIZE;
    let mut files = Vec::new();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        if arg == "--max-size" {
            match args.next().and_then(|bytes| bytes.parse().ok()) {
                Some(bytes) if (1..=limit::LARGEST_SIZE).contains(&bytes) => max_size = bytes,
                _ => return usage("--max-size takes a number of bytes from 1 to 134217728"),
            }
        } else {
            files.push(arg);
        }
    }
    if files.is_empty() {
        return usage("check needs a file");
    }
    let mut code = DONE;
    for file in files {
        let result = read(file, max_size);
        if result.is_err() {
            code = REFUSED;
        }
        out(&checked(file, &result));
    }
    code
}

fn read(file: &str, max_size: u32) -> Result<Trace, Refused> {
    let bytes = std::fs::read(file).map_err(|error| {
        eprintln!("allocrace-replay-rust: {file}: {error}");
        ("unreadable".to_string(), None)
    })?;
    trace::read(&bytes, max_size).map_err(|refusal| (refusal.code.to_string(), refusal.at))
}

fn checked(file: &str, result: &Result<Trace, Refused>) -> String {
    let file = json::string(file);
    match result {
        Ok(trace) => format!(
            r#"{{"event":"checked","file":{file},"code":null,"at":null,"kind":"{}","operations":{},"crc":"{:08x}"}}"#,
            trace.kind.word(),
            trace.operations.len(),
            trace.crc
        ),
        Err((code, at)) => format!(
            r#"{{"event":"checked","file":{file},"code":"{code}","at":{},"kind":null,"operations":null,"crc":null}}"#,
            json::number(*at)
        ),
    }
}
