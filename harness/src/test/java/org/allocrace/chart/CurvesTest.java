package org.allocrace.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CurvesTest {
  private static Svg draw(double[] quantiles) {
    double[] nanos = DoubleStream.of(quantiles).map(q -> 1000 * q).toArray();
    return Svg.of(
        new PercentileCurves("invented", "", List.of(Curve.of("java/heap", quantiles, nanos)))
            .picture());
  }

  /** The x of every corner of every line that is a curve. */
  private static double[] corners(Svg svg) {
    return svg.elements("polyline").stream()
        .flatMap(line -> Stream.of(line.getAttribute("points").split(" ")))
        .mapToDouble(point -> Double.parseDouble(point.split(",", -1)[0]))
        .toArray();
  }

  @Test
  void percentilesAreNamedUpToTheLastOneThatTheDataReach() {
    List<String> texts = draw(new double[] {0.5, 0.9, 0.99, 0.999}).texts();
    assertTrue(texts.containsAll(List.of("50 %", "90 %", "99 %", "99.9 %")), texts.toString());
    assertTrue(texts.stream().noneMatch("99.99 %"::equals));
    assertTrue(texts.stream().noneMatch("0 %"::equals));
  }

  @Test
  void theSameDistanceSeparates90From99And99From99_9() {
    double[] x = corners(draw(new double[] {0.9, 0.99, 0.999}));
    assertEquals(3, x.length);
    assertEquals(x[1] - x[0], x[2] - x[1], 0.02);
  }

  @Test
  void aCurveEndsWhereItsPointsEnd() {
    Curve whole = Curve.of("java/heap", new double[] {0.5, 0.9, 0.999}, new double[] {1, 2, 9});
    Curve part = Curve.of("java/pool", new double[] {0.5, 0.9, 0.99}, new double[] {1, 2, 3});
    Svg svg = Svg.of(new PercentileCurves("invented", "", List.of(whole, part)).picture());
    double[] x = corners(svg);
    assertEquals(6, x.length);
    assertTrue(x[5] < x[2], "the second curve ends left of the first");
  }

  @Test
  void aStaircaseRisesFromZeroToOne() {
    Svg svg =
        Svg.of(
            new DistributionCurves(
                    "invented",
                    "",
                    List.of(Curve.of("java/heap", new double[] {10, 20}, new double[] {0.5, 1})))
                .picture());
    List<String> points =
        List.of(svg.elements("polyline").getFirst().getAttribute("points").split(" "));
    List<Double> y =
        points.stream().map(point -> Double.valueOf(point.split(",", -1)[1])).distinct().toList();
    assertEquals(3, y.size(), "the levels 0, a half and 1");
    assertEquals(y.get(0) - y.get(1), y.get(1) - y.get(2), 0.02);
  }

  @Test
  void pointsThatNoEyeCanTellApartDoNotSwellTheFile() {
    int many = 100_000;
    double[] x = IntStream.rangeClosed(1, many).mapToDouble(i -> i).toArray();
    double[] y = DoubleStream.of(x).map(i -> 20 + i / many).toArray();
    Svg svg =
        Svg.of(
            new WarmupCurves(
                    "invented", "", List.of(Curve.of("java/heap", x, y)), AxisChoice.LINEAR)
                .picture());
    double[] corners = corners(svg);
    assertTrue(corners.length > 1000, "a corner for each 0.3 pixels: " + corners.length);
    assertTrue(corners.length < 4000, "but not for each point: " + corners.length);
  }

  @Test
  void iterationsAreWholeNumbersHoweverFew() {
    Svg svg =
        Svg.of(
            new WarmupCurves(
                    "invented",
                    "",
                    List.of(Curve.of("java/heap", new double[] {1, 2}, new double[] {9, 8})),
                    AxisChoice.LINEAR)
                .picture());
    assertTrue(svg.texts().containsAll(List.of("1", "2", "iteration")));
    assertTrue(svg.texts().stream().noneMatch("1.5"::equals));
  }

  @Test
  void tenContendersOfOneLanguageHaveTenMarkersAndMoreAreStillToldApart() {
    List<Curve> curves =
        IntStream.range(0, 17)
            .mapToObj(i -> Curve.of("java/pool-" + i, new double[] {1}, new double[] {1}))
            .toList();
    List<LineLook> looks = LineLook.of(curves);
    assertEquals(10, looks.stream().limit(10).map(LineLook::marker).distinct().count());
    assertEquals(
        17, looks.stream().map(look -> look.colour() + " " + look.marker()).distinct().count());
  }

  /** Samples.aged has three occupancies and a fresh time. */
  @Test
  void theFreshTimeIsNotJoinedToTheAgedOnes() {
    Svg svg = Svg.of(Samples.aged(List.of("java/heap")).picture());
    assertEquals(3, corners(svg).length);
    assertTrue(svg.texts().containsAll(List.of("fresh", "10 %", "50 %", "90 %")));
  }

  @Test
  void theBeginOfTheReplayIsMarkedInATimeline() {
    Svg svg = Svg.of(Samples.timeline(List.of("java/heap")).picture());
    assertTrue(svg.texts().containsAll(List.of("0", "the replay begins")));
  }

  @Test
  void timelinesThatBeginAfterTheReplayStillShowItsBegin() {
    Curve late = Curve.of("java/heap", new double[] {50, 60}, new double[] {1e6, 2e6});
    Svg svg = Svg.of(new MemoryTimeline("t", "", List.of(late), AxisChoice.LINEAR).picture());
    assertTrue(svg.texts().contains("0"), svg.texts().toString());
  }
}
