//! Distributions: nanoseconds of batches of 64 operations, and of single operations that are long.

use crate::clock::Clock;
use crate::histogram::Histogram;
use crate::replay::Exhausted;
use crate::replay_code::ReplayCode;
use crate::session::Session;
use crate::throughput::Iteration;

/// Single operations below are not recorded: one reading of the clock costs many of them.
const LONG_NS: u64 = 1_000;

/// The two series of an invocation.
#[derive(Default)]
pub struct Latency {
    /// Nanoseconds a batch.
    pub batches: Histogram,
    /// Nanoseconds of single operations, those under 1 µs only counted.
    pub singles: Histogram,
    /// Differences of one replay, so that nothing but a store stands between two readings.
    differences: Vec<u64>,
}

impl Latency {
    /// Replays batch after batch with one clock reading between them, until it has lasted `min_ns`.
    pub fn batches(
        &mut self,
        session: &mut dyn Session,
        code: &ReplayCode,
        clock: Clock,
        min_ns: u64,
    ) -> Result<Iteration, Exhausted> {
        let whole = code.whole_batches();
        self.differences.resize(whole, 0);
        let (mut ns, mut replays) = (0, 0);
        while replays == 0 || ns < min_ns {
            replays += 1;
            session.rewind();
            let begin = clock.ns();
            let mut before = begin;
            for (batch, difference) in self.differences.iter_mut().enumerate() {
                session.run(code, code.batches[batch], code.end_of_batch(batch))?;
                let now = clock.ns();
                *difference = now - before;
                before = now;
            }
            if let Some(&rest) = code.batches.get(whole) {
                session.run(code, rest, code.groups())?;
            }
            ns += clock.ns() - begin;
            session.observe();
            for &difference in &self.differences {
                self.batches.record(difference);
            }
        }
        Ok(iteration(ns, code, replays))
    }

    /// Replays operation after operation with one clock reading between them, until it has lasted
    /// `min_ns`; `code` is all singles.
    pub fn singles(
        &mut self,
        session: &mut dyn Session,
        code: &ReplayCode,
        clock: Clock,
        min_ns: u64,
    ) -> Result<Iteration, Exhausted> {
        let mut longest = 0;
        let mut long = 0;
        let (mut ns, mut replays) = (0, 0);
        while replays == 0 || ns < min_ns {
            replays += 1;
            session.rewind();
            let begin = clock.ns();
            let mut before = begin;
            for group in 0..code.groups() {
                session.run(code, group, group + 1)?;
                let now = clock.ns();
                let difference = now - before;
                before = now;
                longest = longest.max(difference);
                if difference >= LONG_NS {
                    long += 1;
                    self.singles.record(difference);
                }
            }
            ns += before - begin;
            session.observe();
        }
        let operations = replays * code.operations as u64;
        self.singles.note(operations - long, longest);
        Ok(iteration(ns, code, replays))
    }
}

fn iteration(ns: u64, code: &ReplayCode, replays: u64) -> Iteration {
    Iteration {
        ns,
        operations: replays * code.operations as u64,
        replays,
    }
}
