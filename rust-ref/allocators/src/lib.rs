//! The reference allocators of allocrace: a fixed-size pool, a bump arena over bytes, a typed arena
//! and an expression tree in it; beside them a tuned pool and a slot pool.
//!
//! They keep their data structures exactly, because the study measures what those structures cost.

pub mod arena;
pub mod expr;
pub mod index_pool;
pub mod pool;
pub mod slot_pool;

pub use arena::{Arena, BumpArena};
pub use expr::{build_ast, Expr};
pub use index_pool::IndexPool;
pub use pool::Pool;
pub use slot_pool::SlotPool;
