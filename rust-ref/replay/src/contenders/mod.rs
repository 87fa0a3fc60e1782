//! The contenders, one file each.

pub mod arena;
pub mod expr_arena;
pub mod heap;
pub mod heap_arenas;
pub mod heap_expr;
pub mod null;
pub mod pool;
pub mod pool_slots;
pub mod pool_tuned;
