package org.allocrace.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.stream.DoubleStream;
import org.allocrace.unit.Nanos;

/**
 * Requests of an open loop: at each quantile the service time and, joined to it, the response time.
 * How far the two lie apart is what requests waited.
 *
 * @param trace the name of the trace, for the title
 * @param note the load, and how the figures were come by; may be empty
 * @param groups one for each contender, from top to bottom
 */
public record ResponseRows(String trace, String note, List<Group> groups) {
  private static final double DOT = 9;
  private static final double AIR = 12;
  private static final BasicStroke WAIT = new BasicStroke(3f);

  /**
   * One quantile, its times in ns a request, above zero.
   *
   * @param quantile as {@code p99}
   */
  public record Level(String quantile, double service, double response) {
    public Level {
      Checks.words(quantile, "the name of a quantile");
      Checks.positive(service, "a service time", quantile);
      Checks.positive(response, "a response time", quantile);
    }

    private String figures() {
      return quantile + ": " + new Nanos(service).text() + " → " + new Nanos(response).text();
    }
  }

  /**
   * One contender.
   *
   * @param levels at least one
   */
  public record Group(String contender, List<Level> levels) {
    public Group {
      Checks.words(contender, "the name of a contender");
      levels = List.copyOf(levels);
      Checks.some(levels, "quantile of " + contender);
    }
  }

  public ResponseRows {
    Checks.words(trace, "the name of the trace");
    Checks.line(note, "the note");
    groups = List.copyOf(groups);
    Checks.some(groups, "contender");
    Checks.distinct(groups, Group::contender, "the contender");
  }

  /** The picture, 1000 pixels wide. */
  public Picture picture() {
    return picture(Theme.WIDTH);
  }

  /**
   * The picture; its height follows from the number of contenders and quantiles.
   *
   * @param width pixels, from 600 to 4000
   */
  public Picture picture(int width) {
    int lines = groups.stream().mapToInt(group -> group.levels().size()).max().orElse(1);
    RowPlot plot =
        new RowPlot(
            new Heading(trace + ": service and response times of requests, in ns", note),
            new Legend(
                List.of(
                    new Legend.Entry(
                        "service: from the actual start",
                        (canvas, box) ->
                            dot(canvas, box.getCenterX(), box.getCenterY(), Theme.MUTED, false)),
                    new Legend.Entry(
                        "response: from the intended start",
                        (canvas, box) ->
                            dot(canvas, box.getCenterX(), box.getCenterY(), Theme.MUTED, true)))),
            groups.stream().map(ResponseRows::row).toList(),
            "service → response",
            LogAxis.decimal(
                times().min().orElseThrow(),
                times().max().orElseThrow(),
                nanos -> new Nanos(nanos).tick()),
            "time of a request, logarithmic",
            Checks.width(width),
            lines * RowPlot.LINE + AIR);
    return new Picture(
        trace + ": service and response times of requests, in ns",
        width,
        plot.height(),
        canvas -> paint(canvas, plot));
  }

  private static RowPlot.Row row(Group group) {
    return new RowPlot.Row(group.contender(), group.levels().stream().map(Level::figures).toList());
  }

  private DoubleStream times() {
    return groups.stream()
        .flatMap(group -> group.levels().stream())
        .flatMapToDouble(level -> DoubleStream.of(level.service(), level.response()));
  }

  private void paint(Canvas canvas, RowPlot plot) {
    plot.paintFrame(canvas);
    for (int i = 0; i < groups.size(); i++) {
      Color colour = Palette.language(Identity.of(groups.get(i).contender()).language());
      List<Level> levels = groups.get(i).levels();
      for (int line = 0; line < levels.size(); line++) {
        double y = plot.line(i, line);
        double service = plot.x(levels.get(line).service());
        double response = plot.x(levels.get(line).response());
        canvas.line(service, y, response, y, WAIT, Palette.lighter(colour, 0.55));
        dot(canvas, response, y, colour, true);
        dot(canvas, service, y, colour, false);
      }
    }
  }

  private static void dot(Canvas canvas, double x, double y, Color colour, boolean full) {
    Ellipse2D circle = new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT);
    canvas.fill(circle, full ? colour : Theme.PAPER);
    canvas.draw(circle, Theme.WHISKER, colour);
  }
}
