package org.allocrace.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Spread and memory, as they read. */
class RowChartsTest {
  @Test
  void everyInvocationIsAPointAndTheQuartilesArePrinted() {
    Svg svg =
        Svg.of(
            new SpreadBoxes(
                    "invented",
                    "",
                    List.of(
                        new SpreadBoxes.Box(
                            "java/heap", 8, 9, 10, 11.5, 12, List.of(8.0, 10.0, 10.0, 15.0))),
                    AxisChoice.LINEAR)
                .picture());
    long dots =
        svg.elements("ellipse").stream()
            .filter(dot -> !dot.getAttribute("style").contains("fill:none"))
            .count();
    assertEquals(4, dots, "equal values and one beyond the whisker too");
    assertTrue(svg.texts().contains("10.0 (9.00 to 11.5)"), svg.texts().toString());
    assertTrue(svg.texts().contains("ns/op (the axis does not start at zero)"));
  }

  @Test
  void memoryIsPrintedAndWhatHasNoFigureIsAGap() {
    Svg svg =
        Svg.of(
            new MemoryBars(
                    "invented",
                    "",
                    List.of(
                        new MemoryBars.Group(
                            "java/heap",
                            OptionalDouble.of(1 << 20),
                            OptionalDouble.empty(),
                            OptionalDouble.of(64 << 20))))
                .picture());
    assertTrue(svg.texts().containsAll(List.of("1.00 MiB", "64.0 MiB", "not known")));
    assertEquals(svg.baselineOf("–"), svg.baselineOf("not known"), 1);
  }

  @Test
  void theAxisOfMemoryHasRoundPowersOfTwo() {
    Svg svg = Svg.of(Samples.memory(List.of("java/heap")).picture());
    assertTrue(svg.texts().containsAll(List.of("512 KiB", "1 MiB", "2 MiB", "4 MiB")));
  }

  @Test
  void partsStandOneBehindTheOtherAndAPartOfNothingHasNoBar() {
    Svg svg =
        Svg.of(
            new PartBars(
                    "invented",
                    "",
                    List.of(
                        new PartBars.Group("rust/pool@ffm-op", "12.0", 2, 6, 4),
                        new PartBars.Group("rust/pool", "2.00", 2, 0, 0)))
                .picture());
    // Oracle: three bars and one; 6 is three times 2, 4 twice; each begins where the last ends.
    List<Element> bars =
        svg.elements("rect").stream().filter(bar -> number(bar, "height") == 18).toList();
    assertEquals(4, bars.size());
    double two = number(bars.get(0), "width");
    assertEquals(3 * two, number(bars.get(1), "width"), 0.01);
    assertEquals(2 * two, number(bars.get(2), "width"), 0.01);
    assertEquals(number(bars.get(0), "x") + two, number(bars.get(1), "x"), 0.01);
    assertEquals(number(bars.get(1), "x") + 3 * two, number(bars.get(2), "x"), 0.01);
    assertEquals(two, number(bars.get(3), "width"), 0.01);
    assertTrue(svg.texts().containsAll(List.of("replay loop", "boundary", "allocator")));
  }

  private static double number(Element element, String name) {
    return Double.parseDouble(element.getAttribute(name));
  }

  @Test
  void ratiosArePrintedDoubtIsHatchedAndWhatDoesNotApplyIsEmpty() {
    Svg svg = Svg.of(Samples.matrix(List.of("java/heap")).picture());
    assertTrue(svg.texts().containsAll(List.of("0.500", "1.02", "inconclusive")));
    // Title, seven words of the key, two more entries, three traces, one contender, two ratios.
    assertEquals(16, svg.texts().size(), svg.texts().toString());
    assertFalse(svg.texts().contains("failed"));
  }

  @Test
  void aFailedCellIsNotLeftEmpty() {
    Svg svg =
        Svg.of(
            new RatioMatrix(
                    "rust/pool",
                    "",
                    List.of("jq"),
                    List.of(
                        new RatioMatrix.Row("java/heap", List.of(new RatioMatrix.Cell.Failed()))))
                .picture());
    assertEquals(2, svg.texts().stream().filter("failed"::equals).count(), "the key and the cell");
  }

  @Test
  void aMatrixGrowsRatherThanCutItsRatios() {
    List<String> traces = java.util.stream.IntStream.range(0, 20).mapToObj(i -> "t" + i).toList();
    List<RatioMatrix.Cell> cells =
        traces.stream()
            .map(_ -> (RatioMatrix.Cell) new RatioMatrix.Cell.Conclusive(1234567))
            .toList();
    Picture picture =
        new RatioMatrix("rust/pool", "", traces, List.of(new RatioMatrix.Row("java/heap", cells)))
            .picture(600);
    assertTrue(picture.width() > 20 * 50, "width " + picture.width());
    assertTrue(Svg.of(picture).texts().contains("1234567"));
  }
}
