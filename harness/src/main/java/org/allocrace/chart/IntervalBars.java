package org.allocrace.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.allocrace.chart.Identity.Family;
import org.allocrace.unit.Digits;

/**
 * Time per operation of the contenders on one trace: a bar to the estimate, a whisker over its
 * interval, the figures in print, and a dashed line at each control.
 *
 * @param trace the name of the trace, for the title
 * @param note how the figures were come by, as "median of 10 invocations, 95 % interval"; may be
 *     empty
 * @param bars one for each contender, in the order from top to bottom; at least one is measured
 */
public record IntervalBars(String trace, String note, List<Bar> bars, AxisChoice axis) {
  private static final double ROW = 28;
  private static final double BAR = 18;
  private static final double CAP = 5;

  /** A row of the picture. */
  public sealed interface Bar {
    /** The name, as {@code java/pool-tuned}; a control is {@code <language>/null}. */
    String contender();

    /**
     * A figure in ns/op. Where the two ends are equal there is no interval: none is drawn and none
     * is printed.
     *
     * @param estimate not outside of the interval
     * @param low above zero
     */
    record Measured(String contender, double estimate, double low, double high) implements Bar {
      public Measured {
        Checks.words(contender, "the name of a contender");
        Checks.ascending("low end, estimate, high end", contender, low, estimate, high);
      }

      /** A figure that too few invocations stand behind for an interval. */
      public static Measured withoutInterval(String contender, double estimate) {
        return new Measured(contender, estimate, estimate, estimate);
      }

      boolean hasInterval() {
        return low < high;
      }

      private String figures() {
        String point = Digits.significant(estimate);
        return hasInterval()
            ? point + " (" + Digits.significant(low) + " to " + Digits.significant(high) + ")"
            : point;
      }
    }

    /**
     * No figure; the row stays, with the reason in it.
     *
     * @param why for example "not applicable"
     */
    record Missing(String contender, String why) implements Bar {
      public Missing {
        Checks.words(contender, "the name of a contender");
        Checks.words(why, "the reason why a figure is missing");
      }
    }
  }

  public IntervalBars {
    Checks.words(trace, "the name of the trace");
    Checks.line(note, "the note");
    bars = List.copyOf(bars);
    Checks.some(bars, "bar");
    Checks.some(measured(bars), "measured bar");
    Checks.distinct(bars, Bar::contender, "the contender");
  }

  /** The picture, 1000 pixels wide. */
  public Picture picture() {
    return picture(Theme.WIDTH);
  }

  /**
   * The picture; its height follows from the number of bars.
   *
   * @param width pixels, from 600 to 4000
   */
  public Picture picture(int width) {
    Heading heading = new Heading(trace + ": time per operation in ns/op, lower is better", note);
    RowPlot plot =
        new RowPlot(
            heading,
            new Legend(legend()),
            bars.stream().map(IntervalBars::row).toList(),
            "ns/op (interval)",
            valueAxis(),
            axisTitle(),
            Checks.width(width),
            ROW);
    return new Picture(heading.title(), width, plot.height(), canvas -> paint(canvas, plot));
  }

  private static List<Bar.Measured> measured(List<Bar> bars) {
    return bars.stream()
        .filter(Bar.Measured.class::isInstance)
        .map(Bar.Measured.class::cast)
        .toList();
  }

  private static RowPlot.Row row(Bar bar) {
    return switch (bar) {
      case Bar.Measured m -> new RowPlot.Row(m.contender(), List.of(m.figures()));
      case Bar.Missing m -> new RowPlot.Row(m.contender(), List.of("–"));
    };
  }

  private boolean logarithmic() {
    return axis.logarithmic(lowest(), highest());
  }

  private double lowest() {
    return measured(bars).stream().mapToDouble(Bar.Measured::low).min().orElseThrow();
  }

  private double highest() {
    return measured(bars).stream().mapToDouble(Bar.Measured::high).max().orElseThrow();
  }

  private Axis valueAxis() {
    return logarithmic()
        ? LogAxis.decimal(lowest() / 1.2, highest(), Digits::exact)
        : LinearAxis.fromZero(highest(), Digits::exact);
  }

  private String axisTitle() {
    return logarithmic()
        ? "ns/op, logarithmic: compare the ends of the bars, not their lengths"
        : "ns/op";
  }

  private List<Legend.Entry> legend() {
    List<Identity> identities = bars.stream().map(bar -> Identity.of(bar.contender())).toList();
    List<Legend.Entry> entries = new ArrayList<>(Shading.legend(identities));
    if (measured(bars).stream().anyMatch(IntervalBars::isControl)) {
      entries.add(
          new Legend.Entry(
              "floor: the control",
              (canvas, box) ->
                  canvas.line(
                      box.getX(),
                      box.getCenterY(),
                      box.getMaxX(),
                      box.getCenterY(),
                      Theme.DASHED,
                      Theme.MUTED)));
    }
    return entries;
  }

  private static boolean isControl(Bar bar) {
    return Identity.of(bar.contender()).family() == Family.CONTROL;
  }

  private void paint(Canvas canvas, RowPlot plot) {
    plot.paintFrame(canvas);
    for (int i = 0; i < bars.size(); i++) {
      double centre = plot.middle(i);
      switch (bars.get(i)) {
        case Bar.Measured bar -> paintBar(canvas, plot, bar, centre);
        case Bar.Missing gap -> plot.gap(canvas, centre, gap.why());
      }
    }
    measured(bars).stream()
        .filter(IntervalBars::isControl)
        .forEach(control -> paintFloor(canvas, plot, control));
    for (int i = 0; i < bars.size(); i++) {
      if (bars.get(i) instanceof Bar.Measured bar && bar.hasInterval()) {
        paintWhisker(canvas, plot, bar, plot.middle(i));
      }
    }
  }

  private static void paintBar(Canvas canvas, RowPlot plot, Bar.Measured bar, double centre) {
    Rectangle2D box = plot.bar(bar.estimate(), centre - BAR / 2, BAR);
    Shading.fill(canvas, box, Identity.of(bar.contender()));
  }

  private static void paintWhisker(Canvas canvas, RowPlot plot, Bar.Measured bar, double centre) {
    double low = plot.x(bar.low());
    double high = plot.x(bar.high());
    canvas.line(low, centre, high, centre, Theme.HALO, Theme.PAPER);
    canvas.line(low, centre, high, centre, Theme.WHISKER, Theme.INK);
    canvas.line(low, centre - CAP, low, centre + CAP, Theme.WHISKER, Theme.INK);
    canvas.line(high, centre - CAP, high, centre + CAP, Theme.WHISKER, Theme.INK);
  }

  /** A control is the floor of its own language and runtime, so its line spans their rows only. */
  private void paintFloor(Canvas canvas, RowPlot plot, Bar.Measured control) {
    Identity floor = Identity.of(control.contender());
    Color ink = Palette.darker(Palette.language(floor.language()), 0.35);
    double x = plot.x(control.estimate());
    for (int i = 0; i < bars.size(); i++) {
      if (floor.isFloorOf(Identity.of(bars.get(i).contender()))) {
        canvas.line(x, plot.top(i), x, plot.top(i + 1), Theme.DASHED, ink);
      }
    }
  }
}
