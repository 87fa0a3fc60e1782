//! What the command line of `replay` asks for.

use crate::arrivals::Arrivals;
use crate::catalogue::Entry;
use crate::list::entry;
use crate::litter::Ageing;
use crate::options::Options;
use crate::touch::Touch;

/// The options of `replay`.
pub const OPTIONS: [&str; 15] = [
    "--contender",
    "--trace",
    "--mode",
    "--warmup",
    "--iterations",
    "--min-iteration-ms",
    "--touch",
    "--seed",
    "--max-size",
    "--slowdown",
    "--occupancy",
    "--multiplier",
    "--arrivals",
    "--period-ns",
    "--replays",
];

/// What an invocation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Every byte is checked.
    Verify,
    /// Whole replays are timed.
    Throughput,
    /// Batches and single operations are timed.
    Latency,
    /// Batches that arrive at times of their own are timed.
    OpenLoop,
    /// A parent and the kernel watch one replay.
    Memory,
    /// A parent counts instructions.
    Instructions,
}

impl Mode {
    const ALL: [Mode; 6] = [
        Mode::Verify,
        Mode::Throughput,
        Mode::Latency,
        Mode::OpenLoop,
        Mode::Memory,
        Mode::Instructions,
    ];

    /// The word of the protocol.
    pub fn word(self) -> &'static str {
        match self {
            Mode::Verify => "verify",
            Mode::Throughput => "throughput",
            Mode::Latency => "latency",
            Mode::OpenLoop => "open-loop",
            Mode::Memory => "memory",
            Mode::Instructions => "instructions",
        }
    }

    fn read(word: &str) -> Result<Mode, String> {
        let mode = Mode::ALL.into_iter().find(|mode| mode.word() == word);
        mode.ok_or_else(|| {
            let words = Mode::ALL.map(Mode::word).join(" ");
            format!("unknown mode {word}; there are {words}")
        })
    }
}

/// One invocation.
pub struct Settings {
    /// The contender.
    pub entry: &'static Entry,
    /// What it is for.
    pub mode: Mode,
    /// What an allocation writes.
    pub touch: Touch,
    /// Iterations that do not count.
    pub warmup: u64,
    /// Iterations that count.
    pub iterations: u64,
    /// An iteration lasts at least so many nanoseconds.
    pub min_iteration_ns: u64,
    /// What random numbers are drawn from.
    pub seed: u64,
    /// The planted slowdown, per cent of a replay.
    pub slowdown: u64,
    /// How the contender is aged, if it is.
    pub ageing: Option<Ageing>,
    /// How requests of mode open-loop arrive.
    pub arrivals: Arrivals,
    /// Nanoseconds from one to the next, in the mean.
    pub period_ns: u64,
    /// Whole replays of mode instructions.
    pub replays: u64,
}

impl Settings {
    /// Reads them; a message names what is wrong.
    pub fn read(options: &Options) -> Result<Self, String> {
        let mode = Mode::read(options.required("--mode")?)?;
        if mode != Mode::Throughput && options.one("--slowdown")?.is_some() {
            return Err("--slowdown goes with mode throughput only".to_string());
        }
        Ok(Settings {
            entry: entry(options.required("--contender")?)?,
            mode,
            touch: touch(options)?,
            warmup: options.number("--warmup", 10, 0..=1_000_000)?,
            iterations: options.number("--iterations", 10, 1..=1_000_000)?,
            min_iteration_ns: options.number("--min-iteration-ms", 20, 0..=3_600_000)? * 1_000_000,
            seed: options.number("--seed", 0, 0..=u64::MAX)?,
            slowdown: options.number("--slowdown", 0, 0..=100)?,
            ageing: ageing(options, mode)?,
            arrivals: arrivals(options)?,
            period_ns: options.number("--period-ns", 5_000, 1..=1_000_000_000)?,
            replays: options.number("--replays", 1, 1..=1_000_000)?,
        })
    }
}

/// What an allocation writes.
pub fn touch(options: &Options) -> Result<Touch, String> {
    let word = options.one("--touch")?.unwrap_or("word");
    let touch = Touch::ALL.into_iter().find(|one| one.word() == word);
    touch.ok_or_else(|| format!("unknown touch mode {word}; there are none word full"))
}

fn arrivals(options: &Options) -> Result<Arrivals, String> {
    let word = options.one("--arrivals")?.unwrap_or("poisson");
    let arrivals = Arrivals::ALL.into_iter().find(|one| one.word() == word);
    arrivals.ok_or_else(|| format!("unknown arrivals {word}; there are fixed poisson"))
}

fn ageing(options: &Options, mode: Mode) -> Result<Option<Ageing>, String> {
    let occupancy = options.number("--occupancy", 0, 0..=99)?;
    let multiplier = options.number("--multiplier", 1, 1..=20)?;
    let asked = ["--occupancy", "--multiplier"].map(|name| options.all(name).count());
    match asked {
        [0, 0] => Ok(None),
        [0, _] | [_, 0] => Err("--occupancy and --multiplier go together".to_string()),
        _ if mode == Mode::Verify => {
            Err("--occupancy and --multiplier do not go with mode verify".to_string())
        }
        _ => Ok(Some(Ageing {
            occupancy,
            multiplier,
        })),
    }
}
