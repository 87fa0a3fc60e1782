//! A planted slowdown: work of a known length after each replay, so that a study can show that it sees
//! a difference of that size.

use crate::clock::Clock;
use crate::replay::Exhausted;
use crate::replay_code::ReplayCode;
use crate::session::Session;
use crate::throughput::{iteration, Iteration};
use std::hint::black_box;

/// Replays whose median is what the slowdown is a part of, at most so many and not for longer.
const REPLAYS: usize = 10;
const LONG_NS: u64 = 1_000_000_000;

/// Turns are timed in so many rows of so many.
const ROWS: usize = 5;
const TURNS_OF_A_ROW: u64 = 1_000_000;

/// How many turns of the spin follow each replay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slowdown {
    turns: u64,
}

impl Slowdown {
    /// Finds the turns that last `percent` of a replay of this session: of the median of ten replays.
    pub fn find(
        session: &mut dyn Session,
        code: &ReplayCode,
        clock: Clock,
        percent: u64,
    ) -> Result<Self, Exhausted> {
        let (mut times, mut total) = (Vec::with_capacity(REPLAYS), 0);
        while times.len() < REPLAYS && total < LONG_NS {
            let one = iteration(session, code, clock, 1)?;
            total += one.ns;
            times.push(one.ns);
        }
        Ok(Slowdown {
            turns: turns(median(&mut times), percent, ns_of_a_turn(clock)),
        })
    }

    /// Times a number of whole replays, each followed by the spin: [`iteration`] with one thing more.
    pub fn iteration(
        self,
        session: &mut dyn Session,
        code: &ReplayCode,
        clock: Clock,
        replays: u64,
    ) -> Result<Iteration, Exhausted> {
        let groups = code.groups();
        let mut word = SEED;
        let begin = clock.ns();
        for _ in 0..replays {
            session.rewind();
            session.run(code, 0, groups)?;
            word = spin(word, self.turns);
        }
        let ns = clock.ns() - begin;
        session.observe();
        black_box(word);
        Ok(Iteration::of(code, replays, ns))
    }
}

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// Turns of a xorshift (Marsaglia 2003): each needs the one before, and unlike sums and products no
/// compiler knows how to fold several into one. It touches no memory, so the next replay finds the caches
/// as it left them.
#[inline(never)]
fn spin(mut word: u64, turns: u64) -> u64 {
    for _ in 0..turns {
        word ^= word << 13;
        word ^= word >> 7;
        word ^= word << 17;
    }
    word
}

/// The fastest row counts, for noise only ever adds time.
fn ns_of_a_turn(clock: Clock) -> f64 {
    let rows = (0..ROWS).map(|_| {
        let begin = clock.ns();
        black_box(spin(black_box(SEED), TURNS_OF_A_ROW));
        clock.ns() - begin
    });
    rows.min().unwrap_or(0).max(1) as f64 / TURNS_OF_A_ROW as f64
}

fn turns(replay_ns: u64, percent: u64, turn_ns: f64) -> u64 {
    (replay_ns as f64 * percent as f64 / 100.0 / turn_ns).round() as u64
}

/// The mean of the middle two where their number is even.
fn median(times: &mut [u64]) -> u64 {
    times.sort_unstable();
    let middle = times.len() / 2;
    if times.len() % 2 == 0 {
        (times[middle - 1] + times[middle]) / 2
    } else {
        times[middle]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_turns_last_that_part_of_a_replay() {
        // Oracle: 5 % of 1 ms are 50 µs, which are 25,000 turns of 2 ns.
        assert_eq!(turns(1_000_000, 5, 2.0), 25_000);
        assert_eq!(turns(1_000_000, 0, 2.0), 0);
    }

    #[test]
    fn the_median_is_the_middle_time_or_between_the_middle_two() {
        assert_eq!(median(&mut [9, 1, 4]), 4);
        assert_eq!(median(&mut [9, 1, 4, 6]), 5);
    }

    #[test]
    fn a_spin_goes_on_where_the_last_one_ended() {
        assert_eq!(spin(spin(SEED, 3), 4), spin(SEED, 7));
        assert_ne!(spin(SEED, 1), SEED);
    }
}
