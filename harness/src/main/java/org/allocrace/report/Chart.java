package org.allocrace.report;

import org.allocrace.chart.Picture;
import org.jspecify.annotations.Nullable;

/** A picture of the report. Safe for use by several threads. */
final class Chart {
  private final String file;
  private final String caption;
  private final Picture picture;
  private @Nullable String svg;

  /**
   * A picture that is not drawn yet.
   *
   * @param file name below {@code charts}, without its ending
   * @param caption what to see in it
   */
  Chart(String file, String caption, Picture picture) {
    this.file = file;
    this.caption = caption;
    this.picture = picture;
  }

  String file() {
    return file;
  }

  String caption() {
    return caption;
  }

  /** What it shows, for readers who do not see it. */
  String title() {
    return picture.title();
  }

  /** An element, drawn once: it stands in the page and in a file. */
  synchronized String svg() {
    String drawn = svg;
    if (drawn == null) {
      drawn = picture.svg();
      svg = drawn;
    }
    return drawn;
  }

  byte[] png() {
    return picture.png();
  }
}
