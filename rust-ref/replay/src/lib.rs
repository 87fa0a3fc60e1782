//! Reads allocation traces and replays them through the Rust contenders; `docs/replay-protocol.md` says how a replay program speaks.

pub mod capacity;
pub mod catalogue;
pub mod contender;
pub mod contenders;
pub mod crc;
pub mod json;
pub mod program;
pub mod trace;
pub mod verify;
