package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.allocrace.stats.Answer.NoSpread;
import org.allocrace.stats.Answer.TooFew;
import org.junit.jupiter.api.Test;

class LogTTest {
  private static final double[] OLD = {10.2, 11.1, 9.8, 10.5, 10.9, 10.1};
  private static final double[] NEW = {9.1, 10.4, 9.0, 9.9, 9.2, 9.5};
  private static final double[] MORE = {9.1, 10.4, 9.0, 9.9, 9.2, 9.5, 8.7, 9.3};

  // Oracle: R 4.2.2, t.test(log(new) - log(old)), and alternative = "less" for the tail
  @Test
  void aPairedComparisonIsThatOfR() {
    LogT.Result found = LogT.paired(OLD, NEW, 0.95).known().orElseThrow();
    assertEquals(-5.239745994530749, found.t(), 1e-12);
    assertEquals(5, found.degrees());
    assertEquals(0.003354549368020057, found.p().twoSided(), 1e-14);
    assertEquals(0.0016772746840100286, found.p().less(), 1e-14);
    assertEquals(-0.09234230795374072, found.estimate().point(), 1e-14);
    assertEquals(-0.1376447824886497, found.estimate().interval().low(), 1e-13);
    assertEquals(-0.04703983341883174, found.estimate().interval().high(), 1e-13);
    assertEquals(0.95, found.estimate().interval().confidence());
  }

  // Oracle: R 4.2.2, t.test(log(more), log(old), conf.level = 0.99)
  @Test
  void aComparisonOfIndependentSamplesIsThatOfR() {
    LogT.Result found = LogT.welch(OLD, MORE, 0.99).known().orElseThrow();
    assertEquals(-3.8065607525990557, found.t(), 1e-12);
    assertEquals(11.782401537706004, found.degrees(), 1e-11);
    assertEquals(0.0025803104667664425, found.p().twoSided(), 1e-14);
    assertEquals(-0.191536376496799, found.estimate().interval().low(), 1e-12);
    assertEquals(-0.020675119356443842, found.estimate().interval().high(), 1e-12);
  }

  @Property
  void exchangedSamplesTurnTheComparison(
      @ForAll("samples") double[] from, @ForAll("samples") double[] to) {
    var there = LogT.welch(from, to, 0.9).known();
    var back = LogT.welch(to, from, 0.9).known();
    assertEquals(there.isPresent(), back.isPresent());
    there.ifPresent(
        t -> {
          assertEquals(t.estimate().point(), -back.orElseThrow().estimate().point(), 1e-14);
          assertEquals(t.p().less(), back.orElseThrow().p().greater(), 1e-12);
        });
  }

  @Provide
  Arbitrary<double[]> samples() {
    return Samples.positive(2, 12);
  }

  // The ratio is 1.1 each time, but not to the last bit: what is left is rounding, not spread.
  @Test
  void aConstantRatioHasNoSpread() {
    double[] times = new double[OLD.length];
    for (int i = 0; i < OLD.length; i++) {
      times[i] = 1.1 * OLD[i];
    }
    NoSpread<?> found = assertInstanceOf(NoSpread.class, LogT.paired(OLD, times, 0.95));
    assertEquals(Math.log(1.1), found.value(), 1e-14);
  }

  @Test
  void twoConstantSamplesHaveNoSpread() {
    NoSpread<?> found =
        assertInstanceOf(
            NoSpread.class, LogT.welch(new double[] {2, 2}, new double[] {3, 3, 3}, 0.95));
    assertEquals(Math.log(1.5), found.value(), 1e-14);
  }

  // Oracle: with va = 0 Welch's degrees of freedom are those of the other sample.
  @Test
  void oneConstantSampleLeavesTheSpreadOfTheOther() {
    LogT.Result found = LogT.welch(new double[] {10, 10, 10}, MORE, 0.95).known().orElseThrow();
    assertEquals(7, found.degrees(), 1e-12);
  }

  @Test
  void tooFewValuesAreCounted() {
    double[] none = {};
    double[] one = {1};
    assertEquals(new TooFew<>(2, 0), LogT.oneSample(none, 0.95));
    assertEquals(new TooFew<>(2, 1), LogT.paired(one, one, 0.95));
    assertEquals(new TooFew<>(2, 1), LogT.welch(one, OLD, 0.95));
  }

  @Test
  void whatHasNoLogarithmIsRefused() {
    double[] zero = {1, 0};
    double[] negative = {-1, 1};
    double[] fine = {1, 2};
    assertThrows(IllegalArgumentException.class, () -> LogT.paired(fine, zero, 0.95));
    assertThrows(IllegalArgumentException.class, () -> LogT.welch(negative, fine, 0.95));
    assertThrows(IllegalArgumentException.class, () -> LogT.paired(fine, OLD, 0.95));
    assertThrows(
        IllegalArgumentException.class, () -> LogT.oneSample(new double[] {Double.NaN, 1}, 0.95));
  }
}
