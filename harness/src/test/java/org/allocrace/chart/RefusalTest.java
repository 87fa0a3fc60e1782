package org.allocrace.chart;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.allocrace.chart.IntervalBars.Bar;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {
  private static final double[] ONE = {1};
  private static final OptionalDouble NONE = OptionalDouble.empty();

  private static Arguments refusal(String what, Executable input, String... words) {
    return Arguments.of(Named.of(what, input), List.of(words));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal("no bars", () -> Samples.bars(List.of()), "no bar"),
        refusal("no percentile curves", () -> Samples.percentiles(List.of()), "no curve"),
        refusal("no distributions", () -> Samples.distribution(List.of()), "no curve"),
        refusal("no warm-up curves", () -> Samples.warmup(List.of()), "no curve"),
        refusal("no boxes", () -> Samples.spread(List.of()), "no box"),
        refusal("no memory", () -> Samples.memory(List.of()), "no group"),
        refusal("no rows", () -> Samples.matrix(List.of()), "no row"),
        refusal(
            "only missing bars",
            () ->
                new IntervalBars(
                    "t", "", List.of(new Bar.Missing("java/heap", "failed")), AxisChoice.LINEAR),
            "no measured bar"),
        refusal(
            "a bar of NaN",
            () -> new Bar.Measured("java/heap", Double.NaN, 1, 2),
            "NaN",
            "java/heap"),
        refusal(
            "an interval beside its estimate",
            () -> new Bar.Measured("java/heap", 5, 1, 2),
            "ascend",
            "java/heap"),
        refusal("a time of zero", () -> new Bar.Measured("java/heap", 0, 0, 1), "above zero"),
        refusal(
            "an infinite end",
            () -> new Bar.Measured("java/heap", 1, 1, Double.POSITIVE_INFINITY),
            "Infinity"),
        refusal("a gap without reason", () -> new Bar.Missing("java/heap", " "), "reason"),
        refusal(
            "a contender twice",
            () -> Samples.bars(List.of("java/heap", "java/heap")),
            "java/heap",
            "twice"),
        refusal("a name of control characters", () -> Samples.bars(List.of("a\u0000b")), "control"),
        refusal("too narrow", () -> Samples.bars(Samples.NAMES).picture(599), "599", "600"),
        refusal(
            "columns of different length",
            () -> Curve.of("java/heap", new double[] {1, 2}, ONE),
            "2",
            "1",
            "java/heap"),
        refusal("no points", () -> new Curve("java/heap", List.of()), "no point", "java/heap"),
        refusal(
            "a point of NaN", () -> Curve.of("java/heap", ONE, new double[] {Double.NaN}), "NaN"),
        refusal(
            "descending x",
            () -> Curve.of("java/heap", new double[] {2, 1}, new double[] {1, 1}),
            "ascend"),
        refusal(
            "the maximum as a percentile",
            () -> new PercentileCurves("t", "", List.of(Curve.of("java/heap", ONE, ONE))),
            "below 1"),
        refusal(
            "shares that fall",
            () ->
                new DistributionCurves(
                    "t",
                    "",
                    List.of(Curve.of("java/heap", new double[] {1, 2}, new double[] {0.5, 0.4}))),
            "ascend",
            "0.4"),
        refusal(
            "quartiles out of order",
            () -> new SpreadBoxes.Box("java/heap", 1, 3, 2, 4, 5, List.of(1.0)),
            "ascend"),
        refusal(
            "a box without points",
            () -> new SpreadBoxes.Box("java/heap", 1, 2, 3, 4, 5, List.of()),
            "no invocation"),
        refusal(
            "memory without a figure",
            () ->
                new MemoryBars(
                    "t", "", List.of(new MemoryBars.Group("java/heap", NONE, NONE, NONE))),
            "no measured"),
        refusal(
            "negative memory",
            () -> new MemoryBars.Group("java/heap", OptionalDouble.of(-1), NONE, NONE),
            "-1"),
        refusal(
            "a row that is too short",
            () ->
                new RatioMatrix(
                    "rust/pool",
                    "",
                    List.of("a", "b"),
                    List.of(
                        new RatioMatrix.Row(
                            "java/heap", List.of(new RatioMatrix.Cell.Conclusive(1))))),
            "1 cells",
            "2 traces"),
        refusal("no timelines", () -> Samples.timeline(List.of()), "no curve"),
        refusal("no aged contender", () -> Samples.aged(List.of()), "no contender"),
        refusal("no responses", () -> Samples.response(List.of()), "no contender"),
        refusal("no causes", () -> Samples.causes(List.of()), "no contender"),
        refusal("no parts", () -> Samples.parts(List.of()), "no contender"),
        refusal(
            "a part below zero",
            () -> new PartBars.Group("java/heap", "", 1, -0.5, 1),
            "-0.5",
            "java/heap"),
        refusal(
            "only parts of nothing",
            () -> new PartBars("t", "", List.of(new PartBars.Group("java/heap", "", 0, 0, 0))),
            "no part above 0"),
        refusal(
            "an aged contender without an occupancy",
            () -> new AgedCurves.Series("java/heap", null, List.of()),
            "no occupancy",
            "java/heap"),
        refusal(
            "memory of zero bytes over time",
            () ->
                new MemoryTimeline(
                    "t",
                    "",
                    List.of(Curve.of("java/heap", ONE, new double[] {0})),
                    AxisChoice.LINEAR),
            "above zero"),
        refusal(
            "a response of NaN", () -> new ResponseRows.Level("p99", 1, Double.NaN), "NaN", "p99"),
        refusal(
            "a share above the whole",
            () -> new CauseBars.Group("java/heap", "", List.of(1.5)),
            "1.5",
            "java/heap"),
        refusal(
            "fewer shares than causes",
            () ->
                new CauseBars(
                    "t",
                    "",
                    List.of("a", "b"),
                    List.of(new CauseBars.Group("java/heap", "", List.of(1.0)))),
            "java/heap has 1 shares for 2"),
        refusal("a ratio of NaN", () -> new RatioMatrix.Cell.Conclusive(Double.NaN), "NaN"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void whatCannotBeDrawnHonestlyIsRefusedInWords(Executable input, List<String> words) {
    String message = assertThrows(IllegalArgumentException.class, input).toString();
    for (String word : words) {
      assertTrue(message.contains(word), message);
    }
  }
}
