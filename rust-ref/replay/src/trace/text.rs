//! The text twin. Syntax and ids are judged here; sizes, states and limits by the validator, which knows
//! the operation and so the line: operations stand one a line, without gaps.

use super::builder::Builder;
use super::metadata::Keys;
use super::operations::Lines;
use super::{limit, Kind, Refusal, Trace};

const FLAGS: &[u8] = b"#flags";

/// Reads a text trace.
pub fn read(text: &[u8], max_size: u32) -> Result<Trace, Refusal> {
    if text.last() != Some(&b'\n') {
        return Err(Refusal::whole("no-final-newline"));
    }
    let mut reader = Reader {
        text,
        line: 1,
        first_operation: None,
        keys: Keys::default(),
    };
    let end = reader.end_of_line(0)?;
    let kind = kind(&text[..end]).ok_or(Refusal::at("bad-header-line", 1))?;
    let count = text.iter().filter(|&&byte| byte == b'\n').count();
    let mut lines = Lines::new(Builder::new(kind, max_size, count), max_size);
    let first_operation = match reader.rest(end + 1, &mut lines) {
        Err(syntax) => return Err(reader.earliest(&lines.builder, syntax)),
        Ok(()) => reader.first_operation,
    };
    lines
        .finish()
        .build()
        .map_err(|refusal| to_line(refusal, first_operation))
}

fn kind(line: &[u8]) -> Option<Kind> {
    let word = line.strip_prefix(b"#atr 1 ")?;
    Kind::ALL
        .into_iter()
        .find(|kind| kind.word().as_bytes() == word)
}

fn to_line(refusal: Refusal, first_operation: Option<u64>) -> Refusal {
    let at = refusal
        .at
        .and_then(|operation| first_operation.map(|first| first + operation));
    Refusal { at, ..refusal }
}

struct Reader<'a> {
    text: &'a [u8],
    line: u64,
    first_operation: Option<u64>,
    keys: Keys,
}

impl Reader<'_> {
    fn rest(&mut self, mut start: usize, lines: &mut Lines) -> Result<(), Refusal> {
        while start < self.text.len() {
            self.line += 1;
            let end = self.end_of_line(start)?;
            let content = &self.text[start..end];
            if content.first() == Some(&b'#') {
                self.comment(content, &mut lines.builder)?;
            } else if lines.accept(content, self.line)? && self.first_operation.is_none() {
                self.first_operation = Some(self.line);
            }
            start = end + 1;
        }
        Ok(())
    }

    /// What the validator finds in the lines before comes first, for those lines come first.
    fn earliest(&self, builder: &Builder, syntax: Refusal) -> Refusal {
        match builder.check() {
            Err(found) if found.at.is_some() => to_line(found, self.first_operation),
            _ => syntax,
        }
    }

    fn end_of_line(&self, start: usize) -> Result<usize, Refusal> {
        let rest = &self.text[start..self.text.len().min(start + limit::LINE)];
        let Some(length) = rest.iter().position(|&b| b == b'\n') else {
            return Err(Refusal::at("line-too-long", self.line));
        };
        if rest[..length].contains(&b'\r') {
            return Err(Refusal::at("carriage-return", self.line));
        }
        Ok(start + length)
    }

    fn comment(&mut self, content: &[u8], builder: &mut Builder) -> Result<(), Refusal> {
        if self.first_operation.is_some() || !builder.slot_sizes.is_empty() {
            return Err(Refusal::at("misplaced-line", self.line));
        }
        if content == FLAGS || content.starts_with(b"#flags ") {
            let good = self.line == 2 && flags_are_good(&content[FLAGS.len()..]);
            return if good {
                Ok(())
            } else {
                Err(Refusal::at("bad-flags", self.line))
            };
        }
        let text = std::str::from_utf8(&content[1..])
            .map_err(|_| Refusal::at("bad-metadata-utf8", self.line))?;
        self.keys.check(text, Some(self.line))?;
        builder.metadata.extend_from_slice(text.as_bytes());
        builder.metadata.push(b'\n');
        if builder.metadata.len() as u64 > limit::METADATA {
            return Err(Refusal::at("bad-metadata", self.line));
        }
        Ok(())
    }
}

/// Each word at most once, in this order, and at least one.
fn flags_are_good(mut rest: &[u8]) -> bool {
    let mut words = 0;
    for word in [&b" truncated"[..], b" synthetic", b" zero-sizes"] {
        if let Some(after) = rest.strip_prefix(word) {
            if after.is_empty() || after[0] == b' ' {
                rest = after;
                words += 1;
            }
        }
    }
    words > 0 && rest.is_empty()
}
