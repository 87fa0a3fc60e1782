//! One operation a call, for a host that walks the code itself: the boundary between two languages, once for
//! each operation instead of once for each replay. The session is behind a pointer, its type in the functions.

use crate::catalogue::Entry;
use crate::contender::Contender;
use crate::session::Timed;
use crate::touch::Touching;
use crate::trace::Kind;
use std::ffi::c_void;

/// What [`Operations::alloc`] returns when there is no storage; no place of a contender has this value.
pub const NO_STORAGE: u32 = u32::MAX;

/// The operations of one contender in one touch mode. They index registers as the timed loop does and keep
/// the handles in the same table; the stamps and the sum are the caller's.
///
/// # Safety
/// Each function takes the `state` beside it, which lives as long as its session; no two of them may run at
/// one time, and registers and arguments must be those of the replay code of the trace that the session was
/// opened for, in its order. A register outside the table ends the process.
#[derive(Clone, Copy)]
pub struct Operations {
    /// The session.
    pub state: *mut c_void,
    /// ALLOC and BUMP: register, argument, stamp; the place of the object as digests fold it.
    pub alloc: unsafe extern "C" fn(*mut c_void, u32, u32, u32) -> u32,
    /// FREE, and RESET of an arena: register, argument.
    pub free: unsafe extern "C" fn(*mut c_void, u32, u32),
    /// TOUCH: register, argument; the word that was read.
    pub touch: unsafe extern "C" fn(*mut c_void, u32, u32) -> u32,
    /// CREATE: register, capacity.
    pub create: unsafe extern "C" fn(*mut c_void, u32, u32),
    /// DESTROY: register.
    pub destroy: unsafe extern "C" fn(*mut c_void, u32),
    /// MARK: register.
    pub mark: unsafe extern "C" fn(*mut c_void, u32),
    /// RELEASE: register.
    pub release: unsafe extern "C" fn(*mut c_void, u32),
}

impl Operations {
    /// Those of a session.
    pub(crate) fn of<C: Contender, T: Touching>(session: &mut Timed<C, T>) -> Self {
        Operations {
            state: std::ptr::from_mut(session).cast(),
            alloc: alloc::<C, T>,
            free: free::<C, T>,
            touch: touch::<C, T>,
            create: create::<C, T>,
            destroy: destroy::<C, T>,
            mark: mark::<C, T>,
            release: release::<C, T>,
        }
    }

    /// The address of an operation by its number, that of `steps::single` up to RELEASE; null where
    /// contender or kind have no such operation.
    pub fn address(&self, which: u32, entry: &Entry, kind: Kind) -> *const c_void {
        let marks = kind == Kind::Arena && !entry.cannot.contains(&"mark");
        match (which, kind) {
            (0, Kind::Heap | Kind::Pool | Kind::Arena) => self.alloc as *const c_void,
            (1, Kind::Heap | Kind::Pool | Kind::Arena) => self.free as *const c_void,
            (2, Kind::Heap | Kind::Pool) => self.touch as *const c_void,
            (3, Kind::Arena) => self.create as *const c_void,
            (4, Kind::Arena) => self.destroy as *const c_void,
            (5, _) if marks => self.mark as *const c_void,
            (6, _) if marks => self.release as *const c_void,
            _ => std::ptr::null(),
        }
    }
}

/// # Safety
/// `state` is that of a living session of this type which nothing else borrows.
#[inline(always)]
unsafe fn session<'a, C: Contender, T: Touching>(state: *mut c_void) -> &'a mut Timed<C, T> {
    // SAFETY: the caller promises it.
    unsafe { &mut *state.cast() }
}

// SAFETY of all uses of `session` below: what [`Operations`] asks of its callers.

unsafe extern "C" fn alloc<C: Contender, T: Touching>(
    state: *mut c_void,
    register: u32,
    arg: u32,
    stamp: u32,
) -> u32 {
    let session = unsafe { session::<C, T>(state) };
    match session.contender.alloc::<T>(register, arg, stamp) {
        Some(handle) => {
            session.registers[register as usize] = handle;
            C::place(handle)
        }
        None => NO_STORAGE,
    }
}

unsafe extern "C" fn free<C: Contender, T: Touching>(state: *mut c_void, register: u32, arg: u32) {
    let session = unsafe { session::<C, T>(state) };
    let handle = session.registers[register as usize];
    session.contender.free(register, handle, arg);
}

unsafe extern "C" fn touch<C: Contender, T: Touching>(
    state: *mut c_void,
    register: u32,
    arg: u32,
) -> u32 {
    let session = unsafe { session::<C, T>(state) };
    let handle = session.registers[register as usize];
    session.contender.touch(register, handle, arg)
}

unsafe extern "C" fn create<C: Contender, T: Touching>(
    state: *mut c_void,
    register: u32,
    capacity: u32,
) {
    let session = unsafe { session::<C, T>(state) };
    session.contender.create(register, capacity);
}

unsafe extern "C" fn destroy<C: Contender, T: Touching>(state: *mut c_void, register: u32) {
    let session = unsafe { session::<C, T>(state) };
    session.contender.destroy(register);
}

unsafe extern "C" fn mark<C: Contender, T: Touching>(state: *mut c_void, register: u32) {
    let session = unsafe { session::<C, T>(state) };
    session.contender.mark(register);
}

unsafe extern "C" fn release<C: Contender, T: Touching>(state: *mut c_void, register: u32) {
    let session = unsafe { session::<C, T>(state) };
    session.contender.release(register);
}
