//! One contender with its registers, made once per invocation and replayed any number of times.

use crate::contender::{Contender, Placement, Plan};
use crate::digest::{fold, Digests, START};
use crate::failure::Failure;
use crate::operations::Operations;
use crate::replay::{replay, Exhausted, State};
use crate::replay_code::ReplayCode;
use crate::touch::{FirstWord, Touch, Touching, Untouched, Whole};
use crate::trace::Trace;
use crate::verify::verify;
use std::hint::black_box;
use std::marker::PhantomData;

/// A contender behind one indirect call for each replay or batch, so that only the loop is generic.
pub trait Session {
    /// Begins another replay: stamps count from 0 again. Registers and sum stay.
    fn rewind(&mut self);

    /// Runs the groups `from <= g < to`.
    fn run(&mut self, code: &ReplayCode, from: usize, to: usize) -> Result<(), Exhausted>;

    /// Makes everything that was done observable, so that nothing of it can be left out.
    fn observe(&self);

    /// The digest of the trace's registers, unless the policy is `none`, and of the sum.
    fn work(&self, placement: Placement) -> u32;

    /// Everything that was read since it was opened, wrapping.
    fn sum(&self) -> u64;

    /// Its operations, one a call.
    fn operations(&mut self) -> Operations;
}

/// The session of a contender type in a touch mode.
pub(crate) struct Timed<C: Contender, T> {
    pub(crate) contender: C,
    pub(crate) registers: Vec<C::Handle>,
    registers_of_trace: usize,
    state: State,
    touch: PhantomData<T>,
}

impl<C: Contender, T: Touching> Session for Timed<C, T> {
    fn rewind(&mut self) {
        self.state.stamp = 0;
    }

    fn run(&mut self, code: &ReplayCode, from: usize, to: usize) -> Result<(), Exhausted> {
        replay::<C, T>(
            &mut self.contender,
            &code.code,
            &code.args,
            &mut self.registers,
            from,
            to,
            &mut self.state,
        )
    }

    fn observe(&self) {
        black_box((&self.contender, &self.registers[..], self.state.sum));
    }

    fn work(&self, placement: Placement) -> u32 {
        let mut work = START;
        if placement != Placement::None {
            for &handle in &self.registers[..self.registers_of_trace] {
                fold(&mut work, C::place(handle));
            }
        }
        fold(&mut work, self.state.sum as u32);
        work
    }

    fn sum(&self) -> u64 {
        self.state.sum
    }

    fn operations(&mut self) -> Operations {
        Operations::of(self)
    }
}

/// The checking replay of a contender; the closure gets the digests at checkpoints.
pub type Verify = fn(&Trace, &Plan, &mut dyn FnMut(usize, Digests)) -> Result<Digests, Failure>;

/// What can be done with one contender type.
pub struct Ways {
    /// The checking replay.
    pub verify: Verify,
    /// A fresh session; `None` if the system has not so much memory.
    pub open: fn(&Plan, Touch) -> Option<Box<dyn Session>>,
    /// Whether arguments are sizes in every kind.
    pub general: bool,
    /// Bytes that it reserves for a trace at most.
    pub reserved_bytes: fn(&Plan) -> Option<u64>,
}

impl Ways {
    /// Of a contender that honours the touch mode.
    pub fn of<C: Contender + 'static>() -> Self {
        Ways {
            open: |plan, touch| match touch {
                Touch::None => open::<C, Untouched>(plan),
                Touch::Word => open::<C, FirstWord>(plan),
                Touch::Full => open::<C, Whole>(plan),
            },
            ..Self::of_words::<C>()
        }
    }

    /// Of a contender that always writes its word: one loop serves all touch modes.
    pub fn of_words<C: Contender + 'static>() -> Self {
        Ways {
            verify: verify::<C>,
            open: |plan, _| open::<C, FirstWord>(plan),
            general: C::GENERAL,
            reserved_bytes: C::reserved_bytes,
        }
    }
}

fn open<C: Contender + 'static, T: Touching>(plan: &Plan) -> Option<Box<dyn Session>> {
    Some(Box::new(Timed::<C, T> {
        contender: C::new(plan)?,
        registers: vec![C::Handle::default(); plan.registers],
        registers_of_trace: plan.registers_of_trace,
        state: State::default(),
        touch: PhantomData,
    }))
}
