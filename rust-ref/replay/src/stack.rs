//! Stacks: what does not fit the one that a thread has anyway runs on a second thread.
//!
//! Timing belongs on the main thread. Any other gets its memory from another arena of the C library's
//! allocator, and from the first thread on that allocator takes locks: `rust/heap` would be measured
//! slower than it is. So a thread is started only for what would crash without.

use crate::contender::Plan;
use crate::failure::Failure;
use std::thread;

/// What may be counted on: an eighth of the usual stack of a main thread, half of one of Rust's others.
const USUAL: usize = 1 << 20;

/// Bytes for one level of a recursive evaluation; `a_tree_as_deep_as_…` holds it on both sides.
const LEVEL: usize = 256;

/// Runs `work`, which needs about so many bytes of stack: on the calling thread if they fit there, else
/// on one that has ended when this returns. `None` if the system has not so much memory.
pub fn on_stack_of<R: Send>(bytes: usize, work: impl FnOnce() -> R + Send) -> Option<R> {
    if bytes <= at_hand() {
        return Some(work());
    }
    thread::scope(|scope| {
        let thread = thread::Builder::new()
            .stack_size(bytes + USUAL)
            .spawn_scoped(scope, work)
            .ok()?;
        Some(thread.join().expect("the replay does not panic"))
    })
}

#[cfg(not(target_family = "wasm"))]
fn at_hand() -> usize {
    USUAL
}

/// A module has no second thread but may be linked with any stack. It ends at address 0 (rustc links
/// with `--stack-first`), so the address of what is on it says how much is left.
#[cfg(target_family = "wasm")]
fn at_hand() -> usize {
    let here = 0u8;
    std::hint::black_box(std::ptr::from_ref(&here)) as usize
}

/// Whether the trees of a trace can be evaluated on whatever thread calls: what a host needs that cannot
/// let its calls be answered on another one.
pub fn trees_fit(plan: &Plan) -> bool {
    plan.levels <= USUAL / LEVEL
}

/// Runs `work`, which evaluates the trees of a trace.
///
/// Trees of more than 4096 levels are verified and *timed* on a second thread, whoever the contender
/// is: their evaluation recurses within the timed loop.
pub fn for_trees<R: Send>(
    plan: &Plan,
    work: impl FnOnce() -> Result<R, Failure> + Send,
) -> Result<R, Failure> {
    on_stack_of(plan.levels * LEVEL, work).unwrap_or(Err(Failure::whole("out-of-memory")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use thread::current;

    #[test]
    fn what_fits_the_usual_stack_stays_on_the_calling_thread_and_what_does_not_leaves_it() {
        let caller = current().id();
        assert_eq!(on_stack_of(0, || current().id()), Some(caller));
        assert_eq!(on_stack_of(USUAL, || current().id()), Some(caller));
        assert_ne!(on_stack_of(USUAL + 1, || current().id()), Some(caller));
    }

    #[test]
    fn a_stack_that_no_system_has_is_no_crash() {
        assert_eq!(on_stack_of(1 << 60, || ()), None);
    }
}
