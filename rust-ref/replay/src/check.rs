//! `check`: reads and validates files.

use crate::event::Lines;
use crate::failure::Failure;
use crate::json;
use crate::options::Options;
use crate::program::{max_size, read, DONE, REFUSED};
use crate::trace::Trace;

/// Prints one line for each file; the exit code, or what is wrong with the command line.
pub fn check(args: &[String], out: Lines<'_>) -> Result<i32, String> {
    let options = Options::read(args, &["--max-size"])?;
    let max_size = max_size(&options)?;
    if options.words.is_empty() {
        return Err("check needs a file".to_string());
    }
    let mut code = DONE;
    for file in &options.words {
        let result = read(file, max_size);
        if result.is_err() {
            code = REFUSED;
        }
        out(&checked(file, &result));
    }
    Ok(code)
}

fn checked(file: &str, result: &Result<Trace, Failure>) -> String {
    let file = json::string(file);
    match result {
        Ok(trace) => format!(
            r#"{{"event":"checked","file":{file},"code":null,"at":null,"kind":"{}","operations":{},"crc":"{:08x}"}}"#,
            trace.kind.word(),
            trace.operations.len(),
            trace.crc
        ),
        Err(failure) => format!(
            r#"{{"event":"checked","file":{file},"code":"{}","at":{},"kind":null,"operations":null,"crc":null}}"#,
            failure.code,
            json::number(failure.at())
        ),
    }
}
