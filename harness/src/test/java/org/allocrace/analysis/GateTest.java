package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
  /** Log ratios about a shift, evenly spread by half a per cent either way, none of them tied. */
  private static double[] about(double shift, int blocks) {
    return IntStream.range(0, blocks)
        .mapToDouble(i -> shift + 0.005 * (2.0 * i / (blocks - 1) - 1))
        .toArray();
  }

  // Oracle: ten ratios above 1 have p = 2^-10; ln 1.02 = 0.0198 is what the shift must exceed.
  @ParameterizedTest
  @CsvSource({"0.0197, false", "0.0199, true", "0.3, true", "0, false", "-0.05, false"})
  void tenBlocksFlagAShiftAboveTwoPerCent(double shift, boolean flagged) {
    Gate.Screening found = Gate.screen(about(shift, 10));
    assertEquals(flagged, found.flagged());
    assertEquals(shift, found.shift(), 1e-12);
    assertTrue(found.isConclusive());
  }

  // Oracle: a shift of 5 % that only the ranks from 5 on carry: the sums of the four negative ranks
  // 1 + 2 + 3 + 4 = 10 and 1 + 2 + 3 + 5 = 11 have p = 43/1024 = 0.042 and 54/1024 = 0.053
  // (table of the signed-rank distribution, n = 10).
  @Test
  void aLargeShiftThatIsNotSignificantIsNotFlagged() {
    double[] ten = {-0.01, -0.02, -0.03, -0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.1};
    assertEquals(43.0 / 1024, Gate.screen(ten).p(), 1e-12);
    assertTrue(Gate.screen(ten).flagged());
    double[] eleven = {-0.01, -0.02, -0.03, 0.04, -0.05, 0.06, 0.07, 0.08, 0.09, 0.1};
    assertTrue(Gate.screen(eleven).shift() > 0.03);
    assertFalse(Gate.screen(eleven).flagged());
  }

  // Oracle: 2^-4 is above 0.05 and 2^-5 is not.
  @Test
  void fewerThanFiveBlocksAreNoPass() {
    assertFalse(Gate.screen(about(0.1, 4)).isConclusive());
    assertFalse(Gate.screen(about(0.1, 4)).flagged());
    assertTrue(Gate.screen(about(0.1, 5)).isConclusive());
    assertFalse(Gate.screen(new double[0]).isConclusive());
    assertEquals(1, Gate.screen(new double[0]).p());
  }

  // Oracle: ln 1.03 = 0.02956; with a spread of 2 % twice that, 0.04.
  @ParameterizedTest
  @CsvSource({
    "0.0295, 0, false",
    "0.0297, 0, true",
    "0.0297, 0.01, true",
    "0.039, 0.02, false",
    "0.041, 0.02, true"
  })
  void theSecondStageAsksForThreePerCentOrTwiceTheSpread(
      double shift, double spread, boolean regression) {
    List<Gate.Confirmation> found = Gate.confirm(List.of(about(shift, 20)), new double[] {spread});
    assertEquals(1, found.size());
    assertEquals(regression, found.getFirst().isRegression());
  }

  // Oracle: seven blocks above 0 have p = 2^-7 = 0.0078, below 0.01 alone; two such cells make
  // 0.0156 of it.
  @Test
  void theFlaggedCellsShareOneLevel() {
    List<Gate.Confirmation> alone = Gate.confirm(List.of(about(0.1, 7)), new double[1]);
    assertTrue(alone.getFirst().isRegression());
    List<Gate.Confirmation> two =
        Gate.confirm(List.of(about(0.1, 7), about(0.1, 7)), new double[2]);
    assertEquals(2 * Math.scalb(1.0, -7), two.getFirst().p(), 1e-15);
    assertFalse(two.getFirst().isRegression());
    assertFalse(two.getFirst().conclusive());
  }

  @Test
  void aFlaggedCellThatIsNotSlowerThisTimePasses() {
    List<Gate.Confirmation> found =
        Gate.confirm(List.of(about(0.1, 20), about(0, 20)), new double[2]);
    assertEquals(
        List.of(true, false), found.stream().map(Gate.Confirmation::isRegression).toList());
    assertEquals(List.of(), Gate.confirm(List.of(), new double[0]));
  }

  // Oracle: √((3² + 4²) / 2) = 3.5355
  @Test
  void theSpreadIsTheRootMeanSquare() {
    assertEquals(0.035355339059327376, Gate.spread(new double[] {0.03, -0.04}), 1e-15);
    assertEquals(0, Gate.spread(new double[0]));
  }

  @Test
  void whatIsNoNumberIsRefused() {
    double[] bad = DoubleStream.of(0.1, Double.NaN).toArray();
    assertThrows(IllegalArgumentException.class, () -> Gate.screen(bad));
    assertThrows(IllegalArgumentException.class, () -> Gate.confirm(List.of(bad), new double[1]));
    assertThrows(IllegalArgumentException.class, () -> Gate.confirm(List.of(), new double[1]));
  }
}
