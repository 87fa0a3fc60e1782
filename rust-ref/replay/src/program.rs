//! The command line: what each subcommand prints, and the exit codes.

use crate::catalogue::{Entry, ENTRIES};
use crate::contender::Placement;
use crate::json;
use crate::trace::{self, limit, Trace};
use crate::verify::Digests;

/// Done.
pub const DONE: i32 = 0;
/// The command line was wrong.
pub const USAGE: i32 = 2;
/// A trace was refused.
pub const REFUSED: i32 = 3;

const HELP: &str = "usage: allocrace-replay-rust check [--max-size BYTES] FILE...
       allocrace-replay-rust verify [--max-size BYTES] --list FILE|-
  check    reads and validates each FILE (.atr or .atr.txt)
  verify   replays each trace named in the list, one path a line, through each contender
Each prints one JSON object a line.
exit codes: 0 done, 2 usage, 3 a trace was refused";

/// Why a file gave no trace: a code of the format page or `unreadable`, and where.
type Refused = (String, Option<u64>);

/// Runs one command; lines for standard output go to `out`, diagnostics to standard error.
pub fn run(args: &[String], out: &mut dyn FnMut(&str)) -> i32 {
    match args.split_first() {
        Some((command, rest)) if command == "check" => check(rest, out),
        Some((command, rest)) if command == "verify" => verify(rest, out),
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

/// The one option that both commands have, and the other words.
fn options(args: &[String]) -> Result<(u32, Vec<&String>), &'static str> {
    let mut max_size = limit::DEFAULT_SIZE;
    let mut words = Vec::new();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        if arg == "--max-size" {
            max_size = args
                .next()
                .and_then(|bytes| bytes.parse().ok())
                .filter(|bytes| (1..=limit::LARGEST_SIZE).contains(bytes))
                .ok_or("--max-size takes a number of bytes from 1 to 134217728")?;
        } else {
            words.push(arg);
        }
    }
    Ok((max_size, words))
}

fn check(args: &[String], out: &mut dyn FnMut(&str)) -> i32 {
    let (max_size, files) = match options(args) {
        Ok((_, files)) if files.is_empty() => return usage("check needs a file"),
        Ok(options) => options,
        Err(problem) => return usage(problem),
    };
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

fn verify(args: &[String], out: &mut dyn FnMut(&str)) -> i32 {
    let (max_size, words) = match options(args) {
        Ok(options) => options,
        Err(problem) => return usage(problem),
    };
    let [option, list] = words[..] else {
        return usage("verify needs --list FILE");
    };
    if option != "--list" {
        return usage("verify needs --list FILE");
    }
    let paths = if list == "-" {
        std::io::read_to_string(std::io::stdin())
    } else {
        std::fs::read_to_string(list)
    };
    let paths = match paths {
        Ok(paths) => paths,
        Err(error) => return usage(&format!("{list}: {error}")),
    };
    for path in paths.lines() {
        let trace = read(path, max_size);
        for entry in &ENTRIES {
            let result = match &trace {
                Ok(trace) => entry
                    .verify(trace)
                    .map_err(|failure| (failure.code.to_string(), failure.operation)),
                Err(refused) => Err(refused.clone()),
            };
            out(&verified(path, entry, result));
        }
    }
    DONE
}

fn verified(path: &str, entry: &Entry, result: Result<Digests, Refused>) -> String {
    let head = format!(
        r#"{{"event":"verified","trace":{},"contender":"{}""#,
        json::string(path),
        entry.name
    );
    match result {
        Ok(digests) => {
            let placement = match entry.placement {
                Placement::None => "null".to_string(),
                _ => format!("\"{:08x}\"", digests.placement),
            };
            let contents = digests.contents;
            format!(
                r#"{head},"contents":"{contents:08x}","placement":{placement},"code":null,"operation":null,"work":null}}"#
            )
        }
        Err((code, operation)) => format!(
            r#"{head},"contents":null,"placement":null,"code":"{code}","operation":{},"work":null}}"#,
            json::number(operation)
        ),
    }
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
