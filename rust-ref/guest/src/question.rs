//! What a host asks for: a request and a trace, one behind the other.

use allocrace_replay::catalogue::Entry;
use allocrace_replay::failure::Failure;
use allocrace_replay::list::entry;
use allocrace_replay::options::Options;
use allocrace_replay::program::max_size;
use allocrace_replay::settings::touch;
use allocrace_replay::touch::Touch;
use allocrace_replay::trace::{self, Trace};

/// What is known of the contender and how it is to be run.
pub struct Request {
    /// The contender.
    pub entry: &'static Entry,
    /// What an allocation writes.
    pub touch: Touch,
    max_size: u32,
}

impl Request {
    /// Reads lines `key=value`, which are the options of the replay program; a message names what is wrong.
    pub fn read(text: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(text).map_err(|_| "the request is not UTF-8".to_string())?;
        let mut args = Vec::new();
        for line in text.lines() {
            let Some((key, value)) = line.split_once('=') else {
                return Err(format!("a request has lines key=value, not {line}"));
            };
            args.extend([format!("--{key}"), value.to_string()]);
        }
        let options = Options::read(&args, &["--contender", "--touch", "--max-size"])?;
        Ok(Request {
            entry: entry(options.required("--contender")?)?,
            touch: touch(&options)?,
            max_size: max_size(&options)?,
        })
    }

    /// Reads and validates the bytes of a trace that is not compressed.
    pub fn trace(&self, bytes: &[u8]) -> Result<Trace, Failure> {
        trace::read(bytes, self.max_size)
            .map_err(|refusal| Failure::refused(refusal, trace::is_text(bytes)))
    }
}
