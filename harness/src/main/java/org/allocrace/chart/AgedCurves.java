package org.allocrace.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allocrace.unit.Digits;
import org.jspecify.annotations.Nullable;

/**
 * Time per operation after a littering phase, over the share of the litter that stayed; beside it,
 * as a point of its own at the left, the time without one.
 *
 * @param trace the name of the trace, for the title
 * @param note how the figures were come by; may be empty
 * @param series one for each contender
 */
public record AgedCurves(String trace, String note, List<Series> series, AxisChoice axis) {
  private static final double ROOM = 0.15;
  private static final double LEAST_ROOM = 10;
  private static final double EDGE = 0.04;

  /**
   * A time. Where the two ends are equal there is no interval, and none is drawn.
   *
   * @param ns an operation, not outside of the interval
   * @param low above zero
   */
  public record Time(double ns, double low, double high) {
    public Time {
      Checks.ascending("low end, estimate, high end", "a time", low, ns, high);
    }
  }

  /**
   * A time at an occupancy.
   *
   * @param occupancy per cent of the litter that stayed, 0 to 100
   */
  public record Spot(int occupancy, Time time) {}

  /**
   * One contender.
   *
   * @param fresh null where it was not measured
   * @param spots at least one, ascending in occupancy
   */
  public record Series(String contender, @Nullable Time fresh, List<Spot> spots) {
    public Series {
      Checks.words(contender, "the name of a contender");
      spots = List.copyOf(spots);
      Checks.some(spots, "occupancy of " + contender);
    }

    private Curve curve() {
      return new Curve(
          contender,
          spots.stream().map(s -> new Curve.Point(s.occupancy(), s.time().ns())).toList());
    }
  }

  public AgedCurves {
    Checks.words(trace, "the name of the trace");
    Checks.line(note, "the note");
    series = List.copyOf(series);
    Checks.some(series, "contender");
    Checks.distinct(series, Series::contender, "the contender");
  }

  /** The picture, 1000 pixels wide. */
  public Picture picture() {
    return picture(Theme.WIDTH);
  }

  /**
   * The picture.
   *
   * @param width pixels, from 600 to 4000
   */
  public Picture picture(int width) {
    double low = times().mapToDouble(Time::low).min().orElseThrow();
    double high = times().mapToDouble(Time::high).max().orElseThrow();
    boolean logarithmic = axis.logarithmic(low, high);
    double room = Math.max(LEAST_ROOM, ROOM * (last() - first()));
    double fresh = first() - room;
    return new CurvePlot(
            new Heading(
                trace + ": time per operation after ageing, in ns/op, lower is better", note),
            series.stream().map(Series::curve).toList(),
            occupancyAxis(fresh, room),
            "litter that stayed, per cent",
            logarithmic
                ? LogAxis.decimal(low, high, Digits::exact)
                : LinearAxis.fromZero(high, Digits::exact),
            logarithmic ? "ns/op, logarithmic" : "ns/op",
            CurvePlot.Joint.STRAIGHT,
            marks(fresh),
            width)
        .picture();
  }

  private Axis occupancyAxis(double fresh, double room) {
    double edge = EDGE * (last() - fresh) + EDGE * room;
    List<Double> ticks =
        DoubleStream.concat(DoubleStream.of(fresh), occupancies().mapToDouble(Integer::doubleValue))
            .distinct()
            .sorted()
            .boxed()
            .toList();
    DoubleFunction<String> format = value -> value == fresh ? "fresh" : Digits.exact(value) + " %";
    return new TickedAxis(fresh - edge, last() + edge, ticks, format);
  }

  private CurveMarks marks(double fresh) {
    List<CurveMarks.Whisker> whiskers = new ArrayList<>();
    List<CurveMarks.Lone> lone = new ArrayList<>();
    IntStream.range(0, series.size())
        .forEach(
            i -> {
              Time own = series.get(i).fresh();
              if (own != null) {
                lone.add(new CurveMarks.Lone(i, fresh, own.ns()));
                whiskers.add(new CurveMarks.Whisker(i, fresh, own.low(), own.high()));
              }
              for (Spot spot : series.get(i).spots()) {
                Time time = spot.time();
                whiskers.add(new CurveMarks.Whisker(i, spot.occupancy(), time.low(), time.high()));
              }
            });
    return new CurveMarks(
        List.of(), whiskers.stream().filter(one -> one.low() < one.high()).toList(), lone);
  }

  private Stream<Integer> occupancies() {
    return series.stream().flatMap(one -> one.spots().stream()).map(Spot::occupancy);
  }

  private int first() {
    return occupancies().min(Integer::compare).orElseThrow();
  }

  private int last() {
    return occupancies().max(Integer::compare).orElseThrow();
  }

  private Stream<Time> times() {
    return series.stream()
        .flatMap(
            one ->
                Stream.concat(
                    Stream.ofNullable(one.fresh()), one.spots().stream().map(Spot::time)));
  }
}
