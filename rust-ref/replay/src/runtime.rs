//! What a native program runs on: the C library, for it brings the allocator behind `rust/heap`, unless another
//! one is loaded before it.

use crate::malloc::foreign;

/// Name and version of the C library, or its name where it does not tell; and where malloc is not its own,
/// the file that has it.
pub fn version() -> String {
    match foreign() {
        Some(file) => format!("{}, malloc of {file}", c_library()),
        None => c_library(),
    }
}

/// Name and version of the C library, or its name where it does not tell.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn c_library() -> String {
    use std::ffi::{c_char, CStr};
    extern "C" {
        fn gnu_get_libc_version() -> *const c_char;
    }
    // SAFETY: glibc returns a static string that ends with NUL.
    let version = unsafe { CStr::from_ptr(gnu_get_libc_version()) };
    format!("glibc {}", version.to_string_lossy())
}

/// Name and version of the C library, or its name where it does not tell.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn c_library() -> String {
    format!("{} libc", std::env::consts::OS)
}
