//! The time stamp counter of x86-64 processors: a clock that costs less than the system's.

use crate::clock::{Clock, Rate, Ticks};

/// The counter is compared with the system's clock over so long at least: it is then right to some
/// millionths.
const CALIBRATION_NS: u64 = 20_000_000;

/// Readings of both clocks at one instant are tried so often; the closest count.
const TRIES: u32 = 32;

/// A rate that may be off by more is none; the system's clock is used instead.
const LARGEST_ERROR: f64 = 1e-4;

/// The counter, where it runs at one rate whatever the processor does (CPUID 8000_0007h, EDX bit 8).
///
/// **What a reading orders.** RDTSC alone waits for nothing: up to a few hundred earlier instructions may
/// still be under way, and their time is then charged to what comes after. LFENCE before it makes it wait
/// until all earlier instructions are done (loads included; stores may still wait for the cache), and
/// lets later ones begin while it is executed, by the length of one reading at most. (AMD: with LFENCE
/// dispatch-serialising, as Linux sets it.)
///
/// - *A batch of 64 operations* begins and ends at a reading, so what it is charged is its own to within
///   one reading. Stores that miss the cache may drain into the batch after it.
/// - *A single operation of 1 µs or more* has left the processor's window of instructions behind: a fault,
///   an interrupt or a switch drains it anyhow. The reading blurs it by its own cost, about a hundredth.
///
/// **Why LFENCE and RDTSC.** Measured on an Intel Xeon whose counter runs at 2.6 GHz: 20,000 times a chain of
/// 40 dependent multiplications, a reading, one store apart from them, a reading; medians in ticks. RDTSC
/// charges 52 to the chain and 106 to the store, LFENCE and RDTSC charge 158 and 34, RDTSCP 156 and 32. A reading
/// costs 7 ns with RDTSC, 13 ns with either of the two that wait, 17 ns with a second LFENCE after it, 21 ns
/// with `Instant`. Of the two that wait this is the one that every x86-64 processor has.
#[derive(Clone, Copy)]
pub struct Tsc {
    rate: Rate,
}

impl Tsc {
    /// Finds the rate against the system's clock, in 20 ms of waiting; `None` where there is no such
    /// counter or its rate cannot be told.
    pub fn calibrated(clock: Clock) -> Option<Self> {
        if !counter::is_invariant() {
            return None;
        }
        let first = Meeting::closest(clock);
        while clock.ns() - first.before < CALIBRATION_NS {}
        let rate = rate(first, Meeting::closest(clock));
        (rate.error <= LARGEST_ERROR).then_some(Tsc { rate })
    }
}

impl Ticks for Tsc {
    const NAME: &'static str = "TSC";

    #[inline(always)]
    fn now(self) -> u64 {
        counter::read()
    }

    fn rate(self) -> Rate {
        self.rate
    }
}

/// A reading of the counter between two of the system's clock.
#[derive(Clone, Copy)]
struct Meeting {
    before: u64,
    ticks: u64,
    after: u64,
}

impl Meeting {
    fn closest(clock: Clock) -> Self {
        let mut closest = Meeting::now(clock);
        for _ in 1..TRIES {
            let next = Meeting::now(clock);
            if next.width() < closest.width() {
                closest = next;
            }
        }
        closest
    }

    fn now(clock: Clock) -> Self {
        Meeting {
            before: clock.ns(),
            ticks: counter::read(),
            after: clock.ns(),
        }
    }

    fn width(self) -> u64 {
        self.after - self.before
    }
}

/// The counter was read somewhere between the two readings around it: from middle to middle is off by half
/// of each width at most.
fn rate(first: Meeting, last: Meeting) -> Rate {
    let twice = (last.before + last.after) as f64 - (first.before + first.after) as f64;
    let ticks = last.ticks.saturating_sub(first.ticks) as f64;
    Rate {
        ns_per_tick: twice / 2.0 / ticks,
        // Of a counter that stands still it is infinite or no number, which is not small either.
        error: if ticks > 0.0 {
            (first.width() + last.width()) as f64 / twice
        } else {
            f64::INFINITY
        },
    }
}

#[cfg(target_arch = "x86_64")]
mod counter {
    use std::arch::x86_64::{__cpuid, _mm_lfence, _rdtsc};

    const HIGHEST_EXTENDED: u32 = 0x8000_0000;
    const POWER_MANAGEMENT: u32 = 0x8000_0007;
    const INVARIANT: u32 = 1 << 8;

    // A newer standard library than the oldest that builds this calls CPUID safe.
    #[allow(unused_unsafe)]
    pub fn is_invariant() -> bool {
        // SAFETY: every x86-64 processor has CPUID.
        unsafe {
            __cpuid(HIGHEST_EXTENDED).eax >= POWER_MANAGEMENT
                && __cpuid(POWER_MANAGEMENT).edx & INVARIANT != 0
        }
    }

    #[inline(always)]
    pub fn read() -> u64 {
        // SAFETY: every x86-64 processor has SSE2, hence LFENCE, and RDTSC; neither touches memory.
        unsafe {
            _mm_lfence();
            _rdtsc()
        }
    }
}

#[cfg(not(target_arch = "x86_64"))]
mod counter {
    pub fn is_invariant() -> bool {
        false
    }

    pub fn read() -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(before: u64, ticks: u64, after: u64) -> Meeting {
        Meeting {
            before,
            ticks,
            after,
        }
    }

    #[test]
    fn the_rate_is_from_middle_to_middle_and_off_by_half_of_the_widths_at_most() {
        // Oracle: by hand. Middles 1,020 and 21,040: 20,020 ns for 40,040 ticks; half widths 20 and 40.
        let found = rate(meeting(1_000, 7, 1_040), meeting(21_000, 40_047, 21_080));
        assert_eq!(found.ns_per_tick, 0.5);
        assert_eq!(found.error, 60.0 / 20_020.0);
    }

    #[test]
    fn a_counter_that_stands_still_has_no_rate() {
        let found = rate(meeting(0, 7, 10), meeting(1_000, 7, 1_010));
        assert!(found.error > LARGEST_ERROR);
    }

    #[test]
    fn the_counter_agrees_with_the_clock_between_and_around_its_readings() {
        let clock = Clock::start();
        let Some(tsc) = Tsc::calibrated(clock) else {
            return; // this processor has none
        };
        let around = clock.ns();
        let begin = tsc.now();
        let between = clock.ns();
        while clock.ns() - between < 1_000_000 {}
        let between = clock.ns() - between;
        let ns = tsc.in_ns(tsc.now() - begin) as f64;
        let around = clock.ns() - around;
        // What the rate is off by at most, and a nanosecond for rounding.
        assert!(ns >= between as f64 * (1.0 - LARGEST_ERROR) - 1.0);
        assert!(ns <= around as f64 * (1.0 + LARGEST_ERROR) + 1.0);
    }
}
