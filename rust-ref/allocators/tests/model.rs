//! Generated programs of operations against a model.

use allocrace_allocators::{BumpArena, IndexPool, Pool, SlotPool};

/// A small linear congruential generator (constants of Knuth's MMIX), so that a seed is a program.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) % bound
    }
}

const PROGRAMS: u64 = if cfg!(miri) { 10 } else { 500 };
const CAP: usize = 37;

/// The model of every pool: a stack of free indices.
#[test]
fn every_pool_hands_out_the_handles_of_the_model_and_keeps_the_values() {
    for seed in 0..PROGRAMS {
        let mut random = Random(seed);
        let mut free: Vec<usize> = (0..CAP).rev().collect();
        let mut live: Vec<(usize, u64)> = Vec::new();
        let mut pool: Pool<u64, CAP> = Pool::new();
        let mut tuned = IndexPool::new(CAP);
        let mut slots = SlotPool::new(8, CAP);
        for step in 0..300u64 {
            if random.below(5) < 3 {
                let expected = free.pop();
                assert_eq!(pool.alloc(step), expected);
                assert_eq!(tuned.alloc(step).map(|i| i as usize), expected);
                let slot = slots.alloc();
                assert_eq!(slot.map(|i| i as usize), expected);
                if let (Some(idx), Some(slot)) = (expected, slot) {
                    unsafe { slots.slot(slot).cast::<u64>().as_ptr().write(step) };
                    live.push((idx, step));
                }
            } else if !live.is_empty() {
                let at = random.below(live.len() as u64) as usize;
                let (idx, value) = live.swap_remove(at);
                assert_eq!((*pool.get(idx), tuned.get(idx as u32)), (value, value));
                assert_eq!(
                    unsafe { slots.slot(idx as u32).cast::<u64>().as_ptr().read() },
                    value
                );
                unsafe { pool.dealloc(idx) };
                tuned.dealloc(idx as u32);
                slots.dealloc(idx as u32);
                free.push(idx);
            }
            assert_eq!(
                (pool.live(), tuned.live(), slots.live()),
                (live.len(), live.len(), live.len())
            );
        }
    }
}

#[test]
fn arena_objects_are_aligned_do_not_overlap_and_keep_their_bytes() {
    for seed in 0..PROGRAMS {
        let mut random = Random(seed);
        let mut arena = BumpArena::new(4096);
        let mut objects: Vec<(*mut u8, usize, u8)> = Vec::new();
        let mut used = 0usize;
        for step in 0..200u8 {
            if random.below(30) == 0 {
                arena.reset();
                objects.clear();
                used = 0;
                continue;
            }
            let (size, align) = (random.below(60) as usize, 1 << random.below(6));
            let start = used.div_ceil(align) * align;
            let got = arena.alloc_bytes(size, align);
            assert_eq!(got.is_some(), start + size <= 4096);
            if let Some(at) = got {
                assert_eq!(at as usize - arena.base() as usize, start);
                unsafe { at.write_bytes(step, size) };
                objects.push((at, size, step));
                used = start + size;
            }
            assert_eq!(arena.used(), used);
        }
        for (at, size, byte) in objects {
            assert!((0..size).all(|i| unsafe { at.add(i).read() } == byte));
        }
    }
}
