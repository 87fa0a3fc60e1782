package org.allocrace.chart;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * A finished picture of a fixed size in pixels. It needs no display, and on one machine the same
 * series give the same bytes: nothing of the clock or of object identities enters it.
 */
public final class Picture {
  private final String title;
  private final int width;
  private final int height;
  private final Consumer<Canvas> painting;

  Picture(String title, int width, int height, Consumer<Canvas> painting) {
    this.title = title;
    this.width = width;
    this.height = height;
    this.painting = painting;
  }

  /** What the picture shows, in one line: fit for the alternative text of an image. */
  public String title() {
    return title;
  }

  /** Pixels. */
  public int width() {
    return width;
  }

  /** Pixels; follows from the number of contenders. */
  public int height() {
    return height;
  }

  /**
   * An {@code <svg>} element with a namespace and a view box, without prolog or document type: both
   * a file of its own (UTF-8) and ready to stand inside an HTML page, several to a page.
   */
  public String svg() {
    var graphics = new VectorGraphics2D();
    paint(graphics);
    var raw = new ByteArrayOutputStream();
    try {
      Objects.requireNonNull(Processors.get("svg"))
          .getDocument(graphics.getCommands(), new PageSize(0, 0, width, height))
          .writeTo(raw);
    } catch (IOException e) {
      throw new UncheckedIOException("the SVG of \"" + title + "\" could not be built", e);
    }
    return SvgElement.tidied(raw.toByteArray(), title);
  }

  /** A PNG of exactly {@link #width} by {@link #height} pixels on white. */
  public byte[] png() {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    paint(graphics);
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the PNG of \"" + title + "\" could not be built", e);
    }
    return bytes.toByteArray();
  }

  /** Writes {@link #svg} as UTF-8, replacing the file. */
  public void writeSvg(Path file) throws IOException {
    Files.writeString(file, svg());
  }

  /** Writes {@link #png}, replacing the file. */
  public void writePng(Path file) throws IOException {
    Files.write(file, png());
  }

  private void paint(Graphics2D graphics) {
    Canvas canvas = new Canvas(graphics);
    canvas.fill(new Rectangle2D.Double(0, 0, width, height), Theme.PAPER);
    painting.accept(canvas);
  }
}
