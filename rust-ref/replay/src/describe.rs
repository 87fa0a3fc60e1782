//! `describe`: the program and its contenders.

use crate::catalogue::ENTRIES;
use crate::clock::{calibrate, Clock};
use crate::event::{self, Lines};
use crate::options::Options;
use crate::program::DONE;

/// Prints the one line, with the clock of throughput; the exit code, or what is wrong with the command line.
pub fn describe(args: &[String], clock: Clock, out: Lines<'_>) -> Result<i32, String> {
    Options::read(args, &[])?.no_words()?;
    let contenders: Vec<String> = ENTRIES.iter().map(event::contender).collect();
    out(&format!(
        r#"{{{},"clock":{{{}}},"contenders":[{}]}}"#,
        event::program(),
        event::clock_fields(&calibrate(clock)),
        contenders.join(",")
    ));
    Ok(DONE)
}
