package org.allocrace.chart;

import java.util.List;

/**
 * Contenders against traces as ratios of time to one reference contender: below 1 is faster and
 * blue, above 1 slower and red.
 *
 * @param reference the contender whose time is the denominator
 * @param note how the figures were come by; may be empty
 * @param traces the columns
 * @param rows the contenders, each with one cell for each trace
 */
public record RatioMatrix(String reference, String note, List<String> traces, List<Row> rows) {

  /** The cells of one contender, in the order of the traces and as many. */
  public record Row(String contender, List<Cell> cells) {
    public Row {
      Checks.words(contender, "the name of a contender");
      cells = List.copyOf(cells);
    }
  }

  /** What is known of one contender on one trace. */
  public sealed interface Cell {
    /** A ratio that the data support, above zero. */
    record Conclusive(double ratio) implements Cell {
      public Conclusive {
        Checks.positive(ratio, "the ratio", "a cell");
      }
    }

    /** A ratio whose difference from 1 the data do not support, above zero: hatched. */
    record Inconclusive(double ratio) implements Cell {
      public Inconclusive {
        Checks.positive(ratio, "the ratio", "a cell");
      }
    }

    /** The contender does not run this trace: left empty. */
    record NotApplicable() implements Cell {}

    /** The contender should have run this trace and did not: marked so, not left empty. */
    record Failed() implements Cell {}
  }

  public RatioMatrix {
    Checks.words(reference, "the name of the reference");
    Checks.line(note, "the note");
    traces = List.copyOf(traces);
    rows = List.copyOf(rows);
    Checks.some(traces, "trace");
    Checks.some(rows, "row");
    Checks.distinct(traces, name -> name, "the trace");
    Checks.distinct(rows, Row::contender, "the contender");
    for (String trace : traces) {
      Checks.words(trace, "the name of a trace");
    }
    for (Row row : rows) {
      if (row.cells().size() != traces.size()) {
        throw new IllegalArgumentException(
            row.contender()
                + " has "
                + row.cells().size()
                + " cells for "
                + traces.size()
                + " traces");
      }
    }
  }

  /** The picture, 1000 pixels wide. */
  public Picture picture() {
    return picture(Theme.WIDTH);
  }

  /**
   * The picture; its height follows from the number of rows, and it is wider than asked when the
   * ratios would not fit into their cells.
   *
   * @param width pixels, from 600 to 4000
   */
  public Picture picture(int width) {
    return new MatrixPlot(this, Checks.width(width)).picture();
  }
}
