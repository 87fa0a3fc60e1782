//! Replays allocation traces through the Rust contenders; `docs/replay-protocol.md` says how.

pub mod catalogue;
pub mod clock;
pub mod code;
pub mod contender;
pub mod contenders;
pub mod crc;
pub mod histogram;
pub mod json;
pub mod measure;
pub mod memory;
pub mod program;
pub mod replay;
pub mod trace;
pub mod verify;
