package org.allocrace.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.allocrace.chart.IntervalBars.Bar;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class IntervalBarsTest {
  private static Svg draw(AxisChoice axis, Bar... bars) {
    return Svg.of(new IntervalBars("invented", "a note", List.of(bars), axis).picture());
  }

  private static Bar bar(String contender, double estimate) {
    return new Bar.Measured(contender, estimate, estimate * 0.9, estimate * 1.1);
  }

  /** Bars are the filled rectangles of 18 pixels. */
  private static List<Element> barsOf(Svg svg) {
    return svg.elements("rect").stream()
        .filter(rect -> Double.parseDouble(rect.getAttribute("height")) == 18)
        .filter(rect -> !rect.getAttribute("style").contains("fill:none"))
        .toList();
  }

  private static double widthOf(Element rect) {
    return Double.parseDouble(rect.getAttribute("width"));
  }

  /** The y of the ends of every dashed line that is longer than the sample in the legend. */
  private static List<Double> floorEnds(Svg svg) {
    return svg.elements("polyline").stream()
        .filter(line -> line.getAttribute("style").contains("dasharray"))
        .flatMap(line -> Stream.of(line.getAttribute("points").split(" ")))
        .map(point -> Double.valueOf(point.split(",", -1)[1]))
        .toList();
  }

  @Test
  void estimateAndIntervalArePrinted() {
    Svg svg = draw(AxisChoice.LINEAR, new Bar.Measured("rust/pool", 12.34, 11.9, 13));
    assertTrue(svg.texts().contains("12.3 (11.9 to 13.0)"), svg.texts().toString());
    assertTrue(svg.texts().contains("a note"));
  }

  @Test
  void onALinearAxisABarOfTwiceTheTimeIsTwiceAsLong() {
    List<Element> bars = barsOf(draw(AxisChoice.LINEAR, bar("rust/pool", 4), bar("java/pool", 8)));
    assertEquals(2, bars.size());
    assertEquals(2 * widthOf(bars.get(0)), widthOf(bars.get(1)), 0.01);
  }

  @Test
  void whatIsMissingKeepsItsRowWithTheReasonAndHasNoBar() {
    Svg svg =
        draw(
            AxisChoice.LINEAR,
            bar("rust/pool", 4),
            new Bar.Missing("java/arena", "not applicable"),
            bar("java/pool", 8));
    assertEquals(2, barsOf(svg).size());
    assertEquals(svg.baselineOf("java/arena"), svg.baselineOf("not applicable"), 1);
    assertTrue(svg.baselineOf("java/arena") < svg.baselineOf("java/pool"));
  }

  @Test
  void aRangeOfMoreThanTwentyTurnsTheAxisLogarithmicAndSaysSo() {
    Svg near = draw(AxisChoice.BY_RANGE, bar("rust/pool", 10), bar("java/pool", 150));
    Svg far = draw(AxisChoice.BY_RANGE, bar("rust/pool", 10), bar("java/pool", 300));
    assertTrue(near.texts().contains("ns/op"));
    assertFalse(far.texts().contains("ns/op"));
    assertTrue(far.texts().stream().anyMatch(text -> text.contains("logarithmic")));
  }

  @Test
  void theFloorOfAControlIsDrawnForItsOwnLanguageAndRuntimeOnly() {
    Svg svg =
        draw(
            AxisChoice.LINEAR,
            bar("rust/null", 2),
            bar("rust/pool", 4),
            bar("rust/pool@graalwasm", 9),
            bar("java/pool", 8));
    List<Double> ends = floorEnds(svg);
    assertEquals(3, ends.size(), "over the top and the bottom of two rows of 28 pixels: " + ends);
    assertTrue(ends.getFirst() < svg.baselineOf("rust/null"));
    assertTrue(ends.getLast() > svg.baselineOf("rust/pool"));
    assertTrue(ends.getLast() < svg.baselineOf("rust/pool@graalwasm"));
    assertTrue(svg.texts().contains("floor: the control"));
  }

  @Test
  void withoutAControlThereIsNoFloorAndNoWordOfOne() {
    Svg svg = draw(AxisChoice.LINEAR, bar("rust/pool", 4));
    assertEquals(List.of(), floorEnds(svg));
    assertFalse(svg.texts().contains("floor: the control"));
  }

  @Test
  void theLegendNamesOnlyLanguagesThatOccur() {
    Svg svg = draw(AxisChoice.LINEAR, bar("ocaml/pool", 4));
    assertTrue(svg.texts().contains("ocaml"));
    assertFalse(svg.texts().contains("java"));
  }
}
