//! The checking replay: every object is filled, read back in full and folded into the digests.

use crate::contender::{Contender, Plan};
use crate::digest::{fold, Digests};
use crate::failure::Failure;
use crate::object::stamp_mask;
use crate::touch::Untouched;
use crate::trace::{op, Kind, Trace};
use std::mem::take;

/// How many operations of the trace lie between two reports.
pub const CHECKPOINT: usize = 1 << 16;

struct Object<H> {
    handle: H,
    arg: u32,
    /// The bits of the stamp that an object of this size holds.
    mask: u32,
    stamp: u32,
}

struct Verifier<'a, C: Contender> {
    trace: &'a Trace,
    contender: C,
    registers: Vec<C::Handle>,
    objects: Vec<Option<Object<C::Handle>>>,
    arenas: Vec<Vec<Object<C::Handle>>>,
    marks: Vec<Vec<usize>>,
    digests: Digests,
    next_arg: usize,
    next_alignment: usize,
    stamp: u32,
}

/// Replays a trace whose capacities are known to suffice; `report` gets the digests after each
/// [`CHECKPOINT`] operations.
pub fn verify<C: Contender>(
    trace: &Trace,
    plan: &Plan,
    report: &mut dyn FnMut(usize, Digests),
) -> Result<Digests, Failure> {
    let registers = plan.registers;
    let mut verifier = Verifier {
        trace,
        contender: C::new(plan).ok_or(Failure::whole("out-of-memory"))?,
        registers: vec![C::Handle::default(); registers],
        objects: (0..registers).map(|_| None).collect(),
        arenas: (0..registers).map(|_| Vec::new()).collect(),
        marks: vec![Vec::new(); registers],
        digests: Digests::EMPTY,
        next_arg: 0,
        next_alignment: 0,
        stamp: 0,
    };
    for (i, &word) in trace.operations.iter().enumerate() {
        verifier
            .step(word & 7, word >> 3)
            .map_err(|code| Failure::of_operation(code, i as u64))?;
        if (i + 1) % CHECKPOINT == 0 {
            report(i + 1, verifier.digests);
        }
    }
    Ok(verifier.digests)
}

impl<C: Contender> Verifier<'_, C> {
    fn step(&mut self, opcode: u32, register: u32) -> Result<(), &'static str> {
        if opcode == op::PHASE {
            return Ok(());
        }
        match self.trace.kind {
            Kind::Heap | Kind::Pool => self.object(opcode, register),
            Kind::Arena => self.arena(opcode, register),
            Kind::Expr => {
                self.node(opcode, register);
                Ok(())
            }
        }
    }

    fn object(&mut self, opcode: u32, register: u32) -> Result<(), &'static str> {
        if opcode == op::ALLOC {
            let object = self.make(register)?;
            self.objects[register as usize] = Some(object);
            return Ok(());
        }
        let object = self.objects[register as usize].take().ok_or("internal")?;
        self.read_back(register, &object)?;
        if opcode == op::FREE {
            self.contender.free(register, object.handle, object.arg);
        } else {
            self.objects[register as usize] = Some(object);
        }
        Ok(())
    }

    fn arena(&mut self, opcode: u32, register: u32) -> Result<(), &'static str> {
        let at = register as usize;
        match opcode {
            op::BUMP => {
                let object = self.make(register)?;
                self.arenas[at].push(object);
            }
            op::CREATE => {
                let capacity = self.arg();
                self.contender.create(register, capacity);
            }
            op::MARK if self.arg() == 0 => {
                self.marks[at].push(self.arenas[at].len());
                self.contender.mark(register);
            }
            op::MARK => {
                let length = self.marks[at].pop().ok_or("internal")?;
                let gone = self.arenas[at].split_off(length);
                gone.iter()
                    .try_for_each(|object| self.read_back(register, object))?;
                self.contender.release(register);
            }
            _ => {
                let gone = take(&mut self.arenas[at]);
                gone.iter()
                    .try_for_each(|object| self.read_back(register, object))?;
                self.marks[at].clear();
                if opcode == op::RESET {
                    self.contender.free(register, C::Handle::default(), 0);
                } else {
                    self.contender.destroy(register);
                }
            }
        }
        Ok(())
    }

    fn node(&mut self, opcode: u32, register: u32) {
        let handle = match opcode {
            op::NUM => {
                let value = self.arg();
                self.contender.num(register, value)
            }
            op::ADD | op::MUL => {
                let (left, right) = (self.arg() as usize, self.arg() as usize);
                let (left, right) = (self.registers[left], self.registers[right]);
                if opcode == op::ADD {
                    self.contender.add(register, left, right)
                } else {
                    self.contender.mul(register, left, right)
                }
            }
            op::EVAL => {
                let value = self.contender.eval(self.registers[register as usize]);
                return fold(&mut self.digests.contents, value as u32);
            }
            _ => return self.contender.reset_nodes(),
        };
        self.registers[register as usize] = handle;
        fold(&mut self.digests.placement, C::place(handle));
    }

    fn make(&mut self, register: u32) -> Result<Object<C::Handle>, &'static str> {
        let value = self.arg();
        let size = match self.trace.kind {
            Kind::Pool => self.trace.slot_sizes[value as usize],
            _ => value,
        };
        let log2 = match &self.trace.alignments {
            Some(alignments) => {
                self.next_alignment += 1;
                u32::from(alignments[self.next_alignment - 1])
            }
            None => 0,
        };
        let arg = if self.trace.kind == Kind::Pool && !C::GENERAL {
            value
        } else {
            size | log2 << 28
        };
        let stamp = self.stamp;
        self.stamp = (self.stamp + 1) & 0x7FFF_FFFF;
        let handle = self
            .contender
            .alloc::<Untouched>(register, arg, stamp)
            .ok_or("out-of-memory")?;
        self.contender.fill(register, handle, arg, stamp);
        fold(&mut self.digests.placement, C::place(handle));
        Ok(Object {
            handle,
            arg,
            mask: stamp_mask(size as usize),
            stamp,
        })
    }

    fn read_back(&mut self, register: u32, object: &Object<C::Handle>) -> Result<(), &'static str> {
        let Object {
            handle,
            arg,
            mask,
            stamp,
        } = *object;
        let word = self
            .contender
            .read(register, handle, arg, stamp)
            .ok_or("corruption")?;
        if (word ^ stamp) & mask != 0 {
            return Err("corruption");
        }
        fold(&mut self.digests.contents, word & mask);
        Ok(())
    }

    fn arg(&mut self) -> u32 {
        self.next_arg += 1;
        self.trace.args[self.next_arg - 1]
    }
}
