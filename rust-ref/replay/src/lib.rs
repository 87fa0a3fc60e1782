//! Reads and validates allocation traces; `docs/replay-protocol.md` says how a replay program speaks.

pub mod crc;
pub mod json;
pub mod program;
pub mod trace;
