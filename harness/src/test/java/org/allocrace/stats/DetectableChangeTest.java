package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.allocrace.stats.Answer.NoSpread;
import org.allocrace.stats.Answer.TooFew;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectableChangeTest {
  // Oracle: R 4.2.2, power.t.test(n = n, sd = sd, sig.level = alpha, power = power,
  // type = "paired", strict = TRUE, tol = 1e-12)$delta
  @ParameterizedTest
  @CsvSource({
    "10, 0.03, 0.05, 0.9, 0.034636949666540261",
    "5, 0.02, 0.05, 0.8, 0.033639939319027493",
    "30, 0.02, 0.01, 0.95, 0.016368486712871999",
    "2, 0.01, 0.05, 0.9, 0.14824121319318825"
  })
  void theChangeIsThatOfR(int n, double deviation, double alpha, double power, double change) {
    DetectableChange found = DetectableChange.of(n, deviation, alpha, power).known().orElseThrow();
    assertEquals(change, found.log(), 1e-9 * change);
    assertEquals(Math.exp(change), found.ratio(), 1e-9);
  }

  // Oracle: R 4.2.2, power.t.test(delta = log(1.05), sd = 0.02, sig.level = 0.05, power = 0.9,
  // type = "paired", strict = TRUE)$n is 4.09, for log(1.01) it is 44.4; rounded up.
  @ParameterizedTest
  @CsvSource({"1.05, 5", "1.01, 45"})
  void thePairsNeededAreThoseOfR(double ratio, int pairs) {
    assertEquals(
        OptionalInt.of(pairs), DetectableChange.pairsNeeded(Math.log(ratio), 0.02, 0.05, 0.9));
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "7", "20", "300"})
  void whatNPairsDetectNeedsNPairs(int n) {
    double change = DetectableChange.of(n, 0.02, 0.05, 0.9).known().orElseThrow().log();
    assertEquals(
        OptionalInt.of(n), DetectableChange.pairsNeeded(change * (1 + 1e-6), 0.02, 0.05, 0.9));
    assertEquals(
        OptionalInt.of(n + 1), DetectableChange.pairsNeeded(change * (1 - 1e-6), 0.02, 0.05, 0.9));
  }

  // Oracle: the planted change is found as often as promised; of 2000 studies the share has a
  // standard error of 0.9 %, so 3.5 % are allowed.
  @Test
  void aStudyFindsThePlantedChangeAsOftenAsPromised() {
    double change = DetectableChange.of(8, 0.02, 0.05, 0.8).known().orElseThrow().log();
    SplittableRandom random = new SplittableRandom(11);
    int found = 0;
    for (int study = 0; study < 2000; study++) {
      double[] logs =
          IntStream.range(0, 8).mapToDouble(i -> change + 0.02 * random.nextGaussian()).toArray();
      found += LogT.oneSample(logs, 0.95).known().orElseThrow().p().twoSided() < 0.05 ? 1 : 0;
    }
    assertEquals(0.8, found / 2000.0, 0.035);
  }

  @Test
  void withoutSpreadOrPairsThereIsNoChangeToName() {
    assertEquals(new NoSpread<>(0), DetectableChange.of(10, 0, 0.05, 0.9));
    assertEquals(new TooFew<>(2, 1), DetectableChange.of(1, 0.02, 0.05, 0.9));
    assertEquals(OptionalInt.of(2), DetectableChange.pairsNeeded(0.01, 0, 0.05, 0.9));
  }

  @Test
  void aChangeThatNoStudyCanFindHasNoPlan() {
    assertTrue(DetectableChange.pairsNeeded(1e-6, 0.02, 0.05, 0.9).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"-1, 0.05, 0.9", "NaN, 0.05, 0.9", "0.02, 0, 0.9", "0.02, 0.05, 1", "0.02, 0.2, 0.1"})
  void aPlanThatIsNoneIsRefused(double deviation, double alpha, double power) {
    assertThrows(
        IllegalArgumentException.class, () -> DetectableChange.of(10, deviation, alpha, power));
  }
}
