//! What each mode but verify does with a contender, and the events that it prints.

use crate::clock::{calibrate, Clock, Ticks};
use crate::event::{self, Lines};
use crate::latency::Latency;
use crate::memory::peak_resident_bytes;
use crate::open_loop::OpenLoop;
use crate::replay::Exhausted;
use crate::replay_code::{Grouping, ReplayCode, BATCH};
use crate::session::Session;
use crate::settings::{Mode, Settings};
use crate::slowdown::Slowdown;
use crate::steps::Form;
use crate::throughput::{iteration, replays_for, Iteration};
use crate::trace::Trace;
use crate::tsc::Tsc;
use crate::warming::Warming;
use crate::work::first_run;

/// A contender that has replayed nothing yet, with all it takes to do so.
pub struct Prepared<'a> {
    /// What is asked for.
    pub settings: &'a Settings,
    /// The trace.
    pub trace: &'a Trace,
    /// How its code is made.
    pub form: Form,
    /// Its code.
    pub code: &'a ReplayCode,
    /// The contender.
    pub session: &'a mut dyn Session,
    /// Bytes that the contender reserves at most, where it is known beforehand.
    pub reserved: Option<u64>,
    /// The clock of the program.
    pub clock: Clock,
    /// Takes the events.
    pub out: Lines<'a>,
}

impl Prepared<'_> {
    /// Does what the mode says.
    pub fn run(self) -> Result<(), Exhausted> {
        let clock = self.clock;
        match self.settings.mode {
            Mode::Verify => unreachable!("a checking replay needs no session"),
            Mode::Throughput => self.throughput(),
            Mode::Latency | Mode::OpenLoop => match Tsc::calibrated(clock) {
                Some(tsc) => self.distributions(tsc),
                None => self.distributions(clock),
            },
            Mode::Memory => self.memory(),
            Mode::Instructions => self.instructions(),
        }
    }

    fn throughput(self) -> Result<(), Exhausted> {
        let Prepared {
            settings,
            code,
            session,
            clock,
            out,
            ..
        } = self;
        out(&event::clock(&calibrate(clock)));
        let warming = Warming::of(session, code, settings.entry.placement, clock)?;
        out(&event::work(warming.work));
        out(&event::warming(&warming.points));
        let replays = replays_for(session, code, clock, settings.min_iteration_ns)?;
        if settings.slowdown == 0 {
            let mut fast = || iteration(session, code, clock, replays);
            warm_up(settings, out, &mut fast)?;
            return measure(settings, out, |_| fast());
        }
        let slowdown = Slowdown::find(session, code, clock, settings.slowdown)?;
        let mut slowed = || slowdown.iteration(session, code, clock, replays);
        warm_up(settings, out, &mut slowed)?;
        measure(settings, out, |_| slowed())
    }

    /// Warmed up as for throughput, with its clock; `ticks` is what distributions are measured with.
    fn distributions<T: Ticks>(mut self, ticks: T) -> Result<(), Exhausted> {
        let (settings, code, clock) = (self.settings, self.code, self.clock);
        (self.out)(&event::clock(&calibrate(ticks)));
        let work = first_run(self.session, code, settings.entry.placement)?;
        (self.out)(&event::work(work));
        let replays = replays_for(self.session, code, clock, settings.min_iteration_ns)?;
        warm_up(settings, self.out, &mut || {
            iteration(self.session, code, clock, replays)
        })?;
        match settings.mode {
            Mode::OpenLoop => self.open_loop(ticks),
            _ => self.latency(ticks),
        }
    }

    fn latency<T: Ticks>(&mut self, ticks: T) -> Result<(), Exhausted> {
        let min_ns = self.settings.min_iteration_ns;
        let singles = ReplayCode::new(self.trace, self.form, Grouping::Singles);
        let mut latency = Latency::new(ticks);
        measure(self.settings, self.out, |index| match index % 2 {
            0 => latency.batches(self.session, self.code, min_ns),
            _ => latency.singles(self.session, &singles, min_ns),
        })?;
        (self.out)(&event::latency("batch", BATCH, &latency.batches, None));
        let causes = latency.causes.as_ref();
        (self.out)(&event::latency("single", 1, &latency.singles, causes));
        Ok(())
    }

    fn open_loop<T: Ticks>(&mut self, ticks: T) -> Result<(), Exhausted> {
        let settings = self.settings;
        let requests = self.code.whole_batches();
        let starts = settings
            .arrivals
            .starts(settings.period_ns, settings.seed, requests);
        let mut open_loop = OpenLoop::new(ticks, &starts);
        measure(settings, self.out, |_| {
            open_loop.replays(self.session, self.code, settings.min_iteration_ns)
        })?;
        (self.out)(&event::latency("service", BATCH, &open_loop.service, None));
        (self.out)(&event::latency(
            "response",
            BATCH,
            &open_loop.response,
            None,
        ));
        Ok(())
    }

    fn memory(self) -> Result<(), Exhausted> {
        self.session.run(self.code, 0, self.code.groups())?;
        self.session.observe();
        let requested = self.trace.figures.peak_bytes;
        (self.out)(&event::memory(
            peak_resident_bytes(),
            self.reserved,
            requested,
        ));
        Ok(())
    }

    fn instructions(self) -> Result<(), Exhausted> {
        for _ in 0..self.settings.replays {
            self.session.rewind();
            self.session.run(self.code, 0, self.code.groups())?;
        }
        self.session.observe();
        Ok(())
    }
}

fn warm_up(
    settings: &Settings,
    out: Lines<'_>,
    iteration: &mut dyn FnMut() -> Result<Iteration, Exhausted>,
) -> Result<(), Exhausted> {
    for index in 0..settings.warmup {
        out(&event::iteration("warmup", index, &iteration()?));
    }
    Ok(())
}

fn measure(
    settings: &Settings,
    out: Lines<'_>,
    mut iteration: impl FnMut(u64) -> Result<Iteration, Exhausted>,
) -> Result<(), Exhausted> {
    for index in 0..settings.iterations {
        out(&event::iteration("measure", index, &iteration(index)?));
    }
    Ok(())
}
