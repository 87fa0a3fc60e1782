package org.allocrace.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A drawing surface that knows where text ends. Coordinates are pixels, y grows downwards. */
final class Canvas {
  /** Which point of a text the given x names. */
  enum Anchor {
    START(0),
    MIDDLE(0.5),
    END(1);

    private final double share;

    Anchor(double share) {
      this.share = share;
    }
  }

  // One context for every surface: the layout of the SVG and of the PNG must not differ.
  private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);
  private static final double HATCH_STEP = 7;

  private final Graphics2D graphics;

  Canvas(Graphics2D graphics) {
    this.graphics = graphics;
  }

  static double widthOf(String text, Font font) {
    return text.isEmpty() ? 0 : font.getStringBounds(text, METRICS).getWidth();
  }

  /** The text, or as much of it as fits into the width with an ellipsis behind. */
  static String fit(String text, Font font, double width) {
    if (widthOf(text, font) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 1 && widthOf(text.substring(0, end) + "…", font) > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + "…";
  }

  void text(String text, double x, double baseline, Anchor anchor, Font font, Color ink) {
    if (text.isEmpty()) {
      return;
    }
    graphics.setFont(font);
    graphics.setColor(ink);
    graphics.drawString(text, (float) (x - anchor.share * widthOf(text, font)), (float) baseline);
  }

  /** Text that runs upwards at the given angle in degrees; x and y name its anchor. */
  void slanted(
      String text, double x, double y, double degrees, Anchor anchor, Font font, Color ink) {
    var before = graphics.getTransform();
    graphics.translate(x, y);
    graphics.rotate(Math.toRadians(-degrees));
    text(text, 0, 0, anchor, font, ink);
    graphics.setTransform(before);
  }

  void line(double x1, double y1, double x2, double y2, Stroke stroke, Color ink) {
    draw(new Line2D.Double(x1, y1, x2, y2), stroke, ink);
  }

  void draw(Shape shape, Stroke stroke, Color ink) {
    graphics.setStroke(stroke);
    graphics.setColor(ink);
    graphics.draw(shape);
  }

  void fill(Shape shape, Color ink) {
    graphics.setColor(ink);
    graphics.fill(shape);
  }

  /** Diagonal lines inside a rectangle; clipped by arithmetic, since clip paths bloat an SVG. */
  void hatch(Rectangle2D box, Stroke stroke, Color ink) {
    double reach = box.getWidth() + box.getHeight();
    Path2D lines = new Path2D.Double();
    for (double offset = HATCH_STEP / 2; offset < reach; offset += HATCH_STEP) {
      double startX = Math.min(offset, box.getWidth());
      double endX = Math.max(0, offset - box.getHeight());
      lines.moveTo(box.getX() + startX, box.getY() + offset - startX);
      lines.lineTo(box.getX() + endX, box.getY() + offset - endX);
    }
    draw(lines, stroke, ink);
  }

  Graphics2D graphics() {
    return graphics;
  }
}
