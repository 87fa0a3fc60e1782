//! `replay`: one contender on one trace, in the order of the protocol's events.

use crate::clock::Clock;
use crate::contender::Plan;
use crate::event::{self, Lines};
use crate::failure::Failure;
use crate::litter::{scatter, Litter};
use crate::modes::Prepared;
use crate::options::Options;
use crate::program::{max_size, read, DONE};
use crate::replay_code::{Grouping, ReplayCode};
use crate::session::Ways;
use crate::settings::{Mode, Settings, OPTIONS};
use crate::stack::for_trees;
use crate::steps::{count, Form};
use crate::touch::Touch;
use crate::trace::Trace;

/// Prints the events; the exit code, or what is wrong with the command line.
pub fn invocation(args: &[String], clock: Clock, out: Lines<'_>) -> Result<i32, String> {
    let options = Options::read(args, &OPTIONS)?;
    options.no_words()?;
    let settings = Settings::read(&options)?;
    let (file, max_size) = (options.required("--trace")?, max_size(&options)?);
    match read(file, max_size).and_then(|trace| settings.replay(&trace, clock, out)) {
        Ok(()) => {
            out(&event::done(clock.ns()));
            Ok(DONE)
        }
        Err(failure) => {
            eprintln!(
                "allocrace-replay-rust: {file}: {}: {}",
                failure.code,
                failure.message()
            );
            out(&event::error(&failure));
            Ok(failure.exit())
        }
    }
}

impl Settings {
    fn replay(&self, trace: &Trace, clock: Clock, out: Lines<'_>) -> Result<(), Failure> {
        out(&event::start(
            self.entry,
            trace,
            count(trace),
            self.mode.word(),
            self.touch.word(),
            self.seed,
        ));
        let draw = |ageing| Litter::draw(trace, ageing, self.seed);
        let litter = self.ageing.map(draw).transpose()?;
        let plan = match &litter {
            Some(litter) => Plan::of(trace).with_litter(trace, litter),
            None => Plan::of(trace),
        };
        let ways = self.entry.ways(trace, &plan)?;
        for_trees(&plan, || match self.mode {
            Mode::Verify => self.verify(trace, &plan, &ways, out),
            _ => {
                let mut session =
                    (ways.open)(&plan, self.touch).ok_or(Failure::whole("out-of-memory"))?;
                let form = Form {
                    general: ways.general,
                    touched: self.touch != Touch::None,
                };
                let code = ReplayCode::new(trace, form, Grouping::Quads);
                // Kept to the end: what it takes of the heap would be a hole among the litter.
                let litter = litter.map(|litter| litter.code(trace, form));
                if let Some(code) = &litter {
                    scatter(&mut *session, code)?;
                }
                let prepared = Prepared {
                    settings: self,
                    trace,
                    form,
                    code: &code,
                    session: &mut *session,
                    reserved: (ways.reserved_bytes)(&plan),
                    clock,
                    out,
                };
                prepared
                    .run()
                    .map_err(|exhausted| Failure::exhausted(trace, exhausted))
            }
        })
    }

    fn verify(
        &self,
        trace: &Trace,
        plan: &Plan,
        ways: &Ways,
        out: Lines<'_>,
    ) -> Result<(), Failure> {
        let placement = self.entry.placement;
        let digests = (ways.verify)(trace, plan, &mut |operations, digests| {
            out(&event::digest(placement, operations, digests, false));
        })?;
        out(&event::digest(
            placement,
            trace.operations.len(),
            digests,
            true,
        ));
        Ok(())
    }
}
