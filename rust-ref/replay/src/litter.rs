//! Litter: what an earlier phase of a program leaves in its allocator. A contender is aged with it before
//! the first replay, through the timed loop but outside the clock.

use crate::failure::Failure;
use crate::random::SplitMix64;
use crate::replay_code::{Grouping, ReplayCode};
use crate::session::Session;
use crate::steps::{for_each, single, Form, Step};
use crate::trace::{Kind, Trace};

/// How a contender is aged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ageing {
    /// Per cent of the litter that stays; below 100.
    pub occupancy: u64,
    /// Litter objects for each object that the trace has live at its peak; at least 1.
    pub multiplier: u64,
}

/// Objects like those of a trace, and the order in which some of them go.
pub struct Litter {
    /// Which ALLOC of the trace each object is like.
    like: Vec<u32>,
    /// The objects that are freed, in this order.
    freed: Vec<u32>,
}

impl Litter {
    /// Draws the litter of a trace; only heap and pool traces have one. O(objects).
    pub fn draw(trace: &Trace, ageing: Ageing, seed: u64) -> Result<Self, Failure> {
        if !matches!(trace.kind, Kind::Heap | Kind::Pool) {
            return Err(Failure::whole("not-applicable"));
        }
        let mut random = SplitMix64::new(seed);
        let objects = ageing.multiplier * u64::from(trace.figures.peak_live);
        let allocs = trace.args.len() as u64; // in these kinds an ALLOC has one, and nothing else has any
        let like = (0..objects)
            .map(|_| random.below(allocs) as u32)
            .collect::<Vec<_>>();
        let mut freed: Vec<u32> = (0..objects as u32).collect();
        for i in (1..objects).rev() {
            freed.swap(i as usize, random.below(i + 1) as usize);
        }
        freed.truncate((objects - objects * ageing.occupancy / 100) as usize);
        Ok(Litter { like, freed })
    }

    /// How many objects there are.
    pub fn objects(&self) -> usize {
        self.like.len()
    }

    /// The slots that one class needs to hold what the trace declares and all its litter: the most of
    /// any class; 0 where there are no classes.
    pub fn slots(&self, trace: &Trace) -> u64 {
        if trace.kind != Kind::Pool {
            return 0;
        }
        let mut slots: Vec<u64> = trace.capacities.iter().map(|&c| u64::from(c)).collect();
        for &alloc in &self.like {
            slots[trace.args[alloc as usize] as usize] += 1;
        }
        slots.into_iter().max().unwrap_or(0)
    }

    /// What the timed loop runs to leave the litter: objects in the registers after those of the trace.
    pub fn code(&self, trace: &Trace, form: Form) -> ReplayCode {
        let mut args = Vec::with_capacity(trace.args.len());
        for_each(trace, form, |step| {
            if step.opcode == single::ALLOC {
                args.push(step.args[0]);
            }
        });
        let step = |opcode, object: u32| Step {
            opcode,
            register: trace.registers + object,
            args: [args[self.like[object as usize] as usize], 0],
        };
        let allocs = (0..self.like.len() as u32).map(|object| step(single::ALLOC, object));
        let frees = self.freed.iter().map(|&object| step(single::FREE, object));
        ReplayCode::of_steps(allocs.chain(frees), Grouping::Quads)
    }
}

/// Ages a session that did nothing yet with the code of its litter.
pub fn scatter(session: &mut dyn Session, litter: &ReplayCode) -> Result<(), Failure> {
    session.rewind();
    session
        .run(litter, 0, litter.groups())
        .map_err(|_| Failure::whole("out-of-memory"))?;
    session.observe();
    Ok(())
}
