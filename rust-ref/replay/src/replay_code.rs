//! Replay code: what the timed loop runs, made from a trace outside the clock (decision 0001).

use crate::steps::{for_each, single, Form, Step};
use crate::trace::Trace;

/// Words of `code` in a group: the pattern and four registers.
pub const CODE: usize = 5;
/// Words of `args` in a group.
pub const ARGS: usize = 4;
/// The pattern of a single is its opcode and this.
pub const SINGLE: u32 = 16;
/// Operations of a batch.
pub const BATCH: usize = 64;

/// How operations are put into groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// Four to a group where they fit.
    Quads,
    /// One to a group, for tails.
    Singles,
}

/// Groups of five words of code and four of arguments.
#[derive(Debug, Default)]
pub struct ReplayCode {
    /// Pattern and registers.
    pub code: Vec<u32>,
    /// Arguments.
    pub args: Vec<u32>,
    /// The first group of each batch of 64 operations.
    pub batches: Vec<usize>,
    /// Operations in all, closing included.
    pub operations: usize,
}

impl ReplayCode {
    /// Builds it. O(operations); 9 bytes an operation in quads, 36 in singles.
    pub fn new(trace: &Trace, form: Form, grouping: Grouping) -> Self {
        let mut grouper = Grouper::default();
        for_each(trace, form, |step| grouper.push(step, grouping));
        grouper.flush_singles();
        grouper.built
    }

    /// The code of steps that come from elsewhere.
    pub fn of_steps(steps: impl Iterator<Item = Step>, grouping: Grouping) -> Self {
        let mut grouper = Grouper::default();
        steps.for_each(|step| grouper.push(step, grouping));
        grouper.flush_singles();
        grouper.built
    }

    /// How many groups there are.
    pub fn groups(&self) -> usize {
        self.code.len() / CODE
    }

    /// How many batches are whole; only those are recorded.
    pub fn whole_batches(&self) -> usize {
        self.operations / BATCH
    }

    /// The group after the last one of a batch.
    pub fn end_of_batch(&self, batch: usize) -> usize {
        let next = self.batches.get(batch + 1);
        next.copied().unwrap_or_else(|| self.groups())
    }
}

/// Collects steps until four from a multiple of four are together.
#[derive(Default)]
struct Grouper {
    built: ReplayCode,
    waiting: [Step; 4],
    count: usize,
}

impl Grouper {
    fn push(&mut self, step: Step, grouping: Grouping) {
        if self.built.operations % BATCH == 0 {
            // 64 is a multiple of four, so nothing waits here.
            self.built.batches.push(self.built.groups());
        }
        self.waiting[self.count] = step;
        self.count += 1;
        self.built.operations += 1;
        if grouping == Grouping::Singles {
            self.flush_singles();
        } else if self.count == 4 {
            if self.waiting.iter().all(|step| step.opcode <= single::FREE) {
                self.flush_quad();
            } else {
                self.flush_singles();
            }
        }
    }

    fn flush_quad(&mut self) {
        let pattern = (0..4).map(|i| self.waiting[i].opcode << i).sum();
        self.built.code.push(pattern);
        for step in self.waiting {
            self.built.code.push(step.register);
            self.built.args.push(step.args[0]);
        }
        self.count = 0;
    }

    fn flush_singles(&mut self) {
        for step in &self.waiting[..self.count] {
            let pattern = SINGLE + step.opcode;
            let code = [pattern, step.register, 0, 0, 0];
            let args = [step.args[0], step.args[1], 0, 0];
            self.built.code.extend_from_slice(&code);
            self.built.args.extend_from_slice(&args);
        }
        self.count = 0;
    }
}
