//! The C interface; the crate's page lists it.

use crate::answer;
use crate::guest::{verify, Guest};
use allocrace_replay::event;
use std::cell::UnsafeCell;
#[cfg(not(target_family = "wasm"))]
use std::ffi::c_void;
use std::sync::Once;

/// What belongs to the one thread that calls.
struct Own<T>(UnsafeCell<T>);

// SAFETY: the interface is for one thread at a time, which its documentation says.
unsafe impl<T> Sync for Own<T> {}

impl<T> Own<T> {
    const fn new(value: T) -> Self {
        Own(UnsafeCell::new(value))
    }

    /// # Safety
    /// Nothing else may hold a reference to the value: no function of this file calls another one of it
    /// while it does.
    #[allow(clippy::mut_from_ref)] // the cell is there for that
    unsafe fn get(&self) -> &mut T {
        // SAFETY: the caller promises it.
        unsafe { &mut *self.0.get() }
    }
}

static GUEST: Own<Guest> = Own::new(Guest::CLOSED);
static BUFFER: Own<Vec<u8>> = Own::new(Vec::new());
static ANSWER: Own<String> = Own::new(String::new());

const DONE: u32 = 0;
const FAILED: u32 = 1;

fn say(answer: String) {
    // SAFETY: this is the only reference, and it ends here.
    *unsafe { ANSWER.get() } = answer;
}

/// A panic ends the process, or traps: what it said is then the answer.
fn answer_panics() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            say(event::problem("internal", &panic.to_string(), None));
            before(panic);
        }));
    });
}

/// Answers a question about the request and the trace in the buffer.
fn ask(
    request: u32,
    trace: u32,
    question: impl FnOnce(&[u8], &[u8]) -> Result<String, String>,
) -> u32 {
    answer_panics();
    say(answer::unfinished());
    // SAFETY: no other function runs, and none that is called from here uses the buffer.
    let buffer: &[u8] = unsafe { BUFFER.get() };
    let (request, trace) = (request as usize, trace as usize);
    let parts = buffer.get(..request).zip(
        request
            .checked_add(trace)
            .and_then(|end| buffer.get(request..end)),
    );
    let result = match parts {
        Some((request, trace)) => question(request, trace),
        None => Err(answer::usage("the question is longer than the buffer")),
    };
    status(result)
}

fn status(result: Result<String, String>) -> u32 {
    let (answer, status) = match result {
        Ok(answer) => (answer, DONE),
        Err(answer) => (answer, FAILED),
    };
    say(answer);
    status
}

/// Room for a question of so many bytes, all 0; the address is valid until the next call. 0 where there is
/// not so much memory, and then the buffer has none.
#[no_mangle]
pub extern "C" fn allocrace_buffer(length: u32) -> *mut u8 {
    // SAFETY: no other function runs.
    let buffer = unsafe { BUFFER.get() };
    *buffer = Vec::new();
    if buffer.try_reserve_exact(length as usize).is_err() {
        return std::ptr::null_mut();
    }
    buffer.resize(length as usize, 0);
    buffer.as_mut_ptr()
}

/// Opens a session for the request of so many bytes at the beginning of the buffer and the trace directly
/// behind it. 0, or 1 without a session; the answer says why.
#[no_mangle]
pub extern "C" fn allocrace_open(request_length: u32, trace_length: u32) -> u32 {
    ask(request_length, trace_length, |request, trace| {
        // SAFETY: no other function runs.
        unsafe { GUEST.get() }.open(request, trace)
    })
}

/// Verifies what [`allocrace_open`] would open; a session that is open stays. 0, or 1 where the answer is an error.
#[no_mangle]
pub extern "C" fn allocrace_verify(request_length: u32, trace_length: u32) -> u32 {
    ask(request_length, trace_length, verify)
}

/// Where the answer begins; valid until the next question.
#[no_mangle]
pub extern "C" fn allocrace_answer() -> *const u8 {
    // SAFETY: no other function runs.
    unsafe { ANSWER.get() }.as_ptr()
}

/// How many bytes the answer has.
#[no_mangle]
pub extern "C" fn allocrace_answer_length() -> u32 {
    // SAFETY: no other function runs.
    unsafe { ANSWER.get() }.len() as u32
}

/// Begins another replay.
#[no_mangle]
pub extern "C" fn allocrace_rewind() {
    // SAFETY: no other function runs.
    unsafe { GUEST.get() }.rewind();
}

/// The timed loop over the groups `from <= g < to`. 0; 1 without storage or such groups, and the answer says so.
#[no_mangle]
pub extern "C" fn allocrace_replay(from: u32, to: u32) -> u32 {
    // SAFETY: no other function runs.
    match unsafe { GUEST.get() }.replay(from as usize, to as usize) {
        Ok(()) => DONE,
        Err(answer) => status(Err(answer)),
    }
}

/// The digest of registers, unless the policy is `none`, and sum; 0 without a session.
#[no_mangle]
pub extern "C" fn allocrace_work() -> u32 {
    // SAFETY: no other function runs.
    unsafe { GUEST.get() }.work()
}

/// The low 32 bits of everything that was read.
#[no_mangle]
pub extern "C" fn allocrace_sum() -> u32 {
    // SAFETY: no other function runs.
    unsafe { GUEST.get() }.sum() as u32
}

/// Bytes that the contender reserves at most, or -1.
#[no_mangle]
pub extern "C" fn allocrace_reserved() -> i64 {
    // SAFETY: no other function runs.
    let reserved = unsafe { GUEST.get() }.reserved();
    reserved
        .and_then(|bytes| i64::try_from(bytes).ok())
        .unwrap_or(-1)
}

/// The boundary alone.
#[no_mangle]
pub extern "C" fn allocrace_nothing() {}

/// Drops the session.
#[no_mangle]
pub extern "C" fn allocrace_close() {
    // SAFETY: no other function runs.
    unsafe { GUEST.get() }.close();
}

/// The first argument of every operation; 0 without a session.
#[no_mangle]
#[cfg(not(target_family = "wasm"))]
pub extern "C" fn allocrace_state() -> *mut c_void {
    // SAFETY: no other function runs.
    unsafe { GUEST.get() }.state()
}

/// The address of an operation: 0 alloc, 1 free, 2 touch, 3 create, 4 destroy, 5 mark, 6 release; 0 where the
/// contender or the kind has none, or without a session.
#[no_mangle]
#[cfg(not(target_family = "wasm"))]
pub extern "C" fn allocrace_operation(which: u32) -> *const c_void {
    // SAFETY: no other function runs.
    unsafe { GUEST.get() }.operation(which)
}
