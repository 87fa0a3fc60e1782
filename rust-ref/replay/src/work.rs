//! The proof that the loop that is timed did the work: the digest of its first run.

use crate::contender::Placement;
use crate::replay::Exhausted;
use crate::replay_code::ReplayCode;
use crate::session::Session;

/// Runs the first replay of a session and returns its digest.
pub fn first_run(
    session: &mut dyn Session,
    code: &ReplayCode,
    placement: Placement,
) -> Result<u32, Exhausted> {
    session.rewind();
    session.run(code, 0, code.groups())?;
    session.observe();
    Ok(session.work(placement))
}
