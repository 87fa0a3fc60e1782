package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.allocrace.stats.Answer.TooFew;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Oracle: certified values of the NIST Statistical Reference Datasets, univariate summary. */
class MomentsTest {
  // The files hold the observations of the data set of that name. Michelso is also R's `morley`.
  @ParameterizedTest
  @CsvSource({
    "Lottery, 518.958715596330, 291.699727470969, 1e-14",
    // Binary fractions near 2.0018 hold a deviation of 0.0004 to 12 digits.
    "Mavro, 2.00185600000000, 0.000429123454003053, 1e-12",
    "Michelso, 299.852400000000, 0.0790105478190518, 1e-12",
  })
  void observationsReproduceTheirCertifiedMoments(
      String name, double mean, double deviation, double relative) throws IOException {
    assertMoments(observations(name), mean, deviation, relative);
  }

  // NumAcc1 to NumAcc4 are defined by a pattern; the tolerance is what binary fractions of that
  // size can still hold of the deviation.
  @ParameterizedTest
  @CsvSource({
    "10000002, 10000001, 10000003, 3, 1, 1e-15",
    "1.2, 1.1, 1.3, 1001, 0.1, 1e-14",
    "1000000.2, 1000000.1, 1000000.3, 1001, 0.1, 1e-9",
    "10000000.2, 10000000.1, 10000000.3, 1001, 0.1, 1e-8",
  })
  void alternatingValuesReproduceTheirCertifiedMoments(
      double mean, double odd, double even, int n, double deviation, double relative) {
    double[] values = new double[n];
    values[0] = mean;
    for (int i = 1; i < n; i++) {
      values[i] = i % 2 == 1 ? odd : even;
    }
    assertMoments(values, mean, deviation, relative);
  }

  @Test
  void oneValueHasNoDeviation() {
    assertEquals(new TooFew<>(2, 1), Moments.of(new double[] {4}));
    assertEquals(new TooFew<>(2, 0), Moments.of(new double[0]));
  }

  @Test
  void aValueThatIsNoNumberIsRefusedWithItsIndex() {
    var refusal =
        assertThrows(
            IllegalArgumentException.class, () -> Moments.of(new double[] {1, Double.NaN}));
    assertEquals("value 1 is NaN, not finite", refusal.getMessage());
  }

  private static void assertMoments(
      double[] values, double mean, double deviation, double relative) {
    Moments found = Moments.of(values).known().orElseThrow();
    assertEquals(values.length, found.n());
    assertEquals(mean, found.mean(), 1e-14 * mean);
    assertEquals(deviation, found.deviation(), relative * deviation);
  }

  private static double[] observations(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(MomentsTest.class.getResourceAsStream("nist/" + name + ".txt"))) {
      return Stream.of(new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\\s+"))
          .mapToDouble(Double::parseDouble)
          .toArray();
    }
  }
}
