//! Iterations: whole replays between two clock readings.

use crate::clock::Clock;
use crate::replay::Exhausted;
use crate::replay_code::ReplayCode;
use crate::session::Session;

/// One timed block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Iteration {
    /// Its nanoseconds.
    pub ns: u64,
    /// Operations in it.
    pub operations: u64,
    /// Whole replays in it.
    pub replays: u64,
}

impl Iteration {
    /// So many whole replays in so many nanoseconds.
    pub fn of(code: &ReplayCode, replays: u64, ns: u64) -> Self {
        Iteration {
            ns,
            operations: replays * code.operations as u64,
            replays,
        }
    }
}

/// Times a number of whole replays.
pub fn iteration(
    session: &mut dyn Session,
    code: &ReplayCode,
    clock: Clock,
    replays: u64,
) -> Result<Iteration, Exhausted> {
    let groups = code.groups();
    let begin = clock.ns();
    for _ in 0..replays {
        session.rewind();
        session.run(code, 0, groups)?;
    }
    let ns = clock.ns() - begin;
    session.observe();
    Ok(Iteration {
        ns,
        operations: replays * code.operations as u64,
        replays,
    })
}

/// How many replays an iteration of `min_ns` has, from one timed replay; at least 1.
pub fn replays_for(
    session: &mut dyn Session,
    code: &ReplayCode,
    clock: Clock,
    min_ns: u64,
) -> Result<u64, Exhausted> {
    let one = iteration(session, code, clock, 1)?;
    Ok(min_ns.div_ceil(one.ns.max(1)).max(1))
}
