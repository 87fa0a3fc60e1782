package org.allocrace.report;

import org.allocrace.chart.Picture;

/**
 * A picture of the report.
 *
 * @param file name below {@code charts}, without its ending
 * @param caption what to see in it
 * @param svg an element, made once: it stands in the page and in a file
 */
record Chart(String file, String caption, Picture picture, String svg) {
  Chart(String file, String caption, Picture picture) {
    this(file, caption, picture, picture.svg());
  }

  /** What it shows, for readers who do not see it. */
  String title() {
    return picture.title();
  }
}
