//! How fast traces are read and validated: `cargo bench --bench loading -- FILE...` (.atr or .atr.txt).
//!
//! Prints the fastest of several reads of bytes that are in memory already, so neither the disk nor the
//! start of a process counts. Noise only ever adds time, hence the fastest.

use allocrace_replay::crc::crc32;
use allocrace_replay::trace::{self, limit};
use std::hint::black_box;
use std::time::Instant;

const READS: usize = 60;

fn main() {
    // Cargo adds `--bench`.
    let files: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with("--"))
        .collect();
    if files.is_empty() {
        println!("cargo bench --bench loading -- FILE...  (.atr or .atr.txt, not compressed)");
    }
    for file in files {
        let bytes = std::fs::read(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
        let read = || trace::read(black_box(&bytes), limit::DEFAULT_SIZE).expect("a valid trace");
        let operations = read().operations.len() as f64;
        let reading = fastest(|| {
            black_box(read());
        });
        let crc = fastest(|| {
            black_box(crc32(black_box(&bytes)));
        });
        println!(
            "{file}: {operations} operations, {:.1} million/s, {:.2} ns each; of that the CRC {:.2} ns",
            operations / reading / 1e6,
            reading / operations * 1e9,
            crc / operations * 1e9
        );
    }
}

/// Seconds of the fastest of some runs.
fn fastest(mut run: impl FnMut()) -> f64 {
    (0..READS)
        .map(|_| {
            let begin = Instant::now();
            run();
            begin.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min)
}
