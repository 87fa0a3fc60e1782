package org.allocrace.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.allocrace.chart.Identity.Family;

/** How areas of a contender are filled: its language is the hue, its family the shading. */
final class Shading {
  private static final BasicStroke STRIPE = new BasicStroke(2f);
  private static final double TINT = 0.72;

  private Shading() {}

  static void fill(Canvas canvas, Rectangle2D box, Identity identity) {
    fill(canvas, box, Palette.language(identity.language()), identity.family());
  }

  private static void fill(Canvas canvas, Rectangle2D box, Color hue, Family family) {
    switch (family) {
      case CONTROL -> canvas.fill(box, Palette.CONTROL);
      case POOL -> canvas.fill(box, hue);
      case ARENA -> {
        canvas.fill(box, hue);
        canvas.hatch(box, STRIPE, Color.WHITE);
      }
      case HEAP -> canvas.fill(box, Palette.lighter(hue, TINT));
      case OTHER -> {
        canvas.fill(box, Palette.lighter(hue, TINT));
        canvas.hatch(box, STRIPE, hue);
      }
    }
    canvas.draw(box, Theme.HAIRLINE, hue);
  }

  /** The languages and families that occur, in the order in which they occur. */
  static List<Legend.Entry> legend(List<Identity> identities) {
    List<Legend.Entry> entries = new ArrayList<>();
    identities.stream()
        .map(Identity::language)
        .distinct()
        .forEach(
            language ->
                entries.add(
                    new Legend.Entry(
                        language, (canvas, box) -> canvas.fill(box, Palette.language(language)))));
    identities.stream()
        .map(Identity::family)
        .distinct()
        .sorted()
        .forEach(
            family ->
                entries.add(
                    new Legend.Entry(
                        family.words(), (canvas, box) -> fill(canvas, box, Theme.MUTED, family))));
    return entries;
  }
}
