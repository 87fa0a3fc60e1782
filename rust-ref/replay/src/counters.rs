//! What the kernel counts for the calling thread.

/// Counts since the thread began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Faults that waited for a disk.
    pub major_faults: i64,
    /// Faults that did not.
    pub page_faults: i64,
    /// Context switches of both kinds: it waited, or another one got the processor.
    pub switches: i64,
    /// Ticks that the host gave to others, of all processors: [`crate::steal`]. A thread has none of its own.
    pub steal: i64,
}

/// Reads them, one system call; `None` where the system does not count for a thread.
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
pub fn of_this_thread() -> Option<Counters> {
    use std::ffi::c_int;

    /// `struct rusage` of getrusage(2): two times of 16 bytes each, 14 counts, and what musl keeps free.
    #[repr(C)]
    struct Usage {
        times: [i64; 4],
        counts: [i64; 14],
        reserved: [i64; 16],
    }
    const THREAD: c_int = 1;
    const MINOR_FAULTS: usize = 4;
    const MAJOR_FAULTS: usize = 5;
    const VOLUNTARY: usize = 12;
    const INVOLUNTARY: usize = 13;
    extern "C" {
        fn getrusage(who: c_int, usage: *mut Usage) -> c_int;
    }
    let mut usage = Usage {
        times: [0; 4],
        counts: [0; 14],
        reserved: [0; 16],
    };
    // SAFETY: the structure is at least as large as the C library's, whose longs have 64 bits here.
    let result = unsafe { getrusage(THREAD, &mut usage) };
    let counts = usage.counts;
    (result == 0).then_some(Counters {
        major_faults: counts[MAJOR_FAULTS],
        page_faults: counts[MINOR_FAULTS],
        switches: counts[VOLUNTARY] + counts[INVOLUNTARY],
        steal: 0,
    })
}

/// Reads them, one system call; `None` where the system does not count for a thread.
#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
pub fn of_this_thread() -> Option<Counters> {
    None
}

#[cfg(all(test, target_os = "linux", target_pointer_width = "64"))]
mod tests {
    use super::*;
    use std::hint::black_box;

    #[test]
    fn new_pages_are_counted_as_faults_and_sleep_as_a_switch() {
        let before = of_this_thread().unwrap();
        black_box(vec![1u8; 1 << 26]);
        let faulted = of_this_thread().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(1));
        let slept = of_this_thread().unwrap();
        assert!(faulted.page_faults > before.page_faults);
        assert!(slept.switches > faulted.switches);
    }
}
