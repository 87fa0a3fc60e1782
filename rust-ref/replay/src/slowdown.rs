//! A planted slowdown: work of a known length after each replay, so that a study can show that it sees
//! a difference of that size.

use crate::clock::Clock;
use crate::replay::Exhausted;
use crate::replay_code::ReplayCode;
use crate::session::Session;
use crate::throughput::{iteration, Iteration};
use std::hint::black_box;

/// A round is a replay and a row of turns after it. Rounds go on until they have lasted so long together, but
/// there are so many at least and at most.
const LONG_NS: u64 = 200_000_000;
const FEWEST: usize = 5;
const MOST: usize = 1_000;

/// Turns of the first row, from which it follows how many last as long as a replay.
const FIRST_TURNS: u64 = 1_000_000;

/// How many turns of the spin follow each replay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slowdown {
    turns: u64,
}

impl Slowdown {
    /// Finds the turns that last `percent` of a replay of this session.
    pub fn find(
        session: &mut dyn Session,
        code: &ReplayCode,
        clock: Clock,
        percent: u64,
    ) -> Result<Self, Exhausted> {
        let replay = || Ok(iteration(session, code, clock, 1)?.ns);
        Ok(Slowdown {
            turns: find(percent, replay, |turns| row(clock, turns))?,
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

/// Nanoseconds of so many turns.
fn row(clock: Clock, turns: u64) -> u64 {
    let begin = clock.ns();
    black_box(spin(black_box(SEED), turns));
    clock.ns() - begin
}

/// The turns that last `percent` of a replay. A row is as long as a replay and follows it, so that what
/// disturbs the machine adds as much to one as to the other: the ratio of the two is too large as often as it
/// is too small, and its median is that of an undisturbed machine.
fn find<E>(
    percent: u64,
    mut replay: impl FnMut() -> Result<u64, E>,
    mut row: impl FnMut(u64) -> u64,
) -> Result<u64, E> {
    let turns = part(100, ratio(replay()?, row(FIRST_TURNS)), FIRST_TURNS).max(1);
    let (mut ratios, mut total) = (Vec::with_capacity(MOST), 0);
    while ratios.len() < FEWEST || (ratios.len() < MOST && total < LONG_NS) {
        let replay_ns = replay()?;
        let row_ns = row(turns);
        ratios.push(ratio(replay_ns, row_ns));
        total += replay_ns + row_ns;
    }
    Ok(part(percent, median(&mut ratios), turns))
}

fn ratio(replay_ns: u64, row_ns: u64) -> f64 {
    replay_ns as f64 / row_ns.max(1) as f64
}

/// So many per cent of a replay that lasts `ratio` times as long as a row of `turns`.
fn part(percent: u64, ratio: f64, turns: u64) -> u64 {
    (percent as f64 / 100.0 * ratio * turns as f64).round() as u64
}

/// The mean of the middle two where their number is even.
fn median(ratios: &mut [f64]) -> f64 {
    ratios.sort_unstable_by(f64::total_cmp);
    let n = ratios.len();
    (ratios[(n - 1) / 2] + ratios[n / 2]) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SplitMix64;
    use std::cell::{Cell, RefCell};

    #[test]
    fn the_turns_last_that_part_of_a_replay() {
        // Oracle: 5 % of 1 ms are 50 µs, which are 25,000 turns of 2 ns.
        let found = |percent| find(percent, || Ok::<_, ()>(1_000_000), |turns| 2 * turns);
        assert_eq!(found(5), Ok(25_000));
        assert_eq!(found(0), Ok(0));
    }

    #[test]
    fn what_disturbs_replays_and_rows_alike_does_not_change_the_turns() {
        // Oracle: 1 ms and 2 ns a turn where nothing disturbs; most readings are up to 30 % longer.
        let random = RefCell::new(SplitMix64::new(1));
        let disturbed = |ns: u64| (ns as f64 * (1.0 + 0.3 * random.borrow_mut().unit())) as u64;
        let found = find(
            10,
            || Ok::<_, ()>(disturbed(1_000_000)),
            |turns| disturbed(2 * turns),
        );
        let off = found.unwrap() as f64 / 50_000.0 - 1.0;
        assert!(off.abs() < 0.03, "{off}");
    }

    #[test]
    fn rounds_last_a_fifth_of_a_second_if_those_are_neither_few_nor_many() {
        let rounds = |ns: u64| {
            let replays = Cell::new(0);
            let replay = || {
                replays.set(replays.get() + 1);
                Ok::<_, ()>(ns)
            };
            find(5, replay, |turns| 2 * turns).unwrap();
            replays.get() - 1
        };
        assert_eq!(rounds(10), 1_000);
        // Oracle: 200 ms are 100 rounds of two times 1 ms.
        assert_eq!(rounds(1_000_000), 100);
        assert_eq!(rounds(400_000_000), 5);
    }

    #[test]
    fn the_median_is_the_middle_ratio_or_between_the_middle_two() {
        assert_eq!(median(&mut [9.0, 1.0, 4.0]), 4.0);
        assert_eq!(median(&mut [9.0, 1.0, 4.0, 6.0]), 5.0);
    }

    #[test]
    fn a_spin_goes_on_where_the_last_one_ended() {
        assert_eq!(spin(spin(SEED, 3), 4), spin(SEED, 7));
        assert_ne!(spin(SEED, 1), SEED);
    }
}
