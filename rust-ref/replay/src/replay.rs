//! The timed loop. The same in Java and OCaml, line by line; decision 0001 says why it looks so.

use crate::contender::Contender;
use crate::replay_code::{ARGS, CODE, SINGLE};
use crate::steps::single as op;
use crate::touch::Touching;

/// What outlives a call besides the registers.
#[derive(Clone, Copy, Debug, Default)]
pub struct State {
    /// Allocations so far in this replay.
    pub stamp: u32,
    /// Everything that was read, wrapping.
    pub sum: u64,
}

/// The allocation with this ordinal got no storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exhausted(pub u32);

/// Runs the groups `from <= g < to`. Never inlined: one copy for each contender and touch mode, whose
/// arguments the compiler knows to be distinct.
#[inline(never)]
pub fn replay<C: Contender, T: Touching>(
    contender: &mut C,
    code: &[u32],
    args: &[u32],
    registers: &mut [C::Handle],
    from: usize,
    to: usize,
    state: &mut State,
) -> Result<(), Exhausted> {
    let State { mut stamp, mut sum } = *state;
    macro_rules! alloc {
        ($register:expr, $arg:expr, $stamp:expr) => {
            let Some(handle) = contender.alloc::<T>($register, $arg, $stamp) else {
                return Err(Exhausted($stamp));
            };
            registers[$register as usize] = handle;
        };
    }
    macro_rules! free {
        ($register:expr, $arg:expr) => {
            contender.free($register, registers[$register as usize], $arg);
        };
    }
    // quote: loop
    for g in from..to {
        let (c, a) = (CODE * g, ARGS * g);
        let (r0, r1, r2, r3) = (code[c + 1], code[c + 2], code[c + 3], code[c + 4]);
        let (a0, a1, a2, a3) = (args[a], args[a + 1], args[a + 2], args[a + 3]);
        match code[c] {
            0 => {
                alloc!(r0, a0, stamp);
                alloc!(r1, a1, stamp + 1);
                alloc!(r2, a2, stamp + 2);
                alloc!(r3, a3, stamp + 3);
                stamp += 4;
            }
            1 => {
                free!(r0, a0);
                alloc!(r1, a1, stamp);
                alloc!(r2, a2, stamp + 1);
                alloc!(r3, a3, stamp + 2);
                stamp += 3;
            }
            2 => {
                alloc!(r0, a0, stamp);
                free!(r1, a1);
                alloc!(r2, a2, stamp + 1);
                alloc!(r3, a3, stamp + 2);
                stamp += 3;
            }
            // end quote
            3 => {
                free!(r0, a0);
                free!(r1, a1);
                alloc!(r2, a2, stamp);
                alloc!(r3, a3, stamp + 1);
                stamp += 2;
            }
            4 => {
                alloc!(r0, a0, stamp);
                alloc!(r1, a1, stamp + 1);
                free!(r2, a2);
                alloc!(r3, a3, stamp + 2);
                stamp += 3;
            }
            5 => {
                free!(r0, a0);
                alloc!(r1, a1, stamp);
                free!(r2, a2);
                alloc!(r3, a3, stamp + 1);
                stamp += 2;
            }
            6 => {
                alloc!(r0, a0, stamp);
                free!(r1, a1);
                free!(r2, a2);
                alloc!(r3, a3, stamp + 1);
                stamp += 2;
            }
            7 => {
                free!(r0, a0);
                free!(r1, a1);
                free!(r2, a2);
                alloc!(r3, a3, stamp);
                stamp += 1;
            }
            8 => {
                alloc!(r0, a0, stamp);
                alloc!(r1, a1, stamp + 1);
                alloc!(r2, a2, stamp + 2);
                free!(r3, a3);
                stamp += 3;
            }
            9 => {
                free!(r0, a0);
                alloc!(r1, a1, stamp);
                alloc!(r2, a2, stamp + 1);
                free!(r3, a3);
                stamp += 2;
            }
            10 => {
                alloc!(r0, a0, stamp);
                free!(r1, a1);
                alloc!(r2, a2, stamp + 1);
                free!(r3, a3);
                stamp += 2;
            }
            11 => {
                free!(r0, a0);
                free!(r1, a1);
                alloc!(r2, a2, stamp);
                free!(r3, a3);
                stamp += 1;
            }
            12 => {
                alloc!(r0, a0, stamp);
                alloc!(r1, a1, stamp + 1);
                free!(r2, a2);
                free!(r3, a3);
                stamp += 2;
            }
            13 => {
                free!(r0, a0);
                alloc!(r1, a1, stamp);
                free!(r2, a2);
                free!(r3, a3);
                stamp += 1;
            }
            14 => {
                alloc!(r0, a0, stamp);
                free!(r1, a1);
                free!(r2, a2);
                free!(r3, a3);
                stamp += 1;
            }
            15 => {
                free!(r0, a0);
                free!(r1, a1);
                free!(r2, a2);
                free!(r3, a3);
            }
            // quote: single
            pattern => {
                let r = r0;
                let at = r as usize;
                match pattern - SINGLE {
                    op::ALLOC => {
                        alloc!(r, a0, stamp);
                        stamp += 1;
                    }
                    op::FREE => {
                        free!(r, a0);
                    }
                    op::TOUCH => {
                        let word = contender.touch(r, registers[at], a0);
                        sum = sum.wrapping_add(u64::from(word));
                    }
                    op::CREATE => contender.create(r, a0),
                    op::DESTROY => contender.destroy(r),
                    op::MARK => contender.mark(r),
                    op::RELEASE => contender.release(r),
                    op::NUM => registers[at] = contender.num(r, a0),
                    op::ADD => {
                        let (left, right) = (registers[a0 as usize], registers[a1 as usize]);
                        registers[at] = contender.add(r, left, right);
                    }
                    op::MUL => {
                        let (left, right) = (registers[a0 as usize], registers[a1 as usize]);
                        registers[at] = contender.mul(r, left, right);
                    }
                    op::EVAL => sum = sum.wrapping_add(contender.eval(registers[at]) as u64),
                    op::RESET_NODES => contender.reset_nodes(),
                    _ => {} // PHASE
                            // end quote
                }
            }
        }
    }
    *state = State { stamp, sum };
    Ok(())
}
