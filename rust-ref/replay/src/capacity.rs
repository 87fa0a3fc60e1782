//! Whether a trace asks more of a pool class or an arena than it declares: the same for every contender,
//! found before anything runs.

use crate::trace::validate::ArenaTable;
use crate::trace::{arity, op, Kind, Trace};

/// The first operation that asks for too much.
pub fn exceeded_at(trace: &Trace) -> Option<u64> {
    match trace.kind {
        Kind::Heap | Kind::Expr => None,
        Kind::Pool => pool(trace),
        Kind::Arena => arena(trace),
    }
}

fn pool(trace: &Trace) -> Option<u64> {
    let mut live = vec![0u32; trace.slot_sizes.len()];
    let mut class_of = vec![0u32; trace.registers as usize];
    let mut args = trace.args.iter();
    for (i, &word) in trace.operations.iter().enumerate() {
        let register = (word >> 3) as usize;
        if word & 7 == op::ALLOC {
            let class = *args.next()? as usize;
            class_of[register] = class as u32;
            if live[class] == trace.capacities[class] {
                return Some(i as u64);
            }
            live[class] += 1;
        } else if word & 7 == op::FREE {
            live[class_of[register] as usize] -= 1;
        }
    }
    None
}

fn arena(trace: &Trace) -> Option<u64> {
    let mut table = ArenaTable::new(trace.registers);
    let mut capacities = vec![0u32; trace.registers as usize];
    let (mut next_arg, mut next_alignment) = (0, 0);
    for (i, &word) in trace.operations.iter().enumerate() {
        let (opcode, arena) = (word & 7, (word >> 3) as usize);
        let arg = trace.args.get(next_arg).copied().unwrap_or(0);
        next_arg += arity(trace.kind, opcode);
        match opcode {
            op::BUMP => {
                let log2 = trace
                    .alignments
                    .as_ref()
                    .map_or(0, |all| all[next_alignment]);
                next_alignment += 1;
                let end = table.bump(arena, arg, log2) + u64::from(arg);
                if end > u64::from(capacities[arena]) {
                    return Some(i as u64);
                }
            }
            op::CREATE => {
                table.create(arena);
                capacities[arena] = arg;
            }
            op::RESET => table.create(arena),
            op::DESTROY => table.destroy(arena),
            op::MARK if arg == 0 => table.mark(arena),
            op::MARK => {
                table.release(arena);
            }
            _ => {}
        }
    }
    None
}
