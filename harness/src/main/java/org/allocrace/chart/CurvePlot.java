package org.allocrace.chart;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Curves of contenders between two axes, with the legend on the right. XChart draws the curves.
 *
 * <p>The axes are ours: a logarithmic axis of XChart 3.8.8 labels powers of ten only, and with a
 * formatter of its labels it puts them at even steps, where the values are not. XChart is therefore
 * given positions from 0 to 1.
 */
final class CurvePlot {
  private static final double HEIGHT = 430;
  private static final double BELOW = 56;
  private static final double GAP = 10;
  private static final double AXIS_TITLE = 20;
  private static final double LEGEND_GAP = 22;
  private static final int MARKER = 7;
  private static final int MOST_MARKERS = 16;
  private static final double SAME_PLACE = 0.3; // pixels
  private static final Color CLEAR = new Color(255, 255, 255, 0);

  /** How the points are joined: straight, or as a staircase that rises at its points. */
  enum Joint {
    STRAIGHT(XYSeriesRenderStyle.Line),
    STEPS(XYSeriesRenderStyle.Step);

    private final XYSeriesRenderStyle style;

    Joint(XYSeriesRenderStyle style) {
      this.style = style;
    }
  }

  private final Heading heading;
  private final List<Curve> curves;
  private final List<LineLook> looks;
  private final Axis xAxis;
  private final Axis yAxis;
  private final String xTitle;
  private final String yTitle;
  private final int width;
  private final Joint joint;
  private final CurveMarks marks;
  private final Legend legend;
  private final double left;
  private final double right;
  private final double top;
  private final double bottom;

  CurvePlot(
      Heading heading,
      List<Curve> curves,
      Axis xAxis,
      String xTitle,
      Axis yAxis,
      String yTitle,
      Joint joint,
      int width) {
    this(heading, curves, xAxis, xTitle, yAxis, yTitle, joint, CurveMarks.NONE, width);
  }

  CurvePlot(
      Heading heading,
      List<Curve> curves,
      Axis xAxis,
      String xTitle,
      Axis yAxis,
      String yTitle,
      Joint joint,
      CurveMarks marks,
      int width) {
    this.heading = heading;
    this.curves = curves;
    this.looks = LineLook.of(curves);
    this.xAxis = xAxis;
    this.yAxis = yAxis;
    this.xTitle = xTitle;
    this.yTitle = yTitle;
    this.joint = joint;
    this.marks = marks;
    this.width = Checks.width(width);
    this.legend = new Legend(IntStream.range(0, curves.size()).mapToObj(this::entry).toList());
    double labels =
        yAxis.ticks().stream()
            .mapToDouble(tick -> Canvas.widthOf(tick.label(), Theme.TICK))
            .max()
            .orElse(0);
    left = Theme.MARGIN + AXIS_TITLE + labels + GAP;
    right = width - Theme.MARGIN - legend.columnWidth() - LEGEND_GAP;
    top = heading.bottom() + 6;
    bottom = top + Math.max(HEIGHT, curves.size() * Legend.LINE);
  }

  Picture picture() {
    return new Picture(heading.title(), width, (int) Math.ceil(bottom + BELOW), this::paint);
  }

  private Legend.Entry entry(int index) {
    LineLook look = looks.get(index);
    return new Legend.Entry(
        curves.get(index).contender(),
        (canvas, box) -> {
          double y = box.getCenterY();
          canvas.line(box.getX(), y, box.getMaxX(), y, look.stroke(), look.colour());
          canvas.graphics().setColor(look.colour());
          look.marker().paint(canvas.graphics(), box.getCenterX(), y, MARKER);
        });
  }

  private void paint(Canvas canvas) {
    heading.paint(canvas, width);
    legend.paintColumn(canvas, right + LEGEND_GAP, top);
    XYChart chart = chart();
    int chartWidth = chart.getWidth();
    int chartHeight = chart.getHeight();
    // Only a painted chart knows where it puts its values.
    var scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    chart.paint(scratch, chartWidth, chartHeight);
    scratch.dispose();
    paintAxes(canvas, chart);
    var before = canvas.graphics().getTransform();
    canvas.graphics().translate(left, top);
    chart.paint(canvas.graphics(), chartWidth, chartHeight);
    canvas.graphics().setTransform(before);
    canvas.graphics().setClip(null);
  }

