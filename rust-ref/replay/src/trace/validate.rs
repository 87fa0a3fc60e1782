//! Checks every operation once and finds the figures.

use super::{limit, op, Figures, Kind, Refusal};

/// Operations and tables on their way to being a trace.
pub struct Shape<'a> {
    /// The kind.
    pub kind: Kind,
    /// Size of the register table.
    pub registers: u32,
    /// Operation words.
    pub operations: &'a [u32],
    /// Arguments.
    pub args: &'a [u32],
    /// Log2 of alignments.
    pub alignments: Option<&'a [u8]>,
    /// Slot sizes of the classes.
    pub slot_sizes: &'a [u32],
    /// Largest object allowed.
    pub max_size: u32,
}

/// Bytes in use and marks of each arena.
pub struct ArenaTable {
    used: Vec<Option<u64>>,
    marks: Vec<Vec<u64>>,
}

impl ArenaTable {
    /// A table of dead arenas.
    pub fn new(arenas: u32) -> Self {
        ArenaTable {
            used: vec![None; arenas as usize],
            marks: vec![Vec::new(); arenas as usize],
        }
    }

    /// Bytes in use; `None` for a dead arena.
    pub fn used(&self, arena: usize) -> Option<u64> {
        self.used[arena]
    }

    /// Makes the arena empty and alive, without marks.
    pub fn create(&mut self, arena: usize) {
        self.used[arena] = Some(0);
        self.marks[arena].clear();
    }

    /// Adds an object and returns its offset.
    pub fn bump(&mut self, arena: usize, size: u32, log2: u8) -> u64 {
        let mask = (1u64 << log2) - 1;
        let offset = (self.used[arena].unwrap_or(0) + mask) & !mask;
        self.used[arena] = Some(offset + u64::from(size));
        offset
    }

    /// Ends the arena.
    pub fn destroy(&mut self, arena: usize) {
        self.used[arena] = None;
    }

    /// Remembers where the arena stands.
    pub fn mark(&mut self, arena: usize) {
        let used = self.used[arena].unwrap_or(0);
        self.marks[arena].push(used);
    }

    /// Goes back to the newest mark; false if there is none.
    pub fn release(&mut self, arena: usize) -> bool {
        let mark = self.marks[arena].pop();
        if mark.is_some() {
            self.used[arena] = mark;
        }
        mark.is_some()
    }
}

struct Walk<'a> {
    shape: &'a Shape<'a>,
    figures: Figures,
    next_arg: usize,
    next_alignment: usize,
    bytes: u64,
    live: u32,
}

/// The figures, or the first thing wrong.
pub fn check(shape: &Shape<'_>) -> Result<Figures, Refusal> {
    let figures = Figures::default();
    let mut walk = Walk {
        shape,
        figures,
        next_arg: 0,
        next_alignment: 0,
        bytes: 0,
        live: 0,
    };
    match shape.kind {
        Kind::Heap | Kind::Pool => walk.objects()?,
        Kind::Arena => walk.arenas()?,
        Kind::Expr => walk.nodes()?,
    }
    if walk.next_arg != shape.args.len() {
        return Err(Refusal::whole("args-left-over"));
    }
    walk.figures.live_at_end = walk.live;
    Ok(walk.figures)
}

