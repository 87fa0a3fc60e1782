package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoncentralTTest {
  // Oracle: mpmath 1.3.0 with 30 digits, quad of the defining integral; R 4.2.2's pt(t, df, ncp)
  // and
  // scipy 1.17.1's nct.cdf agree to 11 digits or better.
  @ParameterizedTest
  @CsvSource({
    "1, 3, 0.5, 0.65152833301012804, 0.34847166698987196",
    "2, 9, 3, 0.16933610474273445, 0.83066389525726555",
    "12.7, 1, 20, 0.11642817852526899, 0.88357182147473101",
    "-1, 5, 0.7, 0.056958047365787052, 0.94304195263421295",
    "0, 7, -1.2, 0.88493032977829173, 0.11506967022170827",
    "63.65, 1, 100, 0.11620633253274723, 0.88379366746725277",
    "2.2, 200, 1.5, 0.7558674330145328, 0.2441325669854672",
    "4, 30, 8, 0.00018361518015010846, 0.99981638481984989"
  })
  void bothTailsAreThoseOfTheIntegral(
      double t, double degrees, double shift, double below, double above) {
    NoncentralT distribution = new NoncentralT(degrees, shift);
    assertEquals(below, distribution.below(t), 1e-13);
    assertEquals(above, distribution.above(t), 1e-13);
  }

  // Oracle: without noncentrality it is Student's t, by Commons Math 3.6.1.
  @ParameterizedTest
  @CsvSource({"-3, 1", "-0.5, 4", "0, 9", "1.7, 29", "4, 2", "2, 1000"})
  void withoutNoncentralityItIsStudents(double t, double degrees) {
    double expected = new TDistribution(null, degrees).cumulativeProbability(t);
    assertEquals(expected, new NoncentralT(degrees, 0).below(t), 1e-12);
    assertEquals(1 - expected, new NoncentralT(degrees, 0).above(t), 1e-12);
  }
}
