package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.allocrace.stats.EDivisive.Change;
import org.junit.jupiter.api.Test;

class EDivisiveTest {
  // Oracle: the definition, each expectation a double loop, every split and every end tried.
  @Property(tries = 300)
  void theBestSplitIsThatOfTheDefinition(
      @ForAll("series") double[] series, @ForAll @IntRange(min = 2, max = 4) int shortest) {
    double best = Double.NEGATIVE_INFINITY;
    for (int split = shortest; split <= series.length - shortest; split++) {
      for (int end = split + shortest; end <= series.length; end++) {
        best = Math.max(best, energy(series, split, end));
      }
    }
    EnergySplit found = EnergySplit.best(series, 0, series.length, shortest).orElseThrow();
    assertEquals(best, found.statistic(), 1e-12);
  }

  @Provide
  Arbitrary<double[]> series() {
    return Samples.tied(8, 16);
  }

  private static double energy(double[] series, int split, int end) {
    double m = split;
    double n = end - split;
    double across = distance(series, 0, split, split, end) / (m * n);
    double before = distance(series, 0, split, 0, split) / (m * (m - 1));
    double after = distance(series, split, end, split, end) / (n * (n - 1));
    return m * n / (m + n) * (2 * across - before - after);
  }

  private static double distance(double[] series, int from, int to, int from2, int to2) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      for (int j = from2; j < to2; j++) {
        sum += Math.abs(series[i] - series[j]);
      }
    }
    return sum;
  }

  // Oracle: of the 24 orders of four values 2! 2! 2 = 8 keep the two pairs apart, and no other is
  // as good, so p tends to 1/3; of 9999 permutations its standard error is 0.5 %.
  @Test
  void theProbabilityIsTheShareOfOrdersAsGood() {
    List<Change> found = new EDivisive(2, 9999, 0.5, 3).changes(new double[] {0, 0.1, 5, 5.2});
    assertEquals(1, found.size());
    assertEquals(2, found.getFirst().at());
    assertEquals(1 / 3.0, found.getFirst().p(), 0.02);
  }

  // Oracle: blocks of two, cut before the first or the second value with equal chance. The first
  // cut
  // leaves two pairs, both orders of which are as good; the second 0 | 0.1 5 | 5.2, of whose 6
  // orders
  // only the one there is is: p tends to (1 + 1/6) / 2 = 7/12, its standard error is 0.5 %.
  @Test
  void blocksArePermutedAsAWhole() {
    List<Change> found = new EDivisive(2, 9999, 0.7, 3, 2).changes(new double[] {0, 0.1, 5, 5.2});
    assertEquals(1, found.size());
    assertEquals(7 / 12.0, found.getFirst().p(), 0.02);
  }

  // Autocorrelation of 0.5 without a change: the share of alarms at a level of 5 %.
  @Test
  void blocksMakeFewerFalseAlarmsWhereValuesDependOnTheirNeighbours() {
    SplittableRandom random = new SplittableRandom(7);
    int plain = 0;
    int blocks = 0;
    for (int i = 0; i < 150; i++) {
      double[] series = new double[60];
      double last = 0;
      for (int j = -20; j < series.length; j++) {
        last = 0.5 * last + random.nextGaussian();
        if (j >= 0) {
          series[j] = last;
        }
      }
      plain += new EDivisive(5, 99, 0.05, i).changes(series).isEmpty() ? 0 : 1;
      blocks += new EDivisive(5, 99, 0.05, i, 6).changes(series).isEmpty() ? 0 : 1;
    }
    assertTrue(2 * blocks < plain, blocks + " with blocks, " + plain + " without, of 150");
  }

  @Test
  void blocksStillFindAChangeThatIsClear() {
    SplittableRandom random = new SplittableRandom(8);
    double[] series =
        IntStream.range(0, 80).mapToDouble(i -> (i < 40 ? 0 : 5) + random.nextGaussian()).toArray();
    List<Change> found = new EDivisive(5, 199, 0.05, 1, 4).changes(series);
    assertEquals(List.of(40), found.stream().map(Change::at).toList());
  }

  // Oracle: the changes that were planted.
  @Test
  void plantedChangesAreFoundTheClearestFirst() {
    SplittableRandom random = new SplittableRandom(1);
    double[] series =
        IntStream.range(0, 90)
            .mapToDouble(i -> (i < 30 ? 100 : i < 60 ? 105 : 125) + random.nextGaussian())
            .toArray();
    List<Change> found = new EDivisive(5, 199, 0.01, 1).changes(series);
    assertEquals(List.of(60, 30), found.stream().map(Change::at).toList());
    // No permutation was as good: 1 / (1 + 199).
    assertEquals(0.005, found.getFirst().p());
    assertEquals(found, new EDivisive(5, 199, 0.01, 1).changes(series));
  }

  // Oracle: a permutation test at level 0.05 alarms in at most 5 % of series without a change; of
  // 400 series the share has a standard error of 1.1 %.
  @Test
  void seriesWithoutAChangeAlarmAsOftenAsTheLevelSays() {
    SplittableRandom random = new SplittableRandom(2);
    int alarms = 0;
    for (int i = 0; i < 400; i++) {
      double[] series = IntStream.range(0, 24).mapToDouble(j -> random.nextGaussian()).toArray();
      alarms += new EDivisive(3, 99, 0.05, i).changes(series).isEmpty() ? 0 : 1;
    }
    assertTrue(alarms > 4 && alarms <= 36, alarms + " of 400");
  }

  @Test
  void equalValuesNeverChange() {
    assertEquals(List.of(), new EDivisive(2, 99, 0.05, 1).changes(new double[20]));
  }

  @Test
  void aSeriesTooShortForTwoSegmentsHasNoChange() {
    EDivisive detector = new EDivisive(3, 99, 0.5, 1);
    assertEquals(List.of(), detector.changes(new double[0]));
    assertEquals(List.of(), detector.changes(new double[] {1}));
    assertEquals(List.of(), detector.changes(new double[] {0, 0, 0, 9, 9}));
  }

  @Test
  void whatIsNoQuestionIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new EDivisive(1, 99, 0.05, 1));
    assertThrows(IllegalArgumentException.class, () -> new EDivisive(2, 0, 0.05, 1));
    assertThrows(IllegalArgumentException.class, () -> new EDivisive(2, 99, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new EDivisive(2, 99, 0.05, 1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new EDivisive(2, 99, 0.05, 1).changes(new double[] {1, Double.NaN}));
  }
}
