//! The lines of a text trace that are not comments.

use super::binary::check_class;
use super::builder::Builder;
use super::{limit, op, Kind, Refusal};

const MAX_FIELDS: usize = 6;
/// No power of two up to 4096: the validator refuses it.
const NOT_A_POWER: u8 = 255;

/// Turns lines into operations.
pub struct Lines {
    /// What was collected.
    pub builder: Builder,
    class_names: Vec<Vec<u8>>,
    first_alloc: bool,
    max_size: u32,
}

struct Fields<'a> {
    fields: [&'a [u8]; MAX_FIELDS],
    count: usize,
    line: u64,
}

impl<'a> Fields<'a> {
    fn split(content: &'a [u8], line: u64) -> Self {
        let mut fields = [&content[..0]; MAX_FIELDS];
        let mut count = 0;
        for field in content.split(|&b| b == b' ') {
            if count < MAX_FIELDS {
                fields[count] = field;
            }
            count += 1;
        }
        Fields {
            fields,
            count,
            line,
        }
    }

    fn refuse(&self, code: &'static str) -> Refusal {
        Refusal::at(code, self.line)
    }

    /// Demands a number of fields, the letter included.
    fn expect(&self, wanted: usize) -> Result<(), Refusal> {
        let empty = self.fields[..self.count.min(MAX_FIELDS)]
            .iter()
            .any(|field| field.is_empty());
        if self.count < wanted || (empty && self.count <= wanted) {
            return Err(self.refuse("missing-field"));
        }
        if self.count > wanted {
            return Err(self.refuse("extra-field"));
        }
        Ok(())
    }

    fn number(&self, field: usize) -> Result<u32, Refusal> {
        let digits = self.fields[field];
        let leading_zero = digits.len() > 1 && digits[0] == b'0';
        if digits.is_empty() || digits.len() > 10 || leading_zero {
            return Err(self.refuse("bad-number"));
        }
        let mut value = 0u64;
        for &digit in digits {
            if !digit.is_ascii_digit() {
                return Err(self.refuse("bad-number"));
            }
            value = value * 10 + u64::from(digit - b'0');
        }
        u32::try_from(value).map_err(|_| self.refuse("bad-number"))
    }
}

impl Lines {
    /// Nothing read yet.
    pub fn new(builder: Builder, max_size: u32) -> Self {
        Lines {
            builder,
            class_names: Vec::new(),
            first_alloc: true,
            max_size,
        }
    }

    /// Reads one line; true if it is an operation.
    pub fn accept(&mut self, content: &[u8], line: u64) -> Result<bool, Refusal> {
        let fields = Fields::split(content, line);
        let letter = if let [letter] = fields.fields[0] {
            *letter
        } else {
            0
        };
        if letter == b'h' {
            fields.expect(2)?;
            let number = fields.number(1)?;
            if number > limit::PHASE {
                return Err(fields.refuse("bad-number"));
            }
            self.builder.emit(op::PHASE, number, &[]);
        } else {
            match self.builder.kind {
                Kind::Pool if letter == b'p' => return self.declare(&fields).map(|()| false),
                Kind::Heap | Kind::Pool => self.object(&fields, letter)?,
                Kind::Arena => self.arena(&fields, letter)?,
                Kind::Expr => self.node(&fields, letter)?,
            }
        }
        if self.builder.operations.len() as u64 > limit::OPERATIONS {
            return Err(fields.refuse("count-over-limit"));
        }
        Ok(true)
    }

    /// Puts the class names among the metadata.
    pub fn finish(mut self) -> Builder {
        for (i, name) in self.class_names.iter().enumerate() {
            self.builder
                .metadata
                .extend_from_slice(format!("class.{i}=").as_bytes());
            self.builder.metadata.extend_from_slice(name);
            self.builder.metadata.push(b'\n');
        }
        self.builder
    }

    fn object(&mut self, fields: &Fields<'_>, letter: u8) -> Result<(), Refusal> {
        match letter {
            b'a' if self.builder.kind == Kind::Heap => {
                if self.first_alloc && fields.count >= 4 {
                    self.builder.aligned = true;
                }
                fields.expect(if self.builder.aligned { 4 } else { 3 })?;
                self.first_alloc = false;
                let (id, size) = (fields.number(1)?, fields.number(2)?);
                let log2 = if self.builder.aligned {
                    log2(fields.number(3)?)
                } else {
                    0
                };
                self.new_id(fields, id)?;
                self.builder.define(op::ALLOC, &[size]);
                self.builder.align(log2);
            }
            b'a' => {
                fields.expect(3)?;
                let (id, class) = (fields.number(1)?, fields.number(2)?);
                self.new_id(fields, id)?;
                self.builder.define(op::ALLOC, &[class]);
            }
            b'f' => {
                let id = self.only_id(fields, "dead-register")?;
                self.builder.end(op::FREE, id);
            }
            b't' => self.on_register(fields, op::TOUCH, &[], "dead-register")?,
            _ => return Err(fields.refuse("unknown-letter")),
        }
        Ok(())
    }

