//! Distributions over a clock that moves as a script says: what is charged to which batch or operation.

use allocrace_replay::clock::{Rate, Ticks};
use allocrace_replay::contender::Placement;
use allocrace_replay::histogram::Histogram;
use allocrace_replay::latency::Latency;
use allocrace_replay::open_loop::OpenLoop;
use allocrace_replay::operations::Operations;
use allocrace_replay::replay::Exhausted;
use allocrace_replay::replay_code::{Grouping, ReplayCode};
use allocrace_replay::session::Session;
use allocrace_replay::steps::{single, Step};
use std::cell::Cell;

/// Half a nanosecond a tick; a reading takes two ticks.
#[derive(Clone, Copy)]
struct Scripted<'a>(&'a Cell<u64>);

impl Ticks for Scripted<'_> {
    const NAME: &'static str = "scripted";

    fn now(self) -> u64 {
        self.0.set(self.0.get() + 2);
        self.0.get()
    }

    fn rate(self) -> Rate {
        Rate {
            ns_per_tick: 0.5,
            error: 0.0,
        }
    }
}

/// Takes so many ticks for the first, second, … call of each replay, and none after those.
struct Slow<'a> {
    clock: &'a Cell<u64>,
    ticks: &'a [u64],
    next: usize,
}

impl Session for Slow<'_> {
    fn rewind(&mut self) {
        self.next = 0;
    }

    fn run(&mut self, _code: &ReplayCode, from: usize, to: usize) -> Result<(), Exhausted> {
        assert!(from < to);
        let ticks = self.ticks.get(self.next).copied().unwrap_or(0);
        self.clock.set(self.clock.get() + ticks);
        self.next += 1;
        Ok(())
    }

    fn observe(&self) {}

    fn work(&self, _placement: Placement) -> u32 {
        0
    }

    fn sum(&self) -> u64 {
        0
    }

    fn operations(&mut self) -> Operations {
        unreachable!("distributions are measured of the loop")
    }
}

fn code(operations: usize, grouping: Grouping) -> ReplayCode {
    let phase = Step {
        opcode: single::PHASE,
        ..Step::default()
    };
    ReplayCode::of_steps(std::iter::repeat(phase).take(operations), grouping)
}

fn counts(histogram: &Histogram) -> Vec<(u64, u64)> {
    histogram.buckets().collect()
}

#[test]
fn a_request_is_served_from_its_start_and_answered_from_its_intended_start() {
    let clock = Cell::new(0);
    let ticks = [400, 40, 40, 1_000];
    let mut session = Slow {
        clock: &clock,
        ticks: &ticks,
        next: 0,
    };
    // In ticks: request 0 is meant to start at 0, 1 at 100 (while 0 is served), 2 at 2,000.
    let mut open_loop = OpenLoop::new(Scripted(&clock), &[0, 50, 1_000]);
    let quads = code(3 * 64 + 5, Grouping::Quads);
    let iteration = open_loop.replays(&mut session, &quads, 0).unwrap();
    // Oracle: by hand, in ticks from the begin, each reading 2: 0 starts at 0, ends at 402. 1 starts there,
    // without another reading, and ends at 444, 344 after it was meant to start. The clock is read until
    // 2,000; 2 ends at 2,042. The rest of 1,000 is run and not recorded; the last reading is at 3,044.
    assert_eq!(counts(&open_loop.service), [(21, 2), (201, 1)]);
    assert_eq!(counts(&open_loop.response), [(21, 1), (172, 1), (201, 1)]);
    assert_eq!((iteration.ns, iteration.replays), (1_522, 1));
    assert_eq!(iteration.operations, 3 * 64 + 5);
}

#[test]
fn an_open_loop_of_no_whole_batch_has_no_samples() {
    let clock = Cell::new(0);
    let mut session = Slow {
        clock: &clock,
        ticks: &[],
        next: 0,
    };
    let mut open_loop = OpenLoop::new(Scripted(&clock), &[]);
    let quads = code(63, Grouping::Quads);
    let iteration = open_loop.replays(&mut session, &quads, 10).unwrap();
    assert_eq!(open_loop.response.samples(), 0);
    // One reading from begin to end: 1 ns a replay.
    assert_eq!((iteration.ns, iteration.replays), (10, 10));
}

#[test]
fn batches_are_charged_from_reading_to_reading_and_the_rest_is_not_recorded() {
    let clock = Cell::new(0);
    let ticks = [98, 198, 5_000];
    let mut session = Slow {
        clock: &clock,
        ticks: &ticks,
        next: 0,
    };
    let mut latency = Latency::new(Scripted(&clock));
    let quads = code(2 * 64 + 1, Grouping::Quads);
    let iteration = latency.batches(&mut session, &quads, 3_000).unwrap();
    // Oracle: with the reading of 2 ticks 50 and 100 ns; a replay is 150 + 2,501 ns, so two last 3,000.
    assert_eq!(counts(&latency.batches), [(50, 2), (100, 2)]);
    assert_eq!((iteration.ns, iteration.replays), (5_302, 2));
}

#[test]
fn single_operations_of_1000_ns_and_more_are_recorded_and_all_are_counted() {
    let clock = Cell::new(0);
    let ticks = [100, 1_996, 1_998, 4_000];
    let mut session = Slow {
        clock: &clock,
        ticks: &ticks,
        next: 0,
    };
    let mut latency = Latency::new(Scripted(&clock));
    let singles = code(4, Grouping::Singles);
    let iteration = latency.singles(&mut session, &singles, 0).unwrap();
    // Oracle: with the reading 51, 999, 1,000 and 2,001 ns, and after each of the last two another reading.
    assert_eq!(counts(&latency.singles), [(1_000, 1), (2_001, 1)]);
    assert_eq!(
        (latency.singles.samples(), latency.singles.max()),
        (4, 2_001)
    );
    assert_eq!(iteration.ns, 51 + 999 + 1_000 + 2_001 + 2);
    if let Some(causes) = latency.causes {
        let tallies: Vec<_> = causes.tallies().map(|(_, tally)| tally).collect();
        assert_eq!(tallies.iter().map(|tally| tally.samples).sum::<u64>(), 2);
        assert_eq!(tallies.iter().map(|tally| tally.ns).sum::<u64>(), 3_001);
    }
}
