//! When the requests of an open loop are meant to start.

use crate::random::SplitMix64;

/// How requests arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrivals {
    /// One each period.
    Fixed,
    /// With independent exponential gaps of the period in the mean: as many sources that know nothing of
    /// each other make them.
    Poisson,
}

impl Arrivals {
    /// All choices.
    pub const ALL: [Arrivals; 2] = [Arrivals::Fixed, Arrivals::Poisson];

    /// The word of the protocol.
    pub fn word(self) -> &'static str {
        match self {
            Arrivals::Fixed => "fixed",
            Arrivals::Poisson => "poisson",
        }
    }

    /// Intended starts of so many requests, nanoseconds after the first one's.
    pub fn starts(self, period_ns: u64, seed: u64, requests: usize) -> Vec<u64> {
        match self {
            Arrivals::Fixed => (0..requests as u64).map(|i| i * period_ns).collect(),
            Arrivals::Poisson => {
                let mut random = SplitMix64::new(seed);
                let mut sum = 0.0;
                let start = |_| {
                    let start = sum as u64;
                    sum += -(period_ns as f64) * (1.0 - random.unit()).ln();
                    start
                };
                (0..requests).map(start).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_arrivals_are_a_period_apart() {
        assert_eq!(Arrivals::Fixed.starts(250, 7, 4), [0, 250, 500, 750]);
        assert!(Arrivals::Fixed.starts(250, 7, 0).is_empty());
    }

    #[test]
    fn poisson_arrivals_of_seed_1_are_those_of_the_protocol_page() {
        // Oracle: the rule of the page in Python 3.11: s += -5000 * math.log(1 - unit).
        assert_eq!(
            Arrivals::Poisson.starts(5_000, 1, 5),
            [0, 4180, 11027, 28730, 31668]
        );
    }

    #[test]
    fn poisson_gaps_have_the_mean_and_the_variance_of_an_exponential_distribution() {
        let starts = Arrivals::Poisson.starts(5_000, 42, 200_001);
        assert!(starts.windows(2).all(|pair| pair[0] <= pair[1]));
        let gaps: Vec<f64> = starts.windows(2).map(|p| (p[1] - p[0]) as f64).collect();
        let count = gaps.len() as f64;
        let mean = gaps.iter().sum::<f64>() / count;
        let variance = gaps.iter().map(|gap| (gap - mean).powi(2)).sum::<f64>() / count;
        // Oracle: mean p and deviation p; five standard errors, p/sqrt(n) and sqrt(2)·p/sqrt(n), to either side.
        assert!((mean - 5_000.0).abs() < 5.0 * 5_000.0 / count.sqrt());
        assert!((variance.sqrt() - 5_000.0).abs() < 5.0 * 1.5 * 5_000.0 / count.sqrt());
    }
}
