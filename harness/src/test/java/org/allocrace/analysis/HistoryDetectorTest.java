package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.allocrace.analysis.HistoryDetector.Change;
import org.junit.jupiter.api.Test;

class HistoryDetectorTest {
  private static final HistoryDetector DETECTOR = new HistoryDetector(1);

  /** A noise of about one per cent that no two values share, and no seed. */
  private static double noise(int i) {
    return 0.014 * Math.sin(i * i);
  }

  private static double[] steps(int length, int first, double shift, int second, double back) {
    return IntStream.range(0, length)
        .mapToDouble(i -> noise(i) + (i < first ? 0 : i < second ? shift : shift + back))
        .toArray();
  }

  private static List<Integer> places(double[] logs) {
    return DETECTOR.changes(logs).stream().map(Change::at).toList();
  }

  // Oracle: the series has the step that was put into it.
  @Test
  void aStepIsFoundWhereItIsWithItsSize() {
    List<Change> found = DETECTOR.changes(steps(60, 50, 0.06, 60, 0));
    assertEquals(List.of(50), found.stream().map(Change::at).toList());
    assertEquals(0.06, found.getFirst().shift(), 0.012);
    assertTrue(found.getFirst().p() <= HistoryDetector.LEVEL);
  }

  @Test
  void twoStepsAreFoundOldestFirst() {
    List<Change> found = DETECTOR.changes(steps(90, 30, 0.1, 60, -0.08));
    assertEquals(List.of(30, 60), found.stream().map(Change::at).toList());
    assertTrue(found.getFirst().shift() > 0 && found.getLast().shift() < 0);
  }

  // Oracle: ln 1.03 = 0.0296 is the floor, and the noise here is far too small to hide 0.02.
  @Test
  void aStepBelowTheFloorIsNotReportedHoweverClear() {
    double[] clear =
        IntStream.range(0, 60).mapToDouble(i -> noise(i) / 20 + (i < 30 ? 0 : 0.02)).toArray();
    assertEquals(List.of(), places(clear));
    for (int i = 30; i < 60; i++) {
      clear[i] += 0.02;
    }
    assertEquals(List.of(30), places(clear));
  }

  @Test
  void twoValuesAfterAChangeAreNoChangeYet() {
    assertEquals(List.of(), places(steps(60, 58, 0.2, 60, 0)));
  }

  @Test
  void aSpikeBesideTheStepDoesNotMoveIt() {
    double[] logs = steps(60, 45, 0.06, 60, 0);
    logs[40] += 0.5;
    assertEquals(List.of(45), places(logs));
  }

  @Test
  void shortAndConstantHistoriesHaveNoChange() {
    for (int length = 0; length <= 6; length++) {
      assertEquals(List.of(), places(steps(length, 3, 1, 6, 0)));
    }
    assertEquals(List.of(), places(new double[50]));
  }

  @Test
  void aHistoryWithSomethingThatIsNoNumberIsRefused() {
    double[] logs = steps(20, 10, 0.1, 20, 0);
    logs[3] = Double.NEGATIVE_INFINITY;
    assertThrows(IllegalArgumentException.class, () -> DETECTOR.changes(logs));
  }

  @Test
  void theSeriesIsNotChanged() {
    double[] logs = steps(60, 50, 0.06, 60, 0);
    double[] copy = Arrays.copyOf(logs, logs.length);
    DETECTOR.changes(logs);
    assertEquals(Arrays.toString(copy), Arrays.toString(logs));
  }
}
