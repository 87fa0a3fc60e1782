//! Distributions: nanoseconds of batches of 64 operations, and of single operations that are long.

use crate::causes::Causes;
use crate::clock::Ticks;
use crate::histogram::Histogram;
use crate::replay::Exhausted;
use crate::replay_code::ReplayCode;
use crate::session::Session;
use crate::throughput::Iteration;

/// Single operations below are not recorded: one reading of the clock costs many of them.
const LONG_NS: u64 = 1_000;

/// The two series of an invocation.
pub struct Latency<T> {
    clock: T,
    /// Nanoseconds a batch.
    pub batches: Histogram,
    /// Nanoseconds of single operations, those under 1 µs only counted.
    pub singles: Histogram,
    /// Why the recorded ones are long, where the system tells.
    pub causes: Option<Causes>,
    /// Ticks of the batches of one replay, so that nothing but a store stands between two readings.
    differences: Vec<u64>,
}

impl<T: Ticks> Latency<T> {
    /// Nothing so far.
    pub fn new(clock: T) -> Self {
        Latency {
            clock,
            batches: Histogram::default(),
            singles: Histogram::default(),
            causes: Causes::begin(),
            differences: Vec::new(),
        }
    }

    /// Replays batch after batch with one clock reading between them, until it has lasted `min_ns`.
    pub fn batches(
        &mut self,
        session: &mut dyn Session,
        code: &ReplayCode,
        min_ns: u64,
    ) -> Result<Iteration, Exhausted> {
        let clock = self.clock;
        let whole = code.whole_batches();
        self.differences.resize(whole, 0);
        let (mut ns, mut replays) = (0, 0);
        while replays == 0 || ns < min_ns {
            replays += 1;
            session.rewind();
            let begin = clock.now();
            let mut before = begin;
            for (batch, difference) in self.differences.iter_mut().enumerate() {
                session.run(code, code.batches[batch], code.end_of_batch(batch))?;
                let now = clock.now();
                *difference = now.saturating_sub(before);
                before = now;
            }
            if let Some(&rest) = code.batches.get(whole) {
                session.run(code, rest, code.groups())?;
            }
            ns += clock.in_ns(clock.now().saturating_sub(begin));
            session.observe();
            for &difference in &self.differences {
                self.batches.record(clock.in_ns(difference));
            }
        }
        Ok(Iteration::of(code, replays, ns))
    }

    /// Replays operation after operation with one clock reading between them, until it has lasted
    /// `min_ns`; `code` is all singles. Looks into long operations, and reads the clock again after that.
    pub fn singles(
        &mut self,
        session: &mut dyn Session,
        code: &ReplayCode,
        min_ns: u64,
    ) -> Result<Iteration, Exhausted> {
        let clock = self.clock;
        let threshold = clock.in_ticks(LONG_NS);
        let (mut longest, mut long) = (0, 0);
        let (mut ns, mut replays) = (0, 0);
        while replays == 0 || ns < min_ns {
            replays += 1;
            session.rewind();
            if let Some(causes) = &mut self.causes {
                causes.begin_replay();
            }
            let begin = clock.now();
            let mut before = begin;
            for group in 0..code.groups() {
                session.run(code, group, group + 1)?;
                let now = clock.now();
                let difference = now.saturating_sub(before);
                before = now;
                longest = longest.max(difference);
                if difference >= threshold {
                    long += 1;
                    self.look(clock.in_ns(difference));
                    before = clock.now();
                }
            }
            ns += clock.in_ns(before.saturating_sub(begin));
            session.observe();
        }
        let operations = replays * code.operations as u64;
        self.singles.note(operations - long, clock.in_ns(longest));
        Ok(Iteration::of(code, replays, ns))
    }

    #[cold]
    fn look(&mut self, ns: u64) {
        if let Some(causes) = &mut self.causes {
            causes.look(ns);
        }
        self.singles.record(ns);
        // A bucket's first value maps its page: not the next operation's doing.
        self.rebase();
    }

    fn rebase(&mut self) {
        if let Some(causes) = &mut self.causes {
            causes.rebase();
        }
    }
}
