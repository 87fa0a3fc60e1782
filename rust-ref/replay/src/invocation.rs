//! `replay`: one contender on one trace, in the order of the protocol's events.

use crate::clock::{calibrate, Clock, Ticks};
use crate::contender::Plan;
use crate::event::{self, Lines};
use crate::failure::Failure;
use crate::latency::Latency;
use crate::litter::{scatter, Litter};
use crate::memory::peak_resident_bytes;
use crate::options::Options;
use crate::program::{max_size, read, DONE};
use crate::replay::Exhausted;
use crate::replay_code::{Grouping, ReplayCode, BATCH};
use crate::session::{Session, Ways};
use crate::settings::{Mode, Settings, OPTIONS};
use crate::slowdown::Slowdown;
use crate::stack::for_trees;
use crate::steps::{count, Form};
use crate::throughput::{iteration, replays_for, Iteration};
use crate::touch::Touch;
use crate::trace::Trace;
use crate::tsc::Tsc;
use crate::warming::Warming;
use crate::work::first_run;

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
                // Kept to the end: what it takes of the heap would be a hole among the litter.
                let litter = litter.map(|litter| litter.code(trace, self.form(&ways)));
                if let Some(code) = &litter {
                    scatter(&mut *session, code)?;
                }
                self.timed(&mut *session, trace, &plan, &ways, clock, out)
                    .map_err(|exhausted| Failure::exhausted(trace, exhausted))
            }
        })
    }

    fn form(&self, ways: &Ways) -> Form {
        Form {
            general: ways.general,
            touched: self.touch != Touch::None,
        }
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

    fn timed(
        &self,
        session: &mut dyn Session,
        trace: &Trace,
        plan: &Plan,
        ways: &Ways,
        clock: Clock,
        out: Lines<'_>,
    ) -> Result<(), Exhausted> {
        let form = self.form(ways);
        let code = ReplayCode::new(trace, form, Grouping::Quads);
        match self.mode {
            Mode::Memory => {
                session.run(&code, 0, code.groups())?;
                session.observe();
                let reserved = (ways.reserved_bytes)(plan);
                let requested = trace.figures.peak_bytes;
                out(&event::memory(peak_resident_bytes(), reserved, requested));
                Ok(())
            }
            Mode::Instructions => self.untimed(session, &code),
            Mode::Throughput => self.throughput(session, &code, clock, out),
            _ => {
                let singles = ReplayCode::new(trace, form, Grouping::Singles);
                match Tsc::calibrated(clock) {
                    Some(tsc) => self.latency(session, &code, &singles, clock, tsc, out),
                    None => self.latency(session, &code, &singles, clock, clock, out),
                }
            }
        }
    }

    fn untimed(&self, session: &mut dyn Session, code: &ReplayCode) -> Result<(), Exhausted> {
        for _ in 0..self.replays {
            session.rewind();
            session.run(code, 0, code.groups())?;
        }
        session.observe();
        Ok(())
    }

    fn throughput(
        &self,
        session: &mut dyn Session,
        code: &ReplayCode,
        clock: Clock,
        out: Lines<'_>,
    ) -> Result<(), Exhausted> {
        out(&event::clock(&calibrate(clock)));
        let warming = Warming::of(session, code, self.entry.placement, clock)?;
        out(&event::work(warming.work));
        out(&event::warming(&warming.points));
        let replays = replays_for(session, code, clock, self.min_iteration_ns)?;
        if self.slowdown == 0 {
            return self.iterations(out, || iteration(session, code, clock, replays));
        }
        let slowdown = Slowdown::find(session, code, clock, self.slowdown)?;
        self.iterations(out, || slowdown.iteration(session, code, clock, replays))
    }

    /// The warm-up, then what is measured in the same way.
    fn iterations(
        &self,
        out: Lines<'_>,
        mut iteration: impl FnMut() -> Result<Iteration, Exhausted>,
    ) -> Result<(), Exhausted> {
        for index in 0..self.warmup {
            out(&event::iteration("warmup", index, &iteration()?));
        }
        self.measure(out, |_| iteration())
    }

    /// Warmed up as for throughput, with its clock; `ticks` is what distributions are measured with.
    fn latency<T: Ticks>(
        &self,
        session: &mut dyn Session,
        code: &ReplayCode,
        singles: &ReplayCode,
        clock: Clock,
        ticks: T,
        out: Lines<'_>,
    ) -> Result<(), Exhausted> {
        out(&event::clock(&calibrate(ticks)));
        out(&event::work(first_run(
            session,
            code,
            self.entry.placement,
        )?));
        let replays = replays_for(session, code, clock, self.min_iteration_ns)?;
        for index in 0..self.warmup {
            let warm = iteration(session, code, clock, replays)?;
            out(&event::iteration("warmup", index, &warm));
        }
        let mut latency = Latency::new(ticks);
        self.measure(out, |index| match index % 2 {
            0 => latency.batches(session, code, self.min_iteration_ns),
            _ => latency.singles(session, singles, self.min_iteration_ns),
        })?;
        out(&event::latency("batch", BATCH, &latency.batches, None));
        let causes = latency.causes.as_ref();
        out(&event::latency("single", 1, &latency.singles, causes));
        Ok(())
    }

    fn measure(
        &self,
        out: Lines<'_>,
        mut iteration: impl FnMut(u64) -> Result<Iteration, Exhausted>,
    ) -> Result<(), Exhausted> {
        for index in 0..self.iterations {
            out(&event::iteration("measure", index, &iteration(index)?));
        }
        Ok(())
    }
}