    fn declare(&mut self, fields: &Fields<'_>) -> Result<(), Refusal> {
        if !self.builder.operations.is_empty() {
            return Err(fields.refuse("misplaced-line"));
        }
        fields.expect(5)?;
        let (id, size, capacity) = (fields.number(1)?, fields.number(2)?, fields.number(3)?);
        let name = fields.fields[4];
        if !name
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
        {
            return Err(fields.refuse("bad-name"));
        }
        if id as usize != self.class_names.len() {
            return Err(fields.refuse("sparse-id"));
        }
        let key = format!("class.{id}=");
        if self
            .builder
            .metadata
            .split(|&b| b == b'\n')
            .any(|l| l.starts_with(key.as_bytes()))
        {
            return Err(fields.refuse("bad-metadata"));
        }
        check_class(size, capacity, self.max_size, Some(fields.line))?;
        if self.class_names.len() as u64 == limit::CLASSES {
            return Err(fields.refuse("count-over-limit"));
        }
        self.builder.slot_sizes.push(size);
        self.builder.capacities.push(capacity);
        self.class_names.push(name.to_vec());
        Ok(())
    }

    fn arena(&mut self, fields: &Fields<'_>, letter: u8) -> Result<(), Refusal> {
        match letter {
            b'c' => {
                fields.expect(3)?;
                let (id, capacity) = (fields.number(1)?, fields.number(2)?);
                self.new_id(fields, id)?;
                self.builder.define(op::CREATE, &[capacity]);
            }
            b'b' => {
                fields.expect(4)?;
                let (size, log2) = (fields.number(2)?, log2(fields.number(3)?));
                let id = fields.number(1)?;
                self.known(fields, id, "dead-arena")?;
                self.builder
                    .emit(op::BUMP, self.builder.register(id), &[size]);
                self.builder.align(log2);
            }
            b'r' => self.on_register(fields, op::RESET, &[], "dead-arena")?,
            b'm' => self.on_register(fields, op::MARK, &[0], "dead-arena")?,
            b'l' => self.on_register(fields, op::MARK, &[1], "dead-arena")?,
            b'd' => {
                let id = self.only_id(fields, "dead-arena")?;
                self.builder.end(op::DESTROY, id);
            }
            _ => return Err(fields.refuse("unknown-letter")),
        }
        Ok(())
    }

    fn node(&mut self, fields: &Fields<'_>, letter: u8) -> Result<(), Refusal> {
        match letter {
            b'n' => {
                fields.expect(3)?;
                let (id, value) = (fields.number(1)?, fields.number(2)?);
                self.new_id(fields, id)?;
                self.builder.define(op::NUM, &[value]);
            }
            b'+' | b'*' => {
                fields.expect(4)?;
                let (id, left, right) = (fields.number(1)?, fields.number(2)?, fields.number(3)?);
                self.new_id(fields, id)?;
                self.defined(fields, left)?;
                self.defined(fields, right)?;
                self.known(fields, left, "dead-register")?;
                self.known(fields, right, "dead-register")?;
                let operands = [self.builder.register(left), self.builder.register(right)];
                self.builder
                    .define(if letter == b'+' { op::ADD } else { op::MUL }, &operands);
            }
            b'e' => self.on_register(fields, op::EVAL, &[], "dead-register")?,
            b'z' => {
                fields.expect(1)?;
                self.builder.reset_nodes();
            }
            _ => return Err(fields.refuse("unknown-letter")),
        }
        Ok(())
    }

    fn on_register(
        &mut self,
        fields: &Fields<'_>,
        opcode: u32,
        args: &[u32],
        dead: &'static str,
    ) -> Result<(), Refusal> {
        let id = self.only_id(fields, dead)?;
        self.builder.emit(opcode, self.builder.register(id), args);
        Ok(())
    }

    fn only_id(&self, fields: &Fields<'_>, dead: &'static str) -> Result<u32, Refusal> {
        fields.expect(2)?;
        let id = fields.number(1)?;
        self.known(fields, id, dead)?;
        Ok(id)
    }

    fn known(&self, fields: &Fields<'_>, id: u32, dead: &'static str) -> Result<(), Refusal> {
        self.defined(fields, id)?;
        if self.builder.is_live(id) {
            Ok(())
        } else {
            Err(fields.refuse(dead))
        }
    }

    fn defined(&self, fields: &Fields<'_>, id: u32) -> Result<(), Refusal> {
        if (id as usize) < self.builder.ids() {
            Ok(())
        } else {
            Err(fields.refuse("sparse-id"))
        }
    }

    fn new_id(&self, fields: &Fields<'_>, id: u32) -> Result<(), Refusal> {
        if id as usize == self.builder.ids() {
            Ok(())
        } else {
            Err(fields.refuse("sparse-id"))
        }
    }
}

fn log2(alignment: u32) -> u8 {
    if alignment.is_power_of_two() {
        alignment.trailing_zeros() as u8
    } else {
        NOT_A_POWER
    }
}
