//! The `key=value` lines of a trace; only their form matters here.

use super::Refusal;
use std::collections::HashSet;

const LINE_BYTES: usize = 254;

/// Keys seen so far.
#[derive(Default)]
pub struct Keys(HashSet<Vec<u8>>);

impl Keys {
    /// Checks one line without its LF; the text is UTF-8 already.
    pub fn check(&mut self, line: &str, at: Option<u64>) -> Result<(), Refusal> {
        let key = line.split_once('=').map(|(key, _)| key).filter(|key| {
            !key.is_empty()
                && key.bytes().all(|b| {
                    b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'_' | b'-')
                })
        });
        match key {
            Some(key)
                if line.len() <= LINE_BYTES
                    && !line.chars().any(char::is_control)
                    && self.0.insert(key.as_bytes().to_vec()) =>
            {
                Ok(())
            }
            _ => Err(Refusal {
                code: "bad-metadata",
                at,
            }),
        }
    }
}

/// Checks a whole block.
pub fn check(bytes: &[u8]) -> Result<(), Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::whole("bad-metadata-utf8"))?;
    if text.is_empty() {
        return Ok(());
    }
    let lines = text
        .strip_suffix('\n')
        .ok_or(Refusal::whole("bad-metadata"))?;
    let mut keys = Keys::default();
    lines
        .split('\n')
        .try_for_each(|line| keys.check(line, None))
}
