package org.allocrace.report;

import java.util.List;
import org.allocrace.analysis.CellResult;

/**
 * A table before it is written in any format.
 *
 * @param heads of all columns, the one of the rows' names included
 * @param notes below it, one sentence or more each
 */
record Table(String caption, List<String> heads, List<Row> rows, List<String> notes) {
  Table {
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /**
   * One contender.
   *
   * @param style class in the style sheet, may be empty
   */
  record Row(String name, String description, String style, List<Entry> entries) {
    Row {
      entries = List.copyOf(entries);
    }

    /** Of a cell; that of a control is told apart. */
    static Row of(CellResult cell, List<Entry> entries) {
      return new Row(
          cell.contender().name(),
          cell.contender().description(),
          cell.contender().isControl() ? Word.CONTROL.style() : "",
          entries);
    }
  }

  /**
   * One figure or word.
   *
   * @param style class in the style sheet, may be empty
   */
  record Entry(String text, String style) {
    static Entry of(String text) {
      return new Entry(text, "");
    }

    static Entry of(Word word) {
      return new Entry(word.text(), "word " + word.style());
    }
  }
}
