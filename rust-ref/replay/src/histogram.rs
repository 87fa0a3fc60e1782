//! Counts of values in the layout of HdrHistogram with 3 significant digits from 1.

/// Values below are exact; two thousand of them, as a power of two, give three digits.
const SUB_BUCKETS: u64 = 2048;
const LOG2_HALF: u32 = 10;
const HALF: u64 = 1 << LOG2_HALF;

/// Counts by bucket, and the exact maximum. O(1) to record; 448 KiB.
pub struct Histogram {
    counts: Vec<u64>,
    max: u64,
    samples: u64,
}

impl Default for Histogram {
    fn default() -> Self {
        Histogram {
            counts: vec![0; bucket_of(u64::MAX) + 1],
            max: 0,
            samples: 0,
        }
    }
}

/// Buckets 0 to 2047 are 1 wide; each 1024 further ones are twice as wide as those before.
fn bucket_of(value: u64) -> usize {
    let doublings = (value | (SUB_BUCKETS - 1)).ilog2() - LOG2_HALF;
    (u64::from(doublings) * HALF + (value >> doublings)) as usize
}

fn lower_bound(bucket: usize) -> u64 {
    let bucket = bucket as u64;
    if bucket < SUB_BUCKETS {
        return bucket;
    }
    let doublings = bucket / HALF - 1;
    (bucket - doublings * HALF) << doublings
}

impl Histogram {
    /// Counts a value.
    #[inline(always)]
    pub fn record(&mut self, value: u64) {
        self.counts[bucket_of(value)] += 1;
        self.max = self.max.max(value);
        self.samples += 1;
    }

    /// Counts values in the number of samples and the maximum only.
    pub fn note(&mut self, samples: u64, max: u64) {
        self.samples += samples;
        self.max = self.max.max(max);
    }

    /// All values, also those that were only noted.
    pub fn samples(&self) -> u64 {
        self.samples
    }

    /// The largest of them; 0 if there is none.
    pub fn max(&self) -> u64 {
        self.max
    }

    /// Lower bound and count of each bucket that is not empty, ascending.
    pub fn buckets(&self) -> impl Iterator<Item = (u64, u64)> + '_ {
        let counts = self.counts.iter().enumerate();
        counts
            .filter(|(_, &count)| count > 0)
            .map(|(bucket, &count)| (lower_bound(bucket), count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_begin_where_the_layout_says() {
        // Oracle: HdrHistogram's lowestEquivalentValue for 3 digits from 1, by hand: exact below 2,048,
        // then multiples of 2 below 4,096, of 4 below 8,192, and so on.
        let mut histogram = Histogram::default();
        let values = [
            0,
            1,
            2047,
            2048,
            2049,
            4095,
            4096,
            4099,
            4100,
            1_000_003,
            u64::MAX,
        ];
        for value in values {
            histogram.record(value);
        }
        let expected = [
            (0, 1),
            (1, 1),
            (2047, 1),
            (2048, 2),
            (4094, 1),
            (4096, 2),
            (4100, 1),
            (999_936, 1),
            (0xFFE0_0000_0000_0000, 1),
        ];
        assert_eq!(histogram.buckets().collect::<Vec<_>>(), expected);
        assert_eq!((histogram.samples(), histogram.max()), (11, u64::MAX));
    }

    #[test]
    fn every_bucket_begins_at_a_value_that_falls_into_it() {
        for bucket in 0..=bucket_of(u64::MAX) {
            let lower = lower_bound(bucket);
            assert_eq!(bucket_of(lower), bucket);
            assert!(bucket == 0 || bucket_of(lower - 1) == bucket - 1);
        }
    }

    #[test]
    fn noted_values_count_as_samples_and_for_the_maximum_but_in_no_bucket() {
        let mut histogram = Histogram::default();
        histogram.record(1500);
        histogram.note(3, 2000);
        assert_eq!((histogram.samples(), histogram.max()), (4, 2000));
        assert_eq!(histogram.buckets().count(), 1);
    }
}
