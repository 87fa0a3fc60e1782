//! The replay program of the Rust contenders.

use std::io::Write;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let stdout = std::io::stdout();
    let code = allocrace_replay::program::run(&args, &mut |line| {
        // A reader that went away is no reason to panic; the exit code still says what happened.
        let _ = writeln!(stdout.lock(), "{line}");
    });
    std::process::exit(code);
}
