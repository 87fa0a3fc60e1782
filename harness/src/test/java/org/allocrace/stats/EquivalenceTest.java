package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.allocrace.stats.Answer.NoSpread;
import org.allocrace.stats.Answer.TooFew;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EquivalenceTest {
  private static final double MARGIN = Math.log(1.05);
  private static final double[] NEAR = {0.01, -0.02, 0.005, 0.013, -0.004, 0.011, 0.021, -0.007};

  // Oracle: R 4.2.2, m <- log(1.05); the larger of t.test(d, mu = -m, alternative = "greater") and
  // t.test(d, mu = m, alternative = "less"); interval t.test(d, conf.level = 0.9)
  @Test
  void studentsTwoTestsAreThoseOfR() {
    Equivalence found = Equivalence.student(NEAR, MARGIN, 0.05).known().orElseThrow();
    assertEquals(1.3134330420489807e-05, found.p(), 1e-15);
    assertEquals(-0.005203015348856558, found.interval().low(), 1e-14);
    assertEquals(0.012453015348856558, found.interval().high(), 1e-14);
    assertTrue(found.shown());
  }

  // Oracle: R 4.2.2, the larger of wilcox.test(d, mu = -m, alternative = "greater") and
  // wilcox.test(d, mu = m, alternative = "less"); interval wilcox.test(d, conf.int = TRUE,
  // conf.level = 0.9)
  @Test
  void theSignedRankTestsAreThoseOfR() {
    Equivalence found = Equivalence.signedRank(NEAR, MARGIN, 0.05).known().orElseThrow();
    assertEquals(0.003906250000000001, found.p(), 1e-15);
    assertEquals(-0.0055, found.interval().low(), 1e-14);
    assertEquals(0.013, found.interval().high(), 1e-14);
    assertTrue(found.shown());
  }

  // Oracle: the duality of test and interval, on 500 samples around the margin without ties.
  @Test
  void theIntervalIsInsideExactlyWhenPIsAtMostAlpha() {
    SplittableRandom random = new SplittableRandom(5);
    int shown = 0;
    for (int sample = 0; sample < 500; sample++) {
      double effect = 0.08 * random.nextDouble() - 0.04;
      double[] logs =
          IntStream.range(0, 9).mapToDouble(i -> effect + 0.03 * random.nextGaussian()).toArray();
      Equivalence student = Equivalence.student(logs, MARGIN, 0.05).known().orElseThrow();
      Equivalence ranks = Equivalence.signedRank(logs, MARGIN, 0.05).known().orElseThrow();
      assertEquals(student.p() < 0.05, student.shown());
      assertEquals(ranks.p() <= 0.05, ranks.shown());
      shown += student.shown() ? 1 : 0;
    }
    assertTrue(shown > 100 && shown < 400, "both outcomes must occur, shown " + shown);
  }

  @Test
  void aFewNoisyPairsShowNoEquivalence() {
    double[] noisy = {0.2, -0.3, 0.1, -0.15, 0.25, -0.1};
    assertFalse(Equivalence.student(noisy, MARGIN, 0.05).known().orElseThrow().shown());
    assertFalse(Equivalence.signedRank(noisy, MARGIN, 0.05).known().orElseThrow().shown());
  }

  // Oracle: the one-sided 5 % need 2^-n of at most 0.05, so n = 5.
  @Test
  void whatHasNoIntervalHasNoEquivalence() {
    double[] four = {0.01, 0.02, 0.03, 0.04};
    assertEquals(new TooFew<>(5, 4), Equivalence.signedRank(four, MARGIN, 0.05));
    assertEquals(new TooFew<>(2, 1), Equivalence.student(new double[1], MARGIN, 0.05));
    assertInstanceOf(NoSpread.class, Equivalence.student(new double[9], MARGIN, 0.05));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void aMarginThatIsNoneIsRefused(double margin) {
    assertThrows(IllegalArgumentException.class, () -> Equivalence.student(NEAR, margin, 0.05));
    assertThrows(IllegalArgumentException.class, () -> Equivalence.signedRank(NEAR, margin, 0.05));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, Double.NaN})
  void aLevelThatIsNoneIsRefused(double alpha) {
    assertThrows(IllegalArgumentException.class, () -> Equivalence.student(NEAR, MARGIN, alpha));
  }
}
