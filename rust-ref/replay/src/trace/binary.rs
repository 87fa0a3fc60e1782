//! The binary format; the checks come in the order of the format page.

use super::validate::{check, Shape};
use super::{flag, limit, metadata, op, Figures, Kind, Refusal, Trace};
use crate::crc::crc32;

const MAGIC: [u8; 8] = [0x89, 0x41, 0x54, 0x52, 0x0D, 0x0A, 0x1A, 0x0A];
const HEADER: usize = 64;

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

fn long(bytes: &[u8], at: usize) -> u64 {
    u64::from(word(bytes, at)) | u64::from(word(bytes, at + 4)) << 32
}

fn padded(bytes: u64) -> u64 {
    (bytes + 3) & !3
}

struct Header {
    kind: Kind,
    flags: u32,
    operations: u64,
    registers: u64,
    args: u64,
    classes: u64,
    metadata: u64,
    figures: Figures,
}

impl Header {
    fn read(file: &[u8]) -> Result<Header, Refusal> {
        if !file.starts_with(&MAGIC) {
            return Err(Refusal::whole("bad-magic"));
        }
        if file.len() < HEADER {
            return Err(Refusal::whole("wrong-length"));
        }
        if crc32(&file[..60]) != word(file, 60) {
            return Err(Refusal::whole("bad-header-crc"));
        }
        if word(file, 8) & 0xffff != 1 {
            return Err(Refusal::whole("bad-version"));
        }
        let kind = *Kind::ALL
            .get((word(file, 8) >> 16) as usize)
            .ok_or(Refusal::whole("bad-kind"))?;
        let flags = word(file, 12);
        let aligns = matches!(kind, Kind::Heap | Kind::Arena);
        if flags & !31 != 0 || (flags & flag::ALIGNS != 0 && !aligns) {
            return Err(Refusal::whole("bad-flags"));
        }
        let header = Header {
            kind,
            flags,
            operations: word(file, 16).into(),
            registers: word(file, 20).into(),
            args: word(file, 24).into(),
            classes: word(file, 28).into(),
            metadata: word(file, 56).into(),
            figures: Figures {
                bytes_requested: long(file, 32),
                peak_bytes: long(file, 40),
                peak_live: word(file, 48),
                live_at_end: word(file, 52),
            },
        };
        let over = header.operations > limit::OPERATIONS
            || header.registers > limit::REGISTERS.min(header.operations)
            || header.args > 2 * header.operations
            || header.classes
                > if kind == Kind::Pool {
                    limit::CLASSES
                } else {
                    0
                }
            || header.metadata > limit::METADATA;
        if over {
            return Err(Refusal::whole("count-over-limit"));
        }
        Ok(header)
    }
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes
        .chunks_exact(4)
        .map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
        .collect()
}

fn zeros(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.iter().all(|&b| b == 0) {
        Ok(())
    } else {
        Err(Refusal::whole("bad-padding"))
    }
}

/// The checks of one class, shared with text, where `at` is a line.
pub fn check_class(
    slot: u32,
    capacity: u32,
    max_size: u32,
    at: Option<u64>,
) -> Result<(), Refusal> {
    let code = match (slot, capacity) {
        (0, _) => "zero-size",
        (slot, _) if slot > max_size => "size-over-limit",
        (_, capacity) if capacity > limit::CLASS_CAPACITY => "count-over-limit",
        _ => return Ok(()),
    };
    Err(Refusal { code, at })
}

/// Reads a binary trace.
pub fn read(file: &[u8], max_size: u32) -> Result<Trace, Refusal> {
    let header = Header::read(file)?;
    let classes_at = HEADER as u64 + padded(header.metadata);
    let ops_at = classes_at + 8 * header.classes;
    let args_at = ops_at + 4 * header.operations;
    let args_end = args_at + 4 * header.args;
    let aligned = if header.flags & flag::ALIGNS == 0 {
        0
    } else if header.kind == Kind::Arena && args_end <= file.len() as u64 {
        let operations = &file[ops_at as usize..args_at as usize];
        operations
            .chunks_exact(4)
            .filter(|w| u32::from(w[0]) & 7 == op::BUMP)
            .count() as u64
    } else {
        header.args
    };
    let end = args_end + padded(aligned);
    if file.len() as u64 != end + 4 {
        return Err(Refusal::whole("wrong-length"));
    }
    // From here on every offset is within the file.
    let part = |from: u64, to: u64| &file[from as usize..to as usize];
    let crc = crc32(part(HEADER as u64, end));
    if crc != word(file, end as usize) {
        return Err(Refusal::whole("bad-body-crc"));
    }
    let metadata_end = HEADER as u64 + header.metadata;
    metadata::check(part(HEADER as u64, metadata_end))?;
    zeros(part(metadata_end, classes_at))?;
    zeros(part(args_end + aligned, end))?;
    let classes = words(part(classes_at, ops_at));
    for class in classes.chunks_exact(2) {
        check_class(class[0], class[1], max_size, None)?;
    }
    let slot_sizes: Vec<u32> = classes.iter().step_by(2).copied().collect();
    let operations = words(part(ops_at, args_at));
    let args = words(part(args_at, args_end));
    let alignments =
        (header.flags & flag::ALIGNS != 0).then(|| part(args_end, args_end + aligned).to_vec());
    let figures = check(&Shape {
        kind: header.kind,
        registers: header.registers as u32,
        operations: &operations,
        args: &args,
        alignments: alignments.as_deref(),
        slot_sizes: &slot_sizes,
        max_size,
    })?;
    let live_flag = header.flags & flag::LIVE_AT_END != 0;
    if figures != header.figures || live_flag != (figures.live_at_end != 0) {
        return Err(Refusal::whole("wrong-figure"));
    }
    Ok(Trace {
        kind: header.kind,
        registers: header.registers as u32,
        operations,
        args,
        alignments,
        slot_sizes,
        capacities: classes.iter().skip(1).step_by(2).copied().collect(),
        figures,
        crc,
    })
}
