package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.allocrace.stats.SteadyState.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often short series are judged wrongly: 1000 series each from a fixed seed. */
class SteadyStateRatesTest {
  private static final int SERIES = 1000;

  private static int count(Kind kind, int n, double noise, double slowerAtFirst) {
    SplittableRandom random = new SplittableRandom(1);
    int count = 0;
    for (int round = 0; round < SERIES; round++) {
      double[] series =
          IntStream.range(0, n)
              .mapToDouble(i -> 1 + noise * random.nextGaussian() + (i < n / 4 ? slowerAtFirst : 0))
              .toArray();
      count += SteadyState.of(series).known().orElseThrow().kind() == kind ? 1 : 0;
    }
    return count;
  }

  @ParameterizedTest
  @CsvSource({"10, 0.01", "10, 0.1", "20, 0.005", "20, 0.01", "20, 0.1", "50, 0.01", "50, 0.1"})
  void noiseAloneIsHardlyEverCalledAnythingButFlat(int n, double noise) {
    int flat = count(Kind.FLAT, n, noise, 0);
    assertTrue(flat > 0.99 * SERIES, flat + " flat");
  }

  @ParameterizedTest
  @CsvSource({"20, 0.1", "50, 0.05", "20, -0.1"})
  void aFirstQuarterThatIsClearlyOffIsSeen(int n, double off) {
    int seen = count(off > 0 ? Kind.WARMUP : Kind.SLOWDOWN, n, 0.01, off);
    assertTrue(seen > 0.99 * SERIES, seen + " seen");
  }

  // What the short series cannot do, so that the documentation does not promise it.
  @ParameterizedTest
  @CsvSource({"20, 0.03", "10, 0.1"})
  void aFirstQuarterThatIsALittleOffIsMissed(int n, double off) {
    int seen = count(Kind.WARMUP, n, 0.01, off);
    assertTrue(seen < 0.05 * SERIES, seen + " seen");
  }
}
