package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeltTest {
  // Annual flow of the Nile at Aswan, 1871 to 1970, in 10^8 m³: Cobb, Biometrika 1978; R's `Nile`.
  private static final double[] NILE = {
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180,
    799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833,
    701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845,
    864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649,
    846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815,
    1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740
  };

  // Oracle: the dam of 1898 (Cobb 1978): the first 28 years differ. Moments of both parts by
  // R 4.2.2, mean(Nile[1:28]) and so on.
  @Test
  void theNileChangesIn1898() {
    for (Penalty penalty : List.of(new Penalty.Sic(), new Penalty.Mbic())) {
      List<Segment> found = Pelt.segments(NILE, new ChangeIn.MeanAndVariance(1), penalty, 10);
      assertEquals(2, found.size(), penalty.toString());
      assertEquals(28, found.get(1).from());
      assertEquals(1097.75, found.get(0).mean(), 1e-10);
      assertEquals(849.9722222222222, found.get(1).mean(), 1e-10);
      assertEquals(132.56363027402566, found.get(0).deviation(), 1e-10);
      assertEquals(123.90688396962345, found.get(1).deviation(), 1e-10);
    }
  }

  // Oracle: R's changepoint, cpts(cpt.meanvar(Nile, method = "PELT")), which is MBIC with segments
  // of 2 or more: 4 6 28, as published in the article "Nile" of R's ggchangepoint
  // (pursuitofdatascience.github.io/ggchangepoint/articles/nile.html).
  @Test
  void theNileSplitsAsInChangepoint() {
    ChangeIn change = new ChangeIn.MeanAndVariance(1e-5);
    assertEquals("[0, 4, 6, 28]", starts(Pelt.segments(NILE, change, new Penalty.Mbic(), 2)));
  }

  // Oracle: R's changepoint with these penalties, as published in the tests of R's anomalous
  // (github.com/waternumbers/anomalous, inst/tinytest). The series by R 4.2.2: set.seed(10);
  // c(rnorm(100,0,1), rnorm(100,1,1), rnorm(100,0,1), rnorm(100,0.2,1)), format(digits = 17).
  @ParameterizedTest
  @CsvSource({"2, '[0, 97, 192]'", "1.5, '[0, 97, 192, 273]'"})
  void smallChangesOfTheMeanAreThoseOfChangepoint(double logs, String starts) throws IOException {
    double[] series;
    try (InputStream in = PeltTest.class.getResourceAsStream("changepoint/means.txt")) {
      String text =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      series = text.lines().mapToDouble(Double::parseDouble).toArray();
    }
    Penalty penalty = new Penalty.Manual(logs * Math.log(400));
    assertEquals(starts, starts(Pelt.segments(series, new ChangeIn.Mean(1), penalty, 1)));
  }

  // Oracle: ruptures 1.1.10, Pelt(custom_cost=CostL2(), min_size=5, jump=1).predict(pen): of three
  // planted changes of the mean a dearer penalty finds fewer.
  @ParameterizedTest
  @CsvSource({"3, '[0, 40, 70, 94]'", "8, '[0, 40, 70, 94]'", "20, '[0, 40, 70]'", "60, '[0]'"})
  void changesOfTheMeanAreThoseOfRuptures(double penalty, String starts) {
    double[] series =
        IntStream.range(0, 120)
            .mapToDouble(i -> Math.sin(i * i) + (i < 40 ? 0 : i < 70 ? 2 : i < 95 ? -1 : 0.5))
            .toArray();
    assertEquals(
        starts,
        starts(Pelt.segments(series, new ChangeIn.Mean(1), new Penalty.Manual(penalty), 5)));
  }

  // Oracle: ruptures 1.1.10, Pelt(custom_cost=CostNormal(add_small_diag=False), min_size=5,
  // jump=1).predict(pen=k * log(120)) for k = 3, which is SIC, and for k = 15
  @Test
  void changesOfMeanAndVarianceAreThoseOfRuptures() {
    double[] series =
        IntStream.range(0, 120)
            .mapToDouble(i -> Math.sin(i * i) * (i < 40 ? 1 : i < 70 ? 4 : 0.5) + (i < 95 ? 0 : 3))
            .toArray();
    ChangeIn change = new ChangeIn.MeanAndVariance(1e-6);
    assertEquals("[0, 40, 70, 95]", starts(Pelt.segments(series, change, new Penalty.Sic(), 5)));
    Penalty dear = new Penalty.Manual(15 * Math.log(120));
    assertEquals("[0, 95]", starts(Pelt.segments(series, change, dear, 5)));
  }

  @Test
  void aChangeOfVarianceAboutAKnownMeanIsFound() {
    double[] series =
        IntStream.range(0, 90).mapToDouble(i -> 7 + Math.sin(i * i) * (i < 50 ? 1 : 5)).toArray();
    ChangeIn change = new ChangeIn.Variance(7, 1e-6);
    assertEquals("[0, 50]", starts(Pelt.segments(series, change, new Penalty.Mbic(), 2)));
  }

  // Oracle: every segmentation tried, its cost computed from the definition.
  @Property(tries = 400)
  void noSegmentationIsBetter(
      @ForAll("series") double[] series,
      @ForAll("changes") ChangeIn change,
      @ForAll("penalties") Penalty penalty,
      @ForAll @IntRange(min = 1, max = 4) int shortest) {
    List<Segment> found = Pelt.segments(series, change, penalty, shortest);
    int bits = series.length - 1;
    double least = Double.POSITIVE_INFINITY;
    for (int cuts = 0; cuts < 1 << bits; cuts++) {
      least = Math.min(least, Segmentations.cost(series, cuts, change, penalty, shortest));
    }
    int chosen = 0;
    for (Segment segment : found.subList(1, found.size())) {
      chosen |= 1 << (segment.from() - 1);
    }
    assertEquals(
        least,
        Segmentations.cost(series, chosen, change, penalty, shortest),
        1e-8,
        found::toString);
  }

  @Property
  void segmentsFollowEachOtherAndAreLongEnough(
      @ForAll("long") double[] series, @ForAll @IntRange(min = 1, max = 12) int shortest) {
    List<Segment> found =
        Pelt.segments(series, new ChangeIn.MeanAndVariance(0.01), new Penalty.Manual(1), shortest);
    int next = 0;
    for (Segment segment : found) {
      assertEquals(next, segment.from());
      assertEquals(true, segment.length() >= shortest || found.size() == 1);
      next = segment.to();
    }
    assertEquals(series.length, next);
  }

  @Provide
  Arbitrary<double[]> series() {
    return Samples.tied(8, 11);
  }

  @Provide("long")
  Arbitrary<double[]> longer() {
    return Samples.tied(1, 60);
  }

  @Provide
  Arbitrary<ChangeIn> changes() {
    return Arbitraries.of(
        new ChangeIn.Mean(0.5),
        new ChangeIn.Variance(0.3, 0.05),
        new ChangeIn.MeanAndVariance(0.05));
  }

  @Provide
  Arbitrary<Penalty> penalties() {
    return Arbitraries.of(
        new Penalty.Sic(), new Penalty.Mbic(), new Penalty.Manual(0), new Penalty.Manual(4));
  }

  // A coarse clock: without a smallest deviation the equal values would be worth any penalty.
  @Test
  void equalValuesAreOneSegment() {
    double[] equal = new double[100];
    Arrays.fill(equal, 1);
    ChangeIn change = new ChangeIn.MeanAndVariance(1e-3);
    assertEquals(
        List.of(new Segment(0, 100, 1, 0)), Pelt.segments(equal, change, new Penalty.Sic(), 2));
  }

  @Test
  void aSeriesTooShortForTwoSegmentsIsOne() {
    ChangeIn change = new ChangeIn.Mean(1);
    assertEquals(List.of(), Pelt.segments(new double[0], change, new Penalty.Sic(), 5));
    assertEquals(
        List.of(new Segment(0, 1, 3, 0)),
        Pelt.segments(new double[] {3}, change, new Penalty.Sic(), 1));
    assertEquals(
        "[0]",
        starts(Pelt.segments(new double[] {0, 0, 0, 9, 9}, change, new Penalty.Manual(0), 3)));
  }

  // Oracle: both halves have a deviation of 1 about means a million apart.
  @Test
  void aLargeLevelDoesNotSwallowASmallSpread() {
    double[] series =
        IntStream.range(0, 40).mapToDouble(i -> (i < 20 ? 1e9 : 1e9 + 1e6) + (i % 2) * 2).toArray();
    List<Segment> found =
        Pelt.segments(series, new ChangeIn.MeanAndVariance(1e-3), new Penalty.Sic(), 5);
    assertEquals("[0, 20]", starts(found));
    assertEquals(1, found.get(0).deviation(), 1e-4);
    assertEquals(1, found.get(1).deviation(), 1e-4);
  }

  @Test
  void whatIsNoQuestionIsRefused() {
    ChangeIn change = new ChangeIn.Mean(1);
    Penalty penalty = new Penalty.Sic();
    assertThrows(
        IllegalArgumentException.class,
        () -> Pelt.segments(new double[] {1, Double.NaN}, change, penalty, 1));
    assertThrows(
        IllegalArgumentException.class, () -> Pelt.segments(new double[9], change, penalty, 0));
    assertThrows(IllegalArgumentException.class, () -> new ChangeIn.Mean(0));
    assertThrows(IllegalArgumentException.class, () -> new ChangeIn.MeanAndVariance(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new ChangeIn.Variance(Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new Penalty.Manual(-1));
  }

  private static String starts(List<Segment> segments) {
    return segments.stream().map(Segment::from).toList().toString();
  }
}
