package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrefixSumsTest {
  // Oracle: the two-pass moments of the stretch alone, by Commons Statistics. A hundred slow values
  // first and twenty thousand sums later, plain running sums have lost all but six digits.
  @Test
  void aSlowStartLeavesTheSpreadOfTheRestIntact() {
    double[] series =
        IntStream.range(0, 20_000)
            .mapToDouble(i -> 1 + 0.01 * Math.sin(i * i) + (i < 100 ? 1000 : 0))
            .toArray();
    double[] rest = Arrays.copyOfRange(series, 10_000, 20_000);
    Moments alone = Moments.of(rest).known().orElseThrow();
    Segment found = new PrefixSums(series).segment(10_000, 20_000);
    assertEquals(alone.mean(), found.mean(), 1e-12);
    double deviation = alone.deviation() * Math.sqrt((rest.length - 1.0) / rest.length);
    assertEquals(deviation, found.deviation(), 2e-8 * deviation);
  }

  // Oracle: by hand; 1, 2, 6 have squares 4 + 1 + 9 about 3 and 0 + 1 + 25 about 1.
  @Test
  void sumsOfSquaresAreAboutTheOwnMeanOrAGivenCentre() {
    PrefixSums sums = new PrefixSums(new double[] {50, 1, 2, 6, -7});
    assertEquals(3, sums.mean(1, 4), 1e-14);
    assertEquals(14, sums.aboutOwnMean(1, 4), 1e-11);
    assertEquals(26, sums.about(1, 1, 4), 1e-11);
    assertEquals(0, sums.aboutOwnMean(0, 1));
  }
}
