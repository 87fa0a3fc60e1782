//! Why a replay did not come to its end.

use crate::replay::Exhausted;
use crate::trace::{op, Refusal, Trace};

/// A code of the protocol page, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// A code of the protocol page.
    pub code: &'static str,
    /// The operation, where there is one.
    pub operation: Option<u64>,
    /// The line of a refused text trace, where there is one.
    pub line: Option<u64>,
}

impl Failure {
    /// A failure of the whole.
    pub const fn whole(code: &'static str) -> Self {
        Failure {
            code,
            operation: None,
            line: None,
        }
    }

    /// A failure of one operation.
    pub const fn of_operation(code: &'static str, operation: u64) -> Self {
        Failure {
            operation: Some(operation),
            ..Failure::whole(code)
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
            operation: operation.map(|(i, _)| i as u64),
            ..Failure::whole("out-of-memory")
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

    /// The operation or the line.
    pub fn at(&self) -> Option<u64> {
        self.operation.or(self.line)
    }

    /// One sentence, with the line where there is one.
    pub fn message(&self) -> String {
        let sentence = match self.code {
            "not-applicable" => {
                "this contender cannot run this trace, or cannot be aged on one of its kind; `describe` lists what each one runs"
            }
            "out-of-memory" => {
                "more was asked for than a class or an arena declares, or than the system gives"
            }
            "corruption" => "an object did not hold what was written into it",
            "internal" => "the replay program has a bug",
            "unreadable" => "the file cannot be read",
            _ => "the trace is refused; docs/trace-format.md explains the code",
        };
        match self.line {
            Some(line) => format!("line {line}: {sentence}"),
            None => sentence.to_string(),
        }
    }

    /// Why a trace is refused; text tells the line, binary the operation.
    pub fn refused(refusal: Refusal, text: bool) -> Self {
        let (operation, line) = if text {
            (None, refusal.at)
        } else {
            (refusal.at, None)
        };
        Failure {
            code: refusal.code,
            operation,
            line,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::{self, limit};

    #[test]
    fn an_ordinal_is_the_operation_that_takes_that_stamp() {
        let text = b"#atr 1 heap\na 0 8\nt 0\nh 3\na 1 8\nf 0\na 2 8\n";
        let trace = trace::read(text, limit::DEFAULT_SIZE).unwrap();
        let operations = [0, 1, 2, 3].map(|i| Failure::exhausted(&trace, Exhausted(i)).operation);
        assert_eq!(operations, [Some(0), Some(3), Some(5), None]);
    }
}