impl Walk<'_> {
    fn objects(&mut self) -> Result<(), Refusal> {
        let mut held = vec![0u32; self.shape.registers as usize];
        for (i, &word) in self.shape.operations.iter().enumerate() {
            let (opcode, register) = (word & 7, (word >> 3) as usize);
            if opcode > op::TOUCH {
                phase_or_bad(opcode, i)?;
                continue;
            }
            let state = held
                .get_mut(register)
                .ok_or_else(|| refuse("register-out-of-range", i))?;
            if opcode == op::ALLOC {
                self.need_args(1, i)?;
                if *state != 0 {
                    return Err(refuse("live-register", i));
                }
                let size = if self.shape.kind == Kind::Heap {
                    let size = self.size(i)?;
                    self.alignment(i)?;
                    size
                } else {
                    let class = self.arg() as usize;
                    *self
                        .shape
                        .slot_sizes
                        .get(class)
                        .ok_or_else(|| refuse("class-out-of-range", i))?
                };
                *state = size;
                self.figures.bytes_requested += u64::from(size);
                self.bytes += u64::from(size);
                self.figures.peak_bytes = self.figures.peak_bytes.max(self.bytes);
                self.born();
            } else {
                if *state == 0 {
                    return Err(refuse("dead-register", i));
                }
                if opcode == op::FREE {
                    self.bytes -= u64::from(*state);
                    self.live -= 1;
                    *state = 0;
                }
            }
        }
        Ok(())
    }

    fn arenas(&mut self) -> Result<(), Refusal> {
        let mut arenas = ArenaTable::new(self.shape.registers);
        for (i, &word) in self.shape.operations.iter().enumerate() {
            let (opcode, arena) = (word & 7, (word >> 3) as usize);
            if matches!(opcode, op::FREE | op::TOUCH | op::PHASE) {
                phase_or_bad(opcode, i)?;
                continue;
            }
            if arena >= self.shape.registers as usize {
                return Err(refuse("register-out-of-range", i));
            }
            self.need_args(super::arity(Kind::Arena, opcode), i)?;
            if opcode == op::CREATE {
                if arenas.used(arena).is_some() {
                    return Err(refuse("live-register", i));
                }
                if self.arg() > limit::ARENA_CAPACITY {
                    return Err(refuse("size-over-limit", i));
                }
                arenas.create(arena);
                self.born();
                continue;
            }
            let before = arenas.used(arena).ok_or_else(|| refuse("dead-arena", i))?;
            self.in_arena(&mut arenas, opcode, arena, i)?;
            self.bytes = self.bytes - before + arenas.used(arena).unwrap_or(0);
            self.figures.peak_bytes = self.figures.peak_bytes.max(self.bytes);
        }
        Ok(())
    }

    fn in_arena(
        &mut self,
        arenas: &mut ArenaTable,
        opcode: u32,
        arena: usize,
        i: usize,
    ) -> Result<(), Refusal> {
        match opcode {
            op::BUMP => {
                let size = self.size(i)?;
                let log2 = self.alignment(i)?;
                self.figures.bytes_requested += u64::from(size);
                arenas.bump(arena, size, log2);
            }
            op::RESET => arenas.create(arena),
            op::DESTROY => {
                arenas.destroy(arena);
                self.live -= 1;
            }
            _ => match self.arg() {
                0 => arenas.mark(arena),
                1 if arenas.release(arena) => {}
                1 => return Err(refuse("no-mark", i)),
                _ => return Err(refuse("bad-argument", i)),
            },
        }
        Ok(())
    }

    fn nodes(&mut self) -> Result<(), Refusal> {
        // A node is live if it was made since the last reset; visits saturate above the limit.
        let mut born = vec![0u32; self.shape.registers as usize];
        let mut visits = vec![0u32; self.shape.registers as usize];
        let mut epoch = 1;
        for (i, &word) in self.shape.operations.iter().enumerate() {
            let (opcode, register) = (word & 7, (word >> 3) as usize);
            if opcode > op::RESET || (opcode == op::RESET && register != 0) {
                phase_or_bad(opcode, i)?;
                continue;
            }
            if opcode == op::RESET {
                epoch += 1;
                self.live = 0;
                continue;
            }
            let made = *born
                .get(register)
                .ok_or_else(|| refuse("register-out-of-range", i))?;
            if opcode == op::EVAL {
                if made != epoch {
                    return Err(refuse("dead-register", i));
                }
                if visits[register] > limit::EVAL_VISITS {
                    return Err(refuse("eval-over-limit", i));
                }
                continue;
            }
            self.need_args(super::arity(Kind::Expr, opcode), i)?;
            if made == epoch {
                return Err(refuse("live-register", i));
            }
            visits[register] = if opcode == op::NUM {
                self.arg();
                1
            } else {
                let (left, right) = (self.arg() as usize, self.arg() as usize);
                if left >= born.len() || right >= born.len() {
                    return Err(refuse("register-out-of-range", i));
                }
                if born[left] != epoch || born[right] != epoch {
                    return Err(refuse("dead-register", i));
                }
                (1 + visits[left] + visits[right]).min(limit::EVAL_VISITS + 1)
            };
            born[register] = epoch;
            self.born();
        }
        Ok(())
    }

    fn born(&mut self) {
        self.live += 1;
        self.figures.peak_live = self.figures.peak_live.max(self.live);
    }

    fn arg(&mut self) -> u32 {
        self.next_arg += 1;
        self.shape.args[self.next_arg - 1]
    }

    fn need_args(&self, count: usize, i: usize) -> Result<(), Refusal> {
        if self.shape.args.len() - self.next_arg < count {
            return Err(refuse("args-missing", i));
        }
        Ok(())
    }

    fn size(&mut self, i: usize) -> Result<u32, Refusal> {
        match self.arg() {
            0 => Err(refuse("zero-size", i)),
            size if size > self.shape.max_size => Err(refuse("size-over-limit", i)),
            size => Ok(size),
        }
    }

    fn alignment(&mut self, i: usize) -> Result<u8, Refusal> {
        let Some(alignments) = self.shape.alignments else {
            return Ok(0);
        };
        self.next_alignment += 1;
        match alignments[self.next_alignment - 1] {
            log2 if log2 > limit::LOG2_ALIGNMENT => Err(refuse("bad-alignment", i)),
            log2 => Ok(log2),
        }
    }
}

fn phase_or_bad(opcode: u32, i: usize) -> Result<(), Refusal> {
    if opcode == op::PHASE {
        Ok(())
    } else {
        Err(refuse("bad-opcode", i))
    }
}

fn refuse(code: &'static str, i: usize) -> Refusal {
    Refusal::at(code, i as u64)
}
