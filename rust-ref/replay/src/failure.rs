//! Why a replay did not come to its end.

use crate::replay::Exhausted;
use crate::trace::{op, Refusal, Trace};

/// A code of the protocol page and the operation, where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// A code of the protocol page.
    pub code: &'static str,
    /// The operation (of a text trace: the line), where there is one.
    pub operation: Option<u64>,
}

impl Failure {
    /// A failure of the whole.
    pub const fn whole(code: &'static str) -> Self {
        Failure {
            code,
            operation: None,
        }
    }

    /// A failure of one operation.
    pub const fn at(code: &'static str, operation: u64) -> Self {
        Failure {
            code,
            operation: Some(operation),
        }
    }

    /// An allocation of the timed loop that got no storage.
    pub fn exhausted(trace: &Trace, Exhausted(ordinal): Exhausted) -> Self {
        // ALLOC and BUMP are the same opcode, and no other operation takes a stamp.
        let operations = trace.operations.iter().enumerate();
        let operation = operations
            .filter(|(_, &word)| word & 7 == op::ALLOC)
            .nth(ordinal as usize);
        Failure {
            code: "out-of-memory",
            operation: operation.map(|(i, _)| i as u64),
        }
    }

    /// The exit code that the protocol gives to the code.
    pub fn exit(&self) -> i32 {
        match self.code {
            "usage" => 2,
            "not-applicable" => 4,
            "out-of-memory" => 5,
            "corruption" | "internal" => 6,
            _ => 3,
        }
    }

    /// One sentence.
    pub fn message(&self) -> &'static str {
        match self.code {
            "not-applicable" => "this contender cannot run this trace; `describe` lists what each one runs",
            "out-of-memory" => "the trace asks for more than a class or an arena declares, or the system refused memory",
            "corruption" => "an object did not hold what was written into it",
            "internal" => "the replay program has a bug",
            "unreadable" => "the file cannot be read",
            _ => "the trace is refused; docs/trace-format.md explains the code",
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Failure {
            code: refusal.code,
            operation: refusal.at,
        }
    }
}
