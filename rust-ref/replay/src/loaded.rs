//! What the dynamic linker knows: where a function is, and which loaded file it comes from.

use std::ffi::{c_char, c_int, c_void, CStr};
use std::path::Path;

/// `Dl_info` of dladdr(3).
#[repr(C)]
struct Information {
    file: *const c_char,
    base: *const c_void,
    symbol: *const c_char,
    address: *const c_void,
}

extern "C" {
    fn dlsym(handle: *mut c_void, name: *const c_char) -> *mut c_void;
    fn dladdr(address: *const c_void, information: *mut Information) -> c_int;
}

/// A function that is loaded.
pub struct Function(*const c_void);

/// A file that is loaded.
#[derive(Debug, PartialEq, Eq)]
pub struct File {
    /// Its name without directories.
    pub name: String,
    base: *const c_void,
}

impl Function {
    /// The function that a call by this name reaches, whatever was loaded first; `None` if there is none.
    pub fn named(name: &CStr) -> Option<Self> {
        // SAFETY: a null handle is glibc's RTLD_DEFAULT.
        let address = unsafe { dlsym(std::ptr::null_mut(), name.as_ptr()) };
        (!address.is_null()).then_some(Function(address))
    }

    /// Where it is.
    pub fn address(&self) -> *const c_void {
        self.0
    }

    /// The file that it is in, where that can be told.
    pub fn file(&self) -> Option<File> {
        let mut information = Information {
            file: std::ptr::null(),
            base: std::ptr::null(),
            symbol: std::ptr::null(),
            address: std::ptr::null(),
        };
        // SAFETY: the structure is the C library's; any address may be asked for.
        let found = unsafe { dladdr(self.0, &mut information) } != 0;
        if !found || information.file.is_null() {
            return None;
        }
        // SAFETY: the linker's name of a loaded file ends with NUL.
        let path = unsafe { CStr::from_ptr(information.file) }.to_string_lossy();
        let name = Path::new(&*path).file_name()?.to_string_lossy();
        Some(File {
            name: name.into_owned(),
            base: information.base,
        })
    }
}
