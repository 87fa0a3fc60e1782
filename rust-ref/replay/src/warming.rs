//! What a program pays before it is warm: time and operations since its first replay.

use crate::clock::Clock;
use crate::contender::Placement;
use crate::replay::Exhausted;
use crate::replay_code::ReplayCode;
use crate::session::Session;
use crate::throughput::iteration;

/// Native code is as fast as it gets once the caches and the allocator's pages are there.
const SETTLED_NS: u64 = 20_000_000;

/// Replays after each of which there is a point; then they double from point to point.
const EACH: u64 = 64;

/// The first replays of a session.
pub struct Warming {
    /// The digest of the very first one.
    pub work: u32,
    /// Operations and nanoseconds since it began; the time between replays does not count.
    pub points: Vec<(u64, u64)>,
}

impl Warming {
    /// Replays a session for the first time, and until it has settled: 20 ms, at least two points, at most
    /// 128 (64 and a doubling each, until 64 bits are used up).
    pub fn of(
        session: &mut dyn Session,
        code: &ReplayCode,
        placement: Placement,
        clock: Clock,
    ) -> Result<Self, Exhausted> {
        let first = iteration(session, code, clock, 1)?;
        let mut warming = Warming {
            work: session.work(placement),
            points: vec![(first.operations, first.ns)],
        };
        let (mut replays, mut operations, mut ns) = (1, first.operations, first.ns);
        while warming.points.len() < 2 || ns < SETTLED_NS {
            let more = replays_to_the_next_point(replays);
            let next = iteration(session, code, clock, more)?;
            replays += more;
            operations += next.operations;
            ns += next.ns;
            warming.points.push((operations, ns));
        }
        Ok(warming)
    }
}

fn replays_to_the_next_point(replays: u64) -> u64 {
    if replays < EACH {
        1
    } else {
        replays
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_stand_after_each_of_64_replays_and_then_after_each_doubling() {
        // Oracle: the rule of the protocol page: 1, 2, …, 64, 128, 256.
        let mut replays = 1;
        let mut at = vec![replays];
        for _ in 0..65 {
            replays += replays_to_the_next_point(replays);
            at.push(replays);
        }
        let expected: Vec<u64> = (1..=64).chain([128, 256]).collect();
        assert_eq!(at, expected);
    }
}
