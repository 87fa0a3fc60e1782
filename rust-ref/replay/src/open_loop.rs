//! Requests that arrive whether or not the last one is done, so that what waits is counted as waiting.

use crate::clock::Ticks;
use crate::histogram::Histogram;
use crate::replay::Exhausted;
use crate::replay_code::ReplayCode;
use crate::session::Session;
use crate::throughput::Iteration;

/// The two series of an invocation; a request is a batch of 64 operations.
pub struct OpenLoop<T> {
    clock: T,
    /// Nanoseconds from the actual start of a request to its end.
    pub service: Histogram,
    /// Nanoseconds from its intended start to its end.
    pub response: Histogram,
    /// Ticks from a replay's begin to the intended start of each request.
    starts: Vec<u64>,
    /// Ticks of one replay, so that nothing but two stores stands between a request and the next.
    times: Vec<Times>,
}

#[derive(Clone, Copy, Default)]
struct Times {
    service: u64,
    response: u64,
}

impl<T: Ticks> OpenLoop<T> {
    /// Nothing so far; `starts` in nanoseconds, one for each whole batch.
    pub fn new(clock: T, starts: &[u64]) -> Self {
        OpenLoop {
            clock,
            service: Histogram::default(),
            response: Histogram::default(),
            starts: starts.iter().map(|&ns| clock.in_ticks(ns)).collect(),
            times: vec![Times::default(); starts.len()],
        }
    }

    /// Whole replays until they have lasted `min_ns`.
    pub fn replays(
        &mut self,
        session: &mut dyn Session,
        code: &ReplayCode,
        min_ns: u64,
    ) -> Result<Iteration, Exhausted> {
        let (mut ns, mut replays) = (0, 0);
        while replays == 0 || ns < min_ns {
            replays += 1;
            session.rewind();
            ns += self.clock.in_ns(self.replay(session, code)?);
            session.observe();
            for times in &self.times {
                self.service.record(self.clock.in_ns(times.service));
                self.response.record(self.clock.in_ns(times.response));
            }
        }
        Ok(Iteration::of(code, replays, ns))
    }

    /// One replay; its ticks.
    fn replay(&mut self, session: &mut dyn Session, code: &ReplayCode) -> Result<u64, Exhausted> {
        let clock = self.clock;
        let begin = clock.now();
        let mut end = begin;
        for (batch, (&after, times)) in self.starts.iter().zip(&mut self.times).enumerate() {
            let intended = begin + after;
            // A request that is late begins where the last one ended. Waiting takes no pause instruction,
            // for its length differs among processors by more than a batch.
            let mut start = end;
            while start < intended {
                start = clock.now();
            }
            session.run(code, code.batches[batch], code.end_of_batch(batch))?;
            end = clock.now();
            *times = Times {
                service: end.saturating_sub(start),
                response: end.saturating_sub(intended),
            };
        }
        if let Some(&rest) = code.batches.get(self.starts.len()) {
            session.run(code, rest, code.groups())?;
        }
        Ok(clock.now().saturating_sub(begin))
    }
}
