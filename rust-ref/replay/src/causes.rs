//! Why single operations are long: which counter of the kernel moved since the last look.

use crate::counters::{of_this_thread, Counters};
use crate::steal::Steal;

/// Shorter operations are not held against steal: its ticks are of 10 ms, and reading them takes microseconds.
const STEAL_NS: u64 = 1_000_000;

/// What makes an operation long; the first that applies counts. Nothing collects garbage here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A page came from a disk.
    MajorFault,
    /// A page was mapped, as memory that is new to the process is when it is first written.
    PageFault,
    /// The thread lost its processor.
    Switch,
    /// The host gave the time of a processor to others; of 1 ms and more only.
    Steal,
    /// Nothing moved: an interrupt, less steal than is seen, or the operation itself.
    Unknown,
}

impl Cause {
    /// All causes, the first that counts first.
    pub const ALL: [Cause; 5] = [
        Cause::MajorFault,
        Cause::PageFault,
        Cause::Switch,
        Cause::Steal,
        Cause::Unknown,
    ];

    /// The word of the protocol.
    pub fn word(self) -> &'static str {
        match self {
            Cause::MajorFault => "major-fault",
            Cause::PageFault => "page-fault",
            Cause::Switch => "switch",
            Cause::Steal => "steal",
            Cause::Unknown => "unknown",
        }
    }

    fn between(before: &Counters, after: &Counters) -> Cause {
        if after.major_faults > before.major_faults {
            Cause::MajorFault
        } else if after.page_faults > before.page_faults {
            Cause::PageFault
        } else if after.switches > before.switches {
            Cause::Switch
        } else if after.steal > before.steal {
            Cause::Steal
        } else {
            Cause::Unknown
        }
    }
}

/// Long operations of one cause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many.
    pub samples: u64,
    /// Their nanoseconds together.
    pub ns: u64,
}

/// Long operations by cause.
///
/// A counter that a short operation moved (a page fault may take less than 1 µs) is charged to the next
/// long one: looking after each would cost more than the operations.
#[derive(Default)]
pub struct Causes {
    tallies: [Tally; Cause::ALL.len()],
    last: Counters,
    steal: Steal,
}

impl Causes {
    /// Begins; `None` where there are no counters.
    pub fn begin() -> Option<Self> {
        of_this_thread().map(|last| Causes {
            last,
            steal: Steal::open(),
            ..Causes::default()
        })
    }

    /// Forgets what moved since the last look, in a replay or before it.
    pub fn begin_replay(&mut self) {
        self.last = self.now(true);
    }

    /// Forgets what moved since the last look of this replay; ticks of steal are nobody's doing.
    pub fn rebase(&mut self) {
        self.last = self.now(false);
    }

    fn now(&self, with_steal: bool) -> Counters {
        let mut now = of_this_thread().unwrap_or(self.last);
        now.steal = self.last.steal;
        if with_steal {
            now.steal = self.steal.ticks().unwrap_or(now.steal);
        }
        now
    }

    /// Looks why an operation took so long. What the program itself does until it calls
    /// [`Causes::rebase`] is charged to the next one.
    pub fn look(&mut self, ns: u64) {
        let now = self.now(ns >= STEAL_NS);
        self.count(Cause::between(&self.last, &now), ns);
        self.last = now;
    }

    fn count(&mut self, cause: Cause, ns: u64) {
        let tally = &mut self.tallies[cause as usize];
        tally.samples += 1;
        tally.ns += ns;
    }

    /// The causes that there were.
    pub fn tallies(&self) -> impl Iterator<Item = (Cause, Tally)> + '_ {
        let all = Cause::ALL.into_iter().zip(self.tallies);
        all.filter(|(_, tally)| tally.samples > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_cause_that_applies_counts() {
        let counters = |major_faults, page_faults, switches, steal| Counters {
            major_faults,
            page_faults,
            switches,
            steal,
        };
        let before = counters(1, 10, 5, 3);
        let cause = |after| Cause::between(&before, &after);
        assert_eq!(cause(counters(2, 11, 6, 4)), Cause::MajorFault);
        assert_eq!(cause(counters(1, 11, 6, 4)), Cause::PageFault);
        assert_eq!(cause(counters(1, 10, 6, 4)), Cause::Switch);
        assert_eq!(cause(counters(1, 10, 5, 4)), Cause::Steal);
        assert_eq!(cause(before), Cause::Unknown);
    }

    #[test]
    fn operations_below_a_millisecond_are_not_held_against_steal() {
        let mut causes = Causes::begin().unwrap_or_default();
        causes.last.steal = -1;
        causes.last = causes.now(false);
        assert_eq!(causes.last.steal, -1, "nobody asked");
        causes.begin_replay();
        let asked = causes.last.steal;
        assert_eq!(asked >= 0, causes.steal.ticks().is_some());
    }

    #[test]
    fn a_cause_has_its_samples_and_their_time_and_others_are_not_named() {
        let mut causes = Causes::default();
        causes.count(Cause::Switch, 2_000);
        causes.count(Cause::Unknown, 1_500);
        causes.count(Cause::Switch, 3_000);
        let named: Vec<_> = causes.tallies().collect();
        let tally = |samples, ns| Tally { samples, ns };
        assert_eq!(
            named,
            [
                (Cause::Switch, tally(2, 5_000)),
                (Cause::Unknown, tally(1, 1_500))
            ]
        );
    }
}
