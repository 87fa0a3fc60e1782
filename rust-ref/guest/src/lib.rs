//! The Rust contenders as a guest: reader, verifier, allocators and timed loop of `allocrace-replay`, unchanged,
//! behind a C interface. A native build is a shared library, a wasm build a module; both export the same.
//!
//! **Surprise first:** a process has one guest and a guest one session, and its functions are for one
//! thread at a time: nothing here locks, for a lock would be timed. A trace whose expression trees have more
//! than 4096 levels is not applicable, for the stack is the host's.
//!
//! | export | what it does |
//! | --- | --- |
//! | `allocrace_buffer(length)` | room for the next question; its address, or 0 where there is no memory |
//! | `allocrace_open(request, trace)` | a fresh session for the request and the trace, so many bytes each, in the buffer; 0, or 1 |
//! | `allocrace_verify(request, trace)` | the checking replay of the same input; 0, or 1 |
//! | `allocrace_answer()`, `allocrace_answer_length()` | what the last of the two said: one line of JSON in UTF-8 |
//! | `allocrace_rewind()` | before each replay: stamps count from 0 again |
//! | `allocrace_replay(from, to)` | the timed loop over groups `from <= g < to`; 0, or 1 with an answer |
//! | `allocrace_work()`, `allocrace_sum()` | the digest of registers and sum, and the low bits of the sum |
//! | `allocrace_reserved()` | bytes that the contender reserves at most; -1 where only the runtime knows |
//! | `allocrace_nothing()` | nothing: what the boundary alone costs |
//! | `allocrace_close()` | drops the session |
//! | `allocrace_state()`, `allocrace_operation(which)` | one operation a call, of a native build: see [`allocrace_replay::operations`] |
//!
//! A request is lines `key=value`: `contender` (`rust/pool`), `touch` (`none`, `word` or `full`; `word` where
//! it is left out) and `max-size` (the largest object allowed, in bytes). Whatever is called too early or with
//! lengths that do not fit has no effect, or is 1 with an answer.

pub mod answer;
pub mod exports;
pub mod guest;
pub mod question;

#[cfg(test)]
mod tests;
