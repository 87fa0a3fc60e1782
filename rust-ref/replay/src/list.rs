//! `verify --list`: many traces through many contenders in one process.

use crate::catalogue::{Entry, ENTRIES};
use crate::contender::Plan;
use crate::digest::Digests;
use crate::event::{self, Lines};
use crate::failure::Failure;
use crate::options::Options;
use crate::program::{max_size, read, DONE};
use crate::replay_code::{Grouping, ReplayCode};
use crate::stack::for_trees;
use crate::steps::Form;
use crate::touch::Touch;
use crate::trace::Trace;
use crate::work::first_run;

/// Prints one line for each trace and contender; the exit code, or what is wrong with the command line.
pub fn list(args: &[String], out: Lines<'_>) -> Result<i32, String> {
    let options = Options::read(args, &["--list", "--contender", "--max-size"])?;
    options.no_words()?;
    let max_size = max_size(&options)?;
    let entries = chosen(&options)?;
    let list = options.required("--list")?;
    let paths = if list == "-" {
        std::io::read_to_string(std::io::stdin())
    } else {
        std::fs::read_to_string(list)
    };
    let paths = paths.map_err(|error| format!("{list}: {error}"))?;
    for path in paths.lines() {
        let trace = read(path, max_size);
        for entry in &entries {
            let result = match &trace {
                Ok(trace) => prove(entry, trace),
                Err(refused) => Err(*refused),
            };
            out(&match result {
                Ok((digests, work)) => event::verified(Some(path), entry, digests, work),
                Err(failure) => event::not_verified(Some(path), entry, &failure),
            });
        }
    }
    Ok(DONE)
}

fn chosen(options: &Options) -> Result<Vec<&'static Entry>, String> {
    let named: Result<Vec<_>, _> = options.all("--contender").map(entry).collect();
    match named? {
        none if none.is_empty() => Ok(ENTRIES.iter().collect()),
        some => Ok(some),
    }
}

/// The contender with this name, or a message that names them all.
pub fn entry(name: &str) -> Result<&'static Entry, String> {
    Entry::named(name).ok_or_else(|| {
        let names: Vec<&str> = ENTRIES.iter().map(|entry| entry.name).collect();
        format!("unknown contender {name}; there are {}", names.join(" "))
    })
}

/// The digests of the checking replay, then the `work` of the timed loop on a fresh contender (touch `word`).
pub fn prove(entry: &Entry, trace: &Trace) -> Result<(Digests, u32), Failure> {
    let plan = Plan::of(trace);
    let ways = entry.ways(trace, &plan)?;
    let form = Form {
        general: ways.general,
        touched: true,
    };
    for_trees(&plan, || {
        let digests = (ways.verify)(trace, &plan, &mut |_, _| {})?;
        let code = ReplayCode::new(trace, form, Grouping::Quads);
        let mut session = (ways.open)(&plan, Touch::Word).ok_or(Failure::whole("out-of-memory"))?;
        let work = first_run(&mut *session, &code, entry.placement)
            .map_err(|exhausted| Failure::exhausted(trace, exhausted))?;
        Ok((digests, work))
    })
}
