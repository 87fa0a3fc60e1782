package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.allocrace.stats.Answer.TooFew;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClopperPearsonTest {
  // Oracle: R 4.2.2, print(binom.test(hits, trials, conf.level = confidence)$conf.int, digits = 16)
  @ParameterizedTest
  @CsvSource({
    "3, 10, 0.95, 0.0667395111777345, 0.6524528500599973",
    "0, 10, 0.95, 0, 0.3084971078187608",
    "40, 40, 0.95, 0.9119026971211976, 1",
    "7, 1000, 0.99, 0.002041386571444758, 0.017046931835088541",
    "1, 40, 0.9, 0.001281510522875259, 0.113188360944737498",
    "500, 1000, 0.95, 0.4685491729717919, 0.5314508270282081",
    "12, 2000, 0.95, 0.003104016282377327, 0.010457313821794934",
    "0, 1, 0.95, 0, 0.975",
    "123456, 1000000, 0.95, 0.1228118416296297, 0.1241023402768027"
  })
  void theIntervalIsThatOfBinomTest(
      int hits, int trials, double confidence, double low, double high) {
    Estimate share = ClopperPearson.share(hits, trials, confidence).known().orElseThrow();
    assertEquals((double) hits / trials, share.point());
    assertEquals(low, share.interval().low(), 1e-9 * low);
    assertEquals(high, share.interval().high(), 1e-9 * high);
    assertEquals(confidence, share.interval().confidence());
  }

  // Oracle: R 4.2.2, qbeta(0.95, 4, 7) and qbeta(0.95, 1, 40); the second is 1 - 0.05^(1/40).
  @Test
  void aOneSidedBoundSpendsTheWholeErrorOnOneSide() {
    assertEquals(0.6066242161054134, ClopperPearson.upper(3, 10, 0.95), 1e-12);
    assertEquals(0.0721575245055146, ClopperPearson.upper(0, 40, 0.95), 1e-12);
  }

  @Property
  void missesAreTheMirrorImageOfHits(
      @ForAll @IntRange(max = 50) int hits, @ForAll @IntRange(max = 50) int misses) {
    double lower = ClopperPearson.lower(hits, hits + misses, 0.9);
    assertEquals(1 - lower, ClopperPearson.upper(misses, hits + misses, 0.9), 1e-12);
  }

  // Oracle: the definition; the bound is where so many hits or more are just as likely as the
  // error, their probability summed term by term.
  @Property
  void atTheLowerBoundSoManyHitsAreJustAsLikelyAsTheError(
      @ForAll @IntRange(min = 1, max = 30) int hits, @ForAll @IntRange(max = 30) int misses) {
    int trials = hits + misses;
    double p = ClopperPearson.lower(hits, trials, 0.95);
    double likely = 0;
    for (int k = hits; k <= trials; k++) {
      double term = Math.pow(p, k) * Math.pow(1 - p, trials - k);
      for (int i = 1; i <= k; i++) {
        term *= (trials - k + i) / (double) i;
      }
      likely += term;
    }
    assertEquals(0.05, likely, 1e-9);
  }

  @Test
  void noTrialsSayNothing() {
    assertEquals(new TooFew<Estimate>(1, 0), ClopperPearson.share(0, 0, 0.95));
    assertEquals(0, ClopperPearson.lower(0, 0, 0.95));
    assertEquals(1, ClopperPearson.upper(0, 0, 0.95));
  }

  @Test
  void moreTrialsOfTheSameShareNarrowTheInterval() {
    double few = ClopperPearson.share(1, 10, 0.95).known().orElseThrow().interval().width();
    double many = ClopperPearson.share(100, 1000, 0.95).known().orElseThrow().interval().width();
    assertTrue(many < few / 5, few + " then " + many);
  }

  @Test
  void whatIsNoShareIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> ClopperPearson.share(-1, 10, 0.95));
    assertThrows(IllegalArgumentException.class, () -> ClopperPearson.share(11, 10, 0.95));
    assertThrows(IllegalArgumentException.class, () -> ClopperPearson.lower(1, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> ClopperPearson.upper(1, 10, Double.NaN));
  }
}
