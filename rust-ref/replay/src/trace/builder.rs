//! Collects the operations of a text trace and gives its ids registers, last in, first out.

use super::validate::{check, Shape};
use super::{limit, op, Figures, Kind, Refusal, Trace};
use crate::crc::Crc;

const DEAD: u32 = u32::MAX;

/// Operations on their way to being a trace.
pub struct Builder {
    /// The kind.
    pub kind: Kind,
    /// Whether `a` lines carry alignments; always in kind arena.
    pub aligned: bool,
    /// Operation words so far.
    pub operations: Vec<u32>,
    /// Slot sizes so far.
    pub slot_sizes: Vec<u32>,
    /// Capacities so far.
    pub capacities: Vec<u32>,
    /// Metadata lines so far.
    pub metadata: Vec<u8>,
    args: Vec<u32>,
    alignments: Vec<u8>,
    register_of: Vec<u32>,
    free: Vec<u32>,
    registers: u32,
    first_live_node: usize,
    max_size: u32,
}

impl Builder {
    /// An empty trace with room for as many operations as the text has lines: lists that double would
    /// need half as much again while they grow, and room that is not used costs no memory.
    pub fn new(kind: Kind, max_size: u32, lines: usize) -> Self {
        let lines = lines.min(limit::OPERATIONS as usize);
        Builder {
            kind,
            aligned: kind == Kind::Arena,
            operations: Vec::with_capacity(lines),
            slot_sizes: Vec::new(),
            capacities: Vec::new(),
            metadata: Vec::new(),
            args: Vec::with_capacity(lines),
            alignments: Vec::new(),
            register_of: Vec::with_capacity(lines),
            free: Vec::new(),
            registers: 0,
            first_live_node: 0,
            max_size,
        }
    }

    /// How many ids were defined.
    pub fn ids(&self) -> usize {
        self.register_of.len()
    }

    /// Whether a defined id is live.
    pub fn is_live(&self, id: u32) -> bool {
        self.register_of[id as usize] != DEAD && id as usize >= self.first_live_node
    }

    /// The register of a live id.
    pub fn register(&self, id: u32) -> u32 {
        self.register_of[id as usize]
    }

    /// Defines the next id with an operation and its arguments.
    pub fn define(&mut self, opcode: u32, args: &[u32]) {
        let register = if self.kind == Kind::Expr {
            (self.register_of.len() - self.first_live_node) as u32
        } else {
            self.free.pop().unwrap_or(self.registers)
        };
        self.registers = self.registers.max(register + 1);
        self.register_of.push(register);
        self.emit(opcode, register, args);
    }

    /// Adds an operation on a register.
    pub fn emit(&mut self, opcode: u32, register: u32, args: &[u32]) {
        self.operations.push(register << 3 | opcode);
        self.args.extend_from_slice(args);
    }

    /// Adds the alignment of the operation just added.
    pub fn align(&mut self, log2: u8) {
        if self.aligned {
            self.alignments.push(log2);
        }
    }

    /// Ends an id with an operation.
    pub fn end(&mut self, opcode: u32, id: u32) {
        let register = self.register(id);
        self.emit(opcode, register, &[]);
        self.register_of[id as usize] = DEAD;
        self.free.push(register);
    }

    /// RESET of kind expr.
    pub fn reset_nodes(&mut self) {
        self.emit(op::RESET, 0, &[]);
        self.first_live_node = self.register_of.len();
    }

    /// Validates what was collected so far.
    pub fn check(&self) -> Result<Figures, Refusal> {
        check(&Shape {
            kind: self.kind,
            registers: self.registers,
            operations: &self.operations,
            args: &self.args,
            alignments: self.has_alignments().then_some(&self.alignments[..]),
            slot_sizes: &self.slot_sizes,
            max_size: self.max_size,
        })
    }

    fn has_alignments(&self) -> bool {
        self.aligned && !self.alignments.is_empty()
    }

    /// The trace, its CRC that of the binary twin.
    pub fn build(self) -> Result<Trace, Refusal> {
        let figures = self.check()?;
        let has_alignments = self.has_alignments();
        let mut body = Body::default();
        body.padded(&self.metadata);
        for (size, capacity) in self.slot_sizes.iter().zip(&self.capacities) {
            body.words(&[*size, *capacity]);
        }
        body.words(&self.operations);
        body.words(&self.args);
        if has_alignments {
            body.padded(&self.alignments);
        }
        Ok(Trace {
            kind: self.kind,
            registers: self.registers,
            operations: self.operations,
            args: self.args,
            alignments: has_alignments.then_some(self.alignments),
            slot_sizes: self.slot_sizes,
            capacities: self.capacities,
            figures,
            crc: body.crc.value(),
        })
    }
}

/// The body of the binary twin, of which only the CRC is kept: a large trace is not there twice.
#[derive(Default)]
struct Body {
    crc: Crc,
}

impl Body {
    fn padded(&mut self, bytes: &[u8]) {
        self.crc.update(bytes);
        self.crc
            .update(&[0; 3][..bytes.len().next_multiple_of(4) - bytes.len()]);
    }

    fn words(&mut self, words: &[u32]) {
        const PIECE: usize = 1024;
        let mut bytes = Vec::with_capacity(4 * PIECE);
        for piece in words.chunks(PIECE) {
            bytes.clear();
            bytes.extend(piece.iter().flat_map(|word| word.to_le_bytes()));
            self.crc.update(&bytes);
        }
    }
}
