package org.allocrace.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allocrace.chart.Identity.Family;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How the line of a contender looks: the language is the hue; shade and marker tell the contenders
 * of one language apart, so that of ten no two differ by a shade alone. No dashes: XChart 3.8.8
 * strokes every segment by itself, which makes dashes of short segments solid again.
 */
record LineLook(Color colour, BasicStroke stroke, Marker marker) {
  private static final float WIDTH = 2f;
  private static final double[] SHADES = {0, 0.45, -0.45};
  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.SQUARE,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.TRIANGLE_DOWN,
          SeriesMarkers.CROSS,
          SeriesMarkers.PLUS,
          SeriesMarkers.TRAPEZOID,
          SeriesMarkers.OVAL,
          SeriesMarkers.RECTANGLE);

  /** The looks of the curves, in their order. */
  static List<LineLook> of(List<Curve> curves) {
    Map<String, Integer> seen = new HashMap<>();
    List<LineLook> looks = new ArrayList<>();
    for (Curve curve : curves) {
      Identity identity = Identity.of(curve.contender());
      looks.add(look(identity, seen.merge(identity.language(), 1, Integer::sum) - 1));
    }
    return looks;
  }

  private static LineLook look(Identity identity, int index) {
    Color hue = Palette.language(identity.language());
    double shade = SHADES[index % SHADES.length];
    Color colour = shade < 0 ? Palette.darker(hue, -shade) : Palette.lighter(hue, shade);
    float width = identity.family() == Family.CONTROL ? WIDTH / 2 : WIDTH;
    return new LineLook(
        colour,
        new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND),
        MARKERS.get(index % MARKERS.size()));
  }
}
