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
    let code = code[CODE * from..CODE * to].chunks_exact(CODE);
    let args = args[ARGS * from..ARGS * to].chunks_exact(ARGS);
    for (code, args) in code.zip(args) {
        // Operation `i` of a quad.
        macro_rules! alloc {
            ($i:literal) => {
                let r = code[1 + $i];
                let Some(handle) = contender.alloc::<T>(r, args[$i], stamp) else {
                    return Err(Exhausted(stamp));
                };
                registers[r as usize] = handle;
                stamp += 1;
            };
        }
        macro_rules! free {
            ($i:literal) => {
                let r = code[1 + $i];
                contender.free(r, registers[r as usize], args[$i]);
            };
        }
        macro_rules! quad {
            ($a:ident $b:ident $c:ident $d:ident) => {{
                $a!(0);
                $b!(1);
                $c!(2);
                $d!(3);
            }};
        }
        match code[0] {
            0 => quad!(alloc alloc alloc alloc),
            1 => quad!(free alloc alloc alloc),
            2 => quad!(alloc free alloc alloc),
            3 => quad!(free free alloc alloc),
            4 => quad!(alloc alloc free alloc),
            5 => quad!(free alloc free alloc),
            6 => quad!(alloc free free alloc),
            7 => quad!(free free free alloc),
            8 => quad!(alloc alloc alloc free),
            9 => quad!(free alloc alloc free),
            10 => quad!(alloc free alloc free),
            11 => quad!(free free alloc free),
            12 => quad!(alloc alloc free free),
            13 => quad!(free alloc free free),
            14 => quad!(alloc free free free),
            15 => quad!(free free free free),
            pattern => {
                let r = code[1];
                let at = r as usize;
                match pattern - SINGLE {
                    op::ALLOC => {
                        alloc!(0);
                    }
                    op::FREE => {
                        free!(0);
                    }
                    op::TOUCH => {
                        let word = contender.touch(r, registers[at], args[0]);
                        sum = sum.wrapping_add(u64::from(word));
                    }
                    op::CREATE => contender.create(r, args[0]),
                    op::DESTROY => contender.destroy(r),
                    op::MARK => contender.mark(r),
                    op::RELEASE => contender.release(r),
                    op::NUM => registers[at] = contender.num(r, args[0]),
                    op::ADD => {
                        let (left, right) =
                            (registers[args[0] as usize], registers[args[1] as usize]);
                        registers[at] = contender.add(r, left, right);
                    }
                    op::MUL => {
                        let (left, right) =
                            (registers[args[0] as usize], registers[args[1] as usize]);
                        registers[at] = contender.mul(r, left, right);
                    }
                    op::EVAL => sum = sum.wrapping_add(contender.eval(registers[at]) as u64),
                    op::RESET_NODES => contender.reset_nodes(),
                    _ => {} // PHASE
                }
            }
        }
    }
    *state = State { stamp, sum };
    Ok(())
}
