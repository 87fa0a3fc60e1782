//! Clocks: what they count, what one reading costs and how fine it is, measured in this process.

use std::time::Instant;

/// Readings are taken in pairs, so many of them.
const PAIRS: u32 = 100_000;

/// A clock that counts ticks of its own, for what is too short to convert each reading at once.
///
/// Differences are taken saturating: counters of two processors may disagree by a few ticks.
pub trait Ticks: Copy {
    /// Its name.
    const NAME: &'static str;

    /// A reading. It never goes back on one processor.
    fn now(self) -> u64;

    /// How long a tick is, and how far that may be off.
    fn rate(self) -> Rate;

    /// Ticks in nanoseconds, rounded to the nearest.
    fn in_ns(self, ticks: u64) -> u64 {
        (ticks as f64 * self.rate().ns_per_tick).round() as u64
    }

    /// The fewest ticks that last so many nanoseconds.
    fn in_ticks(self, ns: u64) -> u64 {
        (ns as f64 / self.rate().ns_per_tick).ceil() as u64
    }
}

/// The length of a tick.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Nanoseconds.
    pub ns_per_tick: f64,
    /// The most by which it may be off, as a part of it.
    pub error: f64,
}

/// A monotonic clock (CLOCK_MONOTONIC where there is one) that counts from when it was made.
#[derive(Clone, Copy)]
pub struct Clock {
    begin: Instant,
}

/// What a clock is like.
#[derive(Clone, Copy, Debug)]
pub struct Calibration {
    /// Its name.
    pub name: &'static str,
    /// Its quantum: the largest number of ticks that divides all differences seen, in nanoseconds; 1
    /// where it is finer.
    pub resolution_ns: u64,
    /// Mean nanoseconds from one reading to the next.
    pub cost_ns: f64,
    /// How many pairs of readings that comes from.
    pub pairs: u32,
    /// How long a tick is.
    pub rate: Rate,
}

impl Clock {
    /// Begins at 0.
    pub fn start() -> Self {
        Clock {
            begin: Instant::now(),
        }
    }

    /// Nanoseconds since the beginning; enough for 584 years.
    #[inline(always)]
    pub fn ns(&self) -> u64 {
        self.begin.elapsed().as_nanos() as u64
    }
}

impl Ticks for Clock {
    const NAME: &'static str = if cfg!(target_os = "linux") {
        "CLOCK_MONOTONIC"
    } else {
        "std::time::Instant"
    };

    #[inline(always)]
    fn now(self) -> u64 {
        self.ns()
    }

    fn rate(self) -> Rate {
        Rate {
            ns_per_tick: 1.0,
            error: 0.0,
        }
    }
}

/// Measures a clock.
pub fn calibrate<T: Ticks>(clock: T) -> Calibration {
    let (mut quantum, mut total) = (0, 0);
    for _ in 0..PAIRS {
        let first = clock.now();
        let difference = clock.now().saturating_sub(first);
        quantum = greatest_common_divisor(quantum, difference);
        total += difference;
    }
    let rate = clock.rate();
    Calibration {
        name: T::NAME,
        resolution_ns: clock.in_ns(quantum).max(1),
        cost_ns: total as f64 * rate.ns_per_tick / f64::from(PAIRS),
        pairs: PAIRS,
        rate,
    }
}

fn greatest_common_divisor(a: u64, b: u64) -> u64 {
    if b == 0 {
        a
    } else {
        greatest_common_divisor(b, a % b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quantum_is_what_divides_all_differences() {
        // Oracle: a clock that ticks each 1,000 ns gives differences of 0, 2,000 and 3,000.
        let quantum = [0, 2_000, 0, 3_000]
            .into_iter()
            .fold(0, greatest_common_divisor);
        assert_eq!(quantum, 1_000);
    }

    #[test]
    fn readings_never_go_back() {
        let clock = Clock::start();
        let readings: Vec<u64> = (0..1000).map(|_| clock.ns()).collect();
        assert!(readings.windows(2).all(|pair| pair[0] <= pair[1]));
    }

    #[derive(Clone, Copy)]
    struct ThreeTicksANanosecond;

    impl Ticks for ThreeTicksANanosecond {
        const NAME: &'static str = "thirds";

        fn now(self) -> u64 {
            0
        }

        fn rate(self) -> Rate {
            Rate {
                ns_per_tick: 1.0 / 3.0,
                error: 0.0,
            }
        }
    }

    #[test]
    fn what_lasts_the_fewest_ticks_of_a_duration_is_not_recorded_as_shorter() {
        let clock = ThreeTicksANanosecond;
        for ns in [1, 999, 1_000, 123_456_789] {
            let ticks = clock.in_ticks(ns);
            assert_eq!(clock.in_ns(ticks), ns);
            assert!(clock.in_ns(ticks - 2) < ns);
        }
    }
}
