//! The reference pool: a free list threaded through an array of next indices.

use std::mem::MaybeUninit;

/// A pool of `CAP` slots.
///
/// **Surprise first:** the array of links is inline, so a `Pool` with a large `CAP` is a large value;
/// whoever builds one needs a stack that holds it (about `16 * CAP` bytes while it moves), or a
/// thread that has one. The slots are on the heap.
///
/// Cost: `std::mem::size_of::<T>() + 8` bytes a slot; O(1) to take and give back, O(`CAP`) to create and drop.
/// Handles are indices, last in, first out, from 0. A pool with `CAP == 0` is always exhausted.
///
/// ```
/// use allocrace_allocators::Pool;
/// let mut pool: Pool<u64, 2> = Pool::new();
/// let handle = pool.alloc(42).unwrap();
/// assert_eq!(*pool.get(handle), 42);
/// // SAFETY: `handle` is live.
/// unsafe { pool.dealloc(handle) };
/// assert_eq!(pool.live(), 0);
/// ```
pub struct Pool<T, const CAP: usize> {
    slots: Box<[MaybeUninit<T>; CAP]>,
    free_head: Option<usize>,
    next_free: [usize; CAP],
    live: usize,
}

impl<T, const CAP: usize> Pool<T, CAP> {
    /// A pool whose list runs 0 → 1 → … → `CAP - 1`.
    pub fn new() -> Self {
        let slots: Box<[MaybeUninit<T>]> = (0..CAP).map(|_| MaybeUninit::uninit()).collect();
        let slots: Box<[MaybeUninit<T>; CAP]> = slots
            .try_into()
            .unwrap_or_else(|_| unreachable!("CAP slots were made"));
        Pool {
            slots,
            free_head: if CAP == 0 { None } else { Some(0) },
            next_free: std::array::from_fn(|i| i + 1),
            live: 0,
        }
    }

    /// Takes a slot and moves `val` into it; `None` (and `val` dropped) when all are live.
    #[inline(always)]
    pub fn alloc(&mut self, val: T) -> Option<usize> {
        let idx = self.free_head?;
        let next = self.next_free[idx];
        self.free_head = if next == CAP { None } else { Some(next) };
        self.slots[idx] = MaybeUninit::new(val);
        self.live += 1;
        Some(idx)
    }

    /// The value of a live slot.
    ///
    /// Reading a slot that is not live is a bug that this reference does not detect.
    ///
    /// # Panics
    /// If `idx >= CAP`.
    #[inline(always)]
    pub fn get(&self, idx: usize) -> &T {
        // SAFETY: handles come from `alloc`, which initialised the slot; see the note above.
        unsafe { self.slots[idx].assume_init_ref() }
    }

    /// Drops the value and gives the slot back.
    ///
    /// # Safety
    /// `idx` must be live.
    ///
    /// # Panics
    /// If `idx >= CAP`.
    #[inline(always)]
    pub unsafe fn dealloc(&mut self, idx: usize) {
        // SAFETY: the caller promises that the slot is live, so it is initialised.
        unsafe { self.slots[idx].assume_init_drop() };
        self.next_free[idx] = self.free_head.unwrap_or(CAP);
        self.free_head = Some(idx);
        self.live -= 1;
    }

    /// How many slots are live.
    pub fn live(&self) -> usize {
        self.live
    }
}

impl<T, const CAP: usize> Default for Pool<T, CAP> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T, const CAP: usize> Drop for Pool<T, CAP> {
    fn drop(&mut self) {
        if !std::mem::needs_drop::<T>() {
            return;
        }
        let mut free = vec![false; CAP];
        let mut next = self.free_head.unwrap_or(CAP);
        while next < CAP {
            free[next] = true;
            next = self.next_free[next];
        }
        for (slot, free) in self.slots.iter_mut().zip(free) {
            if !free {
                // SAFETY: a slot that is not on the free list is live.
                unsafe { slot.assume_init_drop() };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    #[test]
    fn a_value_is_read_back_and_the_live_count_returns_to_zero() {
        let mut pool: Pool<u64, 4> = Pool::new();
        let handle = pool.alloc(7).unwrap();
        assert_eq!((*pool.get(handle), pool.live()), (7, 1));
        unsafe { pool.dealloc(handle) };
        assert_eq!(pool.live(), 0);
    }

    #[test]
    fn a_pool_of_two_is_exhausted_by_the_third() {
        let mut pool: Pool<u8, 2> = Pool::new();
        assert_eq!(
            (pool.alloc(1), pool.alloc(2), pool.alloc(3)),
            (Some(0), Some(1), None)
        );
        assert_eq!(pool.live(), 2);
    }

    #[test]
    fn a_freed_slot_is_handed_out_again() {
        let mut pool: Pool<u8, 3> = Pool::new();
        let first = pool.alloc(1).unwrap();
        let _ = pool.alloc(2);
        unsafe { pool.dealloc(first) };
        assert_eq!(pool.alloc(9), Some(first));
        assert_eq!(*pool.get(first), 9);
    }

    #[test]
    fn a_pool_without_slots_is_exhausted() {
        assert_eq!(Pool::<u8, 0>::new().alloc(1), None);
    }

    #[test]
    fn dropping_a_pool_drops_the_live_values_and_no_others() {
        let value = Rc::new(());
        let mut pool: Pool<Rc<()>, 4> = Pool::new();
        let gone = pool.alloc(value.clone()).unwrap();
        let _ = pool.alloc(value.clone());
        unsafe { pool.dealloc(gone) };
        assert_eq!(Rc::strong_count(&value), 2);
        drop(pool);
        assert_eq!(Rc::strong_count(&value), 1);
    }

    #[test]
    fn a_rejected_value_is_dropped() {
        let value = Rc::new(());
        let mut pool: Pool<Rc<()>, 0> = Pool::new();
        assert!(pool.alloc(value.clone()).is_none());
        assert_eq!(Rc::strong_count(&value), 1);
    }
}
