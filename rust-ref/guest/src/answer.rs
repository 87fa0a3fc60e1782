//! What a guest says: one event of the replay protocol, or `opened`.

use allocrace_replay::event;

/// What is said while a question is being answered, and by whoever never comes back: an allocation that
/// the system refuses ends a process without a panic.
pub fn unfinished() -> String {
    event::problem(
        "internal",
        "the guest ended before it had an answer: memory ran out, or it has a bug",
        None,
    )
}

/// A session was opened.
pub fn opened(operations: usize, groups: usize) -> String {
    format!(r#"{{"event":"opened","operations":{operations},"groups":{groups}}}"#)
}

/// The request was wrong.
pub fn usage(message: &str) -> String {
    event::problem("usage", message, None)
}
