//! Time that the host gave to others while a processor of this machine wanted to run.

/// Ticks of 10 ms that were stolen since the system started, of all processors, as `/proc/stat` counts them.
/// The file is opened once.
#[derive(Debug, Default)]
pub struct Steal {
    #[cfg(target_os = "linux")]
    file: Option<std::fs::File>,
}

#[cfg(target_os = "linux")]
impl Steal {
    /// Enough for the line of all processors: ten numbers of up to twenty digits.
    const LINE: usize = 256;

    /// Opens it.
    pub fn open() -> Self {
        Steal {
            file: std::fs::File::open("/proc/stat").ok(),
        }
    }

    /// Reads it, some microseconds; `None` where the system does not tell.
    pub fn ticks(&self) -> Option<i64> {
        use std::os::unix::fs::FileExt;

        let mut line = [0; Self::LINE];
        let length = self.file.as_ref()?.read_at(&mut line, 0).ok()?;
        stolen(&line[..length])
    }
}

#[cfg(not(target_os = "linux"))]
impl Steal {
    /// There is no such file.
    pub fn open() -> Self {
        Steal::default()
    }

    /// The system does not tell.
    pub fn ticks(&self) -> Option<i64> {
        None
    }
}

/// The eighth number after `cpu` in the first line: user, nice, system, idle, iowait, irq, softirq, steal
/// (proc_stat(5)).
#[cfg(any(target_os = "linux", test))]
fn stolen(stat: &[u8]) -> Option<i64> {
    let text = std::str::from_utf8(stat).ok()?;
    let mut words = text.lines().next()?.split_ascii_whitespace();
    (words.next()? == "cpu").then_some(())?;
    words.nth(7)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eighth_number_of_all_processors_is_what_was_stolen() {
        // Oracle: proc_stat(5).
        let stat = b"cpu  100 10 50 900 5 1 2 77 7 3\ncpu0 1 1 1 1 1 1 1 1 1 1\n";
        assert_eq!(stolen(stat), Some(77));
    }

    #[test]
    fn an_old_or_another_file_tells_nothing() {
        assert_eq!(stolen(b"cpu 1 2 3 4\ncpu0 1 1 1 1 1 1 1 1\n"), None);
        assert_eq!(stolen(b"cpu0 1 2 3 4 5 6 7 8\n"), None);
        assert_eq!(stolen(b""), None);
    }
}
