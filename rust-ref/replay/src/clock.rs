//! The clock: what one reading costs and how fine it is, measured in this process.

use std::time::Instant;

/// Readings are taken in pairs, so many of them.
const PAIRS: u32 = 100_000;

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
    /// Its quantum: the largest number of nanoseconds that divides all differences seen.
    pub resolution_ns: u64,
    /// Mean nanoseconds from one reading to the next.
    pub cost_ns: f64,
    /// How many pairs of readings that comes from.
    pub pairs: u32,
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

    /// Measures the clock.
    pub fn calibrate(&self) -> Calibration {
        let (mut resolution_ns, mut total) = (0, 0);
        for _ in 0..PAIRS {
            let first = self.ns();
            let difference = self.ns() - first;
            resolution_ns = greatest_common_divisor(resolution_ns, difference);
            total += difference;
        }
        Calibration {
            name: if cfg!(target_os = "linux") {
                "CLOCK_MONOTONIC"
            } else {
                "std::time::Instant"
            },
            resolution_ns: resolution_ns.max(1),
            cost_ns: total as f64 / f64::from(PAIRS),
            pairs: PAIRS,
        }
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
}
