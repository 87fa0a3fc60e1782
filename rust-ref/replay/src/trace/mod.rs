//! Reads and validates traces, binary and text (`docs/trace-format.md`).

mod binary;
mod builder;
mod metadata;
mod operations;
mod text;
pub mod validate;

/// What sort of allocator a trace is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any sizes.
    Heap = 0,
    /// A few fixed sizes.
    Pool = 1,
    /// Several bump arenas.
    Arena = 2,
    /// Expression nodes in one arena.
    Expr = 3,
}

impl Kind {
    /// All kinds, by number.
    pub const ALL: [Kind; 4] = [Kind::Heap, Kind::Pool, Kind::Arena, Kind::Expr];

    /// The word in text traces and reports.
    pub fn word(self) -> &'static str {
        ["heap", "pool", "arena", "expr"][self as usize]
    }
}

/// Opcodes; their meaning depends on the kind.
pub mod op {
    #![allow(missing_docs)] // the table of the format page
    pub const ALLOC: u32 = 0;
    pub const FREE: u32 = 1;
    pub const TOUCH: u32 = 2;
    pub const BUMP: u32 = 0;
    pub const CREATE: u32 = 3;
    pub const RESET: u32 = 4;
    pub const DESTROY: u32 = 5;
    pub const MARK: u32 = 6;
    pub const NUM: u32 = 0;
    pub const ADD: u32 = 1;
    pub const MUL: u32 = 2;
    pub const EVAL: u32 = 3;
    pub const PHASE: u32 = 7;
}

/// Bits of the flag word.
pub mod flag {
    #![allow(missing_docs)] // the table of the format page
    pub const ALIGNS: u32 = 1;
    pub const TRUNCATED: u32 = 2;
    pub const SYNTHETIC: u32 = 4;
    pub const LIVE_AT_END: u32 = 8;
    pub const ZERO_SIZES: u32 = 16;
}

/// Limits that no option moves.
pub mod limit {
    #![allow(missing_docs)] // the list of the format page
    pub const OPERATIONS: u64 = 1 << 27;
    pub const REGISTERS: u64 = 1 << 26;
    pub const CLASSES: u64 = 4096;
    pub const CLASS_CAPACITY: u32 = 1 << 26;
    pub const METADATA: u64 = 1 << 20;
    pub const ARENA_CAPACITY: u32 = 1 << 30;
    pub const LOG2_ALIGNMENT: u8 = 12;
    pub const EVAL_VISITS: u32 = 1 << 27;
    pub const LINE: usize = 256;
    pub const PHASE: u32 = (1 << 29) - 1;
    pub const DEFAULT_SIZE: u32 = 1 << 26;
    pub const LARGEST_SIZE: u32 = 1 << 27;
}

/// Why a trace is refused, and at which operation or line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The code of the format page.
    pub code: &'static str,
    /// Operation (binary, from 0) or line (text, from 1).
    pub at: Option<u64>,
}

impl Refusal {
    fn whole(code: &'static str) -> Self {
        Refusal { code, at: None }
    }

    fn at(code: &'static str, at: u64) -> Self {
        Refusal { code, at: Some(at) }
    }
}

/// What the header says and the operations confirm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Sum of all sizes.
    pub bytes_requested: u64,
    /// Most live bytes at any time.
    pub peak_bytes: u64,
    /// Most live registers at any time.
    pub peak_live: u32,
    /// Registers live after the last operation.
    pub live_at_end: u32,
}

/// A well-formed trace.
#[derive(Debug)]
pub struct Trace {
    /// Its kind.
    pub kind: Kind,
    /// Size of the register table.
    pub registers: u32,
    /// Operation words: opcode in the low 3 bits, register above.
    pub operations: Vec<u32>,
    /// Arguments in the order in which operations consume them.
    pub args: Vec<u32>,
    /// Log2 of each alignment; `None` if all are 1.
    pub alignments: Option<Vec<u8>>,
    /// Bytes of a slot of each class.
    pub slot_sizes: Vec<u32>,
    /// Slots of each class.
    pub capacities: Vec<u32>,
    /// The figures.
    pub figures: Figures,
    /// The CRC at the end of the binary file.
    pub crc: u32,
}

/// Reads a trace, binary or text; `max_size` is the largest object allowed.
pub fn read(bytes: &[u8], max_size: u32) -> Result<Trace, Refusal> {
    if is_text(bytes) {
        text::read(bytes, max_size)
    } else {
        binary::read(bytes, max_size)
    }
}

/// Whether a file is to be read as a text trace.
pub fn is_text(bytes: &[u8]) -> bool {
    bytes.first() == Some(&b'#')
}

/// How many arguments an operation takes.
pub fn arity(kind: Kind, opcode: u32) -> usize {
    match kind {
        Kind::Heap | Kind::Pool => usize::from(opcode == op::ALLOC),
        Kind::Arena => usize::from(matches!(opcode, op::BUMP | op::CREATE | op::MARK)),
        Kind::Expr => match opcode {
            op::NUM => 1,
            op::ADD | op::MUL => 2,
            _ => 0,
        },
    }
}