  private XYChart chart() {
    XYChart chart = new XYChart((int) (right - left), (int) (bottom - top));
    var style = chart.getStyler();
    style.setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
    style.setAxisTicksVisible(false).setAxisTitlesVisible(false).setPlotGridLinesVisible(false);
    style.setPlotMargin(0).setPlotContentSize(0.98);
    style.setChartPadding(0).setLegendVisible(false).setChartTitleVisible(false);
    style.setChartBackgroundColor(CLEAR).setPlotBackgroundColor(CLEAR);
    style.setPlotBorderColor(Theme.MUTED);
    style.setMarkerSize(MARKER);
    for (int i = 0; i < curves.size(); i++) {
      add(chart, i);
    }
    return chart;
  }

  /** Two series for one curve, because XChart would put a marker on each of a thousand points. */
  private void add(XYChart chart, int index) {
    Curve curve = curves.get(index);
    LineLook look = looks.get(index);
    List<Curve.Point> places =
        curve.points().stream()
            .map(p -> new Curve.Point(xAxis.position(p.x()), yAxis.position(p.y())))
            .toList();
    XYSeries line = series(chart, index + " line", distinguishable(places));
    line.setXYSeriesRenderStyle(joint.style).setMarker(SeriesMarkers.NONE);
    line.setLineColor(look.colour()).setLineStyle(look.stroke());
    XYSeries markers = series(chart, index + " markers", marked(places, index));
    markers.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    markers.setMarker(look.marker()).setMarkerColor(look.colour());
  }

  private static XYSeries series(XYChart chart, String name, List<Curve.Point> points) {
    return chart.addSeries(
        name,
        points.stream().mapToDouble(Curve.Point::x).toArray(),
        points.stream().mapToDouble(Curve.Point::y).toArray());
  }

  /** Without the points that fall onto the one before: what no eye sees need not be in a file. */
  private List<Curve.Point> distinguishable(List<Curve.Point> places) {
    double near = SAME_PLACE / (right - left);
    List<Curve.Point> kept = new ArrayList<>();
    for (Curve.Point place : places) {
      boolean last = place.equals(places.getLast());
      if (last || kept.isEmpty() || distance(place, kept.getLast()) >= near) {
        kept.add(place);
      }
    }
    return kept;
  }

  private static double distance(Curve.Point one, Curve.Point other) {
    return Math.max(Math.abs(one.x() - other.x()), Math.abs(one.y() - other.y()));
  }

  /** All points when they are few; otherwise some, shifted so that those of curves do not meet. */
  private List<Curve.Point> marked(List<Curve.Point> places, int index) {
    int every = Math.ceilDiv(places.size(), MOST_MARKERS);
    int shift = every * index / curves.size();
    return IntStream.range(0, places.size())
        .filter(i -> i % every == shift)
        .mapToObj(places::get)
        .toList();
  }

  private void paintAxes(Canvas canvas, XYChart chart) {
    CurveMarks.Frame frame =
        new CurveMarks.Frame(
            left + chart.getScreenXFromChart(0),
            left + chart.getScreenXFromChart(1),
            top + chart.getScreenYFromChart(0),
            top + chart.getScreenYFromChart(1));
    double lastEnd = Double.NEGATIVE_INFINITY;
    for (Axis.Tick tick : xAxis.ticks()) {
      double x = frame.x(tick.position());
      canvas.line(x, top, x, bottom + 4, Theme.HAIRLINE, Theme.GRID);
      double half = Canvas.widthOf(tick.label(), Theme.TICK) / 2;
      if (x - half > lastEnd + GAP) {
        canvas.text(tick.label(), x, bottom + 19, Canvas.Anchor.MIDDLE, Theme.TICK, Theme.INK);
        lastEnd = x + half;
      }
    }
    for (Axis.Tick tick : yAxis.ticks()) {
      double y = frame.y(tick.position());
      canvas.line(left - 4, y, right, y, Theme.HAIRLINE, Theme.GRID);
      canvas.text(tick.label(), left - GAP, y + 4.5, Canvas.Anchor.END, Theme.TICK, Theme.INK);
    }
    canvas.text(
        xTitle, (left + right) / 2, bottom + 42, Canvas.Anchor.MIDDLE, Theme.LABEL, Theme.INK);
    canvas.slanted(
        yTitle,
        Theme.MARGIN + 11,
        (top + bottom) / 2,
        90,
        Canvas.Anchor.MIDDLE,
        Theme.LABEL,
        Theme.INK);
    marks.paint(canvas, frame, xAxis, yAxis, looks, MARKER);
  }
}
