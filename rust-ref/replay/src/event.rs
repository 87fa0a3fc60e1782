//! The events of the protocol, each one JSON object on one line.

use crate::catalogue::Entry;
use crate::causes::{Cause, Causes, Tally};
use crate::clock::Calibration;
use crate::contender::Placement;
use crate::digest::Digests;
use crate::failure::Failure;
use crate::histogram::Histogram;
use crate::json;
use crate::memory::Watched;
use crate::throughput::Iteration;
use crate::trace::Trace;

/// Takes the lines.
pub type Lines<'a> = &'a mut (dyn FnMut(&str) + Send);

/// What of `describe` every `start` repeats: protocol, language, runtime and how it was built.
pub fn program() -> String {
    format!(
        r#""protocol":1,"language":"rust","runtime":"native","runtime_version":{},"compiler":{},"flags":{}"#,
        json::string(&crate::runtime::version()),
        json::string(env!("ALLOCRACE_COMPILER")),
        json::string(env!("ALLOCRACE_FLAGS"))
    )
}

/// A clock's fields; one that counts nanoseconds has no rate to tell.
pub fn clock_fields(clock: &Calibration) -> String {
    let rate = if clock.rate.error > 0.0 {
        format!(
            r#","ns_per_tick":{:.9},"rate_error":{:.9}"#,
            clock.rate.ns_per_tick, clock.rate.error
        )
    } else {
        String::new()
    };
    format!(
        r#""name":"{}","resolution_ns":{},"cost_ns":{:.1},"pairs":{}{rate}"#,
        clock.name, clock.resolution_ns, clock.cost_ns, clock.pairs
    )
}

/// A contender as an object.
pub fn contender(entry: &Entry) -> String {
    let kinds: Vec<&str> = entry.kinds.iter().map(|kind| kind.word()).collect();
    format!(
        r#"{{"name":"{}","description":{},"kinds":{},"placement":"{}","checks_handles":false,"cannot":{}}}"#,
        entry.name,
        json::string(entry.description),
        json::strings(&kinds),
        entry.placement.word(),
        json::strings(entry.cannot)
    )
}

/// `start`.
pub fn start(
    entry: &Entry,
    trace: &Trace,
    operations: u64,
    mode: &str,
    touch: &str,
    seed: u64,
) -> String {
    format!(
        r#"{{"event":"start",{},"contender":{},"trace_crc":"{:08x}","kind":"{}","operations":{operations},"mode":"{mode}","touch":"{touch}","seed":{seed},"pid":{}}}"#,
        program(),
        contender(entry),
        trace.crc,
        trace.kind.word(),
        std::process::id()
    )
}

/// `clock`.
pub fn clock(clock: &Calibration) -> String {
    format!(r#"{{"event":"clock",{}}}"#, clock_fields(clock))
}

/// `digest`.
pub fn digest(placement: Placement, operations: usize, digests: Digests, last: bool) -> String {
    format!(
        r#"{{"event":"digest","operations":{operations},{},"final":{last}}}"#,
        digest_fields(placement, digests)
    )
}

/// The two digests; placement is null where the policy is `none`.
pub fn digest_fields(placement: Placement, digests: Digests) -> String {
    let placement = match placement {
        Placement::None => "null".to_string(),
        _ => format!("\"{:08x}\"", digests.placement),
    };
    format!(
        r#""contents":"{:08x}","placement":{placement}"#,
        digests.contents
    )
}

/// `work`.
pub fn work(work: u32) -> String {
    format!(r#"{{"event":"work","work":"{work:08x}"}}"#)
}

/// `warming`.
pub fn warming(points: &[(u64, u64)]) -> String {
    format!(r#"{{"event":"warming","points":[{}]}}"#, pairs(points))
}

fn pairs(pairs: &[(u64, u64)]) -> String {
    let pairs: Vec<String> = pairs.iter().map(|(a, b)| format!("[{a},{b}]")).collect();
    pairs.join(",")
}

/// `iteration`.
pub fn iteration(phase: &str, index: u64, iteration: &Iteration) -> String {
    format!(
        r#"{{"event":"iteration","phase":"{phase}","index":{index},"ns":{},"operations":{},"replays":{}}}"#,
        iteration.ns, iteration.operations, iteration.replays
    )
}

/// `latency`; causes where they were looked for.
pub fn latency(
    series: &str,
    batch: usize,
    histogram: &Histogram,
    causes: Option<&Causes>,
) -> String {
    let causes = causes.map_or_else(String::new, |causes| {
        let causes: Vec<String> = causes.tallies().map(cause).collect();
        format!(r#","causes":[{}]"#, causes.join(","))
    });
    let buckets: Vec<(u64, u64)> = histogram.buckets().collect();
    format!(
        r#"{{"event":"latency","phase":"measure","series":"{series}","batch":{batch},"samples":{},"max_ns":{},"histogram":[{}]{causes}}}"#,
        histogram.samples(),
        histogram.max(),
        pairs(&buckets)
    )
}

fn cause((cause, tally): (Cause, Tally)) -> String {
    format!(
        r#"{{"cause":"{}","samples":{},"ns":{}}}"#,
        cause.word(),
        tally.samples,
        tally.ns
    )
}

/// `memory`; nothing collects garbage here.
pub fn memory(
    peak: Option<u64>,
    reserved: Option<u64>,
    requested: u64,
    watched: &Watched,
) -> String {
    format!(
        r#"{{"event":"memory","peak_resident_bytes":{},"reserved_bytes":{},"requested_live_bytes":{requested},"collections":null,"collection_ns":null,"allocated_bytes":null,"replay_begin_ns":{},"replay_end_ns":{}}}"#,
        json::number(peak),
        json::number(reserved),
        watched.begin_ns,
        watched.end_ns
    )
}

/// `error`.
pub fn error(failure: &Failure) -> String {
    problem(failure.code, &failure.message(), failure.operation)
}

/// `error` with a message of its own.
pub fn problem(code: &str, message: &str, operation: Option<u64>) -> String {
    format!(
        r#"{{"event":"error","code":"{code}","message":{},"operation":{}}}"#,
        json::string(message),
        json::number(operation)
    )
}

/// `verified` of a contender that came to the end; names the trace where there is more than one.
pub fn verified(trace: Option<&str>, entry: &Entry, digests: Digests, work: u32) -> String {
    format!(
        r#"{},{},"code":null,"operation":null,"work":"{work:08x}"}}"#,
        verified_head(trace, entry),
        digest_fields(entry.placement, digests)
    )
}

/// `verified` of a contender that did not.
pub fn not_verified(trace: Option<&str>, entry: &Entry, failure: &Failure) -> String {
    format!(
        r#"{},"contents":null,"placement":null,"code":"{}","operation":{},"work":null}}"#,
        verified_head(trace, entry),
        failure.code,
        json::number(failure.at())
    )
}

fn verified_head(trace: Option<&str>, entry: &Entry) -> String {
    let trace = trace.map_or_else(String::new, |path| {
        format!(r#","trace":{}"#, json::string(path))
    });
    format!(
        r#"{{"event":"verified"{trace},"contender":"{}""#,
        entry.name
    )
}

/// `done`.
pub fn done(elapsed_ns: u64) -> String {
    format!(r#"{{"event":"done","elapsed_ns":{elapsed_ns}}}"#)
}
