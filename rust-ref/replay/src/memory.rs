//! Memory: a replay that takes its time, and what the kernel and the C library say of it.

use crate::clock::Clock;
use crate::malloc::extent;
use crate::replay::Exhausted;
use crate::replay_code::ReplayCode;
use crate::session::Session;
use std::thread::sleep;
use std::time::Duration;

/// A parent that looks each millisecond or so then sees every piece.
const PIECES: u64 = 200;
const PAUSE: Duration = Duration::from_millis(5);
const END: Duration = Duration::from_millis(50);

/// What was seen of a replay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watched {
    /// When it began, nanoseconds since the program did.
    pub begin_ns: u64,
    /// When it ended.
    pub end_ns: u64,
    /// By how many bytes malloc's extent had grown after a piece, at most; `None` where it does not tell.
    pub grown: Option<u64>,
}

/// Replays once, in pieces of equally many groups with a pause after each, and waits a little at the end.
/// `before` is malloc's extent before the contender had anything to do.
pub fn watched(
    session: &mut dyn Session,
    code: &ReplayCode,
    clock: Clock,
    before: Option<u64>,
) -> Result<Watched, Exhausted> {
    let mut most = before;
    session.rewind();
    let begin_ns = clock.ns();
    for piece in 0..PIECES {
        session.run(code, bound(code, piece), bound(code, piece + 1))?;
        most = most.max(extent());
        sleep(PAUSE);
    }
    let end_ns = clock.ns();
    session.observe();
    sleep(END);
    Ok(Watched {
        begin_ns,
        end_ns,
        grown: most.zip(before).map(|(most, before)| most - before),
    })
}

fn bound(code: &ReplayCode, piece: u64) -> usize {
    (code.groups() as u64 * piece / PIECES) as usize
}

/// The most bytes that were ever resident; `None` where the system has no such file.
pub fn peak_resident_bytes() -> Option<u64> {
    peak_of(&std::fs::read_to_string("/proc/self/status").ok()?)
}

fn peak_of(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peak_is_read_in_bytes_from_the_line_of_the_kernel() {
        // Oracle: the format of proc_pid_status(5).
        let status = "Name:\tx\nVmPeak:\t  9999 kB\nVmHWM:\t    2048 kB\nVmRSS:\t 5 kB\n";
        assert_eq!(peak_of(status), Some(2_097_152));
        assert_eq!(peak_of("Name:\tx\n"), None);
    }
}
