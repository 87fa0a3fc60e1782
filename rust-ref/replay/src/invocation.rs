//! `replay`: one contender on one trace, in the order of the protocol's events.

use crate::catalogue::Entry;
use crate::clock::Clock;
use crate::contender::Plan;
use crate::event::{self, Lines};
use crate::failure::Failure;
use crate::latency::Latency;
use crate::list::entry;
use crate::memory::peak_resident_bytes;
use crate::options::Options;
use crate::program::{max_size, read, DONE};
use crate::replay::Exhausted;
use crate::replay_code::{Grouping, ReplayCode};
use crate::session::{Session, Ways};
use crate::stack::for_trees;
use crate::steps::{count, Form};
use crate::throughput::{iteration, replays_for, Iteration};
use crate::touch::Touch;
use crate::trace::Trace;
use crate::work::first_run;

const OPTIONS: [&str; 9] = [
    "--contender",
    "--trace",
    "--mode",
    "--warmup",
    "--iterations",
    "--min-iteration-ms",
    "--touch",
    "--seed",
    "--max-size",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Verify,
    Throughput,
    Latency,
    Memory,
}

const MODES: [(&str, Mode); 4] = [
    ("verify", Mode::Verify),
    ("throughput", Mode::Throughput),
    ("latency", Mode::Latency),
    ("memory", Mode::Memory),
];

/// What the command line asks for.
struct Settings {
    entry: &'static Entry,
    mode: Mode,
    mode_word: &'static str,
    touch: Touch,
    warmup: u64,
    iterations: u64,
    min_iteration_ns: u64,
    seed: u64,
}

impl Settings {
    fn read(options: &Options) -> Result<Self, String> {
        let mode = options.required("--mode")?;
        let &(mode_word, mode) = MODES
            .iter()
            .find(|(word, _)| *word == mode)
            .ok_or_else(|| {
                format!("unknown mode {mode}; there are verify throughput latency memory")
            })?;
        let touch = options.one("--touch")?.unwrap_or("word");
        let touch = Touch::ALL
            .into_iter()
            .find(|choice| choice.word() == touch)
            .ok_or_else(|| format!("unknown touch mode {touch}; there are none word full"))?;
        Ok(Settings {
            entry: entry(options.required("--contender")?)?,
            mode,
            mode_word,
            touch,
            warmup: options.number("--warmup", 10, 0..=1_000_000)?,
            iterations: options.number("--iterations", 10, 1..=1_000_000)?,
            min_iteration_ns: options.number("--min-iteration-ms", 20, 0..=3_600_000)? * 1_000_000,
            seed: options.number("--seed", 0, 0..=u64::MAX)?,
        })
    }
}

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
            self.mode_word,
            self.touch.word(),
            self.seed,
        ));
        let plan = Plan::of(trace);
        let ways = self.entry.ways(trace, &plan)?;
        for_trees(&plan, || match self.mode {
            Mode::Verify => self.verify(trace, &plan, &ways, out),
            _ => {
                let mut session =
                    (ways.open)(&plan, self.touch).ok_or(Failure::whole("out-of-memory"))?;
                self.timed(&mut *session, trace, &plan, &ways, clock, out)
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

    fn timed(
        &self,
        session: &mut dyn Session,
        trace: &Trace,
        plan: &Plan,
        ways: &Ways,
        clock: Clock,
        out: Lines<'_>,
    ) -> Result<(), Exhausted> {
        let form = Form {
            general: ways.general,
            touched: self.touch != Touch::None,
        };
        let code = ReplayCode::new(trace, form, Grouping::Quads);
        if self.mode == Mode::Memory {
            session.run(&code, 0, code.groups())?;
            session.observe();
            let reserved = (ways.reserved_bytes)(plan);
            let requested = trace.figures.peak_bytes;
            out(&event::memory(peak_resident_bytes(), reserved, requested));
            return Ok(());
        }
        out(&event::clock(&clock.calibrate()));
        out(&event::work(first_run(
            session,
            &code,
            self.entry.placement,
        )?));
        let replays = replays_for(session, &code, clock, self.min_iteration_ns)?;
        for index in 0..self.warmup {
            let warm = iteration(session, &code, clock, replays)?;
            out(&event::iteration("warmup", index, &warm));
        }
        if self.mode == Mode::Throughput {
            return self.measure(out, |_| iteration(session, &code, clock, replays));
        }
        let singles = ReplayCode::new(trace, form, Grouping::Singles);
        self.latency(session, &code, &singles, clock, out)
    }

    fn latency(
        &self,
        session: &mut dyn Session,
        code: &ReplayCode,
        singles: &ReplayCode,
        clock: Clock,
        out: Lines<'_>,
    ) -> Result<(), Exhausted> {
        let mut latency = Latency::default();
        self.measure(out, |index| match index % 2 {
            0 => latency.batches(session, code, clock, self.min_iteration_ns),
            _ => latency.singles(session, singles, clock, self.min_iteration_ns),
        })?;
        out(&event::latency(
            "batch",
            crate::replay_code::BATCH,
            &latency.batches,
        ));
        out(&event::latency("single", 1, &latency.singles));
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
